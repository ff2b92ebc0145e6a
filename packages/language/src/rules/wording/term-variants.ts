import type { Agreement } from '@sla-language/agreement';
import { knownNames, nameKey } from '../common/definitions.js';
import { bindingTexts, byText, placeOf, quotedWords, rewrite } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { WrittenText } from '../common/written-texts.js';
import { suggestion } from '../fix.js';
import type { Rule, RuleContext } from '../rule.js';
import { wordsOf } from './words/index.js';
import type { Side, Words } from './words/words.js';

export const termVariants: Rule = {
  id: 'wording/term-variants',
  severity: 'warning',
  title: 'Two words for one party',
  explanation: () => ({
    why: prose`
      Lawyers read a second word as a second party: if "the Vendor" were the provider, the contract would say so. Who has to repair, or
      to pay, is then open in the clauses that use the other word.`,
    advice: prose`
      Keep to one word for each party. The contract itself says "the Provider" and "the Customer"; whoever is called otherwise needs a
      \`term "Vendor" means "…"\` that says who it is.`,
    sources: ['Adams, A Manual of Style for Contract Drafting: on consistency and on party names'],
    examples: [
      {
        title: 'Another word for the provider',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Backups" "The Vendor keeps the backups for 30 days."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Backups" "The provider keeps the backups for 30 days."
          }
        `,
      },
      {
        title: 'Two words for one side, in German',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              clause "Sicherungen" "Der Anbieter bewahrt die Sicherungen auf."
              clause "Ende" "Der Anbieter gibt die Daten heraus; danach löscht der Auftragnehmer alle Kopien."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              clause "Sicherungen" "Der Anbieter bewahrt die Sicherungen auf."
              clause "Ende" "Der Anbieter gibt die Daten heraus; danach löscht der Anbieter alle Kopien."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const words = wordsOf(agreement);
    if (!words) return;
    const known = knownNames(agreement);
    for (const side of words.sides) checkSide(agreement, side, words, known, report);
  },
};

interface Use {
  readonly written: WrittenText;
  readonly index: number;
  readonly article: string;
  readonly word: string;
}

function checkSide(
  agreement: Agreement,
  side: Side,
  words: Words,
  known: ReadonlySet<string>,
  report: RuleContext['report'],
): void {
  // A word that contracts of the language use by themselves is not defined by that: which of them holds is the question here.
  const defined = side.own ? known : new Set(agreement.terms.map(({ term }) => nameKey(term, words)));
  const uses = new Map<string, Use[]>();
  for (const written of bindingTexts(agreement)) {
    for (const { groups, index, 0: all } of written.text.matchAll(side.pattern)) {
      const word = groups!.word!;
      const lemma = side.lemma(word);
      if (defined.has(nameKey(word, words))) continue;
      const use = { written, index: index + all.length - word.length, word, article: groups!.article! };
      uses.set(lemma, [...(uses.get(lemma) ?? []), use]);
    }
  }
  const usual = side.own ?? [...uses].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
  if (usual === undefined) return;
  const main = uses.get(usual)?.[0];
  const others = [...uses].flatMap(([lemma, each]) => (lemma === usual ? [] : each));
  for (const [written, variants] of byText(others)) {
    const said = variants.toSorted((a, b) => a.index - b.index);
    const verb = said.length === 1 ? 'is' : 'are';
    report({
      ...placeOf(written),
      message:
        `${quotedWords(said.map(({ article, word }) => `${article} ${word}`))} in ${written.what} ${verb} another word for a party that ` +
        `${main ? `elsewhere is "${main.article} ${main.word}"` : `the contract calls "the ${usual}"`}, and so reads as somebody else. ` +
        `Write "${usual}", or define the word.`,
      ...(main ? { related: [{ ...placeOf(main.written), message: `"${main.word}" is used here.` }] } : {}),
      fixes: [
        suggestion(
          `Write "${usual}"`,
          ...said.map(({ index, word, article }) =>
            rewrite(written, index, word.length, side.inflected(usual, article)),
          ),
        ),
      ],
    });
  }
}

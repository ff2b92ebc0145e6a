import type { Agreement, Term } from '@sla-language/agreement';
import { knownNames, nameKey } from '../common/definitions.js';
import { bindingTexts, byText, corpusOf, literally, placeOf, quotedWords, rewrite } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { WrittenText } from '../common/written-texts.js';
import { suggestion } from '../fix.js';
import type { Rule, RuleContext } from '../rule.js';
import { wordsOf } from './words/index.js';
import type { Side, Words } from './words/words.js';

export const termVariants: Rule = {
  id: 'wording/term-variants',
  severity: 'warning',
  title: 'Two words for one thing',
  why: prose`
    Lawyers read a second word as a second thing: if "the Vendor" were the provider, the contract would say so. The same goes for a
    defined term that is written with a capital letter in one clause and without it in the next.`,
  advice: prose`
    Keep to one word for each party and to one way of writing each term. The contract itself says "the Provider" and "the Customer";
    whoever is called otherwise needs a \`term "Vendor" means "…"\` that says who it is.`,
  sources: [
    'Adams, A Manual of Style for Contract Drafting: on defined terms and on consistency',
    'Lexicon Tools, Problems with defined terms: inconsistent capitalization',
  ],
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
      title: 'A defined term in two ways',
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            term "Restore Point" means "the newest backup that can be restored."
            clause "Backups" "The newest Restore Point is no older than a day, and each restore point is kept for 30 days."
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            term "Restore Point" means "the newest backup that can be restored."
            clause "Backups" "The newest Restore Point is no older than a day, and each Restore Point is kept for 30 days."
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
  fix: 'suggestion',
  check(agreement, { report }) {
    const words = wordsOf(agreement);
    if (!words) return;
    const known = knownNames(agreement, words);
    for (const side of words.sides) checkSide(agreement, side, words, known, report);
    for (const term of agreement.terms) checkCapitals(agreement, term, report);
  },
};

interface Use {
  readonly written: WrittenText;
  readonly index: number;
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
  const uses = new Map<string, (Use & { readonly article: string })[]>();
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

/** Within sentences, a term is written in one way. */
function checkCapitals(agreement: Agreement, term: Term, report: RuleContext['report']): void {
  const { whole } = corpusOf(agreement);
  const lower = term.term.toLowerCase();
  if (!/^\p{Lu}/u.test(term.term) || whole.indexOf(lower) < 0) return;
  const pattern = new RegExp(`(?<=[\\p{Ll}\\d,;]\\s)${literally(lower)}(?=(?:e?s)?(?![\\p{L}\\p{N}@_-]))`, 'giu');
  const uses: Use[] = [];
  for (const written of bindingTexts(agreement)) {
    if (!written.text.toLowerCase().includes(lower)) continue;
    for (const { 0: word, index } of written.text.matchAll(pattern))
      uses.push({ written, index, word: word.replace(/\s+/g, ' ') });
  }
  const canonical = canonicalForm(term.term, uses);
  const others = uses.filter(({ word }) => word !== canonical);
  for (const [written, inText] of byText(others)) {
    report({
      ...placeOf(written),
      message:
        `${quotedWords(inText.map(({ word }) => word))} in ${written.what} is written "${canonical}" ${canonical === term.term ? 'where it is defined' : 'elsewhere'}: ` +
        'the reader has to ask whether the same is meant. Write it in one way.',
      related: [{ at: term, message: `"${term.term}" is defined here.` }],
      fixes: [
        suggestion(
          `Write "${canonical}"`,
          ...inText.map(({ index, word }) => rewrite(written, index, word.length, canonical)),
        ),
      ],
    });
  }
}

/**
 * A term with capital letters inside is written as it is defined. One with a single capital letter may be written as an ordinary
 * word, if it always is: the first letter of a definition is a capital one in any case.
 */
function canonicalForm(term: string, uses: readonly Use[]): string {
  if (/\p{Lu}/u.test(term.slice(1))) return term;
  const ordinary = term.charAt(0).toLowerCase() + term.slice(1);
  const asDefined = uses.filter(({ word }) => word === term).length;
  return uses.filter(({ word }) => word === ordinary).length > asDefined ? ordinary : term;
}

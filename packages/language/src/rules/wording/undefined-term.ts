import type { Agreement } from '@sla-language/agreement';
import { knownNames, nameKey } from '../common/definitions.js';
import { bindingTexts, occurrencesOf, placeOf, rewrite } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { WrittenText } from '../common/written-texts.js';
import { type Fix, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';
import { wordsOf } from './words/index.js';
import type { Words } from './words/words.js';

export const undefinedTerm = ruleWithOptions({
  id: 'wording/undefined-term',
  severity: 'warning',
  title: 'A word that is written as a defined term and defined nowhere',
  explanation: () => ({
    why: prose`
      A capital letter within a sentence promises that a definition says what the word means. Where none does, one side reads the
      word as everybody does and the other as its own standard contract defines it, and both are sure.`,
    advice: prose`
      Define it: \`term "Incident" means "…"\`, or give a declaration that title. Where the ordinary word is meant, write it as an ordinary
      word, in lower case. In German, where every noun has a capital letter, only what a text itself calls defined is looked at.`,
    sources: ['Adams, A Manual of Style for Contract Drafting: on defined terms'],
    examples: [
      {
        title: 'A word of other contracts',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              responsibility of provider "Tells the customer the Root Cause of every outage."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Root Cause" means "the first fault without which the outage would not have happened."
              responsibility of provider "Tells the customer the Root Cause of every outage."
          }
        `,
      },
      {
        title: 'One word, with and without a capital letter',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              responsibility of provider "Keeps the Platform in the European Union."
              clause "Changes" "Changes of the platform are announced a week before."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              responsibility of provider "Keeps the platform in the European Union."
              clause "Changes" "Changes of the platform are announced a week before."
          }
        `,
      },
      {
        title: 'What a text calls defined, in German',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              responsibility of customer "Meldet jede Störung im Sinne dieses Vertrags."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              term "Störung" means "ein Ereignis, durch das der Shop keine Bestellungen annimmt."
              responsibility of customer "Meldet jede Störung im Sinne dieses Vertrags."
          }
        `,
      },
    ],
  }),
  options: {
    words: {
      type: 'strings',
      default: [],
      description:
        'Further words that are taken for defined terms where they are capitalised within a sentence, such as "Platform".',
    },
  },
  fix: 'suggestion',
  check(agreement, { report, options }) {
    const words = wordsOf(agreement);
    if (!words) return;
    const known = knownNames(agreement);
    const more = new Set(options.words.map((word) => nameKey(word, words)));
    const uses = new Map<string, Use[]>();
    for (const use of usesIn(agreement, words, more)) {
      const key = nameKey(use.term, words);
      if (known.has(key)) continue;
      uses.set(key, [...(uses.get(key) ?? []), use]);
    }
    for (const [first, ...others] of uses.values()) {
      const { written, term } = first!;
      report({
        ...placeOf(written),
        message:
          `"${term}" in ${written.what} is written as a defined term, but nothing in the agreement says what it means. Define it with ` +
          `\`term "${words.singular(term)}" means "…"\`${words.capitals ? ', or write it in lower case where the ordinary word is meant' : ''}.`,
        related: others
          .filter((other) => other.written !== written)
          .map((other) => ({ ...placeOf(other.written), message: `"${other.term}" is used here, too.` })),
        fixes: words.capitals ? inLowerCase([first!, ...others]) : [],
      });
    }
  },
});

interface Use {
  readonly written: WrittenText;
  readonly term: string;
  readonly index: number;
}

function* usesIn(agreement: Agreement, words: Words, more: ReadonlySet<string>): Generator<Use> {
  const { capitals } = words;
  const known = knownNames(agreement);
  const lower = new Map<string, boolean>();
  const isAlsoLower = (term: string): boolean => {
    const found = lower.get(term) ?? isInLowerCase(agreement, term);
    lower.set(term, found);
    return found;
  };
  for (const written of bindingTexts(agreement)) {
    const { text } = written;
    for (const { groups, index } of text.matchAll(words.markedTerm)) {
      yield { written, term: (groups!.term ?? groups!.quoted)!, index };
    }
    if (!capitals) continue;
    for (const { 0: term, index } of text.matchAll(capitals.pattern)) {
      const key = nameKey(term, words);
      if (known.has(key)) continue;
      // A word that some texts write with a capital letter, after an article, and others without one is no name.
      const isTerm =
        capitals.usual.has(key) ||
        more.has(key) ||
        (capitals.determiners.has(wordBefore(text, index)) && isAlsoLower(term));
      if (isTerm) yield { written, term, index };
    }
  }
}

function wordBefore(text: string, index: number): string {
  return /(\p{L}+)[,;:]? $/u.exec(text.slice(Math.max(0, index - 20), index))?.[1]?.toLowerCase() ?? '';
}

function isInLowerCase(agreement: Agreement, term: string): boolean {
  const lower = term.toLowerCase();
  for (const { written, index, rest } of occurrencesOf(agreement, [lower])) {
    const isWhole =
      /^s?(?![\p{L}\p{N}@-]|\.\p{L})/u.test(rest) && !/[\p{L}\p{N}@./-]$/u.test(written.text.slice(0, index));
    if (isWhole && written.text.startsWith(lower, index)) return true;
  }
  return false;
}

function inLowerCase(uses: readonly Use[]): readonly Fix[] {
  const terms = [...new Set(uses.map(({ term }) => `"${term.toLowerCase()}"`))];
  const edits = uses.map(({ written, term, index }) => rewrite(written, index, term.length, term.toLowerCase()));
  return [suggestion(`Write ${terms.join(' and ')} in lower case`, ...edits)];
}

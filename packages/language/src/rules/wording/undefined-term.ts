import type { Agreement } from '@sla-language/agreement';
import { knownNames, nameKey } from '../common/definitions.js';
import { bindingTexts, literally, placeOf, rewrite } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import { textsOf, type WrittenText } from '../common/written-texts.js';
import { type Fix, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';
import { wordsOf } from './words/index.js';
import type { Capitals, Words } from './words/words.js';

export const undefinedTerm = ruleWithOptions({
  id: 'wording/undefined-term',
  severity: 'warning',
  title: 'A word that is written as a defined term and defined nowhere',
  why: prose`
    A capital letter within a sentence promises that a definition says what the word means. Where none does, one side reads the
    word as everybody does and the other as its own standard contract defines it, and both are sure.`,
  advice: prose`
    Define it: \`term "Incident" means "…"\`, or give a declaration that title. Where the ordinary word is meant, write it as an ordinary
    word, in lower case. In German, where every noun has a capital letter, only what a text itself calls defined is looked at.`,
  sources: [
    'Adams, A Manual of Style for Contract Drafting: on defined terms',
    'Lexicon Tools, Problems with defined terms: terms that are used but never defined',
  ],
  options: {
    words: {
      type: 'strings',
      default: [],
      description:
        'Further words that are taken for defined terms where they are capitalised within a sentence, such as "Platform".',
    },
  },
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
  fix: 'suggestion',
  check(agreement, { report, options }) {
    const words = wordsOf(agreement);
    if (!words) return;
    const known = knownNames(agreement, words);
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
  for (const written of bindingTexts(agreement)) {
    for (const match of written.text.matchAll(words.markedTerm)) {
      yield { written, term: (match.groups!.term ?? match.groups!.quoted)!, index: match.index };
    }
    if (!words.capitals) continue;
    for (const match of written.text.matchAll(words.capitals.pattern)) {
      const term = match.groups!.term!;
      const key = nameKey(term, words);
      const isTerm =
        words.capitals.usual.has(key) ||
        more.has(key) ||
        isOrdinaryWord(agreement, match.groups!.before!, term, words.capitals);
      if (isTerm) yield { written, term, index: match.index + match[0].length - term.length };
    }
  }
}

/** A word that some texts write with a capital letter, after an article, and others without one is no name. */
function isOrdinaryWord(agreement: Agreement, before: string, term: string, { determiners }: Capitals): boolean {
  if (!determiners.has(before.toLowerCase())) return false;
  const lower = term.toLowerCase();
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}@./-])${literally(lower)}s?(?![\\p{L}\\p{N}@-]|\\.\\p{L})`, 'u');
  return textsOf(agreement).some(({ text }) => text.includes(lower) && pattern.test(text));
}

function inLowerCase(uses: readonly Use[]): readonly Fix[] {
  const terms = [...new Set(uses.map(({ term }) => `"${term.toLowerCase()}"`))];
  const edits = uses.map(({ written, term, index }) => rewrite(written, index, term.length, term.toLowerCase()));
  return [suggestion(`Write ${terms.join(' and ')} in lower case`, ...edits)];
}

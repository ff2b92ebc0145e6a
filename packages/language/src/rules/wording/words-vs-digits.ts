import { capitalised } from '@sla-language/agreement';
import { bindingTexts, placeOf, rewrite } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { WrittenText } from '../common/written-texts.js';
import { type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';
import { wordsOf } from './words/index.js';
import type { Words } from './words/words.js';

export const wordsVsDigits: Rule = {
  id: 'wording/words-vs-digits',
  severity: 'error',
  title: 'A number in words and another one in digits',
  explanation: () => ({
    why: prose`
      "Thirty (60) days" is two deadlines. Some courts go by the words, some ask what was meant, and until one has decided nobody knows
      whether a claim came in time. It happens where somebody changes one of the two and forgets the other.`,
    advice: 'Write the number once, in digits: `30 days`.',
    sources: [
      'Adams, A Manual of Style for Contract Drafting: on words and digits for one number',
      'Uniform Commercial Code § 3-114: words prevail over numbers',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Exit" "The provider hands over all data within thirty (60) days."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Exit" "The provider hands over all data within 60 days."
          }
        `,
      },
      {
        title: 'A share, in German',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              clause "Rabatt" "Ab dem zweiten Jahr gilt ein Rabatt von 15 % (zwölf Prozent)."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              clause "Rabatt" "Ab dem zweiten Jahr gilt ein Rabatt von 15 % (fünfzehn Prozent)."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const words = wordsOf(agreement);
    if (!words) return;
    for (const written of bindingTexts(agreement)) {
      // Most texts have no number beside a bracket.
      if (!/\d\D*\)|\d\D{0,12}\(/.test(written.text)) continue;
      for (const pattern of words.numbers) {
        for (const match of written.text.matchAll(pattern)) {
          const said = numberOf(match.groups!.words!, words);
          const digits = Number(match.groups!.digits!.replace(/[.,]/g, ''));
          if (said === undefined || said === digits) continue;
          report({
            ...placeOf(written),
            message: `"${match[0]}" in ${written.what} says ${said} in words and ${digits} in digits. Write the number that was agreed, once.`,
            fixes: fixesOf(written, match, said, digits, words),
          });
        }
      }
    }
  },
};

/** Contracts say small numbers and round ones in words. */
function* usualNumbers(): Generator<number> {
  for (let number = 0; number <= 1_000; number++) yield number;
  for (let number = 1_100; number < 10_000; number += 100) yield number;
  for (let number = 10_000; number <= 100_000; number += 1_000) yield number;
}

const tables = new WeakMap<Words, ReadonlyMap<string, number>>();

/** The number that words say; undefined where they are no number in words. */
function numberOf(text: string, words: Words): number | undefined {
  let table = tables.get(words);
  if (!table) {
    table = new Map([...usualNumbers()].map((number) => [words.sameWords(words.cardinal(number)), number]));
    tables.set(words, table);
  }
  return table.get(words.sameWords(text));
}

/** Which of the two was meant, only the author knows. */
function fixesOf(
  written: WrittenText,
  match: RegExpExecArray,
  said: number,
  digits: number,
  words: Words,
): readonly Fix[] {
  const [all] = match;
  const inWords = match.groups!.words!;
  const swap = (part: string, by: string): Fix => {
    const at = all.indexOf(part);
    const text = all.slice(0, at) + by + all.slice(at + part.length);
    return suggestion(`Write "${text}"`, rewrite(written, match.index + at, part.length, by));
  };
  const cardinal = words.cardinal(digits);
  const right = /^\p{Lu}/u.test(inWords) ? capitalised(cardinal) : cardinal;
  return [swap(inWords, right), swap(match.groups!.digits!, String(said))];
}

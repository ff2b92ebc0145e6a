import { capitalised } from '@sla-language/agreement';
import { bindingTexts, placeOf, quotedWords, rewrite } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import { suggestion } from '../fix.js';
import type { Rule } from '../rule.js';
import { wordsOf } from './words/index.js';
import type { Words } from './words/words.js';

export const optionalDuty: Rule = {
  id: 'wording/optional-duty',
  severity: 'warning',
  title: 'A duty in words that make it voluntary',
  explanation: () => ({
    why: prose`
      "The provider should monitor the platform" is a recommendation, and "may" is a right. Under the heading of duties such a sentence
      looks like one and is none: whoever leaves it undone has broken nothing.`,
    advice: prose`
      Write what has to be done: "monitors the platform", or "must monitor the platform". What a party may do, but need not, is a right and
      belongs in a \`clause\`.`,
    sources: [
      'RFC 2119, Key words for use in RFCs to indicate requirement levels: MUST, SHOULD, MAY',
      'Adams, A Manual of Style for Contract Drafting: on the categories of contract language',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              responsibility of customer "Should name a contact for emergencies."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              responsibility of customer "Names a contact for emergencies."
          }
        `,
      },
      {
        title: 'In German',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              clause "Sicherungen" "Der Anbieter sollte jede Nacht eine Sicherung anlegen."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              clause "Sicherungen" "Der Anbieter legt jede Nacht eine Sicherung an."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const words = wordsOf(agreement);
    if (!words) return;
    const duties = new Set<object>(agreement.responsibilities);
    const clauses = new Set<object>(agreement.clauses);
    for (const written of bindingTexts(agreement)) {
      const isDuty = duties.has(written.at);
      if (!isDuty && !clauses.has(written.at)) continue;
      const found = optionalWords(written.text, isDuty, words);
      if (found.length === 0) continue;
      const by = [...new Set(found.map(({ word }) => words.obliging(word)))];
      report({
        ...placeOf(written),
        message: `${capitalised(written.what)} says ${quotedWords(found.map(({ word }) => word))}: nobody has broken it who leaves it undone. Write ${quotedWords(by)} where it is a duty.`,
        fixes: [
          suggestion(
            `Write ${quotedWords(by)}`,
            ...found.map(({ word, index }) => rewrite(written, index, word.length, words.obliging(word))),
          ),
        ],
      });
    }
  },
};

function optionalWords(
  text: string,
  isDuty: boolean,
  words: Words,
): { readonly word: string; readonly index: number }[] {
  const patterns = isDuty && words.optionalStart ? [words.optionalStart, words.optional] : [words.optional];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const word = match.groups!.word!;
      if (!isDuty && !words.optionalInClauses.has(word.toLowerCase())) return [];
      return [{ word, index: match.index + match[0].lastIndexOf(word) }];
    }),
  );
}

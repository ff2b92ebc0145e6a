import { knownNames, nameKey } from '../common/definitions.js';
import { placeOf, rewrite, textsWith } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import { suggestion } from '../fix.js';
import type { Rule } from '../rule.js';
import { wordsOf } from './words/index.js';

export const ambiguousTime: Rule = {
  id: 'wording/ambiguous-time',
  severity: 'warning',
  title: 'A time that two readers count differently',
  explanation: () => ({
    why: prose`
      "Biweekly" is twice a week or every two weeks, and a "working day" ends with somebody's office hours and holidays. A deadline in such
      words has two ends, and the dispute is about the time between them.`,
    advice: prose`
      Write the number: "every two weeks". For working time, declare a \`calendar\` and name it with \`default calendar\`: the contract then
      says that business hours and days run in it. Define any other word, such as "Werktag", with a \`term\`.`,
    sources: [
      "Merriam-Webster's Dictionary: biweekly, bimonthly and biannual each have two meanings",
      'Bundesurlaubsgesetz, § 3(2): working days (Werktage) are all days but Sundays and public holidays',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              responsibility of provider "Tests biweekly that the backups can be restored."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              responsibility of provider "Tests every two weeks that the backups can be restored."
          }
        `,
      },
      {
        title: 'A German working day',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              responsibility of customer "Prüft jeden Bericht innerhalb von fünf Werktagen."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              term "Werktag" means "jeder Tag von Montag bis Freitag, der in Berlin kein Feiertag ist."
              responsibility of customer "Prüft jeden Bericht innerhalb von fünf Werktagen."
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
    const open = words.ambiguousTimes.filter(
      ({ settledByCalendar }) => !settledByCalendar || agreement.defaultCalendar === undefined,
    );
    for (const { pattern, hints, readings, instead = [] } of open) {
      for (const written of textsWith(agreement, hints)) {
        if (!written.binding) continue;
        const seen = new Set<string>();
        for (const { 0: word, index } of written.text.matchAll(pattern)) {
          if (seen.has(word) || known.has(nameKey(word, words))) continue;
          seen.add(word);
          report({
            ...placeOf(written),
            message: `"${word}" in ${written.what} is ${readings}. Say which.`,
            fixes: instead.map((by) => suggestion(`Write "${by}"`, rewrite(written, index, word.length, by))),
          });
        }
      }
    }
  },
};

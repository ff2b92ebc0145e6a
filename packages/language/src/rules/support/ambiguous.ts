import { type Handling, mostSpecific, scopesOf, scopeTitle } from '@sla-language/agreement';
import { headOf } from '../common/handlings.js';
import { hoursOf, openTogether } from '../common/hours.js';
import { once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const ambiguousHandling: Rule = {
  id: 'support/ambiguous',
  severity: 'error',
  title: 'Two rows of the table hold for the same incident',
  explanation: () => ({
    why: prose`
      Of several rows for a severity the most specific one holds. Where two are equally specific and both calendars are open, one
      incident has two deadlines, and each side reads the one that it prefers.`,
    advice: prose`
      Give each case one row: \`handles Sev1 for Gold during Always { … }\` beside \`handles Sev1 during BusinessHours { … }\`. Two rows
      of one severity are sound where their calendars are never open at the same time.`,
    sources: [
      'Müller, Resinas and Ruiz-Cortés, Automated Analysis of Conflicts in WS-Agreement (IEEE Transactions on Services Computing 2014): inconsistent terms',
    ],
    examples: [
      {
        title: 'One severity in two calendars that overlap',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              support Desk {
                  handles Sev3 during Always { respond within 3 days }
                  handles Sev3 during BusinessHours { respond within 4 business hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              calendar Weekend "Weekend" { open saturday to sunday 10:00 to 16:00  holidays "DE-BE" }
              support Desk {
                  handles Sev3 during Weekend { respond within 3 business days }
                  handles Sev3 during BusinessHours { respond within 4 business hours }
              }
          }
        `,
      },
      {
        title: 'A plan that stands in two rows',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              plan Platinum
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              support Desk {
                  handles Sev3 for Basic, Gold during BusinessHours { respond within 3 business days }
                  handles Sev3 for Gold, Platinum during BusinessHours { respond within 1 business day }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              plan Platinum
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              support Desk {
                  handles Sev3 for Basic during BusinessHours { respond within 3 business days }
                  handles Sev3 for Gold, Platinum during BusinessHours { respond within 1 business day }
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { today, report }) {
    const from = agreement.effective?.from ?? today;
    const together = (left: Handling, right: Handling): boolean => {
      const [one, other] = [left, right].map((row) => hoursOf(agreement, row.during ?? agreement.defaultCalendar));
      return one !== undefined && other !== undefined && openTogether(one, other, from);
    };
    for (const support of agreement.supports) {
      const isNew = once();
      for (const severity of new Set(support.handles.map((row) => row.severity))) {
        const rows = support.handles.filter((row) => row.severity === severity);
        if (rows.length < 2) continue;
        for (const scope of scopesOf(agreement, rows)) {
          const best = mostSpecific(rows, scope);
          const second = best.find((row, index) => best.slice(0, index).some((other) => together(other, row)));
          const first = second && best.find((row) => together(row, second));
          if (!first || !second || !isNew(first, second)) continue;
          report({
            at: second,
            message:
              `For ${scopeTitle(agreement, scope)}, both \`${headOf(first)}\` and \`${headOf(second)}\` of \`${support.id}\` hold at ` +
              'the same time, and neither is more specific: one incident has two sets of deadlines.',
            related: [{ at: first, message: `\`${headOf(first)}\`` }],
            fixes: [suggestion(`Remove \`${headOf(second)}\``, remove({ at: second }))],
          });
        }
      }
    }
  },
};

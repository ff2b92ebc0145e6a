import { type Commitment, decimal, exactSeconds } from '@sla-language/agreement';
import { calendarOf } from '../common/calendars.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

const DAY = decimal(86_400);

export const mixedClock: Rule = {
  id: 'window/mixed-clock',
  severity: 'warning',
  title: 'Hours of the clock and business hours in one row',
  explanation: () => ({
    why: prose`
      "Respond within 4 hours, resolve within 2 business days" looks like one table in one time, and is not: the four hours run on after
      the desk has closed. An incident at 16:00 has to be answered at 20:00, by people who went home at 17:00.`,
    advice:
      'Count the whole row in one time: `respond within 4 business hours`, or handle the severity `during Always`.',
    sources: ['Zammad, issue 390: escalation times and business hours'],
    examples: [
      {
        title: 'A time to respond by the clock',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during BusinessHours { respond within 4 hours  resolve within 2 business days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during BusinessHours { respond within 4 business hours  resolve within 2 business days }
              }
          }
        `,
      },
      {
        title: 'Updates by the clock',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 { respond within 2 business hours  update every 3 hours  resolve within 2 business days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 { respond within 2 business hours  update every 3 business hours  resolve within 2 business days }
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const support of agreement.supports) {
      for (const row of support.handles) {
        const calendar = calendarOf(agreement, row);
        const business = row.commitments.find(({ within }) => within.business);
        if (!calendar || !business) continue;
        for (const commitment of row.commitments.filter(isClockTime)) {
          const { text } = commitment.within;
          const mended = text.replace(
            /^(\S+)\s*h(?:ours?)?$/,
            (_, count) => `${count} business ${count === '1' ? 'hour' : 'hours'}`,
          );
          report({
            at: commitment,
            message:
              `\`${row.severity}\` of \`${support.id}\` has ${text} by the clock to ${commitment.kind} and ${business.within.text} to ` +
              `${business.kind}: the time to ${commitment.kind} runs on while \`${calendar.id}\` is closed.`,
            related: [{ at: business, message: `${business.within.text} run only while \`${calendar.id}\` is open.` }],
            fixes:
              mended === text ? [] : [suggestion(`Write \`${mended}\``, replace({ at: commitment.within }, mended))],
          });
        }
      }
    }
  },
};

/** An hour or more that runs by the clock. Of a day or more window/ambiguous-day speaks; minutes are over before anybody goes home. */
function isClockTime({ within }: Commitment): boolean {
  const seconds = exactSeconds(within);
  return seconds?.gte(3600) === true && seconds.lt(DAY);
}

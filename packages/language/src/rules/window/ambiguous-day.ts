import { type Duration, decimal, decimalString, duration, exactSeconds } from '@sla-language/agreement';
import { calendarOf } from '../common/calendars.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const ambiguousDay: Rule = {
  id: 'window/ambiguous-day',
  severity: 'warning',
  title: 'Days of the clock beside business hours',
  explanation: () => ({
    why: prose`
      Where a desk works in business hours, "2 days" is read as two working days by the provider and as 48 hours by the customer. By
      the words it is the latter: the time runs on through the night and the weekend, while nobody is there.`,
    advice: 'Write `business days` or `business hours`, or handle the severity `during Always`.',
    sources: ['Zammad, issue 390: escalation times and business hours'],
    examples: [
      {
        title: 'Two days',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during BusinessHours { respond within 2 business hours  resolve within 2 days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during BusinessHours { respond within 2 business hours  resolve within 2 business days }
              }
          }
        `,
      },
      {
        title: '48 hours in the default calendar',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 { respond within 2 business hours  resolve within 48 hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 { respond within 2 business hours  resolve within 16 business hours }
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const support of agreement.supports) {
      for (const handling of support.handles) {
        const calendar = calendarOf(agreement, handling);
        if (!calendar) continue;
        for (const commitment of handling.commitments) {
          if (!isDays(commitment.within)) continue;
          const { text } = commitment.within;
          report({
            at: commitment,
            message:
              `\`${handling.severity}\` of \`${support.id}\` is handled in \`${calendar.id}\`, but ${text} run by the clock, ` +
              'through nights, weekends and holidays. Write `business days` or `business hours` if that is not meant.',
            related: [{ at: calendar, message: `\`${calendar.id}\` is closed at times.` }],
            fixes: inBusinessDays(commitment.within),
          });
        }
      }
    }
  },
};

/** As many business days; a week has five of them. */
function inBusinessDays(within: Duration): readonly Fix[] {
  const seconds = exactSeconds(within);
  const days = within.unit === 'week' ? decimal(within.value).times(5) : seconds?.div(86_400);
  if (!days?.eq(days.round(0))) return [];
  const { text } = duration(decimalString(days), 'day', true);
  return [suggestion(`Write \`${text}\``, replace({ at: within }, text))];
}

/** Clock time of a day or more. */
function isDays(duration: Duration): boolean {
  if (duration.business) return false;
  const seconds = exactSeconds(duration);
  return seconds === undefined || seconds.gte(decimal(86_400));
}

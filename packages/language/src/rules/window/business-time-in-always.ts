import { businessTimes } from '../common/business-times.js';
import { hoursOf } from '../common/hours.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const businessTimeInAlways: Rule = {
  id: 'window/business-time-in-always',
  severity: 'warning',
  title: 'Business hours in a calendar that never closes',
  explanation: () => ({
    why: prose`
      "Two business hours" in a calendar that is always open are two hours, also at three in the morning. The word "business" tells the
      provider's people the opposite, and the first incident of a night shows which of the two was meant.`,
    advice: 'Write `2 hours`, or let the line run in opening hours: `during BusinessHours`.',
    sources: ['Zammad, issue 390: escalation times and business hours'],
    examples: [
      {
        title: 'A row around the clock',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during Always { respond within 2 business hours  resolve within 20 hours or workaround }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during Always { respond within 2 hours  resolve within 20 hours or workaround }
              }
          }
        `,
      },
      {
        title: 'A calendar that is open at all hours',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar Round "Round the clock" { open monday to sunday 00:00 to 24:00 }
              support Desk {
                  handles Sev2 during Round { respond within 2 hours  resolve within 2 business days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar Round "Round the clock" { open monday to sunday 00:00 to 24:00 }
              support Desk {
                  handles Sev2 during Round { respond within 2 hours  resolve within 2 days }
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const { duration, during, what } of businessTimes(agreement)) {
      const calendar = agreement.calendars.find((each) => each.id === during);
      // With holidays or closed days, even a calendar of all hours closes.
      if (!during || !hoursOf(agreement, during)?.alwaysOpen || calendar?.holidays || calendar?.closed.length) continue;
      const plain = duration.text.replace(/\bbusiness\s+/, '');
      report({
        at: duration,
        message: `\`${duration.text}\` (${what}) is counted in \`${during}\`, which never closes: it is ${plain} by the clock, also at night.`,
        ...(calendar ? { related: [{ at: calendar, message: `\`${during}\` is always open.` }] } : {}),
        fixes: [suggestion(`Write \`${plain}\``, replace({ at: duration }, plain))],
      });
    }
  },
};

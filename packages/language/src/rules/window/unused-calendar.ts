import { calendarUses } from '../common/calendar-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const unusedCalendar: Rule = {
  id: 'window/unused-calendar',
  severity: 'warning',
  title: 'Opening hours that nothing runs in',
  explanation: () => ({
    why: prose`
      The contract prints the hours, so the customer believes that they count for something: for its service desk, say. In truth everything
      runs in other hours, or around the clock, and the line that should have named the calendar was forgotten.`,
    advice: 'Name it where it should count (`default calendar Evening`, `during Evening`), or remove it.',
    sources: ['ITIL 4, service level management: service hours and support hours'],
    examples: [
      {
        title: 'A calendar for which the row was forgotten',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar Evening "Evening hours" { open monday to friday 17:00 to 22:00  holidays "DE-BE" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar Evening "Evening hours" { open monday to friday 17:00 to 22:00  holidays "DE-BE" }
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              support Desk {
                  handles Sev3 during Evening { respond within 3 business days }
              }
          }
        `,
      },
      {
        title: 'A default calendar that was replaced',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar LongHours "Long hours" { open monday to friday 07:00 to 20:00  holidays "DE-BE" }
              default calendar LongHours
              support Desk {
                  handles Sev2 during LongHours { respond within 2 business hours  resolve within 2 business days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar LongHours "Long hours" { open monday to friday 07:00 to 20:00  holidays "DE-BE" }
              default calendar LongHours
              support Desk {
                  handles Sev2 during LongHours { respond within 2 business hours  resolve within 2 business days }
              }
              without BusinessHours
          }
        `,
      },
    ],
  }),
  tag: 'unnecessary',
  fix: 'suggestion',
  check(agreement, { report }) {
    if (agreement.kind === 'template' || agreement.calendars.length === 0) return;
    const used = new Set(calendarUses(agreement).map((use) => use.calendar));
    for (const calendar of agreement.calendars) {
      if (used.has(calendar.id)) continue;
      report({
        at: calendar,
        message: `Nothing runs in \`${calendar.id}\`: no line says \`during ${calendar.id}\`, and it is not the default calendar.`,
        fixes: [suggestion(`Remove \`calendar ${calendar.id}\``, remove({ at: calendar }))],
      });
    }
  },
};

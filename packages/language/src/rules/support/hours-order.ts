import type { Handling } from '@sla-language/agreement';
import { bySeverity, headOf, rewriteCalendar, rowsOfDesks } from '../common/handlings.js';
import { hoursOf, momentText, uncovered } from '../common/hours.js';
import { example, prose } from '../common/texts-of-rules.js';
import { suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const hoursOrder: Rule = {
  id: 'support/hours-order',
  severity: 'warning',
  title: 'A severe incident is handled in fewer hours than a lesser one',
  explanation: () => ({
    why: prose`
      When the desk answers lesser incidents at night but the grave ones only in the morning, a customer does best to report its outage
      as a small fault. Mostly the calendars of two rows were interchanged, and the contract then says the opposite of what was meant.`,
    advice:
      'Let the graver severity run in the same calendar as the lesser one, or in a wider one: `handles Sev1 during Always`.',
    sources: ['ITIL 4, incident management: prioritisation by impact and urgency'],
    examples: [
      {
        title: 'The calendars are interchanged',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              support Desk {
                  handles Sev3 during Always { respond within 3 days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              support Desk {
                  handles Sev3 during BusinessHours { respond within 3 business days }
              }
          }
        `,
      },
      {
        title: 'A calendar that opens an hour later',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar LateHours "Late hours" { open monday to friday 10:00 to 17:00  holidays "DE-BE" }
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              support Desk {
                  handles Sev2 during LateHours { respond within 2 business hours  resolve within 2 business days }
                  handles Sev3 during BusinessHours { respond within 3 business days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar LateHours "Late hours" { open monday to friday 08:00 to 17:00  holidays "DE-BE" }
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              support Desk {
                  handles Sev2 during LateHours { respond within 2 business hours  resolve within 2 business days }
                  handles Sev3 during BusinessHours { respond within 3 business days }
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { today, report }) {
    const seen = new Set<Handling>();
    const from = agreement.effective?.from ?? today;
    for (const rows of rowsOfDesks(agreement)) {
      for (const [severe, lesser] of bySeverity(agreement, rows)) {
        if (seen.has(severe)) continue;
        const [few, many] = [severe, lesser].map((row) => hoursOf(agreement, row.during ?? agreement.defaultCalendar));
        if (!few || !many || few.id === many.id || few.neverOpen) continue;
        // Where each is open at times at which the other is closed, neither has fewer hours.
        const closed = uncovered(many, [few], from);
        if (!closed || uncovered(few, [many], from)) continue;
        seen.add(severe);
        const moment = momentText(closed.start, many.timeZone);
        report({
          at: severe,
          message:
            `In \`${rows.support.id}\`, \`${severe.severity}\` is handled in \`${few.id}\` and the less severe \`${lesser.severity}\` in \`${many.id}\`, ` +
            `which is open longer: on ${moment}, for example, only the lesser incident is looked at.`,
          related: [{ at: lesser, message: `\`${headOf(lesser)}\`` }],
          fixes: [suggestion(`Handle \`${severe.severity}\` \`during ${many.id}\``, rewriteCalendar(severe, many.id))],
        });
      }
    }
  },
};

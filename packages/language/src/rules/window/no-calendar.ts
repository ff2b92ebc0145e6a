import { type Agreement, countryOfZone, isAlwaysOpen } from '@sla-language/agreement';
import { businessTimes } from '../common/business-times.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noCalendar: Rule = {
  id: 'window/no-calendar',
  severity: 'error',
  title: 'Business hours or days, and no calendar in which they run',
  explanation: () => ({
    why: prose`
      "Five business days" ends on one day in Berlin, on another in London, and whether a Saturday counts depends on who is asked.
      Without a calendar nobody can say when such a deadline is over.`,
    advice: prose`
      Declare the hours and name them once for the agreement: \`default calendar BusinessHours\`; a row of a service desk may also say
      \`during BusinessHours\`.`,
    sources: ['Blunix GmbH, managed hosting SLA template', 'Zammad, issue 390: escalation times and business hours'],
    examples: [
      {
        title: 'A report that is due after business days',
        failing: example`
          party Acme "Acme Cloud GmbH" { contact Desk "Desk" { email "desk@acme.example" } }
          party Globex "Globex Corporation" { contact Owner "Owner" { email "owner@globex.example" } }

          agreement Example "Example" {
              timezone "Europe/Berlin"
              provider Acme
              customer Globex
              report Monthly "Monthly figures" {
                  issued every month within 5 business days
                  sent to Globex.Owner by "e-mail" as "PDF"
              }
              review every 6 months
          }
        `,
        passing: example`
          party Acme "Acme Cloud GmbH" { contact Desk "Desk" { email "desk@acme.example" } }
          party Globex "Globex Corporation" { contact Owner "Owner" { email "owner@globex.example" } }

          agreement Example "Example" {
              timezone "Europe/Berlin"
              default calendar BusinessHours
              provider Acme
              customer Globex
              calendar BusinessHours "Business hours" { open monday to friday 09:00 to 17:00  holidays "DE-BE" }
              report Monthly "Monthly figures" {
                  issued every month within 5 business days
                  sent to Globex.Owner by "e-mail" as "PDF"
              }
              review every 6 months
          }
        `,
      },
      {
        title: 'A calendar that nothing names',
        failing: example`
          calendar Office "Office hours" { open monday to friday 09:00 to 17:00  holidays "GB" }
          party Acme "Acme Cloud Ltd" {
              contact Desk "Desk" { email "desk@acme.example"  reachable during Office }
          }

          agreement Example "Example" {
              status published
              timezone "Europe/London"
              provider Acme
              customer "everyone"
              severity Sev1 "Critical" { means "the shop takes no orders" }
              service Shop "Web shop" { fee "the monthly invoice" per month }
              support Desk "Service desk" {
                  channel email "desk@acme.example"
                  clock starts when "the message is received"
                  clock stops when "an engineer has answered; an automated reply does not count"
                  handles Sev1 { respond within 4 business hours }
                  measures each per month
                  credit 1% of fee per incident
              }
          }
        `,
        passing: example`
          calendar Office "Office hours" { open monday to friday 09:00 to 17:00  holidays "GB" }
          party Acme "Acme Cloud Ltd" {
              contact Desk "Desk" { email "desk@acme.example"  reachable during Office }
          }

          agreement Example "Example" {
              status published
              timezone "Europe/London"
              default calendar Office
              provider Acme
              customer "everyone"
              severity Sev1 "Critical" { means "the shop takes no orders" }
              service Shop "Web shop" { fee "the monthly invoice" per month }
              support Desk "Service desk" {
                  channel email "desk@acme.example"
                  clock starts when "the message is received"
                  clock stops when "an engineer has answered; an automated reply does not count"
                  handles Sev1 { respond within 4 business hours }
                  measures each per month
                  credit 1% of fee per incident
              }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const lost = businessTimes(agreement).filter(({ during }) => during === undefined);
    const [first, ...others] = lost;
    if (!first) return;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    report({
      at: first.duration,
      message:
        `${first.duration.text} (${first.what})${more} cannot be counted: \`${agreement.id}\` names no calendar in which business time runs. ` +
        'Add, for example, `default calendar BusinessHours`.',
      related: others.map(({ duration, what }) => ({ at: duration, message: `${duration.text}: ${what}` })),
      fixes: [defaultCalendar(agreement)],
    });
  },
};

/** The only calendar with opening hours that there is, or a new one with the holidays of the zone's country. */
function defaultCalendar(agreement: Agreement): Fix {
  const candidates = agreement.calendars.filter((calendar) => calendar.open.length > 0 && !isAlwaysOpen(calendar));
  const [only] = candidates;
  if (only && candidates.length === 1) {
    const line = `default calendar ${only.id}`;
    return suggestion(`Add \`${line}\``, addTo(agreement, line));
  }
  const country = agreement.timeZone && countryOfZone(agreement.timeZone);
  const holidays = country ? `  holidays "${country}"` : '';
  const lines = [
    'default calendar BusinessHours',
    `calendar BusinessHours "Business hours" { open monday to friday 09:00 to 17:00${holidays} }`,
  ];
  return suggestion('Add `default calendar BusinessHours`, with a calendar', addTo(agreement, lines.join('\n')));
}

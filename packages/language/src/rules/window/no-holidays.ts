import { type Agreement, beginsOn, type Calendar, countryOfZone } from '@sla-language/agreement';
import { calendarUses } from '../common/calendar-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noHolidays: Rule = {
  id: 'window/no-holidays',
  severity: 'warning',
  title: 'Working hours that run on public holidays as well',
  explanation: () => ({
    why: prose`
      A calendar of Monday to Friday without holidays is open on Christmas Day. The provider's people are at home, its deadlines run, and
      the customer, whose own office is closed, does not know whether it may count on them.`,
    advice:
      'Name the country or the part of it whose holidays count: `holidays "DE-BE"`. Or list the days: `closed 2027-12-24 "Christmas Eve"`.',
    sources: ['Blunix GmbH, managed hosting SLA template'],
    examples: [
      {
        title: 'A calendar of the service desk',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar LongHours "Long hours" { open monday to friday 07:00 to 20:00 }
              support Desk {
                  handles Sev2 during LongHours { respond within 2 business hours  resolve within 2 business days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar LongHours "Long hours" { open monday to friday 07:00 to 20:00  holidays "DE-BE" }
              support Desk {
                  handles Sev2 during LongHours { respond within 2 business hours  resolve within 2 business days }
              }
          }
        `,
      },
      {
        title: 'A default calendar with a zone of its own',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              default calendar Vienna
              calendar Vienna "Office in Vienna" {
                  open monday to saturday 08:00 to 16:00
                  timezone "Europe/Vienna"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              default calendar Vienna
              calendar Vienna "Office in Vienna" {
                  open monday to saturday 08:00 to 16:00
                  holidays "AT"
                  timezone "Europe/Vienna"
              }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const uses = calendarUses(agreement);
    for (const calendar of agreement.calendars) {
      if (calendar.holidays !== undefined || calendar.closed.length > 0 || !hasDaysOff(calendar)) continue;
      const counted = uses.filter((use) => use.calendar === calendar.id && use.counts);
      const [first] = counted;
      if (!first) continue;
      report({
        at: calendar,
        message: `\`${calendar.id}\` has working days and no holidays: it is open on Christmas Day and New Year's Day as on any other day of the week, and ${first.what}.`,
        related: counted.map(({ at, property, what }) => ({
          at,
          ...(property ? { property } : {}),
          message: `Here ${what}.`,
        })),
        fixes: holidaysFor(agreement, calendar),
      });
    }
  },
};

/**
 * Working hours that keep a day of the week free will keep holidays too. A calendar that opens every day, or for whole days, may
 * be meant so.
 */
function hasDaysOff({ open }: Calendar): boolean {
  const isWork = open.some(({ start, end }) => start !== '00:00' || (end !== '24:00' && end !== '00:00'));
  return isWork && [1, 2, 3, 4, 5, 6, 7].some((day) => !open.some((hours) => beginsOn(hours, day)));
}

/** The region that another calendar of the same zone has, or the country of the zone. */
function holidaysFor(agreement: Agreement, calendar: Calendar): readonly Fix[] {
  const zone = calendar.timeZone ?? agreement.timeZone;
  const sister = agreement.calendars.find(
    (each) => each.holidays !== undefined && (each.timeZone ?? agreement.timeZone) === zone,
  );
  const region = sister?.holidays ?? (zone && countryOfZone(zone));
  return region ? [suggestion(`Add \`holidays "${region}"\``, addTo(calendar, `holidays "${region}"`))] : [];
}

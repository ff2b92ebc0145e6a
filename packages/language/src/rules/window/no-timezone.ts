import { type Agreement, isAlwaysOpen, zonesOfCountry } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noTimezone: Rule = {
  id: 'window/no-timezone',
  severity: 'warning',
  title: 'Windows or hours without a time zone',
  explanation: () => ({
    why: prose`
      "Per month" begins at a different moment in Berlin and in New York, and "09:00 to 17:00" is a different working day. An outage
      in the night of the last of the month counts for one party in the old month and for the other in the new one.`,
    advice:
      'Name the IANA time zone in which everything is counted: `timezone "Europe/Berlin"`. Published terms need one as well.',
    sources: [
      'IANA time zone database',
      'Bonterms SLA 1.0, Slack and GitHub (calendar months and quarters without a zone)',
    ],
    examples: [
      {
        title: 'Calendar months',
        failing: example`
          agreement Example "Example" {
              status published
              customer "everyone"
              service Shop "Web shop" { fee "the monthly invoice" per month }
              metric ShopUptime "Uptime" {
                  availability of Shop
                  unavailable when "the shop does not answer within 10 seconds"
                  measured every 1 minute by "an external probe"
                  no data counts as bad
              }
              objective Uptime "Availability" {
                  measures ShopUptime per month
                  target >= 99.5%
                  credit 10% of fee when < 99.5%
              }
          }
        `,
        passing: example`
          agreement Example "Example" {
              status published
              timezone "UTC"
              customer "everyone"
              service Shop "Web shop" { fee "the monthly invoice" per month }
              metric ShopUptime "Uptime" {
                  availability of Shop
                  unavailable when "the shop does not answer within 10 seconds"
                  measured every 1 minute by "an external probe"
                  no data counts as bad
              }
              objective Uptime "Availability" {
                  measures ShopUptime per month
                  target >= 99.5%
                  credit 10% of fee when < 99.5%
              }
          }
        `,
      },
      {
        title: 'Opening hours',
        failing: example`
          agreement Example "Example" {
              status published
              customer "everyone"
              service Shop "Web shop" { fee "the monthly invoice" per month }
              calendar Office "Office hours" { open monday to friday 09:00 to 17:00  holidays "AT" }
              default calendar Office
              maintenance Planned "Maintenance" { notice 2 business days  limit 1 hour per month }
          }
        `,
        passing: example`
          agreement Example "Example" {
              status published
              timezone "Europe/Vienna"
              customer "everyone"
              service Shop "Web shop" { fee "the monthly invoice" per month }
              calendar Office "Office hours" { open monday to friday 09:00 to 17:00  holidays "AT" }
              default calendar Office
              maintenance Planned "Maintenance" { notice 2 business days  limit 1 hour per month }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    if (agreement.timeZone !== undefined) return;
    const needs = whatNeedsAZone(agreement);
    if (needs.length === 0) return;
    const [first] = needs;
    const zone = likelyZone(agreement);
    const others =
      needs.length > 1
        ? `, and ${needs.length - 1} more ${needs.length === 2 ? 'line depends' : 'lines depend'} on one`
        : '';
    report({
      at: agreement,
      message: `\`${agreement.id}\` names no time zone, but ${first!.message}${others}. Add, for example, \`timezone "${zone}"\`.`,
      related: needs.map(({ at, message }) => ({ at, message: `Here ${message}.` })),
      fixes: [suggestion(`Add \`timezone "${zone}"\``, addTo(agreement, `timezone "${zone}"`))],
    });
  },
};

/** The zone of a calendar, or of the country whose holidays one keeps. Terms that are published for all the world are counted in UTC. */
function likelyZone({ calendars, status }: Agreement): string {
  const own = calendars.find((calendar) => calendar.timeZone !== undefined)?.timeZone;
  const region = calendars.find((calendar) => calendar.holidays !== undefined)?.holidays;
  const [main] = region ? zonesOfCountry(region.split('-')[0]!) : [];
  return own ?? main ?? (status === 'published' ? 'UTC' : 'Europe/Berlin');
}

function whatNeedsAZone(agreement: Agreement): { readonly at: object; readonly message: string }[] {
  const measured = [...agreement.objectives, ...agreement.supports].flatMap((each) =>
    each.measures ? [{ at: each, message: `\`${each.id}\` is measured per ${each.measures.window.text}` }] : [],
  );
  const open = agreement.calendars
    .filter((calendar) => calendar.timeZone === undefined && calendar.open.length > 0 && !isAlwaysOpen(calendar))
    .map((calendar) => ({ at: calendar, message: `\`${calendar.id}\` has opening hours` }));
  const maintained = agreement.exclusions
    .filter((exclusion) => exclusion.windows.length > 0)
    .map((exclusion) => ({ at: exclusion, message: `\`${exclusion.id}\` has windows` }));
  return [...measured, ...open, ...maintained];
}

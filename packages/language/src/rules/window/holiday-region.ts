import { countryOfZone, type DateString, isAlwaysOpen, Temporal, zonesOfCountry } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const holidayRegion: Rule = {
  id: 'window/holiday-region',
  severity: 'information',
  title: 'Holidays of one country, hours by the clock of another',
  explanation: () => ({
    why: prose`
      A desk in Berlin that keeps Berlin's holidays works by Berlin's clock. Where the calendar counts in New York time, "09:00" is three in the
      afternoon in Berlin: either the zone or the holidays were taken over from somewhere else.`,
    advice:
      'Give the calendar the zone of its office (`timezone "Europe/Berlin"`), or the holidays of the place where its clock runs.',
    sources: ['IANA time zone database (zone.tab)', 'ISO 3166-1, country codes'],
    examples: [
      {
        title: 'An office abroad that takes the zone of the agreement',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              default calendar Pune
              calendar Pune "Office in Pune" {
                  open monday to friday 09:00 to 18:00
                  holidays "IN-MH"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              default calendar Pune
              calendar Pune "Office in Pune" {
                  open monday to friday 09:00 to 18:00
                  holidays "IN-MH"
                  timezone "Asia/Kolkata"
              }
          }
        `,
      },
      {
        title: 'A zone that was copied',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar BusinessHours { timezone "America/New_York" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar BusinessHours { timezone "Europe/Vienna" }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { today, report }) {
    const day = agreement.effective?.from ?? today;
    for (const calendar of agreement.calendars) {
      const zone = calendar.timeZone ?? agreement.timeZone;
      const region = calendar.holidays;
      const here = zone && countryOfZone(zone);
      if (!zone || !region || !here || isAlwaysOpen(calendar)) continue;
      const country = region.split('-')[0]!;
      const zones = zonesOfCountry(country);
      const [main] = zones;
      if (!main || country === here || zones.some((each) => sameClock(each, zone, day))) continue;
      const there = Temporal.PlainDateTime.from(`${day}T09:00`).toZonedDateTime(zone).withTimeZone(main);
      const clock = there.toPlainTime().toString().slice(0, 5);
      const fixes: Fix[] = [];
      if (!calendar.timeZone) {
        fixes.push(suggestion(`Add \`timezone "${main}"\``, addTo(calendar, `timezone "${main}"`)));
      } else {
        const place = { at: calendar, property: 'timeZone' };
        fixes.push(suggestion(`Write \`timezone "${main}"\``, replace(place, `timezone "${main}"`)));
      }
      report({
        at: calendar,
        property: 'holidays',
        message:
          `\`${calendar.id}\` keeps the holidays of \`${region}\` and the time of \`${zone}\`: 09:00 there is ${clock} in \`${main}\`` +
          `${calendar.timeZone ? '' : ' (the zone is that of the agreement)'}.`,
        fixes,
      });
    }
  },
};

/** Whether two zones show the same time in winter and in summer. */
function sameClock(left: string, right: string, day: DateString): boolean {
  const year = day.slice(0, 4);
  return [`${year}-01-15`, `${year}-07-15`].every((date) => {
    const [one, other] = [left, right].map((zone) => Temporal.PlainDate.from(date).toZonedDateTime(zone));
    return one!.offsetNanoseconds === other!.offsetNanoseconds;
  });
}

import { type Agreement, businessCalendar, type Calendar, NO_HOLIDAYS, Temporal } from '@sla-language/agreement';
import { weekdayName } from '../common/hours.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, safe, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

type ClosedDay = Calendar['closed'][number];

export const closedDay: Rule = {
  id: 'window/closed-day',
  severity: 'information',
  title: 'A closed day that changes nothing',
  explanation: () => ({
    why: prose`
      A day is listed as closed because somebody relies on it. Where it lies outside the term, or on a weekend, it was mostly mistyped,
      and the day that was meant is an ordinary working day with its deadlines.`,
    advice: 'Correct the year or the day, or leave the line out.',
    sources: ['ISO 8601-1:2019, calendar dates', 'ITIL 4, service level management: service hours and support hours'],
    examples: [
      {
        title: "Last year's Christmas Eve",
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01 to 2027-12-31
              calendar BusinessHours { closed 2026-12-24 "Christmas Eve" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01 to 2027-12-31
              calendar BusinessHours { closed 2027-12-24 "Christmas Eve" }
          }
        `,
      },
      {
        title: 'A day that is given twice',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01 to 2027-12-31
              calendar BusinessHours {
                  closed 2027-12-24 "Christmas Eve"
                  closed 2027-12-31 "New Year's Eve"
                  closed 2027-12-24 "Day before Christmas"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01 to 2027-12-31
              calendar BusinessHours {
                  closed 2027-12-24 "Christmas Eve"
                  closed 2027-12-31 "New Year's Eve"
              }
          }
        `,
      },
      {
        title: 'A Saturday on which nobody works anyway',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar BusinessHours { closed 2027-12-25 "Christmas party" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar BusinessHours { closed 2027-12-23 "Christmas party" }
          }
        `,
      },
    ],
  }),
  fix: 'safe',
  check(agreement, { report }) {
    for (const calendar of agreement.calendars) {
      const first = new Map<string, ClosedDay>();
      for (const day of calendar.closed) {
        const before = first.get(day.date);
        first.set(day.date, before ?? day);
        const name = `\`closed ${day.date}\` in \`${calendar.id}\``;
        if (before) {
          report({
            at: day,
            message: `${name} is given twice.`,
            related: [{ at: before, message: 'The first one.' }],
            fixes: [safe(`Remove the second \`closed ${day.date}\``, remove({ at: day }))],
          });
          continue;
        }
        const reason = outsideTerm(agreement, calendar, day) ?? closedAnyway(calendar, day);
        if (!reason) continue;
        report({
          at: day,
          message: `${name} changes nothing: ${reason}.`,
          fixes: [suggestion(`Remove \`closed ${day.date}\``, remove({ at: day }))],
        });
      }
    }
  },
};

/**
 * A calendar that several agreements share keeps the days of other years. So a day is only strange where neither its title nor its place in
 * the year comes again within the term.
 */
function outsideTerm({ effective, renewal }: Agreement, { closed }: Calendar, day: ClosedDay): string | undefined {
  if (!effective) return undefined;
  const { from, to } = effective;
  const isOutside = ({ date }: ClosedDay) => date < from || (to !== undefined && !renewal && date > to);
  if (!isOutside(day)) return undefined;
  const again = closed.some(
    (other) =>
      !isOutside(other) &&
      ((other.title !== undefined && other.title === day.title) || other.date.slice(4) === day.date.slice(4)),
  );
  if (again) return undefined;
  return day.date < from ? `the term begins on ${from}` : `the term ends on ${to}`;
}

/** A list that names the same day of several years is kept for all of them, also for those in which it is a Sunday. */
function closedAnyway(calendar: Calendar, { date }: ClosedDay): string | undefined {
  const isYearly = calendar.closed.some((other) => other.date !== date && other.date.slice(4) === date.slice(4));
  if (isYearly) return undefined;
  const day = Temporal.PlainDate.from(date);
  const ordinary = businessCalendar({ ...calendar, holidays: undefined, closed: [] }, 'UTC', NO_HOLIDAYS);
  if (calendar.open.length === 0 || ordinary.openingsOn(day).length > 0) return undefined;
  return `it is a ${weekdayName(day)}, on which the calendar never opens`;
}

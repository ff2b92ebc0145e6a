import {
  type Big,
  beginsOn,
  formatDuration,
  hoursOn,
  intersect,
  spanSeconds,
  Temporal,
  type TimeSpan,
  type WeeklyHours,
  ZERO,
} from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const overlappingHours: Rule = {
  id: 'window/overlapping-hours',
  severity: 'warning',
  title: 'Two lines of hours that overlap',
  explanation: () => ({
    why: prose`
      Hours that two lines name count once. Where they overlap, one of the lines was mostly meant for another day or another time, and the
      opening hours, or the windows of maintenance, are fewer than the author believes.`,
    advice: 'Correct the day or the time of one of the lines, or leave out the one that adds nothing.',
    sources: ['ITIL 4, service level management: service hours and support hours'],
    examples: [
      {
        title: 'A day that is in two lines',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar BusinessHours {
                  open monday to friday 09:00 to 17:00
                  open friday 09:00 to 15:00
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar BusinessHours {
                  open monday to thursday 09:00 to 17:00
                  open friday 09:00 to 15:00
              }
          }
        `,
      },
      {
        title: 'A window that reaches into the next day',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned {
                  window saturday 22:00 to 04:00
                  window sunday 03:00 to 05:00
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned {
                  window saturday 22:00 to 01:00
                  window sunday 03:00 to 05:00
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const blocks = [
      ...agreement.calendars.map(({ id, open }) => ({ id, lines: open, word: 'open' })),
      ...agreement.exclusions.map(({ id, windows }) => ({ id, lines: windows, word: 'window' })),
    ];
    for (const { id, lines, word } of blocks) {
      for (const [index, line] of lines.entries()) {
        const other = lines.slice(0, index).find((each) => common(each, line).gt(0));
        if (!other) continue;
        const [first, second] = [other, line].map((hours) => `\`${word} ${textOf(hours)}\``);
        report({
          at: line,
          message: `${first} and ${second} of \`${id}\` overlap by ${formatDuration(common(other, line))} a week, which count once.`,
          related: [{ at: other, message: `${first}` }],
          fixes: needless(other, line),
        });
      }
    }
  },
};

/** A line that lies in the other one adds nothing. */
function needless(first: WeeklyHours, second: WeeklyHours): readonly Fix[] {
  return [second, first]
    .filter((line) => common(first, second).eq(common(line, line)))
    .slice(0, 1)
    .map((line) => suggestion(`Remove \`${textOf(line)}\`, which adds nothing`, remove({ at: line })));
}

function textOf({ from, to, start, end }: WeeklyHours): string {
  return `${from === to ? from : `${from} to ${to}`} ${start} to ${end}`;
}

/** An ordinary week, in a zone that changes no clocks: from a Monday on. */
const MONDAY = Temporal.PlainDate.from('2024-01-01');

/** The seconds of a week that two lines have in common. */
function common(left: WeeklyHours, right: WeeklyHours): Big {
  const days = (hours: WeeklyHours, from: number, to: number): readonly TimeSpan[] =>
    Array.from({ length: to - from }, (_, index) => MONDAY.add({ days: from + index }))
      .filter((date) => beginsOn(hours, date.dayOfWeek))
      .map((date) => hoursOn(hours, date, 'UTC'));
  return days(left, 0, 7).reduce(
    (sum, one) =>
      days(right, -1, 8).reduce((all, other) => {
        const both = intersect(one, other);
        return both ? all.plus(spanSeconds(both)) : all;
      }, sum),
    ZERO,
  );
}

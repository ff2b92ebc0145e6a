import {
  type Agreement,
  beginsOn,
  type DateString,
  DEFAULT_TIME_ZONE,
  isAlwaysOpen,
  Temporal,
  type WeeklyHours,
} from '@sla-language/agreement';

import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const dstCrossing: Rule = {
  id: 'window/dst-crossing',
  severity: 'information',
  title: 'Hours that begin or end while the clocks are changed',
  explanation: () => ({
    why: prose`
      On the last Sunday of March there is no 02:30 in Berlin, and on that of October there are two. A maintenance window that begins then
      begins at a moment of which each party has its own idea, and an hour of downtime hangs on it.`,
    advice:
      'Let the hours begin and end outside the hour of the change, such as `window sunday 03:00 to 05:00`, or choose another day.',
    sources: ['IANA time zone database', 'Directive 2000/84/EC on summer-time arrangements'],
    examples: [
      {
        title: 'A window on Sunday at two',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned { window sunday 02:00 to 04:00 }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned { window sunday 03:00 to 05:00 }
          }
        `,
      },
      {
        title: 'A night shift that ends in the hour that comes twice',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              default calendar Evening
              calendar Evening "Evening" { open monday to saturday 16:00 to 02:30  holidays "DE-BE" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              default calendar Evening
              calendar Evening "Evening" { open monday to saturday 16:00 to 01:30  holidays "DE-BE" }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { today, report }) {
    const zone = agreement.timeZone ?? DEFAULT_TIME_ZONE;
    const blocks = [
      ...agreement.exclusions.map(({ id, windows }) => ({ id, lines: windows, zone })),
      ...agreement.calendars
        .filter((each) => !isAlwaysOpen(each))
        .map(({ id, open, timeZone }) => ({ id, lines: open, zone: timeZone ?? zone })),
    ].filter(({ lines }) => lines.length > 0);
    for (const block of blocks) {
      for (const line of block.lines.filter(isAtNight)) {
        const found = changesIn(agreement, block.zone, today).flatMap((day) => unclear(line, day, block.zone) ?? []);
        const [first] = found;
        if (!first) continue;
        const days = found.map(
          ({ time, date, missing }, i) =>
            `${i > 0 && time === found[i - 1]!.time ? '' : `${time} `}${missing ? 'does not exist' : 'comes twice'} on ${date}`,
        );
        report({
          at: line,
          message:
            `The hours ${line.start} to ${line.end} of \`${block.id}\` ${first.isStart ? 'begin' : 'end'} while clocks are changed in \`${block.zone}\`: ` +
            `${days.join(' and ')}.`,
          fixes: later(line),
        });
      }
    }
  },
};

interface Unclear {
  readonly time: string;
  readonly date: DateString;
  /** The time is skipped; else it comes twice. */
  readonly missing: boolean;
  readonly isStart: boolean;
}

/** The days of a year of the term on which clocks are changed: the first year, or the one that runs today. */
function changesIn({ effective }: Agreement, zone: string, today: DateString): readonly DateString[] {
  const from = effective && effective.from > today ? effective.from : today;
  const year = Temporal.PlainDate.from(from).add({ years: 1 }).toString();
  const to = effective?.to && effective.to < year ? effective.to : year;
  const first = Number(from.slice(0, 4));
  return [first, first + 1].flatMap((each) => changesOf(zone, each)).filter((day) => day >= from && day <= to);
}

const known = new Map<string, readonly DateString[]>();

/** The days of a year on which clocks are changed in a zone. To find them takes long, and they are the same for every agreement. */
function changesOf(zone: string, year: number): readonly DateString[] {
  const key = `${zone} ${year}`;
  let days = known.get(key);
  if (!days) {
    const found: DateString[] = [];
    let next = Temporal.PlainDate.from(`${year}-01-01`).toZonedDateTime(zone).getTimeZoneTransition('next');
    while (next && next.year === year) {
      found.push(next.toPlainDate().toString());
      next = next.getTimeZoneTransition('next');
    }
    days = found;
    known.set(key, days);
  }
  return days;
}

/** Clocks are changed between eleven at night and four in the morning, wherever they are. */
function isAtNight({ start, end }: WeeklyHours): boolean {
  return [start, end].some((time) => time >= '23:00' || time <= '04:00');
}

/** The bound of some hours that is skipped or comes twice on a day. */
function unclear(line: WeeklyHours, date: DateString, zone: string): Unclear | undefined {
  const day = Temporal.PlainDate.from(date);
  const starts = beginsOn(line, day.dayOfWeek);
  const ends = beginsOn(line, (line.end <= line.start ? day.subtract({ days: 1 }) : day).dayOfWeek);
  const bounds = [
    ...(starts ? [{ time: line.start, isStart: true }] : []),
    ...(ends ? [{ time: line.end, isStart: false }] : []),
  ];
  for (const { time, isStart } of bounds) {
    if (time === '24:00') continue;
    const moment = readingOf(time, date, zone);
    if (moment === 'once') continue;
    return { time, date, missing: moment === 'never', isStart };
  }
  return undefined;
}

const readings = new Map<string, 'once' | 'twice' | 'never'>();

/** How often the clocks of a zone show a time on a day. */
function readingOf(time: string, date: DateString, zone: string): 'once' | 'twice' | 'never' {
  const key = `${zone} ${date} ${time}`;
  let reading = readings.get(key);
  if (!reading) {
    const moment = Temporal.PlainDateTime.from(`${date}T${time}`);
    const earlier = moment.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const later = moment.toZonedDateTime(zone, { disambiguation: 'later' });
    if (earlier.epochNanoseconds === later.epochNanoseconds) reading = 'once';
    else reading = earlier.toPlainDateTime().equals(moment) ? 'twice' : 'never';
    readings.set(key, reading);
  }
  return reading;
}

/** Both times an hour later. */
function later(line: WeeklyHours): readonly Fix[] {
  const { start, end } = line;
  const next = (time: string) => `${String((Number(time.slice(0, 2)) + 1) % 24).padStart(2, '0')}${time.slice(2)}`;
  if (end === '24:00') return [];
  const text = `${next(start)} to ${next(end)}`;
  return [suggestion(`Move the hours to ${text}`, replace({ at: line }, text, `${start} to ${end}`))];
}

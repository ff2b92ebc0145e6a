import { beginsOn, type WeeklyHours } from '@sla-language/agreement';

const DAY = 1440;
const WEEK = 7 * DAY;

/** A part of a week, in minutes since Monday 00:00: `start` belongs to it, `end` does not. */
export interface WeekSpan {
  readonly start: number;
  readonly end: number;
}

/** The parts of a week that weekly hours cover, in order and without overlaps. */
export function weekSpans(hours: readonly WeeklyHours[]): readonly WeekSpan[] {
  return union(
    hours.flatMap((each) => {
      const start = minuteOf(each.start);
      const end = minuteOf(each.end);
      const length = end > start ? end - start : end + DAY - start;
      return days.filter((day) => beginsOn(each, day + 1)).flatMap((day) => cut(day * DAY + start, length));
    }),
  );
}

const days: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/** What begins on Sunday may end on Monday. */
function cut(start: number, length: number): WeekSpan[] {
  const end = start + length;
  return end <= WEEK
    ? [{ start, end }]
    : [
        { start, end: WEEK },
        { start: 0, end: end - WEEK },
      ];
}

function union(spans: readonly WeekSpan[]): readonly WeekSpan[] {
  const merged: WeekSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** The minutes that two sets of spans have in common in a week. */
export function commonMinutes(left: readonly WeekSpan[], right: readonly WeekSpan[]): number {
  return left.reduce(
    (total, one) =>
      total +
      right.reduce(
        (sum, other) => sum + Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start)),
        0,
      ),
    0,
  );
}

/** The minutes of a week that the spans cover. */
export function minutesOf(spans: readonly WeekSpan[]): number {
  return spans.reduce((total, { start, end }) => total + end - start, 0);
}

/** The most minutes that the spans can cover in so many days in a row, wherever in the week they begin. */
export function mostMinutes(spans: readonly WeekSpan[], count: number): number {
  const byDay = days.map((day) => commonMinutes(spans, [{ start: day * DAY, end: (day + 1) * DAY }]));
  const rest = count % 7;
  const rests = days.map((first) => days.slice(0, rest).reduce((sum, each) => sum + byDay[(first + each) % 7], 0));
  return Math.floor(count / 7) * minutesOf(spans) + Math.max(...rests);
}

/** `sunday 02:00 to 04:00`, `monday to friday 09:00 to 17:00`: as it is written. */
export function hoursText({ from, to, start, end }: WeeklyHours): string {
  return `${from}${to === from ? '' : ` to ${to}`} ${start} to ${end}`;
}

function minuteOf(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

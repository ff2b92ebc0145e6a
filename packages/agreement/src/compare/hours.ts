import type { Weekday, WeeklyHours } from '../model/index.js';
import { isList, isObject } from './plain.js';
import type { Plain } from './types.js';

const DAYS: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** Whether data are opening hours: not empty, and each with days and times. */
export function areWeeklyHours(value: Plain | undefined): boolean {
  return isList(value) && value.length > 0 && value.every((each) => isObject(each) && 'start' in each && 'end' in each);
}

/** For each minute of the week, from Monday 00:00 on, whether some hours hold it: 1 or 0. */
export function minutesOfWeek(hours: readonly WeeklyHours[]): Uint8Array {
  const minutes = new Uint8Array(WEEK);
  for (const { from, to, start, end } of hours) {
    const first = DAYS.indexOf(from);
    const count = ((DAYS.indexOf(to) - first + 7) % 7) + 1;
    const opens = minuteOf(start);
    const length = minuteOf(end) > opens ? minuteOf(end) - opens : minuteOf(end) + DAY - opens;
    for (let day = first; day < first + count; day++) {
      for (let minute = 0; minute < length; minute++) minutes[(day * DAY + opens + minute) % WEEK] = 1;
    }
  }
  return minutes;
}

/** How many minutes of the week some hours hold. */
export function openMinutes(hours: readonly WeeklyHours[]): number {
  return minutesOfWeek(hours).reduce((sum, minute) => sum + minute, 0);
}

/** The same hours in one form: the minutes at which they begin and end. */
export function normalHours(hours: readonly WeeklyHours[]): string {
  const minutes = minutesOfWeek(hours);
  const edges: number[] = [];
  for (let minute = 0; minute < WEEK; minute++) {
    if (minutes[minute] !== minutes[(minute + WEEK - 1) % WEEK]) edges.push(minute);
  }
  return `${minutes[0] === 1 ? 'open' : 'closed'} ${edges.join(' ')}`;
}

/** 1 where the second hours hold all of the first and more, -1 the other way round; undefined where neither does. */
export function compareHours(left: readonly WeeklyHours[], right: readonly WeeklyHours[]): number | undefined {
  const a = minutesOfWeek(left);
  const b = minutesOfWeek(right);
  const more = b.some((minute, i) => minute > a[i]!);
  const less = a.some((minute, i) => minute > b[i]!);
  return more && less ? undefined : Number(more) - Number(less);
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

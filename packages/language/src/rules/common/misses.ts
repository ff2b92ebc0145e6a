import { type Duration, decimal, exactSeconds, type Window, wholeMonths } from '@sla-language/agreement';
import { monthsOfWindow } from './worth.js';

/** Days of the months of four years, of which one is a leap year, twice: every run of months up to four years occurs. */
const MONTH_LENGTHS: readonly number[] = Array.from({ length: 96 }, (_, month) =>
  new Date(Date.UTC(2023, month + 1, 0)).getUTCDate(),
);

/**
 * How many windows can end within a span at most, as misses are counted: within so many calendar months in a row, or so close together.
 * Undefined where a window can hold several misses, or nobody can say.
 */
export function mostWindowsIn(span: Duration, window: Window): number | undefined {
  const months = wholeMonths(span);
  const each = monthsOfWindow(window);
  if (window.kind === 'rolling') return undefined;
  if (each) {
    const length = Number(each.toFixed());
    if (months !== undefined) return Math.ceil(months / length);
    const hours = hoursOf(span);
    return hours === undefined ? undefined : mostMonthly(hours, length);
  }
  const size =
    window.kind === 'calendar' ? ({ hour: 1, day: 24, week: 168 } as Record<string, number>)[window.period] : undefined;
  const hours = months === undefined ? hoursOf(span) : longestMonths(months) * 24 + 1;
  // Where clocks are changed, windows lie an hour closer together.
  return size === undefined || hours === undefined ? undefined : Math.ceil((hours + 1) / size);
}

/** The most windows of some months of which the first and the last end less than some hours apart. */
function mostMonthly(hours: number, length: number): number {
  let count = 1;
  while (count * length < MONTH_LENGTHS.length / 2 && shortestMonths(count * length) * 24 - 1 < hours) count++;
  return count;
}

function runsOf(months: number): readonly number[] {
  return MONTH_LENGTHS.slice(0, 48).map((_, start) =>
    MONTH_LENGTHS.slice(start, start + months).reduce((sum, days) => sum + days, 0),
  );
}

function shortestMonths(months: number): number {
  return Math.min(...runsOf(months));
}

function longestMonths(months: number): number {
  return Math.max(...runsOf(Math.min(months, 48)));
}

function hoursOf(span: Duration): number | undefined {
  const seconds = exactSeconds(span);
  return seconds && Number(seconds.div(decimal(3600)).toFixed());
}

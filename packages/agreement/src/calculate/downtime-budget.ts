import type { Period, Window } from '../model/index.js';
import { type Big, decimal, HUNDRED } from '../values/decimal.js';
import { exactSeconds, nominalSeconds, secondsOfUnit } from '../values/duration.js';
import { formatDuration, groupedString } from '../values/print.js';
import { type TimeSpan, wholeMonths } from './time.js';
import { windowSeconds } from './windows.js';

/** The downtime that a target allows in a period of one length. */
export interface DowntimeBudget {
  /** For people: `a month of 30 days`. */
  readonly label: string;
  /** Seconds of the period. */
  readonly length: Big;
  /** Seconds that may be down. */
  readonly budget: Big;
  /** The budget for people: `43 min 12 s`. */
  readonly text: string;
}

const DAY = decimal(86_400);

/**
 * (100% - target) × length, in seconds. The target is a percentage as written: `downtimeBudget(decimal('99.9'), seconds)`.
 */
export function downtimeBudget(target: Big, lengthSeconds: Big): Big {
  return HUNDRED.minus(target).times(lengthSeconds).div(HUNDRED);
}

/** The budget of one concrete window, in seconds; daylight saving counts. */
export function downtimeBudgetOfWindow(target: Big, window: TimeSpan): Big {
  return downtimeBudget(target, windowSeconds(window));
}

/**
 * The budgets to print beside a target: for every length that its window can have (months of 28 to 31 days, quarters of 90 to
 * 92, years of 365 and 366), and then, for a shorter window, for the year.
 */
export function downtimeBudgets(target: Big, window: Window): readonly DowntimeBudget[] {
  const rows = lengthsOf(window).map(({ label, length }) => row(label, target, length));
  return isYear(window) ? rows : [...rows, row('a year of 365 days', target, DAY.times(365))];
}

/** Every length, in seconds, that a window can have when no clock is changed, shortest first. */
export function windowLengths(window: Window): readonly Big[] {
  return lengthsOf(window).map(({ length }) => length);
}

/** The length, in seconds, with which a window is shown where there is room for one only: a month of 30 days, a year of 365. */
export function typicalLength(window: Window): Big {
  const lengths = windowLengths(window);
  return isYear(window) ? lengths[0]! : lengths[Math.floor(lengths.length / 2)]!;
}

interface Length {
  readonly label: string;
  readonly length: Big;
}

const DAYS: Partial<Record<Period, readonly number[]>> = {
  month: [28, 29, 30, 31],
  quarter: [90, 91, 92],
  year: [365, 366],
};

function lengthsOf(window: Window): readonly Length[] {
  switch (window.kind) {
    case 'calendar':
    case 'fiscal': {
      const days = DAYS[window.period];
      if (days) return days.map((count) => daysLong(`a ${window.period}`, count));
      const article = window.period === 'hour' ? 'an' : 'a';
      return [{ label: `${article} ${window.period}`, length: secondsOfUnit(window.period)! }];
    }
    case 'billing cycle':
      return DAYS.month!.map((count) => daysLong('a billing cycle', count));
    case 'rolling':
      return rollingLengths(window);
  }
}

function rollingLengths(window: Extract<Window, { kind: 'rolling' }>): readonly Length[] {
  const months = wholeMonths(window.length);
  const known = months === 1 ? DAYS.month : months === 3 ? DAYS.quarter : months === 12 ? DAYS.year : undefined;
  if (known) return known.map((count) => daysLong(window.length.text, count));
  const length = exactSeconds(window.length) ?? nominalSeconds(window.length);
  return [{ label: window.length.text, length }];
}

function daysLong(name: string, days: number): Length {
  return { label: `${name} of ${groupedString(decimal(days))} days`, length: DAY.times(days) };
}

function isYear(window: Window): boolean {
  if (window.kind === 'rolling') return (wholeMonths(window.length) ?? 0) >= 12;
  return window.kind !== 'billing cycle' && window.period === 'year';
}

function row(label: string, target: Big, length: Big): DowntimeBudget {
  const budget = downtimeBudget(target, length);
  return { label, length, budget, text: formatDuration(budget) };
}

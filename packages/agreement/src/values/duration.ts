import type { DecimalString, Duration, DurationUnit } from '../model/index.js';
import { type Big, decimal, decimalString, ONE } from './decimal.js';

/** Seconds of the units that always have the same length. A day is 24 hours. */
const SECONDS: Partial<Record<DurationUnit, string>> = {
  millisecond: '0.001',
  second: '1',
  minute: '60',
  hour: '3600',
  day: '86400',
  week: '604800',
};

/** Months of the units that follow the calendar. */
const MONTHS: Partial<Record<DurationUnit, string>> = { month: '1', quarter: '3', year: '12' };

/** Seconds of one unit, or undefined for a unit that follows the calendar. */
export function secondsOfUnit(unit: DurationUnit): Big | undefined {
  const text = SECONDS[unit];
  return text === undefined ? undefined : decimal(text);
}

/** Seconds of a duration that runs by the clock and has a fixed length; undefined for months and more, and for business time. */
export function exactSeconds(duration: Duration): Big | undefined {
  const unit = duration.business ? undefined : secondsOfUnit(duration.unit);
  return unit && decimal(duration.value).times(unit);
}

/** Seconds of business hours, minutes and seconds, to be run inside a calendar; undefined for business days and for clock time. */
export function businessSeconds(duration: Duration): Big | undefined {
  if (!duration.business || duration.unit === 'day' || duration.unit === 'week') return undefined;
  const unit = secondsOfUnit(duration.unit);
  return unit && decimal(duration.value).times(unit);
}

/** Calendar months of a duration in months, quarters or years; undefined for every other one. */
export function calendarMonths(duration: Duration): Big | undefined {
  const months = duration.business ? undefined : MONTHS[duration.unit];
  return months === undefined ? undefined : decimal(duration.value).times(months);
}

/**
 * Seconds for ranking only: a month as 30.436875 days, the mean of the Gregorian calendar, a business day as a day.
 * Never use it to calculate a date or an amount.
 */
export function nominalSeconds(duration: Duration): Big {
  const months = calendarMonths(duration);
  if (months) return months.times('30.436875').times('86400');
  return decimal(duration.value).times(secondsOfUnit(duration.unit) ?? ONE);
}

const DESIGNATORS: Record<DurationUnit, { readonly time: boolean; readonly letter: string; readonly factor: string }> =
  {
    millisecond: { time: true, letter: 'S', factor: '0.001' },
    second: { time: true, letter: 'S', factor: '1' },
    minute: { time: true, letter: 'M', factor: '1' },
    hour: { time: true, letter: 'H', factor: '1' },
    day: { time: false, letter: 'D', factor: '1' },
    week: { time: false, letter: 'W', factor: '1' },
    month: { time: false, letter: 'M', factor: '1' },
    quarter: { time: false, letter: 'M', factor: '3' },
    year: { time: false, letter: 'Y', factor: '1' },
  };

/** The ISO 8601 form: 15 minutes are `PT15M`, 800 milliseconds `PT0.8S`, a quarter `P3M`. */
export function isoDuration(value: DecimalString, unit: DurationUnit): string {
  const { time, letter, factor } = DESIGNATORS[unit];
  return `P${time ? 'T' : ''}${decimalString(decimal(value).times(factor))}${letter}`;
}

/** A duration as data, from its value and unit: the form that an author would write. */
export function duration(value: DecimalString, unit: DurationUnit, business = false): Duration {
  const one = decimal(value).eq(ONE);
  const text = `${value} ${business ? 'business ' : ''}${unit}${one ? '' : 's'}`;
  return { kind: 'duration', text, value, unit, business, iso: isoDuration(value, unit) };
}

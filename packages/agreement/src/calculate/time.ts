import { Temporal } from 'temporal-polyfill';
import type { Agreement, DateString, Duration } from '../model/index.js';
import { type Big, decimal } from '../values/decimal.js';
import { calendarMonths, exactSeconds } from '../values/duration.js';

export { Temporal } from 'temporal-polyfill';

/** A stretch of time: `start` belongs to it, `end` does not. */
export interface TimeSpan {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** Where and how the windows of an agreement are cut. */
export interface TimeSetting {
  /** IANA. */
  readonly timeZone: string;
  /** 1 is January. */
  readonly fiscalYearStart?: number;
  /** Day of the month on which a billing cycle begins. */
  readonly billingCycleDay?: number;
  /** The term: first and last day, both included. */
  readonly term?: { readonly from?: DateString; readonly to?: DateString };
}

/** The zone that is taken where an agreement names none (which the linter warns of). */
export const DEFAULT_TIME_ZONE = 'UTC';

/** The setting that an agreement declares. Without a zone: UTC. */
export function timeSettingOf(agreement: Agreement): TimeSetting {
  const known = settings.get(agreement);
  if (known) return known;
  const setting: TimeSetting = {
    timeZone: agreement.timeZone ?? DEFAULT_TIME_ZONE,
    fiscalYearStart: agreement.fiscalYearStart,
    billingCycleDay: agreement.billingCycleDay,
    term: agreement.effective,
  };
  settings.set(agreement, setting);
  return setting;
}

/** Agreements never change, and what is worked out from a setting is kept by it. */
const settings = new WeakMap<Agreement, TimeSetting>();

const zones = new Map<string, boolean>();

/** Whether the runtime knows this IANA zone. Asked once a name: the answer takes long and does not change. */
export function isTimeZone(name: string): boolean {
  const known = zones.get(name) ?? knowsZone(name);
  zones.set(name, known);
  return known;
}

function knowsZone(name: string): boolean {
  // Asking for a format would load all that is needed to format, just to know a name.
  canonicalZones ??= new Set(Intl.supportedValuesOf('timeZone'));
  if (name === DEFAULT_TIME_ZONE || canonicalZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

let canonicalZones: ReadonlySet<string> | undefined;

/** A moment for people, by the clock of a zone: `2027-03-14 02:00`. */
export function momentIn(instant: Temporal.Instant, timeZone: string): string {
  const zoned = instant.toZonedDateTimeISO(timeZone);
  const smallestUnit = zoned.second === 0 ? 'minute' : 'second';
  return `${zoned.toPlainDate()} ${zoned.toPlainTime().toString({ smallestUnit })}`;
}

/** Exact seconds between two instants. */
export function secondsBetween(start: Temporal.Instant, end: Temporal.Instant): Big {
  return decimal(end.epochNanoseconds - start.epochNanoseconds).div(1_000_000_000);
}

/** Exact seconds of a span. */
export function spanSeconds(span: TimeSpan): Big {
  return secondsBetween(span.start, span.end);
}

/** An instant some exact seconds later, to the nanosecond. */
export function addSeconds(instant: Temporal.Instant, seconds: Big): Temporal.Instant {
  const nanoseconds = BigInt(seconds.times(1_000_000_000).round(0).toFixed());
  return Temporal.Instant.fromEpochNanoseconds(instant.epochNanoseconds + nanoseconds);
}

/** The first moment of a day in a zone. */
export function startOfDay(date: Temporal.PlainDate | DateString, timeZone: string): Temporal.Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant();
}

/** The last moment of a day in a zone (24:00). */
export function endOfDay(date: Temporal.PlainDate | DateString, timeZone: string): Temporal.Instant {
  return startOfDay(Temporal.PlainDate.from(date).add({ days: 1 }), timeZone);
}

/** The day on which an instant falls in a zone. */
export function dateOf(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate();
}

/** The day to which the end of a span belongs: midnight ends the day before. */
export function lastDayOf(end: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return dateOf(end.subtract({ nanoseconds: 1 }), timeZone);
}

/**
 * An instant plus a duration that runs by the clock: months, quarters and years follow the calendar (31 January + 1 month =
 * 28 February), all else has its fixed length. Undefined for business time and for parts of a month.
 */
export function addDuration(
  instant: Temporal.Instant,
  duration: Duration,
  timeZone: string,
): Temporal.Instant | undefined {
  const seconds = exactSeconds(duration);
  if (seconds) return addSeconds(instant, seconds);
  const months = wholeMonths(duration);
  return months === undefined ? undefined : instant.toZonedDateTimeISO(timeZone).add({ months }).toInstant();
}

/** Whole calendar months of a duration; undefined where there are none or a part is left over. */
export function wholeMonths(duration: Duration): number | undefined {
  const months = calendarMonths(duration);
  return months?.eq(months.round(0)) ? Number(months.toFixed()) : undefined;
}

/** The common part of two spans, or undefined where they do not meet. */
export function intersect(left: TimeSpan, right: TimeSpan): TimeSpan | undefined {
  const start = later(left.start, right.start);
  const end = earlier(left.end, right.end);
  return Temporal.Instant.compare(start, end) < 0 ? { start, end } : undefined;
}

/** The later of two instants. */
export function later(left: Temporal.Instant, right: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(left, right) >= 0 ? left : right;
}

/** The earlier of two instants. */
export function earlier(left: Temporal.Instant, right: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(left, right) <= 0 ? left : right;
}

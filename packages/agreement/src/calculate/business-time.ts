import { Temporal } from 'temporal-polyfill';
import type { Duration } from '../model/index.js';
import { type Big, decimal } from '../values/decimal.js';
import { businessSeconds } from '../values/duration.js';
import type { BusinessCalendar } from './business-calendar.js';
import { clip, coveredSeconds, subtract, union } from './spans.js';
import { addDuration, addSeconds, dateOf, endOfDay, spanSeconds, type TimeSpan } from './time.js';

/** A calendar that stays closed this long has effectively shut down: the search ends there. */
const LONGEST_CLOSURE_DAYS = 366 * 3;

/** The open time of a calendar within a span, in order and without overlaps. */
export function openTime(calendar: BusinessCalendar, span: TimeSpan): readonly TimeSpan[] {
  if (Temporal.Instant.compare(span.start, span.end) >= 0) return [];
  if (calendar.alwaysOpen) return [span];
  const openings: TimeSpan[] = [];
  const last = dateOf(span.end, calendar.timeZone);
  // An opening of the day before may reach into the span.
  let date = dateOf(span.start, calendar.timeZone).subtract({ days: 1 });
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    openings.push(...calendar.openingsOn(date));
    date = date.add({ days: 1 });
  }
  return clip(union(openings), [span]);
}

/** Business time between two instants, in seconds; 0 where the second is not after the first. */
export function businessTimeBetween(calendar: BusinessCalendar, start: Temporal.Instant, end: Temporal.Instant): Big {
  return coveredSeconds(openTime(calendar, { start, end }));
}

/**
 * The time that a clock has counted between two instants, in seconds: inside the calendar where one is given, and without the spans
 * in which it stood still (pauses, excluded time; overlaps count once).
 */
export function elapsedSeconds(
  start: Temporal.Instant,
  end: Temporal.Instant,
  options: { readonly calendar?: BusinessCalendar; readonly stopped?: readonly TimeSpan[] } = {},
): Big {
  const span = { start, end };
  const open = options.calendar ? openTime(options.calendar, span) : [span];
  return coveredSeconds(subtract(open, options.stopped ?? []));
}

/** Whether a calendar is open at an instant. An opening includes its first moment and not its last. */
export function isOpenAt(calendar: BusinessCalendar, instant: Temporal.Instant): boolean {
  return openTime(calendar, { start: instant, end: instant.add({ nanoseconds: 1 }) }).length > 0;
}

/**
 * When a clock starts that runs `during` a calendar: at once while it is open, else at its next opening.
 * Undefined where it does not open within three years.
 */
export function nextOpening(calendar: BusinessCalendar, instant: Temporal.Instant): Temporal.Instant | undefined {
  if (isOpenAt(calendar, instant)) return instant;
  for (const opening of openingsFrom(calendar, instant)) return opening.start;
  return undefined;
}

/**
 * The moment at which some seconds of business time have passed. What is used up exactly at closing time ends at closing time:
 * Friday 16:00 + 8 business hours, 09:00 to 17:00 Monday to Friday, is Monday 16:00. Undefined where the calendar shuts down before.
 */
export function addBusinessSeconds(
  calendar: BusinessCalendar,
  start: Temporal.Instant,
  seconds: Big,
): Temporal.Instant | undefined {
  if (seconds.lte(0)) return start;
  let left = seconds;
  for (const opening of openingsFrom(calendar, start)) {
    const length = spanSeconds(opening);
    if (left.lte(length)) return addSeconds(opening.start, left);
    left = left.minus(length);
  }
  return undefined;
}

/**
 * The moment at which n business days end: when the n-th open day after the day of the start closes. 0 days end at the start.
 * Undefined for a part of a day, and where the calendar shuts down before.
 */
export function addBusinessDays(
  calendar: BusinessCalendar,
  start: Temporal.Instant,
  days: Big,
): Temporal.Instant | undefined {
  if (!days.eq(days.round(0)) || days.lt(0)) return undefined;
  let left = Number(days.toFixed());
  if (left === 0) return start;
  let closedDays = 0;
  for (
    let date = dateOf(start, calendar.timeZone).add({ days: 1 });
    closedDays < LONGEST_CLOSURE_DAYS;
    date = date.add({ days: 1 })
  ) {
    const closing = calendar.openingsOn(date).at(-1)?.end;
    closedDays = closing ? 0 : closedDays + 1;
    if (closing) left--;
    if (closing && left === 0) return closing;
  }
  return undefined;
}

/**
 * An instant plus a written duration: business units run inside the calendar, all others by the clock and the calendar months
 * of its zone. Undefined where it cannot be said: business time without a calendar, a part of a month or business day.
 */
export function addTime(
  start: Temporal.Instant,
  duration: Duration,
  calendar: BusinessCalendar | undefined,
  timeZone: string,
): Temporal.Instant | undefined {
  if (!duration.business) return addDuration(start, duration, timeZone);
  if (!calendar) return undefined;
  const seconds = businessSeconds(duration);
  if (seconds) return addBusinessSeconds(calendar, start, seconds);
  const days = decimal(duration.value).times(duration.unit === 'week' ? 5 : 1);
  return duration.unit === 'day' || duration.unit === 'week' ? addBusinessDays(calendar, start, days) : undefined;
}

/**
 * When a commitment falls due. What arrives while the calendar of `during` is closed starts at its next opening; after that, plain
 * units run by the clock and business units in the calendar.
 */
export function dueAt(
  arrived: Temporal.Instant,
  within: Duration,
  during: BusinessCalendar | undefined,
  timeZone: string,
): Temporal.Instant | undefined {
  const start = during ? nextOpening(during, arrived) : arrived;
  return start && addTime(start, within, during, timeZone);
}

/**
 * A deadline some time after a moment. Where days, weeks or months are meant it is a date and ends at 24:00 (a moment at midnight
 * belongs to the day that it ends); hours and less run by the clock, business time in the calendar.
 */
export function deadlineAfter(
  moment: Temporal.Instant,
  within: Duration,
  calendar: BusinessCalendar | undefined,
  timeZone: string,
): Temporal.Instant | undefined {
  const last = moment.subtract({ nanoseconds: 1 });
  if (within.business) return addTime(within.unit === 'day' ? last : moment, within, calendar, timeZone);
  const isDate = !['millisecond', 'second', 'minute', 'hour'].includes(within.unit);
  const whole = decimal(within.value).eq(decimal(within.value).round(0));
  if (!isDate || !whole) return addDuration(moment, within, timeZone);
  const count = Number(within.value);
  const day = dateOf(last, timeZone);
  switch (within.unit) {
    case 'day':
      return endOfDay(day.add({ days: count }), timeZone);
    case 'week':
      return endOfDay(day.add({ weeks: count }), timeZone);
    case 'month':
      return endOfDay(day.add({ months: count }), timeZone);
    case 'quarter':
      return endOfDay(day.add({ months: 3 * count }), timeZone);
    default:
      return endOfDay(day.add({ years: count }), timeZone);
  }
}

/** The openings from an instant on, the first one cut to begin there. Overlapping openings of two days are not counted twice. */
function* openingsFrom(calendar: BusinessCalendar, start: Temporal.Instant): Generator<TimeSpan> {
  let from = start;
  let closedDays = 0;
  for (
    let date = dateOf(start, calendar.timeZone).subtract({ days: 1 });
    closedDays < LONGEST_CLOSURE_DAYS;
    date = date.add({ days: 1 })
  ) {
    const openings = calendar.openingsOn(date);
    closedDays = openings.length === 0 ? closedDays + 1 : 0;
    for (const opening of openings) {
      if (Temporal.Instant.compare(opening.end, from) <= 0) continue;
      const begins = Temporal.Instant.compare(opening.start, from) > 0 ? opening.start : from;
      yield { start: begins, end: opening.end };
      from = opening.end;
    }
  }
}

import { Temporal } from 'temporal-polyfill';
import type { Period, Window } from '../model/index.js';
import type { Big } from '../values/decimal.js';
import { addDuration, dateOf, earlier, later, secondsBetween, type TimeSetting, type TimeSpan } from './time.js';

/** One window of measurement, cut in the agreement's time zone. */
export interface MeasurementWindow extends TimeSpan {
  /** The whole period, of which the term may have cut a part: `start` and `end` lie within it. */
  readonly full: TimeSpan;
  /** True where the term has cut the period. */
  readonly partial: boolean;
  /** For people: `2026-02`, `2026-Q1`, `2026-W05`, `2026-02-15 to 2026-03-14`. */
  readonly label: string;
}

type Zoned = Temporal.ZonedDateTime;

/** Exact seconds of a window, daylight saving included: October 2026 in Berlin has 44,700 minutes. */
export function windowSeconds(window: TimeSpan): Big {
  return secondsBetween(window.start, window.end);
}

/**
 * The window to which an instant belongs. A rolling window is judged at the end of each day: it is the one that ends with the
 * day of the instant. Undefined outside the term.
 */
export function windowAt(
  window: Window,
  setting: TimeSetting,
  instant: Temporal.Instant,
): MeasurementWindow | undefined {
  const key = `${JSON.stringify(window)} ${instant.epochNanoseconds}`;
  const known = windowsKnown.get(setting) ?? new Map<string, MeasurementWindow | undefined>();
  windowsKnown.set(setting, known);
  if (!known.has(key)) known.set(key, findWindow(window, setting, instant));
  return known.get(key);
}

/** Settings never change, and each line of a calculation asks for the same few windows. */
const windowsKnown = new WeakMap<TimeSetting, Map<string, MeasurementWindow | undefined>>();

function findWindow(window: Window, setting: TimeSetting, instant: Temporal.Instant): MeasurementWindow | undefined {
  const term = termSpan(setting);
  if (term.start && Temporal.Instant.compare(instant, term.start) < 0) return undefined;
  if (term.end && Temporal.Instant.compare(instant, term.end) >= 0) return undefined;
  const zoned = instant.toZonedDateTimeISO(setting.timeZone);
  return cut(window, periodAt(window, setting, zoned), term);
}

/**
 * All windows that meet the given span, in order, each cut by the term. Rolling windows: one a day, where the end of the day
 * lies within the span.
 */
export function windowsWithin(window: Window, setting: TimeSetting, span: TimeSpan): readonly MeasurementWindow[] {
  const term = termSpan(setting);
  const from = term.start ? later(span.start, term.start) : span.start;
  const to = term.end ? earlier(span.end, term.end) : span.end;
  const windows: MeasurementWindow[] = [];
  let at = from;
  while (Temporal.Instant.compare(at, to) < 0) {
    const zoned = at.toZonedDateTimeISO(setting.timeZone);
    const period = periodAt(window, setting, zoned);
    const next = window.kind === 'rolling' ? startOfNextDay(zoned).toInstant() : period.end.toInstant();
    const withinSpan = window.kind !== 'rolling' || Temporal.Instant.compare(next, to) <= 0;
    if (withinSpan) windows.push(cut(window, period, term));
    at = next;
  }
  return windows;
}

/** All windows of the term, in order. An agreement without an end: those of its first `years` years (1 where not given). */
export function windowsOfTerm(window: Window, setting: TimeSetting, years = 1): readonly MeasurementWindow[] {
  const { start, end } = termSpan(setting);
  if (!start) return [];
  const last = end ?? start.toZonedDateTimeISO(setting.timeZone).add({ years }).toInstant();
  return windowsWithin(window, setting, { start, end: last });
}

/**
 * The window to which an event belongs: the one in which it ended or fell due, whichever came first.
 * Undefined where it has neither, or where that moment lies outside the term.
 */
export function windowOfEvent(
  window: Window,
  setting: TimeSetting,
  event: { readonly ended?: Temporal.Instant; readonly due?: Temporal.Instant },
): MeasurementWindow | undefined {
  const { ended, due } = event;
  const moment = ended && due ? earlier(ended, due) : (ended ?? due);
  return moment && windowAt(window, setting, moment);
}

/** The first and the last moment of the term, as far as it has them. */
export function termSpan(setting: TimeSetting): Partial<TimeSpan> {
  const { from, to } = setting.term ?? {};
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(setting.timeZone).toInstant();
  return {
    start: from === undefined ? undefined : midnight(Temporal.PlainDate.from(from)),
    end: to === undefined ? undefined : midnight(Temporal.PlainDate.from(to).add({ days: 1 })),
  };
}

interface ZonedPeriod {
  readonly start: Zoned;
  readonly end: Zoned;
}

function periodAt(window: Window, setting: TimeSetting, at: Zoned): ZonedPeriod {
  switch (window.kind) {
    case 'calendar':
      return calendarPeriod(window.period, at);
    case 'fiscal':
      return monthsPeriod(at, window.period === 'quarter' ? 3 : 12, setting.fiscalYearStart ?? 1);
    case 'billing cycle':
      return billingCycle(at, setting.billingCycleDay ?? 1);
    case 'rolling':
      return rollingPeriod(window, at);
  }
}

/** The calendar period that holds a moment. A week begins on Monday (ISO 8601). */
export function calendarPeriod(period: Period, at: Zoned): ZonedPeriod {
  switch (period) {
    case 'hour':
      return hourOf(at);
    case 'day':
      return { start: at.startOfDay(), end: startOfNextDay(at) };
    case 'week': {
      const monday = at.toPlainDate().subtract({ days: at.dayOfWeek - 1 });
      return { start: onDay(monday, at), end: onDay(monday.add({ days: 7 }), at) };
    }
    case 'month':
      return monthsPeriod(at, 1, 1);
    case 'quarter':
      return monthsPeriod(at, 3, 1);
    case 'year':
      return monthsPeriod(at, 12, 1);
  }
}

/** From one full hour of the local clock to the next one; where clocks change by half an hour, that is half an hour more. */
function hourOf(at: Zoned): ZonedPeriod {
  const { minute, second, millisecond, microsecond, nanosecond } = at;
  const full = at.subtract({
    minutes: minute,
    seconds: second,
    milliseconds: millisecond,
    microseconds: microsecond,
    nanoseconds: nanosecond,
  });
  const start = full.subtract({ minutes: full.minute });
  const next = start.add({ hours: 1 });
  return { start, end: next.minute === 0 ? next : next.add({ minutes: 60 - next.minute }) };
}

function monthsPeriod(at: Zoned, months: number, firstMonth: number): ZonedPeriod {
  const today = at.toPlainDate();
  const sinceFirst = (today.month - firstMonth + 12) % months;
  const first = today.with({ day: 1 }).subtract({ months: sinceFirst });
  return { start: onDay(first, at), end: onDay(first.add({ months }), at) };
}

function billingCycle(at: Zoned, day: number): ZonedPeriod {
  const today = at.toPlainDate();
  const firstOf = (month: Temporal.PlainDate) => month.with({ day: Math.min(day, month.daysInMonth) });
  const thisMonth = firstOf(today);
  const month =
    Temporal.PlainDate.compare(today, thisMonth) < 0 ? today.with({ day: 1 }).subtract({ months: 1 }) : today;
  const following = month.with({ day: 1 }).add({ months: 1 });
  return { start: onDay(firstOf(month), at), end: onDay(firstOf(following), at) };
}

function rollingPeriod(window: Extract<Window, { kind: 'rolling' }>, at: Zoned): ZonedPeriod {
  const end = startOfNextDay(at);
  const back = { ...window.length, value: `-${window.length.value}` };
  const start = addDuration(end.toInstant(), back, at.timeZoneId);
  return { start: start ? start.toZonedDateTimeISO(at.timeZoneId) : at.startOfDay(), end };
}

function startOfNextDay(at: Zoned): Zoned {
  return onDay(at.toPlainDate().add({ days: 1 }), at);
}

function onDay(date: Temporal.PlainDate, like: Zoned): Zoned {
  return date.toZonedDateTime(like.timeZoneId);
}

function cut(window: Window, period: ZonedPeriod, term: Partial<TimeSpan>): MeasurementWindow {
  const full = { start: period.start.toInstant(), end: period.end.toInstant() };
  const start = term.start ? later(full.start, term.start) : full.start;
  const end = term.end ? earlier(full.end, term.end) : full.end;
  const partial = !start.equals(full.start) || !end.equals(full.end);
  return { start, end, full, partial, label: labelOf(window, period) };
}

function labelOf(window: Window, { start, end }: ZonedPeriod): string {
  const month = start.toPlainDate().toString().slice(0, 7);
  if (window.kind === 'calendar') {
    switch (window.period) {
      case 'hour':
        return start.toString({ smallestUnit: 'minute', timeZoneName: 'never' });
      case 'day':
        return start.toPlainDate().toString();
      case 'week':
        return `${start.yearOfWeek}-W${String(start.weekOfYear).padStart(2, '0')}`;
      case 'month':
        return month;
      case 'quarter':
        return `${start.year}-Q${Math.ceil(start.month / 3)}`;
      case 'year':
        return String(start.year);
    }
  }
  const last = dateOf(end.toInstant().subtract({ nanoseconds: 1 }), end.timeZoneId);
  return `${start.toPlainDate()} to ${last}`;
}

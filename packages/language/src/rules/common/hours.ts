import {
  type Agreement,
  ALWAYS,
  type Big,
  type BusinessCalendar,
  businessCalendar,
  type Calendar,
  calendarOf,
  clip,
  coveredSeconds,
  type DateString,
  DEFAULT_TIME_ZONE,
  type Id,
  NO_HOLIDAYS,
  openTime,
  spanSeconds,
  subtract,
  Temporal,
  type TimeSpan,
  union,
} from '@sla-language/agreement';
import { derived } from './derived.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const ordinaryHours = derived((_agreement) => new Map<Id, BusinessCalendar | undefined>());

/**
 * The hours of a calendar in an ordinary week, without holidays and closed days. What names no calendar runs around the clock;
 * undefined where the calendar is not known.
 */
export function hoursOf(agreement: Agreement, id: Id | undefined): BusinessCalendar | undefined {
  const known = ordinaryHours(agreement);
  const key = id ?? ALWAYS.id;
  if (!known.has(key)) {
    const calendar = calendarOf(agreement, key);
    const zone = agreement.timeZone ?? DEFAULT_TIME_ZONE;
    known.set(key, calendar && businessCalendar({ ...calendar, holidays: undefined, closed: [] }, zone, NO_HOLIDAYS));
  }
  return known.get(key);
}

/** The seconds of a week without a change of clocks in which weekly hours are open. What overlaps counts once, and the night of Sunday reaches into Monday. */
export function secondsOfWeek(open: Calendar['open']): Big {
  const calendar = businessCalendar({ id: '', title: '', open, closed: [] }, DEFAULT_TIME_ZONE, NO_HOLIDAYS);
  return coveredSeconds(openTime(calendar, weekFrom('2026-06-01', DEFAULT_TIME_ZONE)));
}

/** What is known of calendars and their neighbours: the same few are compared again and again. */
const results = new WeakMap<BusinessCalendar, Map<string, unknown>>();

function remembered<T>(calendar: BusinessCalendar, key: string, compute: () => T): T {
  let known = results.get(calendar);
  if (!known) {
    known = new Map();
    results.set(calendar, known);
  }
  if (!known.has(key)) known.set(key, compute());
  return known.get(key) as T;
}

function openIn(calendar: BusinessCalendar, week: TimeSpan): readonly TimeSpan[] {
  return remembered(calendar, `open ${week.start.epochMilliseconds}`, () => openTime(calendar, week));
}

/** A first stretch of an ordinary week, from a day on, in which a calendar is open and all of the others are closed. */
export function uncovered(
  calendar: BusinessCalendar,
  others: readonly BusinessCalendar[],
  from: DateString,
): TimeSpan | undefined {
  if (others.some((other) => other.alwaysOpen)) return undefined;
  return remembered(calendar, `uncovered ${from} ${idsOf(others)}`, () => {
    const week = weekFrom(from, calendar.timeZone);
    const covered = others.flatMap((other) => openIn(other, week));
    return subtract(openIn(calendar, week), covered)[0];
  });
}

function idsOf(calendars: readonly BusinessCalendar[]): string {
  return calendars.map(({ id }) => id).join();
}

/** Whether two calendars are open at the same time in an ordinary week. */
export function openTogether(left: BusinessCalendar, right: BusinessCalendar, from: DateString): boolean {
  return remembered(left, `together ${from} ${right.id}`, () => {
    const week = weekFrom(from, left.timeZone);
    return clip(openIn(left, week), openIn(right, week)).length > 0;
  });
}

/** The longest stretch of an ordinary week in which all of some calendars are closed. */
export interface Closure {
  readonly seconds: Big;
  /** "Friday 17:00" */
  readonly from: string;
  readonly to: string;
}

/** How long some calendars are closed at the most, all at once; undefined where one of them never closes or never opens. */
export function longestClosure(calendars: readonly BusinessCalendar[], from: DateString): Closure | undefined {
  const [first] = calendars;
  if (!first || calendars.some((each) => each.alwaysOpen || each.neverOpen)) return undefined;
  return remembered(first, `closure ${from} ${idsOf(calendars)}`, () => closureOf(calendars, from));
}

function closureOf(calendars: readonly BusinessCalendar[], from: DateString): Closure | undefined {
  const zone = calendars[0]!.timeZone;
  const week = weekFrom(from, zone);
  const end = week.end.toZonedDateTimeISO(zone).add({ days: 7 }).toInstant();
  const open = union(calendars.flatMap((each) => openTime(each, { start: week.start, end })));
  let longest: TimeSpan | undefined;
  for (const [index, span] of open.slice(1).entries()) {
    const gap = { start: open[index]!.end, end: span.start };
    if (!longest || spanSeconds(gap).gt(spanSeconds(longest))) longest = gap;
  }
  return (
    longest && {
      seconds: spanSeconds(longest),
      from: momentText(longest.start, zone),
      to: momentText(longest.end, zone),
    }
  );
}

/** "Saturday 09:00" */
export function momentText(instant: Temporal.Instant, zone: string): string {
  const moment = instant.toZonedDateTimeISO(zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${weekdayName(moment)} ${two(moment.hour)}:${two(moment.minute)}`;
}

/** "Saturday" */
export function weekdayName({ dayOfWeek }: { readonly dayOfWeek: number }): string {
  return WEEKDAYS[dayOfWeek - 1]!;
}

/** The first whole week (Monday to Sunday) from a day on. */
function weekFrom(from: DateString, zone: string): TimeSpan {
  const day = Temporal.PlainDate.from(from);
  const monday = day.add({ days: (8 - day.dayOfWeek) % 7 }).toZonedDateTime(zone);
  return { start: monday.toInstant(), end: monday.add({ days: 7 }).toInstant() };
}

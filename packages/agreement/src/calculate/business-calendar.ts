import { Temporal } from 'temporal-polyfill';
import type { Agreement, Calendar, DateString, Id, Weekday, WeeklyHours } from '../model/index.js';
import type { HolidayProvider } from './holidays.js';
import { union } from './spans.js';
import { DEFAULT_TIME_ZONE, type TimeSpan } from './time.js';

/** A calendar in which business time can run: opening hours, holidays and closed days in a time zone. */
export interface BusinessCalendar {
  readonly id: Id;
  readonly title: string;
  /** IANA. */
  readonly timeZone: string;
  /** True for the calendar that never closes. */
  readonly alwaysOpen: boolean;
  /** True where no weekday ever opens, so that business time never passes. */
  readonly neverOpen: boolean;
  /**
   * The openings that begin on a day, in order and without overlaps. The last one may end on the next day. A holiday or closed day
   * has none; what began the evening before runs out.
   */
  openingsOn(date: Temporal.PlainDate): readonly TimeSpan[];
}

/** The built-in calendar that never closes. */
export const ALWAYS: Calendar = {
  id: 'Always',
  title: 'Always',
  open: [{ from: 'monday', to: 'sunday', start: '00:00', end: '24:00' }],
  closed: [],
};

const WEEKDAYS: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayNumber(day: Weekday): number {
  return WEEKDAYS.indexOf(day) + 1;
}

/** Whether weekly hours begin on a day of the week (1 is Monday). `saturday to monday` wraps around the weekend. */
export function beginsOn(hours: WeeklyHours, dayOfWeek: number): boolean {
  const from = weekdayNumber(hours.from);
  const to = weekdayNumber(hours.to);
  return from <= to ? dayOfWeek >= from && dayOfWeek <= to : dayOfWeek >= from || dayOfWeek <= to;
}

/** The span of weekly hours that begins on a date. An end that is not after the start lies on the next day. */
export function hoursOn(hours: WeeklyHours, date: Temporal.PlainDate, timeZone: string): TimeSpan {
  const overnight = hours.end <= hours.start;
  return {
    start: at(date, hours.start, timeZone),
    end: at(overnight ? date.add({ days: 1 }) : date, hours.end, timeZone),
  };
}

function at(date: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant {
  if (time === '24:00') return date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}

/**
 * A calendar ready for calculation.
 * @param timeZone the agreement's zone, used where the calendar names none
 * @param holidays from `await loadHolidays()`; {@link NO_HOLIDAYS} where the calendar has none or they may be left out
 */
export function businessCalendar(calendar: Calendar, timeZone: string, holidays: HolidayProvider): BusinessCalendar {
  const zone = calendar.timeZone ?? timeZone;
  const closed = new Set<DateString>(calendar.closed.map(({ date }) => date));
  const holidaysOf = new Map<number, ReadonlySet<DateString>>();
  const isHoliday = (date: Temporal.PlainDate) => {
    if (calendar.holidays === undefined) return false;
    let days = holidaysOf.get(date.year);
    if (!days) {
      days = new Set(holidays.publicHolidays(calendar.holidays, date.year) ?? []);
      holidaysOf.set(date.year, days);
    }
    return days.has(date.toString());
  };
  return {
    id: calendar.id,
    title: calendar.title,
    timeZone: zone,
    alwaysOpen: isAlwaysOpen(calendar),
    neverOpen: calendar.open.length === 0,
    openingsOn(date) {
      const lines = calendar.open.filter((hours) => beginsOn(hours, date.dayOfWeek));
      if (lines.length === 0 || closed.has(date.toString()) || isHoliday(date)) return [];
      return union(lines.map((hours) => hoursOn(hours, date, zone)));
    },
  };
}

/** Whether a calendar is open at every moment, as the built-in `Always` is. */
export function isAlwaysOpen(calendar: Calendar): boolean {
  if (calendar.holidays !== undefined || calendar.closed.length > 0) return false;
  const allDay = (hours: WeeklyHours) => hours.start === '00:00' && (hours.end === '24:00' || hours.end === '00:00');
  return WEEKDAYS.every((_, index) => calendar.open.some((hours) => allDay(hours) && beginsOn(hours, index + 1)));
}

/** Finds the calendar with an id in an agreement; `Always` is built in. */
export function calendarOf(agreement: Agreement, id: Id): Calendar | undefined {
  return agreement.calendars.find((calendar) => calendar.id === id) ?? (id === ALWAYS.id ? ALWAYS : undefined);
}

/**
 * The calendar in which business time of a row runs: the one named after `during`, else the agreement's default calendar.
 * Undefined where neither is given.
 */
export function businessCalendarOf(
  agreement: Agreement,
  during: Id | undefined,
  holidays: HolidayProvider,
): BusinessCalendar | undefined {
  const id = during ?? agreement.defaultCalendar;
  const calendar = id === undefined ? undefined : calendarOf(agreement, id);
  return calendar && businessCalendar(calendar, agreement.timeZone ?? DEFAULT_TIME_ZONE, holidays);
}

import Holidays from 'date-holidays';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  ALWAYS,
  addBusinessDays,
  addBusinessSeconds,
  addTime,
  beginsOn,
  businessCalendar,
  businessCalendarOf,
  businessTimeBetween,
  type Calendar,
  calendarOf,
  type Duration,
  deadlineAfter,
  decimal,
  dueAt,
  elapsedSeconds,
  type HolidayProvider,
  holidayRegions,
  isHolidayRegion,
  isOpenAt,
  loadHolidays,
  NO_HOLIDAYS,
  nextOpening,
  openTime,
  subdivisionsOf,
  type Temporal,
  weekdayNumber,
} from '../src/index.js';
import { agreement, at, business, calendar, hours, shown, span, time } from './build.js';

let holidays: HolidayProvider;
beforeAll(async () => {
  holidays = await loadHolidays();
});
const open = (rest: Partial<Calendar> = {}, of: HolidayProvider = NO_HOLIDAYS) =>
  businessCalendar(calendar(rest), 'Europe/Berlin', of);
const local = (instant: Temporal.Instant | undefined) =>
  instant?.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString({ smallestUnit: 'minute' });
const afterHours = (start: string, count: string, rest: Partial<Calendar> = {}, of?: HolidayProvider) =>
  local(addBusinessSeconds(open(rest, of), at(start), decimal(count).times(3600)));
const afterDays = (start: string, count: number, rest: Partial<Calendar> = {}, of?: HolidayProvider) =>
  local(addBusinessDays(open(rest, of), at(start), decimal(count)));

describe('business hours run only inside the calendar', () => {
  test.each([
    ['2026-05-08T16:00', '8', '2026-05-11T16:00'],
    ['2026-05-08T09:00', '8', '2026-05-08T17:00'],
    ['2026-05-08T16:30', '0.5', '2026-05-08T17:00'],
    ['2026-05-08T20:00', '1', '2026-05-11T10:00'],
    ['2026-05-09T12:00', '1', '2026-05-11T10:00'],
    ['2026-05-08T12:00', '0', '2026-05-08T12:00'],
    ['2026-05-04T09:00', '40', '2026-05-08T17:00'],
  ])('%s + %s hours is %s', (start, count, end) => {
    expect(afterHours(start, count)).toBe(end);
  });
  test('several openings a day, overlapping ones count once', () => {
    const rest = {
      open: [
        hours('monday', 'friday', '08:00', '12:00'),
        hours('monday', 'friday', '13:00', '17:00'),
        hours('monday', 'monday', '11:00', '14:00'),
      ],
    };
    expect(afterHours('2026-05-12T11:00', '2', rest)).toBe('2026-05-12T14:00');
    expect(afterHours('2026-05-11T11:00', '2', rest)).toBe('2026-05-11T13:00');
  });
  test('an opening whose end is before its start ends on the next day', () => {
    const rest = { open: [hours('friday', 'friday', '22:00', '06:00')] };
    expect(afterHours('2026-05-09T05:00', '2', rest)).toBe('2026-05-15T23:00');
    expect(afterHours('2026-05-08T12:00', '8', rest)).toBe('2026-05-09T06:00');
  });
  test('24:00 is the end of the day, and two days follow each other without a gap', () => {
    const rest = { open: [hours('saturday', 'monday', '00:00', '24:00')] };
    expect(afterHours('2026-05-09T23:00', '2', rest)).toBe('2026-05-10T01:00');
    expect(afterHours('2026-05-11T23:00', '2', rest)).toBe('2026-05-16T01:00');
  });
  test('openings of two days that overlap are not counted twice', () => {
    const rest = { open: [hours('monday', 'monday', '20:00', '10:00'), hours('tuesday', 'tuesday', '08:00', '12:00')] };
    expect(afterHours('2026-05-11T20:00', '16', rest)).toBe('2026-05-12T12:00');
  });
  test('holidays of the region, closed days, and what began the evening before', () => {
    expect(afterHours('2026-04-30T16:00', '8', { holidays: 'DE-BE' }, holidays)).toBe('2026-05-04T16:00');
    expect(afterHours('2026-12-23T16:00', '8', { closed: [{ date: '2026-12-24' }] })).toBe('2026-12-25T16:00');
    const overnight = { open: [hours('monday', 'sunday', '22:00', '06:00')], closed: [{ date: '2026-05-06' }] };
    expect(afterHours('2026-05-06T05:00', '2', overnight)).toBe('2026-05-07T23:00');
  });
  test('an hour is an hour across a clock change', () => {
    const rest = { open: [hours('saturday', 'saturday', '22:00', '06:00')] };
    expect(afterHours('2026-03-28T22:00', '7', rest)).toBe('2026-03-29T06:00');
    expect(afterHours('2026-10-24T22:00', '9', rest)).toBe('2026-10-25T06:00');
  });
  test('a calendar that never opens again has no answer', () => {
    expect(addBusinessSeconds(open({ open: [] }), at('2026-05-08T16:00'), decimal(1))).toBeUndefined();
    expect(nextOpening(open({ open: [] }), at('2026-05-08T16:00'))).toBeUndefined();
    expect(addBusinessDays(open({ open: [] }), at('2026-05-08T16:00'), decimal(1))).toBeUndefined();
  });
  test('time can be measured between two moments', () => {
    const between = (start: string, end: string) => Number(businessTimeBetween(open(), at(start), at(end))) / 3600;
    expect(between('2026-05-08T16:00', '2026-05-11T10:00')).toBe(2);
    expect(between('2026-05-09T00:00', '2026-05-11T00:00')).toBe(0);
    expect(between('2026-05-11T10:00', '2026-05-08T16:00')).toBe(0);
  });
});

describe('n business days end when the n-th open day after the day of the start closes', () => {
  test.each([
    ['2026-05-04T10:00', 1, '2026-05-05T17:00'],
    ['2026-05-04T23:00', 1, '2026-05-05T17:00'],
    ['2026-05-08T10:00', 1, '2026-05-11T17:00'],
    ['2026-05-09T10:00', 2, '2026-05-12T17:00'],
    ['2026-05-04T10:00', 5, '2026-05-11T17:00'],
    ['2026-05-04T10:00', 0, '2026-05-04T10:00'],
  ])('%s + %i days is %s', (start, count, end) => {
    expect(afterDays(start, count)).toBe(end);
  });
  test('holidays and closed days are no open days', () => {
    expect(afterDays('2026-04-30T10:00', 1, { holidays: 'DE' }, holidays)).toBe('2026-05-04T17:00');
    expect(afterDays('2026-05-04T10:00', 1, { closed: [{ date: '2026-05-05' }] })).toBe('2026-05-06T17:00');
  });
  test('a day that closes after midnight closes on the next day, an unbroken one at 24:00', () => {
    expect(afterDays('2026-05-07T10:00', 1, { open: [hours('friday', 'friday', '22:00', '06:00')] })).toBe(
      '2026-05-09T06:00',
    );
    expect(
      local(
        addBusinessDays(businessCalendar(ALWAYS, 'Europe/Berlin', NO_HOLIDAYS), at('2026-05-07T10:00'), decimal(1)),
      ),
    ).toBe('2026-05-09T00:00');
  });
  test('a part of a day says nothing', () => {
    expect(addBusinessDays(open(), at('2026-05-07T10:00'), decimal('1.5'))).toBeUndefined();
    expect(addBusinessDays(open(), at('2026-05-07T10:00'), decimal('-1'))).toBeUndefined();
  });
});

describe('what arrives while `during C` is closed starts at its next opening', () => {
  const due = (arrived: string, within: Duration, during: ReturnType<typeof open> | undefined = open()) =>
    local(dueAt(at(arrived), within, during, 'Europe/Berlin'));
  test('after that plain units run by the clock, business units in the calendar', () => {
    expect(due('2026-05-08T20:00', time('4', 'hour'))).toBe('2026-05-11T13:00');
    expect(due('2026-05-08T16:00', time('4', 'hour'))).toBe('2026-05-08T20:00');
    expect(due('2026-05-08T20:00', business('9', 'hour'))).toBe('2026-05-12T10:00');
    expect(due('2026-05-08T20:00', business('1', 'day'))).toBe('2026-05-12T17:00');
  });
  test('Always starts at once', () => {
    expect(due('2026-05-08T20:00', time('4', 'hour'), businessCalendar(ALWAYS, 'Europe/Berlin', NO_HOLIDAYS))).toBe(
      '2026-05-09T00:00',
    );
  });
  test('without a calendar plain units run, business units cannot', () => {
    expect(local(dueAt(at('2026-05-08T20:00'), time('4', 'hour'), undefined, 'Europe/Berlin'))).toBe(
      '2026-05-09T00:00',
    );
    expect(dueAt(at('2026-05-08T20:00'), business('4', 'hour'), undefined, 'Europe/Berlin')).toBeUndefined();
    expect(addTime(at('2026-05-08T20:00'), business('1', 'month'), open(), 'Europe/Berlin')).toBeUndefined();
  });
  test('a week of business days has five', () => {
    expect(local(addTime(at('2026-05-04T10:00'), business('1', 'week'), open(), 'Europe/Berlin'))).toBe(
      '2026-05-11T17:00',
    );
  });
  test('an opening includes its first moment and not its last', () => {
    expect([isOpenAt(open(), at('2026-05-08T09:00')), isOpenAt(open(), at('2026-05-08T17:00'))]).toEqual([true, false]);
    expect(local(nextOpening(open(), at('2026-05-08T17:00')))).toBe('2026-05-11T09:00');
  });
});

describe('a deadline in days is a date and ends at 24:00', () => {
  const until = (moment: string, within: Duration) => local(deadlineAfter(at(moment), within, open(), 'Europe/Berlin'));
  test.each([
    ['2026-02-01T00:00', time('30', 'day'), '2026-03-03T00:00'],
    ['2026-01-31T15:00', time('30', 'day'), '2026-03-03T00:00'],
    ['2026-03-28T15:00', time('1', 'day'), '2026-03-30T00:00'],
    ['2026-01-31T15:00', time('1', 'month'), '2026-03-01T00:00'],
    ['2026-01-31T15:00', time('1', 'quarter'), '2026-05-01T00:00'],
    ['2026-01-31T15:00', time('1', 'year'), '2027-02-01T00:00'],
    ['2026-01-31T15:00', time('2', 'week'), '2026-02-15T00:00'],
    ['2026-03-28T15:00', time('24', 'hour'), '2026-03-29T16:00'],
    ['2026-02-01T00:00', business('5', 'day'), '2026-02-06T17:00'],
    ['2026-02-02T10:00', business('8', 'hour'), '2026-02-03T10:00'],
    ['2026-02-02T10:00', time('1.5', 'day'), '2026-02-03T22:00'],
  ])('%s + %o is %s', (moment, within, expected) => {
    expect(until(moment, within)).toBe(expected);
  });
});

describe('clocks stand still', () => {
  test('during pauses, of which overlaps count once', () => {
    const stopped = [span('2026-05-08T10:00', '2026-05-08T11:00'), span('2026-05-08T10:30', '2026-05-08T12:00')];
    expect(Number(elapsedSeconds(at('2026-05-08T09:00'), at('2026-05-08T14:00'), { stopped })) / 3600).toBe(3);
  });
  test('while the calendar is closed', () => {
    const stopped = [span('2026-05-08T16:00', '2026-05-08T23:00')];
    const elapsed = elapsedSeconds(at('2026-05-08T15:00'), at('2026-05-11T10:00'), { calendar: open(), stopped });
    expect(Number(elapsed) / 3600).toBe(2);
  });
});

describe('calendars', () => {
  test('open time of a span', () => {
    expect(shown(openTime(open(), span('2026-05-08T12:00', '2026-05-11T10:00')))).toEqual([
      '2026-05-08T12:00:00 2026-05-08T17:00:00',
      '2026-05-11T09:00:00 2026-05-11T10:00:00',
    ]);
    expect(openTime(open(), span('2026-05-08T12:00', '2026-05-08T12:00'))).toEqual([]);
  });
  test('spans of weekdays may wrap around the weekend', () => {
    const weekend = hours('saturday', 'monday', '09:00', '17:00');
    expect([1, 2, 3, 4, 5, 6, 7].filter((day) => beginsOn(weekend, day))).toEqual([1, 6, 7]);
    expect(weekdayNumber('sunday')).toBe(7);
  });
  test('an own zone wins over that of the agreement', () => {
    const york = open({ timeZone: 'America/New_York' });
    expect(local(nextOpening(york, at('2026-05-08T08:00')))).toBe('2026-05-08T15:00');
  });
  test('Always is built in and may be written out; holidays open a gap in it', () => {
    const of = agreement({ calendars: [calendar()], defaultCalendar: 'BusinessHours' });
    expect(calendarOf(of, 'Always')).toBe(ALWAYS);
    expect(businessCalendarOf(of, 'Always', NO_HOLIDAYS)?.alwaysOpen).toBe(true);
    expect(open({ open: [hours('monday', 'sunday', '00:00', '00:00')] }).alwaysOpen).toBe(true);
    expect(open({ open: ALWAYS.open, holidays: 'DE' }, holidays).alwaysOpen).toBe(false);
    expect(open({ open: [] }).neverOpen).toBe(true);
  });
  test('the default calendar holds where a row names none', () => {
    const of = agreement({ calendars: [calendar()], defaultCalendar: 'BusinessHours' });
    expect(businessCalendarOf(of, undefined, NO_HOLIDAYS)?.id).toBe('BusinessHours');
    expect(businessCalendarOf(agreement(), undefined, NO_HOLIDAYS)).toBeUndefined();
    expect(businessCalendarOf(agreement(), 'Nowhere', NO_HOLIDAYS)).toBeUndefined();
  });
});

describe('holidays', () => {
  test('are those of the country, and of the subdivision beside them', () => {
    expect(holidays.publicHolidays('DE', 2026)).toContain('2026-10-03');
    expect(holidays.publicHolidays('DE', 2026)).not.toContain('2026-03-08');
    expect(holidays.publicHolidays('DE-BE', 2026)).toContain('2026-03-08');
    // Neither Maundy Thursday nor Saint Martin's Day, which people only observe, nor New Year's Eve, when banks close.
    expect(holidays.publicHolidays('DE-BE', 2026)).toEqual(
      ['01-01', '03-08', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '12-25', '12-26'].map(
        (day) => `2026-${day}`,
      ),
    );
    expect(holidays.publicHolidays('DE-BY-A', 2026)).toContain('2026-08-08');
  });
  test('substitute days are holidays too', () => {
    expect(holidays.publicHolidays('GB', 2026)).toContain('2026-12-28');
  });
  test('a holiday of several days closes all of them, listed by their calendar day', () => {
    expect(holidays.publicHolidays('AE', 2026)).toEqual(
      expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']),
    );
  });
  test('unknown regions have none', () => {
    expect(holidays.publicHolidays('XX', 2026)).toBeUndefined();
    expect(holidays.publicHolidays('DE-XX', 2026)).toBeUndefined();
    expect(afterHours('2026-04-30T16:00', '8', { holidays: 'XX' }, holidays)).toBe('2026-05-01T16:00');
  });
  test('the data are loaded once', async () => {
    expect(await loadHolidays()).toBe(holidays);
  });
  test('the table of regions is what the library knows', () => {
    const source = new Holidays();
    const known = Object.keys(source.getCountries()).flatMap((country) => [
      country,
      ...Object.keys(source.getStates(country) ?? {}).flatMap((state) => [
        `${country}-${state}`,
        ...Object.keys(source.getRegions(country, state) ?? {}).map((part) => `${country}-${state}-${part}`),
      ]),
    ]);
    expect(new Set(holidayRegions())).toEqual(new Set(known));
    expect(holidayRegions()).toHaveLength(known.length);
  });
  test('a region can be checked without the data', () => {
    expect(['DE', 'DE-BE', 'US-CA-LA', 'de', 'DE-XX', 'Germany', ''].map(isHolidayRegion)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(subdivisionsOf('AD')).toEqual(['AD-03', 'AD-07']);
    expect(subdivisionsOf('XX')).toEqual([]);
  });
});

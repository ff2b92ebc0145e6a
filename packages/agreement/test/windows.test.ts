import { describe, expect, test } from 'vitest';
import {
  addDuration,
  calendarPeriod,
  clip,
  coveredSeconds,
  dateOf,
  intersect,
  isTimeZone,
  lastDayOf,
  subtract,
  Temporal,
  type TimeSetting,
  timeSettingOf,
  union,
  type Window,
  windowAt,
  windowOfEvent,
  windowSeconds,
  windowsOfTerm,
  windowsWithin,
} from '../src/index.js';
import { agreement, at, business, per, rolling, span, time } from './build.js';

const berlin: TimeSetting = { timeZone: 'Europe/Berlin', term: { from: '2026-01-01', to: '2026-12-31' } };
const hoursOf = (window: { start: Temporal.Instant; end: Temporal.Instant }) => Number(windowSeconds(window)) / 3600;

describe('windows are calendar periods in the agreement’s time zone', () => {
  test.each([
    ['hour', '2026-05-06T13:59', '2026-05-06T13:00+02:00', 1],
    ['day', '2026-05-06T13:59', '2026-05-06', 24],
    ['week', '2026-05-06T13:59', '2026-W19', 168],
    ['month', '2026-05-06T13:59', '2026-05', 744],
    ['quarter', '2026-05-06T13:59', '2026-Q2', 91 * 24],
    ['year', '2026-05-06T13:59', '2026', 8760],
  ] as const)('per %s', (period, moment, label, length) => {
    const window = windowAt(per(period), berlin, at(moment))!;
    expect(window.label).toBe(label);
    expect(hoursOf(window)).toBe(length);
    expect(window.partial).toBe(false);
  });
  test('the day, the month and the quarter of a clock change are an hour shorter or longer', () => {
    expect(hoursOf(windowAt(per('day'), berlin, at('2026-03-29T12:00'))!)).toBe(23);
    expect(hoursOf(windowAt(per('day'), berlin, at('2026-10-25T12:00'))!)).toBe(25);
    expect(hoursOf(windowAt(per('month'), berlin, at('2026-03-10T12:00'))!)).toBe(743);
    expect(hoursOf(windowAt(per('quarter'), berlin, at('2026-11-10T12:00'))!)).toBe(92 * 24 + 1);
  });
  test('the doubled hour of October is two windows', () => {
    const doubled = windowsWithin(per('hour'), berlin, span('2026-10-25T01:00', '2026-10-25T04:00'));
    expect(doubled.map(({ label }) => label)).toEqual([
      '2026-10-25T01:00+02:00',
      '2026-10-25T02:00+02:00',
      '2026-10-25T02:00+01:00',
      '2026-10-25T03:00+01:00',
    ]);
  });
  test('a moment belongs to one window only, the one that it begins', () => {
    expect(windowAt(per('month'), berlin, at('2026-02-01T00:00'))?.label).toBe('2026-02');
    expect(windowAt(per('month'), berlin, at('2026-02-01T00:00').subtract({ nanoseconds: 1 }))?.label).toBe('2026-01');
  });
  test('the same moment may lie in another month in another zone', () => {
    const moment = at('2026-02-01T00:30');
    expect(windowAt(per('month'), { ...berlin, timeZone: 'America/New_York' }, moment)?.label).toBe('2026-01');
  });
  test.each([
    [
      'fiscal quarter',
      '2026-05-06',
      { kind: 'fiscal', text: 'fiscal quarter', period: 'quarter' },
      '2026-05-01 to 2026-07-31',
    ],
    [
      'fiscal quarter',
      '2026-01-06',
      { kind: 'fiscal', text: 'fiscal quarter', period: 'quarter' },
      '2025-11-01 to 2026-01-31',
    ],
    ['fiscal year', '2026-01-06', { kind: 'fiscal', text: 'fiscal year', period: 'year' }, '2025-02-01 to 2026-01-31'],
    ['billing cycle', '2026-03-14', { kind: 'billing cycle', text: 'billing cycle' }, '2026-02-15 to 2026-03-14'],
    ['billing cycle', '2026-03-15', { kind: 'billing cycle', text: 'billing cycle' }, '2026-03-15 to 2026-04-14'],
  ] as const)('per %s on %s', (_, date, window, label) => {
    const setting = { timeZone: 'Europe/Berlin', fiscalYearStart: 2, billingCycleDay: 15 };
    expect(windowAt(window, setting, at(`${date}T12:00`))?.label).toBe(label);
  });
  test('a billing cycle from day 31 begins on the last day of shorter months', () => {
    const setting = { timeZone: 'UTC', billingCycleDay: 31, term: { from: '2026-01-31', to: '2026-04-29' } };
    expect(windowsOfTerm({ kind: 'billing cycle', text: '' }, setting).map(({ label }) => label)).toEqual([
      '2026-01-31 to 2026-02-27',
      '2026-02-28 to 2026-03-30',
      '2026-03-31 to 2026-04-29',
    ]);
  });
});

describe('the term cuts windows', () => {
  const short: TimeSetting = { timeZone: 'Europe/Berlin', term: { from: '2026-01-15', to: '2026-03-10' } };
  test('the first and the last window are measured over the part inside', () => {
    const windows = windowsOfTerm(per('month'), short);
    expect(windows.map(({ label, partial }) => [label, partial])).toEqual([
      ['2026-01', true],
      ['2026-02', false],
      ['2026-03', true],
    ]);
    expect(windows.map((window) => hoursOf(window) / 24)).toEqual([17, 28, 10]);
    expect(hoursOf(windows[0]!.full) / 24).toBe(31);
  });
  test('the last day of the term is inside, the day after is not', () => {
    expect(windowAt(per('month'), short, at('2026-03-10T23:59'))?.label).toBe('2026-03');
    expect(windowAt(per('month'), short, at('2026-03-11T00:00'))).toBeUndefined();
    expect(windowAt(per('month'), short, at('2026-01-14T23:59'))).toBeUndefined();
  });
  test('an agreement without an end has the windows of its first year', () => {
    expect(windowsOfTerm(per('month'), { timeZone: 'UTC', term: { from: '2026-01-01' } })).toHaveLength(12);
    expect(windowsOfTerm(per('quarter'), { timeZone: 'UTC', term: { from: '2026-01-01' } }, 2)).toHaveLength(8);
    expect(windowsOfTerm(per('month'), { timeZone: 'UTC' })).toEqual([]);
  });
});

describe('rolling windows are judged at the end of every day', () => {
  const thirty: Window = rolling('30', 'day');
  test('a window ends with its day and is 30 times 24 hours long', () => {
    const window = windowAt(thirty, berlin, at('2026-04-10T12:00'))!;
    expect(window.end.equals(at('2026-04-11T00:00'))).toBe(true);
    expect(hoursOf(window)).toBe(720);
    expect(window.label).toBe('2026-03-11 to 2026-04-10');
  });
  test('a rolling month follows the calendar', () => {
    expect(windowAt(rolling('1', 'month'), berlin, at('2026-03-30T12:00'))?.label).toBe('2026-02-28 to 2026-03-30');
  });
  test('there is one window a day, and the term cuts the first ones', () => {
    const windows = windowsWithin(thirty, berlin, span('2026-01-01T00:00', '2026-02-05T00:00'));
    expect(windows).toHaveLength(35);
    expect(windows.filter(({ partial }) => partial)).toHaveLength(29);
    expect(hoursOf(windows[0]!)).toBe(24);
  });
  test('a day that has not ended is not judged', () => {
    expect(windowsWithin(thirty, berlin, span('2026-06-01T00:00', '2026-06-02T12:00'))).toHaveLength(1);
  });
});

describe('an event belongs to the window in which it ended or fell due, whichever came first', () => {
  test.each([
    ['2026-01-31T23:00', '2026-02-02T10:00', '2026-01'],
    ['2026-02-02T10:00', '2026-01-31T23:00', '2026-01'],
    ['2026-02-02T10:00', undefined, '2026-02'],
    [undefined, '2026-01-31T23:00', '2026-01'],
    [undefined, undefined, undefined],
  ])('ended %s, due %s: %s', (ended, due, label) => {
    const event = { ended: ended === undefined ? undefined : at(ended), due: due === undefined ? undefined : at(due) };
    expect(windowOfEvent(per('month'), berlin, event)?.label).toBe(label);
  });
});

describe('time', () => {
  test('31 January + 1 month is 28 February, + 1 day is 24 hours', () => {
    expect(
      addDuration(at('2026-01-31T10:00'), time('1', 'month'), 'Europe/Berlin')?.equals(at('2026-02-28T10:00')),
    ).toBe(true);
    expect(
      addDuration(at('2028-02-29T10:00'), time('1', 'year'), 'Europe/Berlin')?.equals(at('2029-02-28T10:00')),
    ).toBe(true);
    expect(addDuration(at('2026-03-28T10:00'), time('1', 'day'), 'Europe/Berlin')?.equals(at('2026-03-29T11:00'))).toBe(
      true,
    );
  });
  test('business time and parts of a month cannot be added by the clock', () => {
    expect(addDuration(at('2026-01-31T10:00'), business('1', 'hour'), 'UTC')).toBeUndefined();
    expect(addDuration(at('2026-01-31T10:00'), time('1.5', 'month'), 'UTC')).toBeUndefined();
  });
  test('midnight belongs to the day that it ends', () => {
    expect(lastDayOf(at('2026-02-01T00:00'), 'Europe/Berlin').toString()).toBe('2026-01-31');
    expect(dateOf(at('2026-02-01T00:00'), 'Europe/Berlin').toString()).toBe('2026-02-01');
  });
  test('the setting of an agreement without a zone is UTC', () => {
    expect(timeSettingOf(agreement({ timeZone: undefined })).timeZone).toBe('UTC');
  });
  test('IANA zones are known, offsets and inventions are not', () => {
    expect(['Europe/Berlin', 'UTC', '+02:00', 'Mars/Base', ''].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
  test('a period can be asked for any moment', () => {
    const { start } = calendarPeriod('week', Temporal.ZonedDateTime.from('2026-01-01T12:00[Europe/Berlin]'));
    expect(start.toPlainDate().toString()).toBe('2025-12-29');
  });
});

describe('spans', () => {
  const morning = span('2026-05-06T08:00', '2026-05-06T12:00');
  const noon = span('2026-05-06T11:00', '2026-05-06T13:00');
  const evening = span('2026-05-06T18:00', '2026-05-06T20:00');
  const text = (spans: readonly { start: Temporal.Instant; end: Temporal.Instant }[]) =>
    spans.map(({ start, end }) =>
      [start, end].map((it) => it.toZonedDateTimeISO('Europe/Berlin').toPlainTime().toString().slice(0, 5)).join('-'),
    );
  test('overlaps count once', () => {
    expect(text(union([evening, noon, morning]))).toEqual(['08:00-13:00', '18:00-20:00']);
    expect(Number(coveredSeconds([morning, noon, morning]))).toBe(5 * 3600);
  });
  test('what is common, what is left', () => {
    expect(text(clip([morning, evening], [noon]))).toEqual(['11:00-12:00']);
    expect(text(subtract([morning, evening], [noon]))).toEqual(['08:00-11:00', '18:00-20:00']);
    expect(text(subtract([span('2026-05-06T07:00', '2026-05-06T21:00')], [morning, evening]))).toEqual([
      '07:00-08:00',
      '12:00-18:00',
      '20:00-21:00',
    ]);
    expect(intersect(morning, evening)).toBeUndefined();
  });
  test('an empty span is nothing', () => {
    expect(union([{ start: morning.end, end: morning.start }])).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import {
  availabilityOf,
  businessCalendar,
  decimal,
  evaluateCondition,
  excludedTime,
  type Metric,
  NO_HOLIDAYS,
  type OutageRules,
  outageRulesOf,
  outagesFromReports,
  outagesFromSamples,
  percentage,
  percentString,
  type Sample,
  sampleState,
  timeSettingOf,
} from '../src/index.js';
import {
  agreement,
  at,
  availabilityMetric,
  business,
  calendar,
  comparison,
  exclusion,
  hours,
  per,
  percent,
  shop,
  shown,
  span,
  time,
  windowOn,
} from './build.js';

const samples = (value: string) => ({ kind: 'measure', text: `${value} samples`, value, unit: 'sample' }) as const;
/** One sample a minute from 10:00 on: `.` good, `x` bad, `?` without data, a blank where the sample is missing. */
const seen = (pattern: string): Sample[] =>
  [...pattern].flatMap((mark, minute) => {
    const state = { '.': 'good', x: 'bad', '?': 'none' }[mark] as Sample['state'] | undefined;
    return state ? [{ at: at('2026-05-06T10:00').add({ minutes: minute }), state }] : [];
  });
const detect = (pattern: string, rules: Omit<OutageRules, 'every'> = {}) => {
  const end = at('2026-05-06T10:00').add({ minutes: pattern.length });
  const { outages, withoutData } = outagesFromSamples(
    seen(pattern),
    { start: at('2026-05-06T10:00'), end },
    { every: decimal(60), ...rules },
  );
  const minutes = (spans: typeof outages) =>
    spans.map(({ start, end: last }) =>
      [start, last].map((it) => it.since(at('2026-05-06T10:00')).total('minutes')).join('-'),
    );
  return { outages: minutes(outages), withoutData: minutes(withoutData) };
};

describe('outages from samples', () => {
  test('a bad sample stands for the time until the next one', () => {
    expect(detect('..x..').outages).toEqual(['2-3']);
    expect(detect('x.xx.').outages).toEqual(['0-1', '2-4']);
  });
  test('`for at least` counts from the first bad sample; shorter runs count as up', () => {
    expect(detect('.xx.xxx.', { forAtLeast: time('3', 'minute') }).outages).toEqual(['4-7']);
    expect(detect('.xx.xxx.', { forAtLeast: samples('3') }).outages).toEqual(['4-7']);
    expect(detect('.xx.xxx.', { forAtLeast: samples('2') }).outages).toEqual(['1-3', '4-7']);
  });
  test('an outage ends at the first of the good samples of `available again after`', () => {
    expect(detect('.x..x...', { availableAgainAfter: samples('3') }).outages).toEqual(['1-5']);
    expect(detect('.x...x..', { availableAgainAfter: time('3', 'minute') }).outages).toEqual(['1-2', '5-8']);
  });
  test('without enough good samples an outage lasts until the end', () => {
    expect(detect('.x..', { availableAgainAfter: samples('3') }).outages).toEqual(['1-4']);
    expect(detect('..xx').outages).toEqual(['2-4']);
  });
  test('both rules together', () => {
    expect(detect('xx.xxx.x....', { forAtLeast: samples('3'), availableAgainAfter: samples('2') }).outages).toEqual([
      '3-8',
    ]);
  });
  test('no data counts as bad, good or is excluded, which it is where nothing is said', () => {
    expect(detect('.x??x.', { noData: 'bad' })).toEqual({ outages: ['1-5'], withoutData: [] });
    expect(detect('.x??x.', { noData: 'good' })).toEqual({ outages: ['1-2', '4-5'], withoutData: [] });
    expect(detect('.x??..', { noData: 'excluded' })).toEqual({ outages: ['1-4'], withoutData: ['2-4'] });
    expect(detect('.???..')).toEqual({ outages: [], withoutData: ['1-4'] });
  });
  test('an excluded gap neither continues nor breaks a run', () => {
    expect(detect('.x?x..', { forAtLeast: samples('2') }).outages).toEqual(['1-4']);
    expect(detect('.x?x..', { forAtLeast: samples('3') }).outages).toEqual([]);
  });
  test('a missing sample says nothing, like one without data', () => {
    expect(detect('..   ..', { noData: 'bad', forAtLeast: samples('3') }).outages).toEqual(['2-5']);
    expect(detect('..   ..').withoutData).toEqual(['2-5']);
    expect(detect('    ').withoutData).toEqual(['0-4']);
  });
  test('without an interval a sample lasts until the next one', () => {
    const end = at('2026-05-06T11:00');
    const { outages } = outagesFromSamples(seen('.  x     .'), { start: at('2026-05-06T10:00'), end }, {});
    expect(shown(outages)).toEqual(shown([span('2026-05-06T10:03', '2026-05-06T10:09')]));
  });
});

describe('outages from reports', () => {
  const report = (from: string, to: string) => span(`2026-05-06T${from}`, `2026-05-06T${to}`);
  const outagesOf = (...input: Parameters<typeof outagesFromReports>) =>
    shown(outagesFromReports(...input)).map((it) =>
      it.replaceAll('2026-05-06T', '').replaceAll(':00 ', ' ').slice(0, 11),
    );
  test('overlaps are one outage; short ones do not count', () => {
    const reports = [report('10:00', '10:03'), report('10:02', '10:06'), report('12:00', '12:04')];
    expect(outagesOf(reports, { forAtLeast: time('5', 'minute') })).toEqual(['10:00 10:06']);
  });
  test('reports closer together than `available again after` are one', () => {
    const reports = [report('10:00', '10:10'), report('10:12', '10:20'), report('10:30', '10:40')];
    expect(outagesOf(reports, { availableAgainAfter: time('5', 'minute') })).toEqual(['10:00 10:20', '10:30 10:40']);
  });
  test('samples of a rule are minutes of the interval', () => {
    expect(outagesOf([report('10:00', '10:02')], { every: decimal(60), forAtLeast: samples('3') })).toEqual([]);
    expect(outagesOf([report('10:00', '10:03')], { every: decimal(60), forAtLeast: samples('3') })).toEqual([
      '10:00 10:03',
    ]);
  });
  test('the rules are those of the metric', () => {
    const metric = availabilityMetric('Up', ['Shop'], {
      measured: { every: time('30', 'second') },
      noData: 'bad',
      availableAgainAfter: samples('5'),
    });
    expect(outageRulesOf(metric)).toMatchObject({ noData: 'bad', availableAgainAfter: samples('5') });
    expect(outageRulesOf(metric).every?.toFixed()).toBe('30');
  });
});

describe('conditions', () => {
  const error = {
    kind: 'comparison',
    level: { text: 'Errors', metric: 'Errors' },
    comparison: comparison('>', percent('5')),
  } as const;
  const prose = { kind: 'prose', text: 'the page is blank' } as const;
  const of = (level: string | undefined, isBlank: boolean | undefined) => ({
    levelOf: () => (level === undefined ? undefined : percentage(level)),
    isTrue: () => isBlank,
  });
  const either = { text: '', anyOf: [{ allOf: [error] }, { allOf: [prose] }] };
  const both = { text: '', anyOf: [{ allOf: [error, prose] }] };
  test.each([
    ['6', false, true, false],
    ['6', true, true, true],
    ['5', false, false, false],
    [undefined, true, true, undefined],
    [undefined, false, undefined, false],
    ['6', undefined, true, undefined],
  ])('error rate %s, blank %s: or %s, and %s', (level, isBlank, any, all) => {
    expect(evaluateCondition(either, of(level, isBlank))).toBe(any);
    expect(evaluateCondition(both, of(level, isBlank))).toBe(all);
  });
  test('become samples', () => {
    expect([of('6', false), of('4', false), of(undefined, false)].map((it) => sampleState(either, it))).toEqual([
      'bad',
      'good',
      'none',
    ]);
  });
});

describe('availability', () => {
  const terms = shop({});
  const window = windowOn(terms, '2026-04-15');
  const of = (metric: Partial<Metric>, input: Partial<Parameters<typeof availabilityOf>[1]>) =>
    availabilityOf(availabilityMetric('Up', ['Shop'], metric), { window, outages: [], ...input });
  const hour = span('2026-04-10T10:00', '2026-04-10T11:00');

  test('overlaps of outages count once, and what lies outside the window not at all', () => {
    const overlapping = [
      hour,
      span('2026-04-10T10:30', '2026-04-10T11:30'),
      span('2026-03-31T23:00', '2026-04-01T01:00'),
    ];
    expect(Number(of({}, { outages: overlapping }).downtime)).toBe(2.5 * 3600);
  });
  test('excluded time leaves the window', () => {
    const result = of({}, { outages: [hour], excluded: [span('2026-04-10T10:30', '2026-04-10T12:30')] });
    expect(Number(result.length)).toBe(718 * 3600);
    expect(Number(result.downtime)).toBe(1800);
    expect(percentString(result.level!.amount, 6)).toBe('99.930362%');
  });
  test('with `as good` it stays in the window as up', () => {
    const result = of(
      { excluding: { items: [], asGood: true } },
      { outages: [hour], excluded: [span('2026-04-10T10:30', '2026-04-10T12:30')] },
    );
    expect(Number(result.length)).toBe(720 * 3600);
    expect(percentString(result.level!.amount, 6)).toBe('99.930556%');
  });
  test('overlapping exclusions count once', () => {
    const excluded = [hour, span('2026-04-10T10:30', '2026-04-10T11:30')];
    expect(Number(of({}, { excluded }).excluded)).toBe(1.5 * 3600);
  });
  test('time without data leaves the window even with `as good`', () => {
    const result = of({ excluding: { items: [], asGood: true } }, { withoutData: [hour] });
    expect(Number(result.length)).toBe(719 * 3600);
    expect(result.level!.amount.toFixed()).toBe('100');
  });
  test('counted in whole or started minutes, outage by outage, after the exclusion', () => {
    const outages = [
      span('2026-04-10T10:00:00', '2026-04-10T10:01:40'),
      span('2026-04-10T12:00:00', '2026-04-10T12:00:40'),
    ];
    const downtime = (mode: 'whole' | 'started') =>
      Number(of({ countedIn: { mode, unit: 'minute' } }, { outages }).downtime);
    expect([downtime('whole'), downtime('started'), Number(of({}, { outages }).downtime)]).toEqual([60, 180, 140]);
    const cut = of(
      { countedIn: { mode: 'whole', unit: 'minute' } },
      { outages, excluded: [span('2026-04-10T10:01:00', '2026-04-10T10:01:10')] },
    );
    expect(cut.outages.map(({ counted }) => Number(counted))).toEqual([60, 0]);
  });
  test('is rounded once, as the metric says', () => {
    const down = [span('2026-04-10T10:00', '2026-04-10T10:45')];
    expect(of({ rounded: { mode: 'down', to: percent('0.01') } }, { outages: down }).level?.amount.toFixed()).toBe(
      '99.89',
    );
    expect(of({ rounded: { mode: 'up', to: percent('0.01') } }, { outages: down }).level?.amount.toFixed()).toBe(
      '99.9',
    );
  });
  test('during a calendar only its open time counts', () => {
    const open = businessCalendar(calendar(), 'Europe/Berlin', NO_HOLIDAYS);
    const result = of({}, { during: open, outages: [span('2026-04-10T16:00', '2026-04-11T10:00')] });
    expect(Number(result.length)).toBe(22 * 8 * 3600);
    expect(Number(result.downtime)).toBe(3600);
  });
  test('a cut window is measured over the part inside, unless the metric says how the rest counts', () => {
    const late = shop({}, { effective: { from: '2026-04-16', to: '2026-12-31' } });
    const cut = windowOn(late, '2026-04-20');
    const level = (partialWindow?: 'good' | 'bad') => {
      const outages = [span('2026-04-20T00:00', '2026-04-23T00:00')];
      return availabilityOf(availabilityMetric('Up', ['Shop'], { partialWindow }), {
        window: cut,
        outages,
      }).level!.amount.toFixed();
    };
    expect([level(), level('good'), level('bad')]).toEqual(['80', '90', '40']);
  });
  test('where nothing is left to measure there is no level', () => {
    expect(of({}, { excluded: [window] }).level).toBeUndefined();
  });
  test('the trace says what was measured', () => {
    const { trace } = of({}, { outages: [hour] });
    expect(trace.map(({ stage }) => stage)).toEqual(['window', 'outage', 'downtime', 'level']);
    expect(trace.at(-1)?.arithmetic).toBe('(2,592,000 s - 3,600 s) ÷ 2,592,000 s = 99.8611%');
  });
});

describe('only what keeps its window, notice and limit is excluded', () => {
  const setting = timeSettingOf(agreement());
  const sunday = (from: string, to: string, announced?: string) => ({
    ...span(`2026-05-10T${from}`, `2026-05-10T${to}`),
    announced: announced === undefined ? undefined : at(announced),
  });
  const spansOf = (...input: Parameters<typeof excludedTime>) =>
    shown(excludedTime(...input).spans).map((it) => it.replaceAll('2026-05-', '').replaceAll(':00 ', ' ').slice(0, -3));
  test('without any of them everything is excluded', () => {
    expect(spansOf(exclusion('E'), [sunday('02:00', '06:00')], setting)).toEqual(['10T02:00 10T06:00']);
  });
  test('the part outside the weekly window counts normally', () => {
    const weekly = exclusion('E', { windows: [hours('sunday', 'sunday', '02:00', '04:00')] });
    expect(spansOf(weekly, [sunday('01:00', '05:00')], setting)).toEqual(['10T02:00 10T04:00']);
    const { trace } = excludedTime(weekly, [sunday('01:00', '05:00')], setting);
    expect(trace[0]?.text).toContain('2 h of "E" lie outside its windows');
  });
  test('a window may end on the next day', () => {
    const weekly = exclusion('E', { windows: [hours('saturday', 'saturday', '22:00', '04:00')] });
    expect(spansOf(weekly, [sunday('01:00', '05:00')], setting)).toEqual(['10T01:00 10T04:00']);
  });
  test('what was not announced in time counts normally', () => {
    const noticed = exclusion('E', { notice: { length: time('5', 'day') } });
    expect(spansOf(noticed, [sunday('02:00', '04:00', '2026-05-05T02:00')], setting)).toEqual(['10T02:00 10T04:00']);
    expect(spansOf(noticed, [sunday('02:00', '04:00', '2026-05-05T02:01')], setting)).toEqual([]);
    expect(spansOf(noticed, [sunday('02:00', '04:00')], setting)).toEqual([]);
  });
  test('a notice in business days runs in the calendar', () => {
    const noticed = exclusion('E', { notice: { length: business('2', 'day') } });
    const open = businessCalendar(calendar(), 'Europe/Berlin', NO_HOLIDAYS);
    expect(spansOf(noticed, [sunday('02:00', '04:00', '2026-05-06T18:00')], setting, open)).toEqual([
      '10T02:00 10T04:00',
    ]);
    expect(spansOf(noticed, [sunday('02:00', '04:00', '2026-05-07T09:00')], setting, open)).toEqual([]);
    expect(spansOf(noticed, [sunday('02:00', '04:00', '2026-05-01T09:00')], setting)).toEqual([]);
  });
  test('above the limit the later part counts normally, and every period has its own', () => {
    const limited = exclusion('E', { limit: { length: time('3', 'hour'), per: per('month') } });
    const turn = span('2026-04-30T22:00', '2026-05-01T04:00');
    expect(spansOf(limited, [turn, sunday('02:00', '04:00')], setting)).toEqual(['2026-04-30T22:00 01T03:00']);
    const first = span('2026-05-03T02:00', '2026-05-03T04:00');
    expect(spansOf(limited, [first, sunday('02:00', '04:00')], setting)).toEqual([
      '03T02:00 03T04:00',
      '10T02:00 10T03:00',
    ]);
  });
});

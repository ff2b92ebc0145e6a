import { describe, expect, test } from 'vitest';
import {
  compositeAvailability,
  decimal,
  downtimeBudget,
  downtimeBudgets,
  effectiveAvailability,
  effectiveAvailabilityOf,
  inSeries,
  observableFloorOf,
  type Predicate,
  percentString,
  redundant,
  type Service,
  windowLengths,
} from '../src/index.js';
import {
  agreement,
  availabilityMetric,
  exclusion,
  objective,
  per,
  percent,
  rolling,
  service,
  target,
  time,
} from './build.js';

describe('downtime budget: (100% - target) × window', () => {
  test('is exact', () => {
    expect(downtimeBudget(decimal('99.95'), decimal(44_700 * 60)).toFixed()).toBe('1341');
    expect(downtimeBudget(decimal('100'), decimal(1000)).toFixed()).toBe('0');
  });
  test('is printed for every length of a month, and for the year', () => {
    expect(downtimeBudgets(decimal('99.9'), per('month')).map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'a month of 28 days: 40 min 19 s',
      'a month of 29 days: 41 min 46 s',
      'a month of 30 days: 43 min 12 s',
      'a month of 31 days: 44 min 38 s',
      'a year of 365 days: 8 h 45 min 36 s',
    ]);
  });
  test.each([
    [per('hour'), ['an hour: 3.6 s', 'a year of 365 days: 8 h 45 min 36 s']],
    [per('day'), ['a day: 1 min 26 s', 'a year of 365 days: 8 h 45 min 36 s']],
    [
      per('quarter'),
      [
        'a quarter of 90 days: 2 h 9 min 36 s',
        'a quarter of 91 days: 2 h 11 min 2 s',
        'a quarter of 92 days: 2 h 12 min 29 s',
        'a year of 365 days: 8 h 45 min 36 s',
      ],
    ],
    [per('year'), ['a year of 365 days: 8 h 45 min 36 s', 'a year of 366 days: 8 h 47 min 2 s']],
    [rolling('30', 'day'), ['30 days: 43 min 12 s', 'a year of 365 days: 8 h 45 min 36 s']],
    [rolling('12', 'month'), ['12 months of 365 days: 8 h 45 min 36 s', '12 months of 366 days: 8 h 47 min 2 s']],
  ])('per $text', (window, rows) => {
    expect(downtimeBudgets(decimal('99.9'), window).map(({ label, text }) => `${label}: ${text}`)).toEqual(rows);
  });
  test('a billing cycle is as long as a month', () => {
    expect(windowLengths({ kind: 'billing cycle', text: 'billing cycle' }).map((it) => Number(it) / 86_400)).toEqual([
      28, 29, 30, 31,
    ]);
  });
});

describe('effective availability', () => {
  const planned = exclusion('Planned', { limit: { length: time('4', 'hour'), per: per('month') } });
  test('target × (window - limits) ÷ window', () => {
    const { value, excluded, trace } = effectiveAvailability(decimal('99.9'), per('month'), [planned]);
    expect(percentString(value, 3)).toBe('99.345%');
    expect(Number(excluded)).toBe(4 * 3600);
    expect(trace.at(-1)?.arithmetic).toBe('99.9% × (720 h - 4 h) ÷ 720 h = 99.345%');
  });
  test('target - limits ÷ window with `as good`', () => {
    expect(percentString(effectiveAvailability(decimal('99.9'), per('month'), [planned], true).value, 4)).toBe(
      '99.3444%',
    );
  });
  test('limits of different periods are brought to the longest', () => {
    const weekly = exclusion('Weekly', { limit: { length: time('1', 'hour'), per: per('week') } });
    const result = effectiveAvailability(decimal('99.9'), per('quarter'), [planned, weekly]);
    expect(result.period).toBe('a quarter of 91.25 days');
    // 3 × 4 h and 91.25 ÷ 7 × 1 h
    expect(percentString(result.excluded.div(3600), 3)).toBe('25.036%');
  });
  test('a rolling window is its own period', () => {
    expect(effectiveAvailability(decimal('99.9'), rolling('30', 'day'), []).period).toBe('30 days');
    expect(effectiveAvailability(decimal('99.9'), rolling('2', 'month'), [planned]).excluded.toFixed()).toBe('28800');
  });
  test('what has no limit is named, not guessed', () => {
    const open = exclusion('Emergency');
    const { value, unlimited } = effectiveAvailability(decimal('99.9'), per('month'), [open]);
    expect(value.toFixed()).toBe('99.9');
    expect(unlimited).toEqual([open]);
  });
  test('never falls below 0', () => {
    const all = exclusion('All', { limit: { length: time('40', 'day'), per: per('month') } });
    expect(effectiveAvailability(decimal('99.9'), per('month'), [all], true).value.toFixed()).toBe('0');
  });
  test('takes the exclusions of a metric from its agreement', () => {
    const metric = availabilityMetric('Up', ['Shop'], { excluding: { items: ['Planned'], asGood: false } });
    const terms = agreement({ exclusions: [planned, exclusion('Other')], metrics: [metric] });
    expect(percentString(effectiveAvailabilityOf(terms, metric, decimal('99.9'), per('month')).value, 3)).toBe(
      '99.345%',
    );
  });
});

describe('composite availability', () => {
  const external = (title: string, level?: string) => ({
    kind: 'external' as const,
    title,
    level: level === undefined ? undefined : percent(level),
  });
  const on = (...items: Service['dependencies'][number]['items'][number][]) => ({ redundant: items.length > 1, items });
  const inner = (id: string) => ({ kind: 'service' as const, service: id, title: id });
  test('series multiply, redundant ones are 1 - Π(1 - a)', () => {
    expect(inSeries([decimal('99.9'), decimal('99.9'), decimal('99.9')]).toFixed()).toBe('99.7002999');
    expect(redundant([decimal('99.9'), decimal('99.9')]).toFixed()).toBe('99.9999');
    expect(inSeries([]).toFixed()).toBe('100');
  });
  test('a service of series and redundant dependencies, with its sum', () => {
    const terms = agreement({
      services: [
        service('Shop', {
          dependencies: [on(external('EC2', '99.99')), on(external('CDN A', '99.9'), external('CDN B', '99.9'))],
        }),
      ],
    });
    const { value, trace, unknown } = compositeAvailability(terms, 'Shop');
    expect(value?.toFixed()).toBe('99.98990001');
    expect(unknown).toEqual([]);
    expect(trace.map(({ arithmetic }) => arithmetic)).toEqual([
      undefined,
      '100% - (100% - 99.9%) × (100% - 99.9%) = 99.9999%',
      '99.99% × 99.9999% = 99.9899%',
    ]);
  });
  test('nested services count with their own target, else with their own composite', () => {
    const services = [
      service('Shop', { dependencies: [on(inner('Web')), on(inner('Data'))] }),
      service('Web', { dependencies: [on(external('Host', '99.5'))] }),
      service('Data', { dependencies: [on(external('Disk', '99'))] }),
    ];
    const terms = agreement({
      services,
      metrics: [availabilityMetric('DataUp', ['Data'])],
      objectives: [
        objective('DataUptime', 'DataUp', { targets: [target('>=', percent('99.9')), target('>=', percent('99.8'))] }),
      ],
    });
    const { value, parts } = compositeAvailability(terms, 'Shop');
    expect(parts.map(({ items }) => items[0]?.from)).toEqual(['composite', 'objective']);
    expect(value?.toFixed()).toBe('99.301');
  });
  test('an objective of this agreement counts with its target, of another one with what is promised', () => {
    const terms = agreement({
      services: [
        service('Shop', {
          dependencies: [
            on({ kind: 'objective', objective: 'DataUptime', title: 'Data' }),
            on({ kind: 'objective', objective: 'Uptime', agreement: 'Aws', title: 'AWS', promised: percent('99.99') }),
          ],
        }),
        service('Data'),
      ],
      metrics: [availabilityMetric('DataUp', ['Data'])],
      objectives: [objective('DataUptime', 'DataUp', { targets: [target('>=', percent('99.9'))] })],
    });
    const { value, parts } = compositeAvailability(terms, 'Shop');
    expect(parts.map(({ items }) => items[0]?.from)).toEqual(['objective', 'promised']);
    expect(value?.toFixed()).toBe('99.89001');
  });
  test('a level that is written wins over the promise', () => {
    const item = {
      kind: 'service' as const,
      service: 'Db',
      agreement: 'Aws',
      title: 'Db',
      level: percent('99'),
      promised: percent('99.99'),
    };
    const { value, parts } = compositeAvailability(
      agreement({ services: [service('Shop', { dependencies: [on(item)] })] }),
      'Shop',
    );
    expect(value?.toFixed()).toBe('99');
    expect(parts[0]?.items[0]?.from).toBe('stated');
  });
  test('what promises nothing is named and leaves an upper limit', () => {
    const terms = agreement({
      services: [
        service('Shop', {
          dependencies: [on(external('EC2', '99.99')), on(external('Mail')), on(external('A', '99'), external('B'))],
        }),
      ],
    });
    const { value, unknown } = compositeAvailability(terms, 'Shop');
    expect(value?.toFixed()).toBe('99.99');
    expect(unknown).toEqual(['Mail', 'B']);
  });
  test('a circle is reported and ends', () => {
    const terms = agreement({
      services: [
        service('A', { dependencies: [on(inner('B')), on(external('X', '99'))] }),
        service('B', { dependencies: [on(inner('C'))] }),
        service('C', { dependencies: [on(inner('B'))] }),
      ],
    });
    const { cycles, value } = compositeAvailability(terms, 'A');
    expect(cycles).toEqual([['B', 'C', 'B']]);
    expect(value?.toFixed()).toBe('99');
  });
  test('a service without dependencies has no composite', () => {
    expect(compositeAvailability(agreement({ services: [service('Shop')] }), 'Shop').value).toBeUndefined();
    expect(compositeAvailability(agreement(), 'Nothing').value).toBeUndefined();
  });
});

describe('observable floor', () => {
  const month = decimal(30 * 86_400);
  const metric = (rest: Parameters<typeof availabilityMetric>[2]) =>
    availabilityMetric('Up', ['Shop'], { measured: { every: time('1', 'minute') }, ...rest });
  const over = (minutes: string): Predicate => ({
    kind: 'comparison',
    level: { text: 'Errors', metric: 'Errors' },
    comparison: { text: '> 5%', operator: '>', value: percent('5') },
    over: time(minutes, 'minute'),
  });
  test.each([
    ['one failed sample', {}, '60', '99.9977%'],
    [
      'for at least 5 minutes',
      { unavailableWhen: { text: '', anyOf: [], forAtLeast: time('5', 'minute') } },
      '300',
      '99.9884%',
    ],
    [
      'for at least 90 seconds: two samples',
      { unavailableWhen: { text: '', anyOf: [], forAtLeast: time('90', 'second') } },
      '120',
      '99.9954%',
    ],
    [
      'for at least 3 samples',
      {
        unavailableWhen: {
          text: '',
          anyOf: [],
          forAtLeast: { kind: 'measure', text: '3 samples', value: '3', unit: 'sample' } as const,
        },
      },
      '180',
      '99.9931%',
    ],
    [
      'for at least 10 seconds: one sample',
      { unavailableWhen: { text: '', anyOf: [], forAtLeast: time('10', 'second') } },
      '60',
      '99.9977%',
    ],
    [
      'a condition over ten minutes',
      { unavailableWhen: { text: '', anyOf: [{ allOf: [over('10')] }] } },
      '600',
      '99.9769%',
    ],
    [
      'a condition over ten minutes, or one that every sample shows',
      {
        unavailableWhen: {
          text: '',
          anyOf: [{ allOf: [over('10')] }, { allOf: [{ kind: 'prose', text: 'nobody can log in' } as const] }],
        },
      },
      '60',
      '99.9977%',
    ],
    ['started 5 minutes', { countedIn: { mode: 'started', unit: 'hour' } as const }, '3600', '99.8611%'],
    [
      'whole hours: nothing below an hour counts',
      { countedIn: { mode: 'whole', unit: 'hour' } as const },
      '3600',
      '99.8611%',
    ],
  ])('%s', (_, rest, shortest, level) => {
    const floor = observableFloorOf(metric(rest), month)!;
    expect(floor.shortestOutage.toFixed()).toBe(shortest);
    expect(percentString(floor.levelAfterOutageRule, 4)).toBe(level);
    expect(percentString(floor.level, 4)).toBe('99.9977%');
  });
  test('prints its sum', () => {
    expect(observableFloorOf(metric({}), month)?.trace[0]?.arithmetic).toBe(
      '(2,592,000 s - 60 s) ÷ 2,592,000 s = 99.9977%',
    );
  });
  test('is unknown without a fixed interval, and not below 0', () => {
    expect(observableFloorOf(availabilityMetric('Up', ['Shop']), month)).toBeUndefined();
    expect(observableFloorOf(metric({ measured: { every: time('1', 'month') } }), month)).toBeUndefined();
    expect(observableFloorOf(metric({ measured: { every: time('1', 'day') } }), decimal(3600))?.level.toFixed()).toBe(
      '0',
    );
  });
});

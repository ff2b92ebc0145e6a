import { describe, expect, test } from 'vitest';
import {
  type Agreement,
  decimal,
  dimensionOfExpression,
  dimensionOfLevel,
  type Expression,
  evaluateFormula,
  type Level,
  levelOfWindow,
  type Metric,
  type MetricData,
  mean,
  meanOfRatios,
  median,
  percentage,
  percentile,
  plainNumber,
  proportion,
  quantityString,
  ratioOfAll,
  type Statistic,
  seconds,
  servicesOfMetric,
  shareOf,
  smallestMeaningfulSample,
  type Value,
} from '../src/index.js';
import { agreement, availabilityMetric, money, percent, span, time, windowOn } from './build.js';

const big = (...values: (string | number)[]) => values.map((it) => decimal(it));

describe('statistics', () => {
  test.each([
    ['95', '95'],
    ['99', '99'],
    ['99.5', '100'],
    ['50', '50'],
    ['0.1', '1'],
  ])('p%s of 1 to 100 is the nearest rank %s', (rank, value) => {
    const values = Array.from({ length: 100 }, (_, index) => decimal(100 - index));
    expect(percentile(values, decimal(rank))?.toFixed()).toBe(value);
  });
  test('p95 <= T says the same as share within T >= 95%', () => {
    const values = big(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 400);
    for (const bound of big(18, 19, 20, 400)) {
      const share = shareOf(values, (value) => value.lte(bound))!;
      expect(percentile(values, decimal(95))!.lte(bound)).toBe(share.gte(95));
    }
  });
  test('median, mean and nothing', () => {
    expect(median(big(3, 1, 2))?.toFixed()).toBe('2');
    expect(median(big(4, 1, 2, 3))?.toFixed()).toBe('2.5');
    expect(
      mean(big(1, 2, 4))
        ?.round(4)
        .toFixed(),
    ).toBe('2.3333');
    expect([median([]), mean([]), percentile([], decimal(50)), shareOf([], () => true)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
  test('a ratio over all events weighs events, the mean of ratios weighs intervals', () => {
    const intervals = [proportion(1, 2), proportion(98, 98)];
    expect(ratioOfAll(intervals)?.toFixed()).toBe('99');
    expect(meanOfRatios(intervals)?.toFixed()).toBe('75');
    expect(ratioOfAll([])).toBeUndefined();
  });
  test('an interval without events counts as said, or not at all', () => {
    const intervals = [proportion(1, 2), proportion(0, 0)];
    expect(meanOfRatios(intervals)?.toFixed()).toBe('50');
    expect(meanOfRatios(intervals, decimal(100))?.toFixed()).toBe('75');
  });
  test('thirds do not miss a target by rounding', () => {
    expect(meanOfRatios([proportion(1, 3), proportion(1, 3), proportion(1, 3), proportion(1, 1)])?.toFixed()).toBe(
      '50',
    );
  });
  test('99.9% needs 1,000 samples', () => {
    expect(
      [
        smallestMeaningfulSample(decimal('99.9')),
        smallestMeaningfulSample(decimal('99.99')),
        smallestMeaningfulSample(decimal(100)),
      ].map((it) => it?.toFixed()),
    ).toEqual(['1000', '10000', undefined]);
  });
});

const number = (value: string): Value => ({ kind: 'number', text: value, value });
const of = (value: Value): Expression => ({ kind: 'value', value });
const op = (left: Expression, operator: '+' | '-' | '*' | '/', right: Expression): Expression => ({
  kind: 'operation',
  operator,
  left,
  right,
});
const call = (name: 'min' | 'max', ...args: Expression[]): Expression => ({
  kind: 'call',
  function: name,
  arguments: args,
});
const metricUse = (metric: string): Expression => ({ kind: 'metric', metric });

describe('formulas', () => {
  const levels = { Errors: percentage('0.4'), Time: seconds('2'), Score: plainNumber('3') } as Record<
    string,
    ReturnType<typeof seconds>
  >;
  const value = (expression: Expression) => {
    const result = evaluateFormula(expression, (id) => levels[id]);
    return result.kind === 'value' ? quantityString(result.value) : result.text;
  };
  test.each([
    ['100% - Errors', op(of(percent('100')), '-', metricUse('Errors')), '99.6%'],
    ['80% * 50%', op(of(percent('80')), '*', of(percent('50'))), '40%'],
    ['2 * 50%', op(of(number('2')), '*', of(percent('50'))), '100%'],
    ['50% * 2', op(of(percent('50')), '*', of(number('2'))), '100%'],
    ['EUR 100 * 10%', op(of(money('100')), '*', of(percent('10'))), 'EUR 10.00'],
    ['10% * EUR 100', op(of(percent('10')), '*', of(money('100'))), 'EUR 10.00'],
    ['Time / 4', op(metricUse('Time'), '/', of(number('4'))), '500 ms'],
    ['Time / 500 ms', op(metricUse('Time'), '/', of(time('500', 'millisecond'))), '4'],
    ['EUR 10 / 50%', op(of(money('10')), '/', of(percent('50'))), 'EUR 20.00'],
    ['50% / 25%', op(of(percent('50')), '/', of(percent('25'))), '2'],
    ['3 / 50%', op(of(number('3')), '/', of(percent('50'))), '6'],
    ['min(Time, 1 s)', call('min', metricUse('Time'), of(time('1', 'second'))), '1 s'],
    ['max(Score, 2, 4)', call('max', metricUse('Score'), of(number('2')), of(number('4'))), '4'],
    ['Score / 0', op(metricUse('Score'), '/', of(number('0'))), 'it divides by 0'],
    ['Nothing', metricUse('Nothing'), 'Nothing has no level in this window'],
    ['1 month', of(time('1', 'month')), '"1 month" has no fixed length'],
    ['Time + 1', op(metricUse('Time'), '+', of(number('1'))), 'a duration and a number do not go together with "+"'],
    ['min()', call('min'), 'min() has nothing to choose from'],
    ['min(Time, 1)', call('min', metricUse('Time'), of(number('1'))), 'min() compares things of different kinds'],
  ])('%s', (_, expression, expected) => {
    expect(value(expression)).toBe(expected);
  });
  const dimension = (expression: Expression) => {
    const result = dimensionOfExpression(expression, (id) => levels[id]);
    return result.kind === 'dimension' ? result.dimension : result.kind === 'problem' ? result.text : result.kind;
  };
  test.each([
    [op(of(percent('100')), '-', metricUse('Errors')), 'percentage'],
    [op(of(number('2')), '*', of(money('1'))), 'money'],
    [op(of(money('1')), '/', of(money('2'))), 'number'],
    [op(of(number('1')), '*', of(number('2'))), 'number'],
    [op(of(time('1', 'second')), '*', of(time('1', 'second'))), 'a duration is multiplied with a duration'],
    [op(of(number('1')), '/', of(time('1', 'second'))), 'a number is divided by a duration'],
    [
      op(of(money('1', 'EUR')), '+', of(money('1', 'USD'))),
      'an amount of money (USD) is added to an amount of money (EUR)',
    ],
    [op(of(percent('1')), '-', of(time('1', 'second'))), 'a duration is subtracted from a percentage'],
    [call('max', of(percent('1')), of(number('1'))), 'max() compares a percentage and a number'],
    [call('max'), 'max() has nothing to choose from'],
    [metricUse('Nothing'), 'unknown'],
    [op(metricUse('Nothing'), '+', of(number('1'))), 'unknown'],
    [call('max', metricUse('Time')), 'duration'],
  ])('dimension %#', (expression, expected) => {
    expect(dimension(expression)).toBe(expected);
  });
});

describe('levels', () => {
  const metrics: Metric[] = [
    { id: 'Errors', title: 'Errors', measure: { kind: 'ratio', of: 'failed', to: 'all', services: ['Shop'] } },
    { id: 'Time', title: 'Time', measure: { kind: 'duration', from: 'a', to: 'b', services: ['Shop', 'Api'] } },
    { id: 'Csat', title: 'Csat', measure: { kind: 'score', from: '1', to: '5', services: [] } },
    { id: 'Speed', title: 'Speed', measure: { kind: 'amount', of: 'speed', unit: 'Mbit/s', services: [] } },
    { id: 'Incidents', title: 'Incidents', measure: { kind: 'count', of: 'incidents', services: [] } },
    {
      id: 'Quality',
      title: 'Quality',
      measure: { kind: 'formula', text: '100% - Errors', expression: op(of(percent('100')), '-', metricUse('Errors')) },
    },
    { id: 'Circle', title: 'Circle', measure: { kind: 'formula', text: 'Square', expression: metricUse('Square') } },
    { id: 'Square', title: 'Square', measure: { kind: 'formula', text: 'Circle', expression: metricUse('Circle') } },
    { id: 'Empty', title: 'Empty' },
    availabilityMetric('Up', ['Shop'], { measured: { every: time('1', 'minute') } }),
  ];
  const change = (id: string, rest: Partial<Metric>): Agreement =>
    agreement({ metrics: metrics.map((metric) => (metric.id === id ? { ...metric, ...rest } : metric)) });
  const values = (...list: (string | number)[]): MetricData => ({ values: list.map((it) => ({ value: decimal(it) })) });
  const level = (metric: string, statistic?: Statistic): Level => ({ text: metric, metric, statistic });
  const measure = (
    of: Level,
    data: Record<string, MetricData>,
    terms: Agreement = agreement({ metrics }),
    options?: Parameters<typeof levelOfWindow>[4],
  ) => {
    const result = levelOfWindow(terms, of, windowOn(terms, '2026-04-15'), data, options);
    if (result.kind === 'level') return quantityString(result.level);
    return result.kind === 'assumed'
      ? `as ${result.as}`
      : result.kind === 'each'
        ? result.events.map((it) => quantityString(it))
        : result.trace[0]?.text;
  };

  test.each([
    [level('Errors'), { Errors: { proportions: [proportion(1, 400), proportion(3, 400)] } }, '0.5%'],
    [level('Time', { kind: 'percentile', percentile: '50' }), { Time: values('0.3', '0.1', '0.2') }, '200 ms'],
    [level('Time', { kind: 'mean' }), { Time: values('0.3', '0.1') }, '200 ms'],
    [level('Time', { kind: 'median' }), { Time: values('0.3', '0.1', '0.2') }, '200 ms'],
    [level('Time', { kind: 'max' }), { Time: values('0.3', '0.1') }, '300 ms'],
    [level('Speed', { kind: 'min' }), { Speed: values(90, 100) }, '90 Mbit/s'],
    [level('Speed', { kind: 'sum' }), { Speed: values(90, 100) }, '190 Mbit/s'],
    [level('Csat'), { Csat: values(4, 5) }, '4.5'],
    [level('Incidents'), { Incidents: { count: decimal(2) } }, '2'],
    [level('Quality'), { Errors: { proportions: [proportion(1, 100)] } }, '99%'],
    [
      level('Time', { kind: 'share', relation: 'within', bound: time('200', 'millisecond') }),
      { Time: values('0.3', '0.1', '0.2', '0.2') },
      '75%',
    ],
    [
      level('Speed', {
        kind: 'share',
        relation: 'at least',
        bound: { kind: 'measure', text: '100 Mbit/s', value: '100', unit: 'Mbit/s' },
      }),
      { Speed: values(90, 100) },
      '50%',
    ],
    [level('Time', { kind: 'each' }), { Time: values('0.3', '0.1') }, ['300 ms', '100 ms']],
    [level('Up'), { Up: { outages: [span('2026-04-01T00:00', '2026-04-04T00:00')] } }, '90%'],
    [
      level('Time'),
      { Time: values(1) },
      'Time has many values in a window, and nothing says which statistic of them counts',
    ],
    [level('Time', { kind: 'max' }), {}, 'There was nothing to measure for Time in this window'],
    [level('Errors'), {}, 'There was nothing to measure for Errors in this window'],
    [level('Incidents'), {}, 'Nothing is known of Incidents in this window'],
    [level('Circle'), {}, 'Square: Square has no level in this window'],
    [level('Empty'), {}, 'Empty does not say what it measures'],
    [level('Nowhere'), {}, 'Nowhere does not say what it measures'],
    [level('Time', { kind: 'share' }), { Time: values(1) }, 'Nothing says within which bound a value of Time must lie'],
  ] as [Level, Record<string, MetricData>, string | string[]][])('%o', (wanted, data, expected) => {
    expect(measure(wanted, data)).toEqual(expected);
  });

  test('below the minimum of samples a window has no level, or counts as the metric says', () => {
    const few = { Time: values(1, 2) };
    const minimum = (otherwise?: 'good' | 'bad') => change('Time', { minimumSamples: { count: '3', otherwise } });
    const max = level('Time', { kind: 'max' });
    expect(measure(max, few, minimum())).toBe('There are 2 samples, fewer than the 3 that make a level');
    expect(measure(max, few, minimum('good'))).toBe('as good');
    expect(measure(max, few, minimum('bad'))).toBe('as bad');
    expect(measure(max, { Time: values(1, 2, 3) }, minimum())).toBe('3 s');
  });
  test('events of a ratio are its samples', () => {
    const terms = change('Errors', { minimumSamples: { count: '100' } });
    expect(measure(level('Errors'), { Errors: { proportions: [proportion(1, 99)] } }, terms)).toContain('99 samples');
    expect(measure(level('Errors'), { Errors: { proportions: [proportion(1, 100)] } }, terms)).toBe('1%');
  });
  test('rounding happens once, before any comparison', () => {
    const terms = change('Errors', { rounded: { mode: 'half', to: percent('0.1') } });
    expect(measure(level('Errors'), { Errors: { proportions: [proportion(1, 800)] } }, terms)).toBe('0.1%');
  });
  test('excluded events leave the ratio, or stay as good ones', () => {
    const events = [proportion(1, 100), { ...proportion(9, 100), excluded: true }];
    const data = { Errors: { proportions: events } };
    expect(measure(level('Errors'), data)).toBe('1%');
    const good = change('Errors', { excluding: { items: [], asGood: true } });
    expect(measure(level('Errors'), data, good, { direction: 'rises' })).toBe('0.5%');
    expect(measure(level('Errors'), data, good, { direction: 'falls' })).toBe('50.5%');
  });
  test('excluded values leave a share, or stay as good ones', () => {
    const data = {
      Time: { values: [{ value: decimal(1) }, { value: decimal(9), excluded: true }, { value: decimal(9) }] },
    };
    const share = level('Time', { kind: 'share', relation: 'within', bound: time('2', 'second') });
    expect(measure(share, data)).toBe('50%');
    expect(measure(share, data, change('Time', { excluding: { items: [], asGood: true } }))).toBe('66.666667%');
    expect(measure(level('Time', { kind: 'mean' }), data)).toBe('5 s');
  });
  test('no data of a ratio counts as the metric says', () => {
    const as = (noData: Metric['noData'], direction: 'falls' | 'rises') =>
      measure(level('Errors'), {}, change('Errors', { noData }), { direction });
    expect([as('good', 'falls'), as('bad', 'falls'), as('good', 'rises'), as('bad', 'rises')]).toEqual([
      '100%',
      '0%',
      '0%',
      '100%',
    ]);
  });
  test('every level has the dimension of its metric', () => {
    const terms = agreement({ metrics });
    const ids = ['Errors', 'Time', 'Csat', 'Speed', 'Incidents', 'Quality', 'Up', 'Circle', 'Empty'];
    expect(ids.map((id) => dimensionOfLevel(terms, level(id))?.dimension)).toEqual([
      'percentage',
      'duration',
      'number',
      'measure',
      'number',
      'percentage',
      'percentage',
      undefined,
      undefined,
    ]);
    expect(dimensionOfLevel(terms, level('Time', { kind: 'share' }))?.dimension).toBe('percentage');
  });
  test('the services of a formula are those of its metrics', () => {
    const terms = agreement({ metrics });
    const both = {
      id: 'Both',
      title: '',
      measure: {
        kind: 'formula' as const,
        text: '',
        expression: call('min', metricUse('Errors'), metricUse('Quality'), metricUse('Circle')),
      },
    };
    expect(servicesOfMetric(terms, metrics[1]!)).toEqual(['Shop', 'Api']);
    expect(servicesOfMetric(terms, both)).toEqual(['Shop']);
  });
});

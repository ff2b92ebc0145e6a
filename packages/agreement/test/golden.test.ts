import { describe, expect, test } from 'vitest';
import {
  addBusinessSeconds,
  availabilityOf,
  businessCalendar,
  compositeAvailability,
  creditFor,
  decimal,
  deepestLine,
  downtimeBudgetOfWindow,
  effectiveAvailability,
  formatDuration,
  ladderOf,
  levelOfWindow,
  NO_HOLIDAYS,
  observableFloor,
  payablesString,
  percentString,
  proportion,
  terminationRights,
  type WindowResult,
  windowSeconds,
} from '../src/index.js';
import {
  agreement,
  at,
  availabilityMetric,
  below,
  calendar,
  comparison,
  credit,
  exclusion,
  fee,
  measured,
  monthlyFee,
  objective,
  per,
  percent,
  service,
  share,
  shop,
  span,
  target,
  terminate,
  time,
  when,
  windowOn,
} from './build.js';

/** Facts of published agreements with known answers. */
describe('golden vectors', () => {
  test('Atlassian: 60 of 43,200 minutes down are 99.861%, the 10% tier', () => {
    const terms = shop({
      remedies: [credit('10', below('99.9')), credit('25', below('99.0')), credit('50', below('95.0'))],
    });
    const window = windowOn(terms, '2026-04-15');
    expect(windowSeconds(window).div(60).toFixed()).toBe('43200');
    const { level } = availabilityOf(terms.metrics[0]!, {
      window,
      outages: [span('2026-04-10T10:00', '2026-04-10T11:00')],
    });
    expect(percentString(level!.amount, 3)).toBe('99.861%');
    expect(
      creditFor(terms, { ...measured(terms, '2026-04-15', undefined), level }).total.map((it) => it.amount.toFixed()),
    ).toEqual(['100']);
  });

  test('AWS S3: the mean of 5-minute rates is 98%, so 25% of a bill of 100', () => {
    const terms = agreement({
      services: [service('S3', { fees: [{ prose: 'the monthly bill of the storage class', per: 'month', for: [] }] })],
      metrics: [
        {
          id: 'Uptime',
          title: 'Uptime',
          measure: { kind: 'ratio', of: 'good', to: 'all', services: ['S3'], averagedEvery: time('5', 'minute') },
        },
      ],
      objectives: [
        objective('Storage', 'Uptime', {
          targets: [target('>=', percent('99.9'))],
          remedies: [credit('10', below('99.9')), credit('25', below('99.0')), credit('100', below('95.0'))],
        }),
      ],
    });
    const window = windowOn(terms, '2026-04-15');
    // The ratio over all events would be 9,800 of 10,400 = 94.2%, the 100% tier; the mean of the interval ratios is 98%.
    const intervals = [proportion(9_400, 10_000), proportion(200, 200), proportion(200, 200)];
    const result = levelOfWindow(terms, { text: 'Uptime', metric: 'Uptime' }, window, {
      Uptime: { proportions: intervals },
    });
    expect(result).toMatchObject({ kind: 'level' });
    const level = result.kind === 'level' ? result.level : undefined;
    expect(percentString(level!.amount)).toBe('98%');
    const billed = { billOf: () => ({ value: '100', currency: 'USD' }) };
    const paid = creditFor(terms, { objective: 'Storage', scope: [], window, level }, billed);
    expect(payablesString(paid.total)).toBe('USD 25.00');
    const unknown = creditFor(terms, { objective: 'Storage', scope: [], window, level });
    expect(payablesString(unknown.total)).toBe('25% of the monthly bill of the storage class');
  });

  test('AWS Compute: 99.5% in a region is the 10% tier', () => {
    const terms = shop({
      targets: [target('>=', percent('99.99'))],
      remedies: [credit('10', below('99.99')), credit('30', below('99.0')), credit('100', below('95.0'))],
    });
    expect(payablesString(creditFor(terms, measured(terms, '2026-04-15', '99.5')).total)).toBe('EUR 100.00');
  });

  test('Slack: ten times the fee of one hour of downtime in a month of 30 days is 17.36', () => {
    const base = { ...fee, text: 'fee during downtime', duringDowntime: true };
    const terms = shop({
      window: per('quarter'),
      fees: [monthlyFee('1250')],
      targets: [target('>=', percent('99.99'))],
      remedies: [credit({ kind: 'times', text: '10 times fee during downtime', times: '10', base }, below('99.99'))],
    });
    const outages = [span('2026-04-10T10:00', '2026-04-10T11:00')];
    const paid = creditFor(terms, measured(terms, '2026-04-15', '99.95', { outages }));
    expect(payablesString(paid.total)).toBe('EUR 17.36');
    expect(paid.trace.flatMap((it) => it.arithmetic ?? [])).toContain('EUR 1,250.00 × 1 h ÷ 720 h = EUR 1.736111');
  });

  test('Slack: 99.99% a quarter with 10 excluded hours a year is 99.876%', () => {
    const planned = exclusion('Planned', { limit: { length: time('10', 'hour'), per: per('year') } });
    expect(percentString(effectiveAvailability(decimal('99.99'), per('quarter'), [planned]).value, 3)).toBe('99.876%');
  });

  test('Google: three outages of 40 s, each shorter than the downtime period of a minute, are 0 minutes', () => {
    const terms = shop({});
    const metric = availabilityMetric('ShopUptime', ['Shop'], {
      unavailableWhen: { text: '"it fails" for at least 1 minute', anyOf: [], forAtLeast: time('1', 'minute') },
    });
    const outages = ['10', '11', '12'].map((hour) => span(`2026-04-10T${hour}:00:00`, `2026-04-10T${hour}:00:40`));
    const result = levelOfWindow(
      { ...terms, metrics: [metric] },
      { text: 'ShopUptime', metric: 'ShopUptime' },
      windowOn(terms, '2026-04-10'),
      { ShopUptime: { outages } },
    );
    expect(result.kind === 'level' && result.downtime?.toFixed()).toBe('0');
    expect(result.kind === 'level' && result.level.amount.toFixed()).toBe('100');
  });

  test('Bonterms: 45 minutes in a month of 30 days are 99.8958%, which no tier matches', () => {
    const range = (from: string, to: string) => when(comparison('>=', percent(from)), comparison('<=', percent(to)));
    const remedies = [
      credit('5', range('99.00', '99.89')),
      credit('20', range('97.00', '98.99')),
      credit('35', range('95.00', '96.99')),
      credit('50', below('95')),
    ];
    const terms = shop({ remedies });
    const window = windowOn(terms, '2026-04-15');
    const { level } = availabilityOf(terms.metrics[0]!, {
      window,
      outages: [span('2026-04-10T10:00', '2026-04-10T10:45')],
    });
    expect(percentString(level!.amount, 4)).toBe('99.8958%');
    const ladder = ladderOf(remedies, 'credit', [], target('>=', percent('99.9')), {
      direction: 'falls',
      lowest: decimal('0'),
      highest: decimal('100'),
    });
    expect(deepestLine(ladder, level!)).toBeUndefined();
    expect(ladder.gaps.map(({ range: { text } }) => text)).toEqual([
      'more than 96.99% and less than 97.00%',
      'more than 98.99% and less than 99.00%',
      'more than 99.89% and less than 99.9%',
    ]);
    expect(creditFor(terms, { ...measured(terms, '2026-04-15', undefined), level }).total).toEqual([]);
  });

  test('Bonterms and Common Paper: missed, met, missed', () => {
    const history = (terms: ReturnType<typeof shop>): WindowResult[] =>
      (['2026-01-15', '2026-02-15', '2026-03-15'] as const).map((date, index) => ({
        objective: 'Uptime',
        scope: [],
        window: windowOn(terms, date),
        status: index === 1 ? 'met' : 'missed',
      }));
    const bonterms = shop({
      remedies: [
        terminate({ misses: 2, consecutive: true }),
        terminate({ misses: 3, consecutive: false, in: time('12', 'month') }),
      ],
    });
    expect(terminationRights(bonterms, history(bonterms))).toEqual([]);
    const commonPaper = shop({ remedies: [terminate({ misses: 2, consecutive: false, in: time('3', 'month') })] });
    const [right, ...others] = terminationRights(commonPaper, history(commonPaper));
    expect(others).toEqual([]);
    expect(right?.windows.map(({ label }) => label)).toEqual(['2026-01', '2026-03']);
    expect(right?.arises.equals(at('2026-04-01T00:00'))).toBe(true);
  });

  test.each([
    ['2026-10-15', '44700', '22 min 21 s'],
    ['2026-03-15', '44580', '22 min 17 s'],
  ])('Blunix: the month of %s in Berlin has %s minutes, and 99.95%% allows %s', (date, minutes, allowed) => {
    const window = windowOn(agreement(), date);
    expect(windowSeconds(window).div(60).toFixed()).toBe(minutes);
    expect(formatDuration(downtimeBudgetOfWindow(decimal('99.95'), window))).toBe(allowed);
  });

  test('Blunix: five components in series at 99.75% each give 98.756%', () => {
    const dependencies = ['load balancer', 'web', 'database', 'file', 'cache'].map((title) => ({
      redundant: false,
      items: [{ kind: 'external' as const, title, level: percent('99.75') }],
    }));
    const { value } = compositeAvailability(agreement({ services: [service('Shop', { dependencies })] }), 'Shop');
    expect(percentString(value!, 3)).toBe('98.756%');
  });

  test('business time: Friday 16:00 + 8 business hours is Monday 16:00', () => {
    const open = businessCalendar(calendar(), 'Europe/Berlin', NO_HOLIDAYS);
    expect(addBusinessSeconds(open, at('2026-05-08T16:00'), decimal(8 * 3600))?.equals(at('2026-05-11T16:00'))).toBe(
      true,
    );
  });

  test('sampling: one sample every 60 s shows 99.9977% at best, so 25.9 s cannot be observed', () => {
    const month = decimal(30 * 86_400);
    expect(percentString(observableFloor(decimal(60), month), 4)).toBe('99.9977%');
    expect(observableFloor(decimal(60), month).lt('99.999')).toBe(true);
    expect(formatDuration(month.times('0.00001'))).toBe('25.9 s');
  });

  test('AWS credits: 0.80 is below the minimum payout of 1 and is not issued', () => {
    const terms = shop(
      { fees: [monthlyFee('8')], remedies: [credit(share('10'), below('99.9'))] },
      {
        remedies: { remedies: [], claims: [], minimum: { kind: 'money', text: 'EUR 1', value: '1', currency: 'EUR' } },
      },
    );
    const paid = creditFor(terms, measured(terms, '2026-04-15', '99.5'));
    expect(paid.cases[0]!.payments[0]!.parts[0]!.payable.amount.toFixed()).toBe('0.8');
    expect(paid.total).toEqual([]);
    expect(paid.trace.find(({ stage }) => stage === 'minimum')?.text).toContain(
      'EUR 0.80 is less than the minimum of EUR 1.00',
    );
  });
});

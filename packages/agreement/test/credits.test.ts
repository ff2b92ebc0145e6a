import { describe, expect, test } from 'vitest';
import {
  type Agreement,
  type Amount,
  type Base,
  type ClaimStep,
  caseOfRollingMiss,
  claimDeadlines,
  creditFor,
  decimal,
  type Fee,
  type LateCommitment,
  loadHolidays,
  type MeasuredCase,
  momentText,
  payablesString,
  paymentsOf,
  percentage,
  type Remedy,
  type Report,
  rollingMisses,
  type SettlementContext,
  type Step,
  type Support,
  seconds,
  settleCredits,
} from '../src/index.js';
import {
  above,
  agreement,
  availabilityMetric,
  below,
  business,
  calendar,
  cap,
  credit,
  extension,
  fee,
  measured,
  missed,
  money,
  monthlyFee,
  objective,
  penalty,
  per,
  percent,
  plan,
  rolling,
  service,
  severity,
  share,
  shop,
  span,
  sumOf,
  target,
  time,
  windowOn,
} from './build.js';

const pays = (of: Agreement, ...cases: MeasuredCase[]) => payablesString(settleCredits(of, cases).total);
const words = (of: Agreement, one: MeasuredCase, context?: SettlementContext) =>
  creditFor(of, one, context).trace.map(({ text }) => text);
const april = (of: Agreement, level: string | undefined, rest: Partial<MeasuredCase> = {}) =>
  measured(of, '2026-04-15', level, rest);
const base = (rest: Partial<Base>): Base => ({ ...fee, text: 'fee', ...rest });

describe('level → tier', () => {
  const ladder = [credit('10', below('99.9')), credit('25', below('99'))];
  test('the deepest line pays, once; a line without `when` pays in addition', () => {
    const terms = shop({ remedies: [...ladder, credit(sumOf('5'))] });
    expect([april(terms, '99.5'), april(terms, '98'), april(terms, '99.9')].map((one) => pays(terms, one))).toEqual([
      'EUR 105.00',
      'EUR 255.00',
      'nothing',
    ]);
  });
  test('credits and penalties are ladders of their own', () => {
    const terms = shop({ remedies: [...ladder, penalty(sumOf('40'), below('99.7'))] });
    expect([april(terms, '99.8'), april(terms, '99.5')].map((one) => pays(terms, one))).toEqual([
      'EUR 100.00',
      'EUR 140.00',
    ]);
  });
  test('a line for a scope pays for that scope only', () => {
    const terms = shop({
      targets: [target('>=', percent('99.9')), target('>=', percent('99.95'), plan('Premium'))],
      remedies: [credit('10', below('99.9')), credit('20', below('99.95'), { for: [plan('Premium')] })],
    });
    const of = (level: string, ...scope: MeasuredCase['scope']) => pays(terms, april(terms, level, { scope }));
    expect([of('99.92'), of('99.92', plan('Premium')), of('99.5', plan('Premium'))]).toEqual([
      'nothing',
      'EUR 200.00',
      'EUR 100.00',
    ]);
  });
  test('nothing is paid to a scope that is promised nothing', () => {
    const terms = shop({ noTargets: [{ for: [plan('Free')] }], remedies: ladder });
    expect(pays(terms, april(terms, '50', { scope: [plan('Free')] }))).toBe('nothing');
    expect(words(terms, april(terms, '50', { scope: [plan('Free')] }))[0]).toBe(
      '"Uptime" promises nothing to this case, on purpose',
    );
  });
  test('with equally specific targets nobody can say what is missed', () => {
    const terms = shop({ targets: [target('>=', percent('99')), target('>=', percent('98'))], remedies: ladder });
    expect(paymentsOf(terms, april(terms, '50')).status).toBe('none');
    expect(words(terms, april(terms, '50'))[0]).toContain('">= 99%" and ">= 98%" are equally specific');
  });
  test('a credit table without any target pays by its bounds', () => {
    const terms = shop({ targets: [], remedies: ladder });
    expect(pays(terms, april(terms, '99.5'))).toBe('EUR 100.00');
  });
  test('an indicative objective pays nothing', () => {
    const terms = shop(
      { indicative: true, remedies: ladder },
      { remedies: { remedies: [credit('5', missed)], claims: [] } },
    );
    expect(pays(terms, april(terms, '50'))).toBe('nothing');
    expect(words(terms, april(terms, '50')).at(-1)).toBe('The objective is indicative: nothing is paid');
  });
  test('a window without a level is neither met nor missed, one that counts as bad is missed', () => {
    const terms = shop({ remedies: ladder });
    expect(paymentsOf(terms, april(terms, undefined)).status).toBe('none');
    expect(paymentsOf(terms, april(terms, undefined, { assumed: 'good' })).status).toBe('met');
    expect(pays(terms, april(terms, undefined, { assumed: 'bad' }))).toBe('EUR 250.00');
  });
  test('with each, every failing event pays by its own level', () => {
    const terms = shop({
      targets: [target('<=', time('1', 'hour'))],
      remedies: [credit('1', above(time('1', 'hour'))), credit('3', above(time('4', 'hour')))],
    });
    const events = [1800, 7200, 7200, 18000].map((it) => seconds(it));
    expect(pays(terms, april(terms, undefined, { events }))).toBe('EUR 50.00');
    expect(paymentsOf(terms, april(terms, undefined, { events: [seconds(60)] })).status).toBe('met');
  });
  test('a credit in `remedies` pays for a miss of any objective', () => {
    const terms = shop({}, { remedies: { remedies: [credit('5', missed)], claims: [] } });
    expect(pays(terms, april(terms, '99'))).toBe('EUR 50.00');
  });
  test('a miss that no line pays for says so', () => {
    const terms = shop({ remedies: [credit('10', below('99'))] });
    expect(words(terms, april(terms, '99.5'))).toEqual([
      '"Uptime" in 2026-04 came to 99.5%: the target >= 99.9% is missed',
      'No line pays for this miss',
    ]);
  });
  test('a miss by a hair does not print as the target', () => {
    const terms = shop({ remedies: ladder });
    expect(words(terms, april(terms, '99.89999999'))[0]).toBe(
      '"Uptime" in 2026-04 came to 99.89999999%: the target >= 99.9% is missed',
    );
  });
  test('missed days in a row of a rolling window pay once, in the month in which they began', () => {
    const terms = shop({ window: rolling('30', 'day'), fees: [monthlyFee('3100')], remedies: ladder });
    const days = [
      ['2026-03-31', '99.5'],
      ['2026-04-01', '98'],
      ['2026-04-02', '99.95'],
    ] as const;
    const [miss, ...others] = rollingMisses(
      days.map(([date, level]) => ({ date, level: percentage(level) })),
      terms.objectives[0]!.targets[0]!,
    );
    expect(others).toEqual([]);
    const one = caseOfRollingMiss(terms, terms.objectives[0]!, [], miss!)!;
    expect(one.window.label).toBe('2026-03-01 to 2026-03-31');
    // 30 times 24 hours back from the end of March begin at 23:00 on the 1st: 30 days and an hour of 31, at 25%.
    expect(pays(terms, one)).toBe('EUR 751.04');
  });
  test('an objective that does not exist pays nothing', () => {
    const terms = shop({});
    expect(words(terms, april(terms, '50', { objective: 'Nowhere' }))).toEqual(['There is no objective Nowhere']);
  });
});

describe('base', () => {
  const pay = (
    rest: Parameters<typeof shop>[0],
    of: Amount,
    one: Partial<MeasuredCase> & { date?: string } = {},
    more: Partial<Agreement> = {},
    context?: SettlementContext,
  ) => {
    const terms = shop({ ...rest, remedies: [credit(of)] }, more);
    return payablesString(creditFor(terms, measured(terms, one.date ?? '2026-04-15', '99', one), context).total);
  };
  test('a quarter has three monthly fees, a year twelve', () => {
    expect(pay({ window: per('quarter') }, share('10'))).toBe('EUR 300.00');
    expect(pay({ window: per('year') }, share('10'))).toBe('EUR 1,200.00');
  });
  test.each<[string, Fee['per'], string]>([
    ['a yearly fee', 'year', 'EUR 8.33'],
    ['a quarterly fee', 'quarter', 'EUR 33.33'],
    ['a weekly fee', 'week', 'EUR 428.57'],
    ['a daily fee', 'day', 'EUR 3,000.00'],
    ['an hourly fee', 'hour', 'EUR 72,000.00'],
  ])('%s for a month of 30 days', (_, period, expected) => {
    expect(pay({ fees: [{ amount: money('1000'), per: period, for: [] }] }, share('10'))).toBe(expected);
  });
  test('shorter windows and windows that the term cuts are prorated by days', () => {
    expect(pay({ window: per('day'), fees: [monthlyFee('3000')] }, share('10'))).toBe('EUR 10.00');
    expect(pay({ window: per('week'), fees: [monthlyFee('3000')] }, share('10'))).toBe('EUR 70.00');
    expect(
      pay(
        { fees: [monthlyFee('3100')] },
        share('10'),
        { date: '2026-01-20' },
        { effective: { from: '2026-01-15', to: '2026-12-31' } },
      ),
    ).toBe('EUR 170.00');
    expect(pay({ window: rolling('30', 'day'), fees: [monthlyFee('3000')] }, share('10'), { date: '2026-04-30' })).toBe(
      'EUR 300.00',
    );
  });
  test('a day of a clock change is a day', () => {
    expect(pay({ window: per('day'), fees: [monthlyFee('3100')] }, share('10'), { date: '2026-03-29' })).toBe(
      'EUR 10.00',
    );
  });
  test('an hour is its part of the day', () => {
    expect(pay({ window: per('hour'), fees: [monthlyFee('3000')] }, share('24'))).toBe('EUR 1.00');
  });
  test('a billing cycle has one monthly fee', () => {
    const cycle = { kind: 'billing cycle', text: 'billing cycle' } as const;
    expect(pay({ window: cycle }, share('10'), {}, { billingCycleDay: 15 })).toBe('EUR 100.00');
    expect(pay({ window: cycle }, share('10'), { date: '2026-03-01' }, { billingCycleDay: 31 })).toBe('EUR 100.00');
  });
  test('the fee is that of the affected scope', () => {
    const fees = [monthlyFee('1000'), monthlyFee('2000', plan('Premium'))];
    expect([pay({ fees }, share('10')), pay({ fees }, share('10'), { scope: [plan('Premium')] })]).toEqual([
      'EUR 100.00',
      'EUR 200.00',
    ]);
  });
  test('a changed plan is prorated by days', () => {
    const fees = [monthlyFee('1000'), monthlyFee('2000', plan('Premium'))];
    const scopes = [{ span: span('2026-04-11T00:00', '2026-06-01T00:00'), scope: [plan('Premium')] }];
    // 10 days at 1,000 and 20 days at 2,000
    expect(pay({ fees }, share('10'), {}, {}, { scopes })).toBe('EUR 166.67');
  });
  test('the fee of the services that the metric names, of one service, of all', () => {
    const services = [service('Shop', { fees: [monthlyFee('1000')] }), service('Api', { fees: [monthlyFee('500')] })];
    const more = { services };
    expect(pay({}, share('10'), {}, more)).toBe('EUR 100.00');
    expect(pay({}, share('10', base({ text: 'fee of Api', service: 'Api' })), {}, more)).toBe('EUR 50.00');
    expect(pay({}, share('10', base({ text: 'total fee', of: 'total fee' })), {}, more)).toBe('EUR 150.00');
    expect(pay({}, share('10'), {}, { ...more, metrics: [availabilityMetric('ShopUptime', ['Shop', 'Api'])] })).toBe(
      'EUR 150.00',
    );
  });
  test('a metric that names no service means the only one', () => {
    const metrics = [{ id: 'ShopUptime', title: '', measure: { kind: 'count', of: 'x', services: [] } as const }];
    expect(pay({}, share('10'), {}, { metrics })).toBe('EUR 100.00');
    expect(pay({}, share('10'), {}, { metrics, services: [service('A'), service('B')] })).toBe('nothing');
  });
  test('monthly fee, preceding and following month', () => {
    const month = (which: 'preceding' | 'following') =>
      share('10', base({ text: `fee in ${which} month`, month: which }));
    const quarter = { window: per('quarter') };
    expect(pay(quarter, share('10', base({ text: 'monthly fee', of: 'monthly fee' })))).toBe('EUR 100.00');
    expect(pay(quarter, month('preceding'))).toBe('EUR 100.00');
    // Before the term no fee was due; the month after it costs nothing.
    expect(pay({}, month('preceding'), { date: '2026-01-15' })).toBe('nothing');
    expect(pay({}, month('following'), { date: '2027-12-15' })).toBe('nothing');
    expect(pay({}, month('following'))).toBe('EUR 100.00');
  });
  test('1 day of fee is the fee ÷ the days of the month', () => {
    const day = (value: string, unit: 'hour' | 'day' | 'week' | 'month'): Amount => ({
      kind: 'time',
      text: `${value} ${unit} of fee`,
      time: time(value, unit),
      base: fee,
    });
    const fees = [monthlyFee('3000')];
    expect(pay({ fees }, day('1', 'day'))).toBe('EUR 100.00');
    expect(pay({ fees }, day('12', 'hour'))).toBe('EUR 50.00');
    expect(pay({ fees }, day('1', 'week'))).toBe('EUR 700.00');
    expect(pay({ fees }, day('2', 'month'))).toBe('EUR 6,000.00');
    expect(pay({ fees: [monthlyFee('2800')] }, day('1', 'day'), { date: '2026-02-10' })).toBe('EUR 100.00');
  });
  test('1/30 of fee, 2 times fee, and a charge', () => {
    expect(pay({}, { kind: 'fraction', text: '1/30 of fee', numerator: '1', denominator: '30', base: fee })).toBe(
      'EUR 33.33',
    );
    expect(pay({}, { kind: 'times', text: '2 times fee', times: '2', base: fee })).toBe('EUR 2,000.00');
    const charges = [
      { id: 'Setup', amount: money('4000'), per: 'once' as const, for: [] },
      { id: 'Line', amount: money('30'), per: 'month' as const, for: [] },
    ];
    const services = [service('Shop', { charges })];
    const of = (charge: string) => share('50', base({ text: charge, of: { charge } }));
    expect(pay({}, of('Setup'), {}, { services })).toBe('EUR 2,000.00');
    expect(pay({ window: per('quarter') }, of('Line'), {}, { services })).toBe('EUR 45.00');
    expect(pay({}, of('Nothing'), {}, { services })).toBe('nothing');
  });
  test('a fee in words leaves a share of it, unless a bill is known', () => {
    const fees: Fee[] = [{ prose: 'the monthly invoice', per: 'month', for: [] }];
    expect(pay({ fees }, share('10'))).toBe('10% of the monthly invoice');
    const billOf = (_: string, month: string) => (month === '2026-05' ? undefined : { value: '200', currency: 'USD' });
    expect(pay({ fees }, share('10'), {}, {}, { billOf })).toBe('USD 20.00');
    expect(pay({ fees, window: per('quarter') }, share('10'), {}, {}, { billOf })).toBe(
      'USD 40.00 and 10% of the monthly invoice',
    );
    expect(pay({ fees, window: per('quarter') }, share('10'))).toBe('10% of the monthly invoice in each of 3 months');
    const quarterly = shop(
      { fees, window: per('quarter'), remedies: [credit('10'), cap(share('8'), per('quarter'))] },
      { remedies: { remedies: [cap(share('3'), per('year'))], claims: [] } },
    );
    // 8% of each of 3 months are 24% of one; 3% of 12 months are 36%.
    expect(pays(quarterly, measured(quarterly, '2026-02-15', '99'))).toBe(
      '8% of the monthly invoice in each of 3 months',
    );
    const two = settleCredits(quarterly, [
      measured(quarterly, '2026-02-15', '99'),
      measured(quarterly, '2026-05-15', '99'),
    ]);
    expect(two.windows.map(({ amounts }) => payablesString(amounts))).toEqual([
      '8% of the monthly invoice in each of 3 months',
      '4% of the monthly invoice in each of 3 months',
    ]);
    expect(pay({ fees: [] }, share('10'))).toBe('10% of the monthly fee of Shop');
  });
  test('a base that nobody stated is said to be missing', () => {
    const amount: Amount = { kind: 'share', text: '10%', share: percent('10') };
    expect(pay({}, amount)).toBe('10% of a base that is not stated');
  });
  test('for each cluster it is the fee of the cluster', () => {
    const metrics = [
      availabilityMetric('ShopUptime', ['Shop'], {
        measure: { kind: 'availability', services: ['Shop'], forEach: 'cluster' },
      }),
    ];
    expect(pay({}, share('10'), {}, { metrics })).toBe('10% of the monthly fee of the affected cluster');
    expect(pay({}, share('10'), {}, { metrics }, { unitFee: { value: '70', currency: 'EUR' } })).toBe('EUR 7.00');
  });
  test('during downtime: month by month, fee × downtime ÷ length of the month', () => {
    const during: Amount = { kind: 'times', text: '10 times', times: '10', base: base({ duringDowntime: true }) };
    const outages = [span('2026-04-30T23:00', '2026-05-01T02:00')];
    // 1 h of 720 in April, 2 h of 744 in May
    expect(pay({ window: per('quarter') }, during, { outages })).toBe('EUR 40.77');
    expect(pay({}, during, { downtime: decimal(3600) })).toBe('EUR 13.89');
    expect(pay({}, during, { outages: [] })).toBe('nothing');
    // What was counted differs from when it was down: the counted time is spread like the outages.
    expect(pay({ window: per('quarter') }, during, { outages, downtime: decimal(6 * 3600) })).toBe('EUR 81.54');
    // Nothing but the level: 1% of 720 h.
    expect(pay({}, during)).toBe('EUR 100.00');
  });
});

describe('steps', () => {
  const pay = (step: Step, one: Partial<MeasuredCase>, rest: Parameters<typeof shop>[0] = {}, level = '99') => {
    const terms = shop({ ...rest, remedies: [credit(sumOf('10'), undefined, { per: step })] });
    return pays(terms, april(terms, level, one));
  };
  const hour = time('1', 'hour');
  test.each([
    ['whole', 'EUR 20.00'],
    ['started', 'EUR 30.00'],
    ['pro rata', 'EUR 25.00'],
  ] as const)('%s hours of 2.5 hours of downtime', (count, expected) => {
    expect(pay({ kind: 'downtime', text: 'hour', size: hour, count }, { downtime: decimal(9000) })).toBe(expected);
  });
  test('a full step is not a begun second one', () => {
    expect(pay({ kind: 'downtime', text: 'hour', size: hour, count: 'started' }, { downtime: decimal(7200) })).toBe(
      'EUR 20.00',
    );
  });
  test('each outage is counted by itself', () => {
    const outages = [span('2026-04-10T10:00', '2026-04-10T11:30'), span('2026-04-12T10:00', '2026-04-12T10:10')];
    const of = (count: 'whole' | 'started') =>
      pay({ kind: 'each outage', text: 'hour', size: hour, count }, { outages });
    expect([of('whole'), of('started')]).toEqual(['EUR 10.00', 'EUR 30.00']);
  });
  test('incidents are the outages where their number is not given', () => {
    const step: Step = { kind: 'incident', text: 'incident' };
    const outages = [span('2026-04-10T10:00', '2026-04-10T11:30'), span('2026-04-12T10:00', '2026-04-12T10:10')];
    expect([pay(step, { outages }), pay(step, { incidents: 5 }), pay(step, {})]).toEqual([
      'EUR 20.00',
      'EUR 50.00',
      'EUR 10.00',
    ]);
  });
  test('0.1% below target is in percentage points', () => {
    const of = (count: 'whole' | 'started' | 'pro rata') =>
      pay({ kind: 'deviation', text: '', size: percent('0.1'), side: 'below', count }, {}, {}, '99.65');
    expect([of('whole'), of('started'), of('pro rata')]).toEqual(['EUR 20.00', 'EUR 30.00', 'EUR 25.00']);
  });
  test('10% above target of a duration is relative', () => {
    const terms = shop({
      targets: [target('<=', time('1', 'second'))],
      remedies: [
        credit(sumOf('10'), undefined, {
          per: { kind: 'deviation', text: '', size: percent('10'), side: 'above', count: 'started' },
        }),
      ],
    });
    expect(pays(terms, april(terms, undefined, { level: seconds('1.25') }))).toBe('EUR 30.00');
  });
  test('100 ms above target is absolute', () => {
    const terms = shop({
      targets: [target('<=', time('1', 'second'))],
      remedies: [
        credit(sumOf('10'), undefined, {
          per: { kind: 'deviation', text: '', size: time('100', 'millisecond'), side: 'above', count: 'whole' },
        }),
      ],
    });
    expect(pays(terms, april(terms, undefined, { level: seconds('1.25') }))).toBe('EUR 20.00');
  });
  test('a step that does not fit the level pays nothing and says why', () => {
    const terms = shop({
      remedies: [
        credit(sumOf('10'), undefined, {
          per: { kind: 'deviation', text: '', size: time('1', 'second'), side: 'below', count: 'whole' },
        }),
      ],
    });
    expect(pays(terms, april(terms, '99'))).toBe('nothing');
    expect(words(terms, april(terms, '99')).join()).toContain(
      'A distance in steps of 1 second does not fit a level of 99%',
    );
  });
});

describe('support', () => {
  const late = (id: string, commitment: LateCommitment['commitment'], minutes: number): LateCommitment => ({
    severity: id,
    commitment,
    lateBy: decimal(minutes * 60),
  });
  const desk = (remedies: readonly Remedy[], rest: Partial<Support> = {}): Agreement =>
    agreement({
      services: [service('Shop', { fees: [monthlyFee('1000')] }), service('Api', { fees: [monthlyFee('500')] })],
      severities: [
        { id: 'Sev1', title: 'Critical' },
        { id: 'Sev2', title: 'Major' },
      ],
      supports: [
        {
          id: 'Desk',
          title: 'Service desk',
          channels: [],
          clocks: [],
          handles: [
            {
              severity: 'Sev1',
              for: [],
              commitments: [{ kind: 'resolve', within: time('4', 'hour'), orWorkaround: false }],
            },
          ],
          measures: { statistic: 'share in time', window: per('month') },
          targets: [target('>=', percent('95'))],
          serves: [],
          indicative: false,
          remedies,
          ...rest,
        },
      ],
    });
  const perLate: Step = {
    kind: 'late',
    text: 'started 30 minutes late to resolve',
    size: time('30', 'minute'),
    count: 'started',
    commitment: 'resolve',
  };
  const one = (terms: Agreement, rest: Partial<MeasuredCase>): MeasuredCase => ({
    objective: 'Desk',
    scope: [],
    window: windowOn(terms, '2026-04-15'),
    ...rest,
  });

  test('the share in time has a ladder, and its base is the fee of all services', () => {
    const terms = desk([credit('5', below('90')), credit('10', below('80'))]);
    expect(pays(terms, one(terms, { level: percentage('85') }))).toBe('EUR 75.00');
    expect(pays(terms, one(terms, { level: percentage('92') }))).toBe('nothing');
  });
  test('lateness is paid per late commitment, for the severity and the commitment that the line names', () => {
    const terms = desk([penalty(sumOf('250'), undefined, { per: perLate, for: [severity('Sev1')] })]);
    const many = [
      late('Sev1', 'resolve', 70),
      late('Sev1', 'respond', 70),
      late('Sev2', 'resolve', 70),
      late('Sev1', 'resolve', 30),
    ];
    expect(pays(terms, one(terms, { late: many }))).toBe('EUR 1,000.00');
    // Even where the share in time is kept.
    expect(pays(terms, one(terms, { late: many, level: percentage('96') }))).toBe('EUR 1,000.00');
    expect(pays(terms, one(terms, { late: [late('Sev2', 'resolve', 70)], level: percentage('96') }))).toBe('nothing');
  });
  test('with each, a late commitment is a miss', () => {
    const terms = desk([credit('5')], { measures: { statistic: 'each', window: per('month') } });
    expect(paymentsOf(terms, one(terms, { late: [] })).status).toBe('met');
    expect(pays(terms, one(terms, { late: [late('Sev1', 'respond', 5)] }))).toBe('EUR 75.00');
    const byMiss = desk([credit('5', missed)], { measures: { statistic: 'each', window: per('month') }, targets: [] });
    expect(pays(byMiss, one(byMiss, { late: [late('Sev1', 'respond', 5)] }))).toBe('EUR 75.00');
  });
});

describe('extensions are stacked apart, in days', () => {
  test('the deepest one for a miss, times its steps', () => {
    const terms = shop({
      remedies: [
        extension(time('5', 'day'), below('99.9')),
        extension(time('10', 'day'), below('99')),
        credit('10', below('99.9')),
      ],
    });
    const settled = creditFor(terms, april(terms, '98'));
    expect(settled.extensions.map(({ by, month }) => [by.text, by.iso, month])).toEqual([
      ['10 days', 'P10D', '2026-04'],
    ]);
    expect(payablesString(settled.total)).toBe('EUR 100.00');
  });
  test.each([
    ['highest', ['5 days', '1 month']],
    ['sum', ['7 days', '1 month']],
  ] as const)('%s', (stacking, expected) => {
    const terms = shop(
      { remedies: [extension(time('5', 'day'))] },
      { remedies: { remedies: [], claims: [], stacking } },
    );
    const more = objective('Speed', 'ShopUptime', {
      targets: [target('>=', percent('99'))],
      remedies: [
        extension(time('1', 'day'), undefined, { per: { kind: 'incident', text: 'incident' } }),
        extension(time('1', 'month'), below('90')),
      ],
    });
    const both = { ...terms, objectives: [...terms.objectives, more] };
    const settled = settleCredits(both, [april(both, '50'), april(both, '50', { objective: 'Speed', incidents: 2 })]);
    expect(settled.extensions.map(({ by }) => by.text)).toEqual(expected);
  });
});

describe('stacking looks at the objectives whose windows end in the same calendar month', () => {
  const two = (stacking: 'highest' | 'sum' | undefined, speedServices: readonly string[] = ['Shop']) =>
    shop(
      { remedies: [credit('10', below('99.9'))] },
      {
        services: [service('Shop', { fees: [monthlyFee('1000')] }), service('Api', { fees: [monthlyFee('400')] })],
        metrics: [availabilityMetric('ShopUptime', ['Shop']), availabilityMetric('Speedy', speedServices)],
        objectives: [
          objective('Uptime', 'ShopUptime', {
            targets: [target('>=', percent('99.9'))],
            remedies: [credit('10', below('99.9'))],
          }),
          objective('Speed', 'Speedy', {
            targets: [target('>=', percent('99'))],
            remedies: [credit('25', below('99'))],
          }),
        ],
        remedies: { remedies: [], claims: [], stacking },
      },
    );
  const both = (terms: Agreement, month = '2026-04-15') => [
    april(terms, '98'),
    measured(terms, month, '98', { objective: 'Speed' }),
  ];
  test('highest pays the greatest amount, sum all, and so does silence', () => {
    expect([two('highest'), two('sum'), two(undefined)].map((terms) => pays(terms, ...both(terms)))).toEqual([
      'EUR 250.00',
      'EUR 350.00',
      'EUR 350.00',
    ]);
    const terms = two('highest');
    expect(settleCredits(terms, both(terms)).trace.find(({ stage }) => stage === 'stacking')).toMatchObject({
      text: 'For "Shop" in 2026-04 only the highest counts: "Speed"',
      arithmetic: '"Uptime" EUR 100.00, "Speed" EUR 250.00',
    });
  });
  test('highest is per service', () => {
    const terms = two('highest', ['Shop', 'Api']);
    // Shop: the greater of 100 and 250; Api: 100.
    expect(pays(terms, ...both(terms))).toBe('EUR 350.00');
    const apart = two('highest', ['Api']);
    expect(pays(apart, ...both(apart))).toBe('EUR 200.00');
  });
  test('other months are not compared', () => {
    const terms = two('highest');
    expect(pays(terms, ...both(terms, '2026-05-15'))).toBe('EUR 350.00');
  });
  test('a quarter is compared with the month in which it ends', () => {
    const terms = two('highest');
    const quarterly = {
      ...terms,
      objectives: [
        terms.objectives[0]!,
        { ...terms.objectives[1]!, measures: { ...terms.objectives[1]!.measures!, window: per('quarter') } },
      ],
    };
    const june = measured(quarterly, '2026-06-15', '98');
    expect(pays(quarterly, june, measured(quarterly, '2026-04-15', '98', { objective: 'Speed' }))).toBe('EUR 750.00');
    expect(
      pays(quarterly, april(quarterly, '98'), measured(quarterly, '2026-04-15', '98', { objective: 'Speed' })),
    ).toBe('EUR 850.00');
  });
});

describe('caps apply to credits and penalties together', () => {
  const capped = (own: readonly Remedy[], common: readonly Remedy[], more: Partial<Agreement> = {}) =>
    shop(
      { remedies: [credit('40', below('99.9')), penalty(sumOf('300'), below('99')), ...own] },
      { remedies: { remedies: common, claims: [] }, ...more },
    );
  const months = (terms: Agreement, ...dates: string[]) => dates.map((date) => measured(terms, date, '98'));
  test('the objective’s own cap first', () => {
    const terms = capped([cap(share('50'), per('month'))], []);
    expect(pays(terms, april(terms, '98'))).toBe('EUR 500.00');
    expect(words(terms, april(terms, '98'))).toContain(
      '"cap 50% of fee per month" allows EUR 500.00 (2026-04), and cuts EUR 700.00 to EUR 500.00',
    );
  });
  test('then those of `remedies`, the shortest period first, in order of time', () => {
    const terms = capped([], [cap(share('15'), per('year')), cap(share('60'), per('month'))]);
    const settled = settleCredits(
      terms,
      months(terms, '2026-03-15', '2026-01-15', '2026-02-15', '2026-04-15', '2027-01-15'),
    );
    // 600 a month until 1,800 a year are used up.
    expect(settled.windows.map(({ window, amounts }) => `${window.label}: ${payablesString(amounts)}`)).toEqual([
      '2026-01: EUR 600.00',
      '2026-02: EUR 600.00',
      '2026-03: EUR 600.00',
      '2027-01: EUR 600.00',
    ]);
  });
  test('a year is a calendar year, cut by the term', () => {
    const terms = capped([], [cap(share('10'), per('year'))], { effective: { from: '2026-07-01', to: '2027-12-31' } });
    expect(pays(terms, ...months(terms, '2026-07-15', '2026-08-15'))).toBe('EUR 600.00');
  });
  test('a rolling cap looks back from every payment', () => {
    const terms = capped([], [cap(sumOf('1000'), rolling('3', 'month'))]);
    const settled = settleCredits(terms, months(terms, '2026-01-15', '2026-02-15', '2026-03-15', '2026-04-15'));
    expect(settled.windows.map(({ window, amounts }) => `${window.label}: ${payablesString(amounts)}`)).toEqual([
      '2026-01: EUR 700.00',
      '2026-02: EUR 300.00',
      '2026-04: EUR 700.00',
    ]);
  });
  test('what was really paid, rounded, uses a longer cap up', () => {
    const terms = shop(
      { fees: [monthlyFee('999.99')], remedies: [credit('33.3')] },
      { remedies: { remedies: [cap(sumOf('666'), per('year'))], claims: [] } },
    );
    // Twice 332.99667, which is 333.00: a cent of rounding is not left over for a third month.
    const settled = settleCredits(terms, months(terms, '2026-01-15', '2026-02-15', '2026-03-15'));
    expect(settled.windows.map(({ amounts }) => payablesString(amounts))).toEqual(['EUR 333.00', 'EUR 333.00']);
    expect(settled.trace.map(({ text }) => text)).toContain(
      '"cap EUR 666 per year" allows EUR 666.00 (2026), of which EUR 333.00 are used up, and leaves EUR 332.99667 as it is',
    );
  });
  test('what is not paid for want of the minimum does not use a cap up', () => {
    const terms = shop(
      { remedies: [credit('40', below('99')), credit(sumOf('4'))] },
      { remedies: { remedies: [cap(sumOf('404'), per('year'))], claims: [], minimum: money('5') } },
    );
    const small = measured(terms, '2026-01-15', '99.5');
    expect(pays(terms, small, measured(terms, '2026-02-15', '98'))).toBe('EUR 404.00');
  });
  test('a cap per term holds for all of it', () => {
    const terms = capped([], [cap(sumOf('900'), 'term')]);
    expect(pays(terms, ...months(terms, '2026-01-15', '2027-01-15'))).toBe('EUR 900.00');
    const share5 = capped([], [cap(share('5'), 'term')]);
    expect(pays(share5, ...months(share5, '2026-01-15', '2026-02-15'))).toBe('EUR 1,200.00');
  });
  test('a cap per incident counts incidents', () => {
    const terms = capped([cap(sumOf('200'), 'incident')], []);
    expect([
      pays(terms, april(terms, '98', { incidents: 1 })),
      pays(terms, april(terms, '98', { incidents: 3 })),
      pays(terms, april(terms, '98', { incidents: 9 })),
    ]).toEqual(['EUR 200.00', 'EUR 600.00', 'EUR 700.00']);
  });
  test('a cap per incident sees that windows are the same, and that an incident of two cases is one', () => {
    const terms = capped([cap(sumOf('200'), 'incident')], []);
    // Windows that were made twice.
    const each = (rest: Partial<MeasuredCase>) => april(terms, '98', rest);
    expect(pays(terms, each({ incidents: 1 }), each({ incidents: 2 }))).toBe('EUR 600.00');
    const late = (...tickets: readonly string[]) =>
      tickets.map((ticket) => ({ severity: 'Sev1', commitment: 'restore' as const, lateBy: decimal(60), ticket }));
    expect(pays(terms, each({ late: late('1') }), each({ late: late('1', '2') }))).toBe('EUR 400.00');
    expect(pays(terms, each({ late: late('1') }), each({ late: late('1') }))).toBe('EUR 200.00');
  });
  test('a cap per incident cuts what each outage costs, not all outages together', () => {
    const perHour = credit(sumOf('100'), undefined, {
      per: { kind: 'each outage', text: '', size: time('1', 'hour'), count: 'started' },
    });
    const terms = shop({ remedies: [perHour, cap(sumOf('300'), 'incident')] });
    const hours = (day: string, count: string) => span(`${day}T00:00`, `${day}T${count}:00`);
    const outages = [hours('2026-04-03', '01'), hours('2026-04-04', '20')];
    // EUR 100 and EUR 2,000 of which 300 are left; both together are less than twice the cap.
    expect(pays(terms, april(terms, '98', { outages }))).toBe('EUR 400.00');
    // Where only the number of incidents is known, the cap counts as often.
    expect(pays(terms, april(terms, '98', { outages, incidents: 2 }))).toBe('EUR 600.00');
  });
  test('a cap for a scope leaves others alone', () => {
    const terms = capped([cap(sumOf('100'), per('month'), plan('Basic'))], []);
    expect([pays(terms, april(terms, '98')), pays(terms, april(terms, '98', { scope: [plan('Basic')] }))]).toEqual([
      'EUR 700.00',
      'EUR 100.00',
    ]);
  });
  test('a cap in `remedies` that is a part of the fee means all services', () => {
    const services = [service('Shop', { fees: [monthlyFee('1000')] }), service('Api', { fees: [monthlyFee('500')] })];
    const terms = capped([], [cap(share('40'), per('month'))], { services });
    expect(pays(terms, april(terms, '98'))).toBe('EUR 600.00');
  });
  test('a cap in money cannot be compared with a fee in words, and says so', () => {
    const services = [service('Shop', { fees: [{ prose: 'the invoice', per: 'month' as const, for: [] }] })];
    const terms = shop(
      { remedies: [credit('40', below('99.9')), cap(sumOf('10'), per('month')), cap(share('30'), per('month'))] },
      { services },
    );
    expect(pays(terms, april(terms, '98'))).toBe('30% of the invoice');
    expect(words(terms, april(terms, '98'))).toContain(
      '"cap EUR 10 per month" cannot be compared with 40% of the invoice, so it takes nothing away',
    );
  });
});

describe('minimum, rounding, claim', () => {
  const remedies = (rest: Partial<NonNullable<Agreement['remedies']>>) => ({
    remedies: { remedies: [], claims: [], ...rest },
  });
  test('the minimum is for each window, after all caps, and nothing is carried over', () => {
    const terms = shop({ remedies: [credit(sumOf('4'))] }, remedies({ minimum: money('5') }));
    expect(pays(terms, april(terms, '98'), measured(terms, '2026-05-15', '98'))).toBe('nothing');
    const more = objective('Second', 'ShopUptime', {
      targets: [target('>=', percent('99'))],
      remedies: [credit(sumOf('1'))],
    });
    const two = { ...terms, objectives: [...terms.objectives, more] };
    expect(pays(two, april(two, '98'), april(two, '98', { objective: 'Second' }))).toBe('EUR 5.00');
    expect(pays(two, april(two, '98'), measured(two, '2026-05-15', '98', { objective: 'Second' }))).toBe('nothing');
  });
  test('an amount is rounded half up to the smallest unit of its currency, once and last', () => {
    const third: Amount = { kind: 'fraction', text: '1/3', numerator: '1', denominator: '3', base: fee };
    const terms = shop({ fees: [monthlyFee('0.015')], remedies: [credit(third), credit(third), credit(third)] });
    // 3 × 0.005 is 0.015, which is 0.02; rounded line by line it would be 0.03.
    expect(pays(terms, april(terms, '98'))).toBe('EUR 0.02');
    const yen = shop({ remedies: [credit(sumOf('2.5', 'JPY'))] });
    expect(pays(yen, april(yen, '98'))).toBe('JPY 3');
  });
  test('a sum just below the minimum is not rounded up to it first', () => {
    const terms = shop({ remedies: [credit(sumOf('0.999'))] }, remedies({ minimum: money('1') }));
    expect(pays(terms, april(terms, '98'))).toBe('nothing');
  });
  test('a minimum in another currency says nothing', () => {
    const terms = shop({ remedies: [credit(sumOf('4', 'USD'))] }, remedies({ minimum: money('5') }));
    expect(pays(terms, april(terms, '98'))).toBe('USD 4.00');
  });

  const within = (
    value: number,
    unit: 'day' | 'month',
    after: 'incident' | 'window' | 'report',
    isBusiness = false,
  ): ClaimStep => ({
    kind: 'within',
    within: isBusiness ? business(String(value), unit) : time(String(value), unit),
    after,
    evidence: [],
  });
  const until = (terms: Agreement, one: MeasuredCase, holidays?: Parameters<typeof claimDeadlines>[2]) =>
    claimDeadlines(terms, one, holidays).map((claim) => claim.until && momentText(claim.until, 'Europe/Berlin'));
  const report: Report = {
    id: 'Monthly',
    title: 'Monthly',
    covers: ['Uptime'],
    issued: { kind: 'every', every: 'month', within: time('10', 'day') },
    sentTo: [],
  };
  test('a deadline runs from the incident, the window or the report', () => {
    const terms = shop(
      {},
      {
        ...remedies({
          claims: [within(30, 'day', 'window'), within(30, 'day', 'incident'), within(30, 'day', 'report')],
        }),
        reports: [report],
      },
    );
    const outages = [span('2026-04-10T10:00', '2026-04-10T11:00')];
    expect(until(terms, april(terms, '98', { outages }))).toEqual([
      'the end of 2026-05-30',
      'the end of 2026-05-10',
      'the end of 2026-06-09',
    ]);
    expect(until(terms, april(terms, '98'))[1]).toBe('the end of 2026-05-30');
    expect(until(terms, april(terms, '98', { incidentEnd: span('2026-04-12T10:00', '2026-04-12T11:00').end }))[1]).toBe(
      'the end of 2026-05-12',
    );
  });
  test('the time to decide runs from the last day of the claim', () => {
    const terms = shop(
      {},
      remedies({ claims: [within(30, 'day', 'window'), { kind: 'decided', within: time('45', 'day') }] }),
    );
    expect(until(terms, april(terms, '98'))).toEqual(['the end of 2026-05-30', 'the end of 2026-07-14']);
  });
  test('business days end with the closing hour, and holidays do not count', async () => {
    const terms = shop(
      {},
      {
        ...remedies({ claims: [within(5, 'day', 'window', true)] }),
        calendars: [calendar({ holidays: 'DE-BE' })],
        defaultCalendar: 'BusinessHours',
      },
    );
    expect(until(terms, april(terms, '98'))).toEqual(['2026-05-07 17:00']);
    expect(until(terms, april(terms, '98'), await loadHolidays())).toEqual(['2026-05-08 17:00']);
  });
  test('what nobody can work out is said, not guessed', () => {
    const terms = shop({}, remedies({ claims: [within(5, 'day', 'report'), within(5, 'day', 'window', true)] }));
    const [first, second] = claimDeadlines(terms, april(terms, '98'));
    expect(first?.trace.text).toBe(
      'Claimed within 5 days after the due date of the report: the date cannot be worked out',
    );
    expect(second?.until).toBeUndefined();
    const onRequest = { ...terms, reports: [{ ...report, issued: { kind: 'on request' as const } }] };
    expect(until(onRequest, april(onRequest, '98'))[0]).toBeUndefined();
  });
  test('the claim terms of an objective come before those of the agreement', () => {
    const terms = shop(
      { claims: [{ kind: 'automatic' }], remedies: [credit('10')] },
      remedies({ claims: [within(30, 'day', 'window')] }),
    );
    const [window] = creditFor(terms, april(terms, '98')).windows;
    expect(window?.claims.map(({ trace }) => trace.text)).toEqual(['No claim is needed']);
  });
});

describe('the trace of a credit', () => {
  test('goes level → tier → base → step → cap → stacking → cap → minimum → rounding → claim', () => {
    const terms = shop(
      {
        fees: [monthlyFee('1000')],
        remedies: [
          credit(share('3.3333'), below('99.9'), { per: { kind: 'incident', text: 'incident' } }),
          cap(share('50'), per('month')),
        ],
      },
      { remedies: { remedies: [cap(share('15'), per('year'))], claims: [{ kind: 'automatic' }], stacking: 'highest' } },
    );
    const more = objective('Second', 'ShopUptime', {
      targets: [target('>=', percent('99.95'))],
      remedies: [credit('1')],
    });
    const two = { ...terms, objectives: [...terms.objectives, more] };
    const { trace } = settleCredits(two, [april(two, '99'), april(two, '99', { objective: 'Second' })]);
    const stages = trace.map(({ stage }) => stage);
    expect(stages).toEqual([
      ...['level', 'tier', 'base', 'amount', 'step'],
      ...['level', 'tier', 'base', 'amount'],
      ...['objective cap', 'stacking', 'cap', 'rounding', 'total', 'claim'],
    ]);
    expect(trace.filter(({ arithmetic }) => arithmetic).map(({ arithmetic }) => arithmetic)).toEqual([
      'EUR 1,000.00 × 3.3333% = EUR 33.333',
      'EUR 33.333 × 1 = EUR 33.333',
      'EUR 1,000.00 × 1% = EUR 10.00',
      '"Uptime" EUR 33.333, "Second" EUR 10.00',
      'EUR 33.333 → EUR 33.33',
    ]);
  });
});

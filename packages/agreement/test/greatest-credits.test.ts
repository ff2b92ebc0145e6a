import { describe, expect, test } from 'vitest';
import {
  type Agreement,
  greatestCredits,
  greatestCreditsOf,
  type Objective,
  payablesString,
  type Support,
} from '../src/index.js';
import {
  below,
  cap,
  comparison,
  credit,
  missed,
  monthlyFee,
  objective,
  penalty,
  per,
  percent,
  plan,
  rolling,
  severity,
  share,
  shop,
  sumOf,
  target,
  time,
  when,
} from './build.js';

const greatest = (agreement: Agreement) =>
  greatestCredits(agreement)?.map(({ scope, limited, month, total }) => {
    const names = scope.map(({ id }) => id).join('+');
    return `${names}: ${limited ? `${payablesString(month)} | ${payablesString(total)}` : 'no limit'}`;
  });

const ladder = [credit('10', below('99.9')), credit('25', below('99.0'))];
const wholeFee = [credit('100', below('99'))];
const terms = { remedies: [] as const, claims: [] as const };

describe('the greatest credits', () => {
  test('are those of the deepest tier, in every month', () => {
    expect(greatest(shop({ remedies: ladder }))).toEqual([': EUR 250.00 | EUR 3,000.00']);
  });

  test('are those of a milder tier where it pays more', () => {
    const odd = [credit('40', below('99.9')), credit('25', below('99.0'))];
    expect(greatest(shop({ remedies: odd }))).toEqual([': EUR 400.00 | EUR 4,800.00']);
  });

  test('add up what is owed beside the ladder and what other promises owe', () => {
    const second = objective('Second', 'ShopUptime', {
      window: per('quarter'),
      targets: [target('>=', percent('99'))],
      remedies: [penalty(sumOf('50'), missed)],
    });
    const first = shop({ remedies: [...ladder, penalty(sumOf('7'))] });
    expect(greatest(first)).toEqual([': EUR 257.00 | EUR 3,084.00']);
    // Four quarters.
    expect(greatest({ ...first, objectives: [...first.objectives, second] })).toEqual([': EUR 307.00 | EUR 3,284.00']);
  });

  test('keep below the caps of a month and of a year', () => {
    const capped = (...caps: ReturnType<typeof cap>[]) =>
      greatest(shop({ remedies: wholeFee }, { remedies: { ...terms, remedies: caps } }));
    expect(capped(cap(share('50'), per('month')))).toEqual([': EUR 500.00 | EUR 6,000.00']);
    expect(capped(cap(share('50'), per('month')), cap(sumOf('1200'), per('year')))).toEqual([
      ': EUR 500.00 | EUR 1,200.00',
    ]);
  });

  test('count the downtime of a whole month, and steps below the target down to nothing', () => {
    const hour = { kind: 'downtime', text: 'hour of downtime', size: time('1', 'hour'), count: 'whole' } as const;
    // The months from January to December of 2026 in Berlin: 744 hours, and 8,760 in the year.
    expect(greatest(shop({ remedies: [penalty(sumOf('2'), missed, { per: hour })] }))).toEqual([
      ': EUR 1,490.00 | EUR 17,520.00',
    ]);
    const point = {
      kind: 'deviation',
      text: '1% below target',
      size: percent('1'),
      side: 'below',
      count: 'whole',
    } as const;
    expect(greatest(shop({ remedies: [penalty(sumOf('2'), undefined, { per: point })] }))).toEqual([
      ': EUR 198.00 | EUR 2,376.00',
    ]);
  });

  test('have no limit where they grow with a number, unless a cap holds them', () => {
    const incident = [penalty(sumOf('10'), missed, { per: { kind: 'incident', text: 'incident' } })];
    expect(greatest(shop({ remedies: incident }))).toEqual([': no limit']);
    expect(greatest(shop({ remedies: [...incident, cap(sumOf('15'), 'incident')] }))).toEqual([': no limit']);
    expect(greatest(shop({ remedies: [...incident, cap(share('30'), per('month'))] }))).toEqual([
      ': EUR 300.00 | EUR 3,600.00',
    ]);
  });

  test('are worked out for every case', () => {
    const scopes = ['Basic', 'Gold'].map((id) => ({ id, title: id, kind: 'plan' as const, regions: [] }));
    const fees = [monthlyFee('100', plan('Basic')), monthlyFee('900', plan('Gold'))];
    expect(greatest(shop({ remedies: ladder, fees }, { scopes }))).toEqual([
      'Basic: EUR 25.00 | EUR 300.00',
      'Gold: EUR 225.00 | EUR 2,700.00',
    ]);
  });

  test('count each commitment of each severity of a service desk', () => {
    const desk: Support = {
      id: 'Desk',
      title: 'Desk',
      channels: [],
      clocks: [],
      handles: [
        {
          severity: 'High',
          for: [],
          commitments: [
            { kind: 'respond', within: time('1', 'hour'), orWorkaround: false },
            { kind: 'resolve', within: time('8', 'hour'), orWorkaround: false },
          ],
        },
      ],
      measures: { statistic: 'share in time', window: per('month') },
      targets: [target('>=', percent('95'))],
      serves: [],
      indicative: false,
      remedies: [credit('5', when(comparison('<', 'target')))],
    };
    const severities = [{ id: 'High', title: 'High' }];
    const whole = shop({}, { supports: [desk], severities });
    expect(greatest(whole)).toEqual([': EUR 100.00 | EUR 1,200.00']);
    const late = {
      kind: 'late',
      text: 'hour late',
      size: time('1', 'hour'),
      count: 'started',
      commitment: 'resolve',
    } as const;
    const delayed = { ...desk, remedies: [penalty(sumOf('9'), undefined, { per: late, for: [severity('High')] })] };
    expect(greatest({ ...whole, supports: [delayed] })).toEqual([': no limit']);
  });

  test('of one promise are its own, also while another one has the same name', () => {
    const [one] = shop({ remedies: ladder }).objectives;
    const other = { ...one!, remedies: [credit('40', below('99.0'))] };
    const both = { ...shop({}), objectives: [one!, other] };
    const total = (promise: Objective) => payablesString(greatestCreditsOf(both, promise)![0]!.month);
    expect([total(one!), total(other)]).toEqual(['EUR 250.00', 'EUR 400.00']);
  });

  test('know nothing of prose, and all of what is promised', () => {
    const before = shop({ remedies: ladder });
    const [uptime] = before.objectives;
    const having = (change: Partial<typeof uptime>) => ({ ...before, objectives: [{ ...uptime!, ...change }] });
    expect(greatestCredits(having({ title: 'Another title', reason: 'Why' }))).toBe(greatestCredits(before));
    expect(greatest(having({ remedies: [credit('40', below('99.0'))] }))).toEqual([': EUR 400.00 | EUR 4,800.00']);
  });

  test('are not said where single events or rolling windows are judged, or nothing is owed', () => {
    const level = { text: 'each', metric: 'ShopUptime', statistic: { kind: 'each' as const } };
    const window = per('month');
    expect(greatest(shop({ remedies: ladder, measures: { level, window } }))).toBeUndefined();
    expect(greatest(shop({ remedies: ladder, window: rolling('30', 'day') }))).toBeUndefined();
    expect(greatest(shop({ remedies: ladder, window: per('day') }))).toBeUndefined();
    expect(greatest(shop({}))).toBeUndefined();
    expect(greatest(shop({ remedies: ladder, indicative: true }))).toBeUndefined();
  });

  test('of a year that the term cuts are those of what is left of it', () => {
    const effective = { from: '2026-01-15', to: '2026-05-31' };
    expect(greatest(shop({ remedies: ladder }, { effective }))).toEqual([': EUR 250.00 | EUR 1,000.00']);
  });
});

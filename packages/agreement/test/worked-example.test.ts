import { describe, expect, test } from 'vitest';
import {
  type Agreement,
  type ExampleCase,
  type ExpectedRemedy,
  payablesString,
  recomputeExample,
  samePayables,
  settleCredits,
} from '../src/index.js';
import {
  below,
  cap,
  credit,
  fee,
  measured,
  monthlyFee,
  per,
  percent,
  plan,
  share,
  shop,
  sumOf,
  time,
} from './build.js';

const ladder = [credit('10', below('99.9')), credit('25', below('99.0'))];

const owed = (agreement: Agreement, given: readonly ExampleCase[], expected: readonly ExpectedRemedy[] = []) => {
  const result = recomputeExample(agreement, { title: 'E', given, expected });
  return result && payablesString(result.settlement.total);
};

describe('a worked example is reckoned again', () => {
  const agreement = shop({ remedies: ladder }, { effective: { from: '2027-01-01' } });

  test('from a level, in the first month of 30 days', () => {
    const result = recomputeExample(agreement, {
      title: 'E',
      given: [{ promise: 'Uptime', level: percent('98.5'), for: [] }],
      expected: [{ kind: 'credit', amount: share('25', undefined) }],
    });
    expect(result?.cases[0]?.measured.window.label).toBe('2027-04');
    expect(payablesString(result?.settlement.total ?? [])).toBe('EUR 250.00');
    expect(samePayables(result?.expected ?? [], result?.settlement.total ?? [])).toBe(true);
  });

  test('from downtime, in the month of a day', () => {
    const given = { promise: 'Uptime', downtime: time('8', 'hour'), for: [] };
    // 8 hours of 672 are 98.81%, of 744 they are 98.92%: both below 99%.
    expect(owed(agreement, [{ ...given, on: '2027-02-10' }])).toBe('EUR 250.00');
    expect(owed(agreement, [{ ...given, downtime: time('1', 'hour') }])).toBe('EUR 100.00');
  });

  test('tells what the downtime comes to where a level stands beside it', () => {
    const given = [{ promise: 'Uptime', level: percent('99.5'), downtime: time('60', 'minute'), for: [] }];
    const result = recomputeExample(agreement, { title: 'E', given, expected: [] });
    expect(result?.cases[0]?.levelOfDowntime?.amount.round(3).toFixed()).toBe('99.861');
  });

  test('not where the day lies outside the term, or nobody knows the promise', () => {
    expect(owed(agreement, [{ promise: 'Uptime', level: percent('98'), on: '2026-12-31', for: [] }])).toBeUndefined();
    expect(owed(agreement, [{ promise: 'Nobody', level: percent('98'), for: [] }])).toBeUndefined();
  });
});

describe('the amount at risk', () => {
  const pool = { ...cap(share('12'), per('month')), per: per('month') };
  const ofPool = { ...fee, text: 'amount at risk', of: 'at risk' as const };
  const remedies = [credit(share('60', ofPool), below('99.9')), credit(sumOf('500'), below('99.0'))];
  const terms = (atRisk = pool) => ({ remedies: { remedies: [], claims: [], atRisk } });

  test('is the base of its shares', () => {
    const agreement = shop({ remedies }, terms());
    // 12% of EUR 1,000 are EUR 120.
    expect(payablesString(settleCredits(agreement, [measured(agreement, '2027-04-01', '99.5')]).total)).toBe(
      'EUR 72.00',
    );
  });

  test('is a cap', () => {
    const agreement = shop({ remedies }, terms());
    expect(payablesString(settleCredits(agreement, [measured(agreement, '2027-04-01', '98')]).total)).toBe(
      'EUR 120.00',
    );
  });

  test('is nothing outside its scope, and where it would be a part of itself', () => {
    const scoped = shop({ remedies, fees: [monthlyFee('1000')] }, terms({ ...pool, for: [plan('Gold')] }));
    expect(settleCredits(scoped, [measured(scoped, '2027-04-01', '99.5')]).total).toEqual([]);
    const circular = shop({ remedies }, terms({ ...pool, amount: share('12', ofPool) }));
    expect(settleCredits(circular, [measured(circular, '2027-04-01', '99.5')]).total).toEqual([]);
  });
});

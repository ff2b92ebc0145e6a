import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { burnRateAlerts, decimal, downtimeBudget, typicalLength } from '../src/index.js';
import { per, rolling } from './build.js';

const DAY = 86_400;
const rows = (target: string, days: number) =>
  burnRateAlerts(decimal(target), decimal(days * DAY)).map(({ urgency, share, within, confirmedOver, rate, failing }) =>
    [urgency, `${share}%`, within, confirmedOver, rate, `${failing}%`].join(' '),
  );

describe('alerts on the burn rate of an error budget', () => {
  test('are those of the known scheme for 99.9% over 30 days', () => {
    expect(rows('99.9', 30)).toEqual([
      'page 2% 3600 300 14.4 1.44%',
      'page 5% 21600 1800 6 0.6%',
      'ticket 10% 259200 21600 1 0.1%',
    ]);
  });

  test('grow with the window, exactly', () => {
    expect(rows('99.95', 91).slice(0, 2)).toEqual(['page 2% 3600 300 43.68 2.184%', 'page 5% 21600 1800 18.2 0.91%']);
  });

  test('say how much downtime they are', () => {
    const [first, , last] = burnRateAlerts(decimal('99.9'), decimal(30 * DAY));
    expect(first?.downtime.toFixed()).toBe('51.84');
    expect(last?.downtime.toFixed()).toBe('259.2');
    expect(first?.trace.arithmetic).toBe('2% × 43 min 12 s ÷ 1 h = 1.44%; 2% × 30 days ÷ 1 h = 14.4');
  });

  test('leave out what the budget would last for, and what cannot be reached', () => {
    // In a week, 10% in 3 days is slower than the budget allows; of 90%, 2% of a month in an hour is more than the hour.
    expect(rows('99.9', 7)).toEqual(['page 2% 3600 300 3.36 0.336%', 'page 5% 21600 1800 1.4 0.14%']);
    expect(rows('90', 30)).toEqual(['page 5% 21600 1800 6 60%', 'ticket 10% 259200 21600 1 10%']);
    expect(rows('99.9', 1)).toEqual([]);
  });

  test('leave out what nobody can see between two samples', () => {
    const alerts = burnRateAlerts(decimal('99.9'), decimal(30 * DAY), decimal(600));
    expect(alerts.map(({ within }) => within.toFixed())).toEqual(['21600', '259200']);
  });

  test('of an empty budget there is none', () => {
    expect(rows('100', 30)).toEqual([]);
  });

  test('use up their share of the budget when the threshold holds for the whole time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 366 }), (thousandths, days) => {
        const target = decimal(thousandths).div(1000);
        const budget = downtimeBudget(target, decimal(days * DAY));
        for (const { failing, within, share, downtime, rate } of burnRateAlerts(target, decimal(days * DAY))) {
          const used = failing.times(within).div(100);
          expect(used.minus(downtime).abs().lt('0.000001')).toBe(true);
          expect(used.times(100).minus(budget.times(share)).abs().lt('0.0001')).toBe(true);
          expect(rate.gte(1) && failing.lte(100)).toBe(true);
        }
      }),
    );
  });
});

describe('the typical length of a window', () => {
  test.each([
    [per('month'), 30],
    [per('quarter'), 91],
    [per('year'), 365],
    [per('week'), 7],
    [rolling('28', 'day'), 28],
    [rolling('12', 'month'), 365],
  ])('per $text', (window, days) => {
    expect(typicalLength(window).toFixed()).toBe(String(days * DAY));
  });
});

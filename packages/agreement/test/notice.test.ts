import { describe, expect, test } from 'vitest';
import { lastDayForNotice } from '../src/index.js';
import { agreement, business, time } from './build.js';

const last = (to: string | undefined, notice?: ReturnType<typeof time>) =>
  lastDayForNotice(
    agreement({
      effective: { from: '2026-01-01', ...(to ? { to } : {}) },
      renewal: { every: time('12', 'month'), ...(notice ? { notice } : {}) },
    }),
  );

describe('the last day for giving notice', () => {
  test.each([
    ['2030-12-31', time('3', 'month'), '2030-09-30'],
    // Three months before the end of 30 November is the end of 31 August.
    ['2026-11-30', time('3', 'month'), '2026-08-31'],
    ['2027-12-31', time('60', 'day'), '2027-11-01'],
    ['2027-12-31', time('36', 'hour'), '2027-12-29'],
    ['2027-12-31', business('10', 'day'), '2027-12-21'],
    ['2027-12-31', undefined, '2027-12-31'],
  ])('before the end of %s', (to, notice, day) => {
    expect(last(to, notice)).toBe(day);
  });

  test('is unknown without an end, and of parts of a month', () => {
    expect(last(undefined, time('3', 'month'))).toBeUndefined();
    expect(last('2027-12-31', time('1.5', 'month'))).toBeUndefined();
  });
});

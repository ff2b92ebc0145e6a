import { type Big, ceiling, decimal, HUNDRED, ONE, settle, sum, ZERO } from '../values/decimal.js';
import { middle } from './targets.js';

/**
 * The nearest rank: the smallest value that at least `percent` per cent of all values do not exceed. So `p95 of M <= T` and
 * `share of M within T >= 95%` say the same. Undefined of no values.
 */
export function percentile(values: readonly Big[], percent: Big): Big | undefined {
  if (values.length === 0) return undefined;
  const rank = ceiling(settle(percent.times(values.length).div(HUNDRED)));
  const index = Math.min(values.length, Math.max(1, Number(rank.toFixed()))) - 1;
  return ascending(values)[index];
}

/** The middle value, or the mean of the two in the middle. Undefined of no values. */
export function median(values: readonly Big[]): Big | undefined {
  return values.length === 0 ? undefined : middle(ascending(values));
}

/** The arithmetic mean. Undefined of no values. */
export function mean(values: readonly Big[]): Big | undefined {
  return values.length === 0 ? undefined : settle(sum(values).div(values.length));
}

/** The share of values for which a test holds, in per cent. Undefined of no values. */
export function shareOf(values: readonly Big[], test: (value: Big) => boolean): Big | undefined {
  if (values.length === 0) return undefined;
  return settle(HUNDRED.times(values.filter(test).length).div(values.length));
}

/** A part of a whole: 3 failed of 1,000 requests. */
export interface Proportion {
  readonly part: Big;
  readonly whole: Big;
}

/** The ratio over all events: the sum of the parts ÷ the sum of the wholes, in per cent. Undefined of nothing. */
export function ratioOfAll(proportions: readonly Proportion[]): Big | undefined {
  const whole = sum(proportions.map((it) => it.whole));
  if (whole.lte(0)) return undefined;
  return settle(HUNDRED.times(sum(proportions.map((it) => it.part))).div(whole));
}

/**
 * The mean of the ratios of intervals, in per cent: every interval weighs the same, however many events it had. An interval
 * without events counts with `empty` (in per cent), or not at all where that is not given.
 */
export function meanOfRatios(intervals: readonly Proportion[], empty?: Big): Big | undefined {
  const ratios = intervals.flatMap(({ part, whole }) => (whole.gt(0) ? HUNDRED.times(part).div(whole) : (empty ?? [])));
  return mean(ratios);
}

/** A proportion from whole numbers: `proportion(3, 1000)`. */
export function proportion(part: number | string, whole: number | string): Proportion {
  return { part: decimal(part), whole: decimal(whole) };
}

/** The smallest sample for which one failure does not yet break a share: 1 ÷ (1 - target), 1,000 for 99.9%. Undefined for 100%. */
export function smallestMeaningfulSample(target: Big): Big | undefined {
  const allowed = HUNDRED.minus(target);
  return allowed.lte(ZERO) ? undefined : ceiling(settle(HUNDRED.times(ONE).div(allowed)));
}

function ascending(values: readonly Big[]): readonly Big[] {
  return values.toSorted((left, right) => left.cmp(right));
}

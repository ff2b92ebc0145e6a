import type { Metric } from '../model/index.js';
import { roundTo, settle } from '../values/decimal.js';
import { comparable, type Quantity, quantityOf } from '../values/quantity.js';

/** A level rounded as its metric says: once, before any comparison. Without `rounded` nothing is rounded. */
export function roundLevel(level: Quantity, metric: Metric): Quantity {
  const settled = { ...level, amount: settle(level.amount) };
  const stepSize = metric.rounded && quantityOf(metric.rounded.to);
  if (!metric.rounded || !stepSize || !comparable(settled, stepSize)) return settled;
  return { ...settled, amount: roundTo(settled.amount, stepSize.amount, metric.rounded.mode) };
}

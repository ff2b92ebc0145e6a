import type { Metric } from '../model/index.js';
import { decimal, roundTo, settle } from '../values/decimal.js';
import { comparable, type Quantity, quantityOf } from '../values/quantity.js';

/** A level rounded as its metric says: once, before any comparison. Without `rounded` nothing is rounded. */
export function roundLevel(level: Quantity, metric: Metric): Quantity {
  const settled = { ...level, amount: settle(level.amount) };
  const stepSize = metric.rounded && quantityOf(metric.rounded.to);
  if (!metric.rounded || !stepSize || !comparable(settled, stepSize)) return settled;
  return { ...settled, amount: roundTo(settled.amount, stepSize.amount, metric.rounded.mode) };
}

/** Whether a computed level is the written one, however that was rounded to its digits. */
export function agreesWith(written: Quantity, computed: Quantity, text: string): boolean {
  const digits = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const step = decimal(10).pow(-digits);
  return (['half', 'down', 'up'] as const).some((mode) => roundTo(computed.amount, step, mode).eq(written.amount));
}

import {
  type Agreement,
  type Big,
  ceiling,
  decimal,
  exactSeconds,
  maximum,
  type Objective,
  ONE,
  type Payment,
  quantityOf,
  type Step,
  type Support,
  settle,
  sum,
  type Window,
  ZERO,
} from '@sla-language/agreement';
import { isCap } from './payments.js';
import { baseKey, inMonthlyFees, monthsOfCap, monthsOfWindow } from './worth.js';

/** How often the amount of a line is owed for one window at most; undefined where nothing in the text limits it. */
export function greatestCount({ per }: Payment, promise: Objective | Support): Big | undefined {
  if (!per) return ONE;
  if (per.kind === 'downtime' && promise.measures) {
    const [length, size] = [longestSeconds(promise.measures.window), exactSeconds(per.size)];
    return length && size?.gt(0) ? ceiling(settle(length.div(size))) : undefined;
  }
  return per.kind === 'deviation' && per.side === 'below' ? stepsToNothing(per, promise) : undefined;
}

/** How many steps a level can lie below its target: it cannot fall below nothing. */
function stepsToNothing(
  { size }: Extract<Step, { kind: 'deviation' }>,
  { targets }: Objective | Support,
): Big | undefined {
  const step = quantityOf(size);
  if (!step?.amount.gt(0) || targets.length === 0) return undefined;
  const counts: Big[] = [];
  for (const { comparison } of targets) {
    const bound = comparison.value === 'target' ? undefined : quantityOf(comparison.value);
    if (bound?.dimension !== 'percentage' || step.dimension !== 'percentage') return undefined;
    counts.push(ceiling(settle(bound.amount.div(step.amount))));
  }
  return maximum(ZERO, ...counts);
}

const HOUR = decimal(3600);

/** The longest that a window can be, in seconds: where clocks are changed, a day has 25 hours. */
function longestSeconds(window: Window): Big | undefined {
  const days = (count: number) => HOUR.times(24).times(count).plus(HOUR);
  if (window.kind === 'rolling') return exactSeconds(window.length)?.plus(HOUR);
  const period = window.kind === 'billing cycle' ? 'month' : window.period;
  return period === 'hour' ? HOUR : days({ day: 1, week: 7, month: 31, quarter: 92, year: 366 }[period]);
}

/**
 * What one window of a promise costs at most, its own caps included, as a multiple of one monthly fee. Undefined where that is not certain: it
 * grows without a limit, or has no base in common.
 */
export function greatestShare(
  agreement: Agreement,
  promise: Objective | Support,
  payments: readonly Payment[],
): Big | undefined {
  const months = promise.measures && monthsOfWindow(promise.measures.window);
  const paid: { readonly line: Payment; readonly value: Big }[] = [];
  for (const line of payments) {
    const count = greatestCount(line, promise);
    const one = inMonthlyFees(agreement, { amount: line.amount, months });
    if (!count || !one) return undefined;
    paid.push({ line, value: one.times(count) });
  }
  // Of a ladder one line pays; what has no condition is paid in addition.
  const ladders = (['credit', 'penalty'] as const).map((kind) =>
    maximum(ZERO, ...paid.filter(({ line }) => line.kind === kind && line.when).map(({ value }) => value)),
  );
  const flat = paid.filter(({ line }) => !line.when).map(({ value }) => value);
  let total = sum([...ladders, ...flat]);
  for (const cap of promise.remedies.filter(isCap)) {
    const isSame = payments.every((line) => baseKey(agreement, line.amount) === baseKey(agreement, cap.amount));
    if (cap.for.length > 0 || !isSame || !months || !monthsOfCap(cap)?.eq(months)) continue;
    const limit = inMonthlyFees(agreement, { amount: cap.amount, months });
    if (limit?.lt(total)) total = limit;
  }
  return total;
}

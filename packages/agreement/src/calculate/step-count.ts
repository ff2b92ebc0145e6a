import type { Step, StepCount } from '../model/index.js';
import { type Big, ceiling, decimal, floor, HUNDRED, ONE, settle, sum, ZERO } from '../values/decimal.js';
import { exactSeconds, nominalSeconds } from '../values/duration.js';
import { formatDuration, quantityString, shortDecimal } from '../values/print.js';
import { comparable, type Quantity, quantityOf } from '../values/quantity.js';
import type { LateCommitment } from './case.js';
import { type TraceStep, step as traceStep } from './trace.js';

/** What happened, as far as steps count it. */
export interface StepInput {
  readonly incidents: number;
  /** Seconds of all downtime of the window. */
  readonly downtime: Big;
  /** Seconds of each outage. */
  readonly outages: readonly Big[];
  /** The late commitments that the line covers. */
  readonly late: readonly LateCommitment[];
  readonly level?: Quantity;
  readonly target?: Quantity;
}

/** How many steps there are, with how they were counted. */
export interface CountedSteps {
  readonly count: Big;
  readonly trace: TraceStep;
}

/** Counts the steps of `per STEP`: whole ones, begun ones (`started`), or in proportion (`pro rata`). */
export function countSteps(step: Step, input: StepInput): CountedSteps {
  switch (step.kind) {
    case 'incident':
      return counted(
        decimal(input.incidents),
        input.incidents === 1 ? 'There was 1 incident' : `There were ${input.incidents} incidents`,
      );
    case 'late': {
      const late = input.late.filter((it) => step.commitment === undefined || it.commitment === step.commitment);
      const size = secondsOf(step.size);
      const counts = late.map(({ lateBy }) => stepsIn(lateBy, size, step.count));
      const lengths = late.map(({ lateBy }) => formatDuration(lateBy)).join(', ');
      const words = late.length === 0 ? 'No commitment was late' : `Late by ${lengths}`;
      return counted(sum(counts), `${words}, in steps of ${step.size.text}${manner(step.count)}`);
    }
    case 'downtime': {
      const count = stepsIn(input.downtime, secondsOf(step.size), step.count);
      return counted(
        count,
        `The downtime of ${formatDuration(input.downtime)}, in steps of ${step.size.text}${manner(step.count)}`,
      );
    }
    case 'each outage': {
      const size = secondsOf(step.size);
      const counts = input.outages.map((length) => stepsIn(length, size, step.count));
      const lengths = input.outages.map(formatDuration).join(', ');
      const words = input.outages.length === 0 ? 'There was no outage' : `Outages of ${lengths}`;
      return counted(sum(counts), `${words}, each in steps of ${step.size.text}${manner(step.count)}`);
    }
    case 'deviation':
      return deviation(step, input);
  }
}

/** How many steps of a size go into a length: `whole` rounds down, `started` up, `pro rata` not at all. */
export function stepsIn(length: Big, size: Big, count: StepCount): Big {
  if (size.lte(0) || length.lte(0)) return ZERO;
  const steps = settle(length.div(size));
  return count === 'pro rata' ? steps : count === 'started' ? ceiling(steps) : floor(steps);
}

/** `0.1% below target` is in percentage points; a percentage of anything but a percentage is relative to the target. */
function deviation(step: Extract<Step, { kind: 'deviation' }>, { level, target }: StepInput): CountedSteps {
  const size = quantityOf(step.size);
  if (!level || !target || !size || !comparable(level, target)) {
    return counted(ZERO, `The distance to the target cannot be counted in steps of ${step.size.text}`);
  }
  const gap = step.side === 'below' ? target.amount.minus(level.amount) : level.amount.minus(target.amount);
  const isRelative = size.dimension === 'percentage' && level.dimension !== 'percentage';
  if (!isRelative && !comparable(size, level)) {
    return counted(ZERO, `A distance in steps of ${step.size.text} does not fit a level of ${quantityString(level)}`);
  }
  const distance = isRelative ? (target.amount.eq(0) ? ZERO : settle(gap.times(HUNDRED).div(target.amount))) : gap;
  const count = stepsIn(distance, size.amount, step.count);
  const away = isRelative
    ? `${shortDecimal(distance, 4)}%`
    : level.dimension === 'percentage'
      ? `${shortDecimal(distance, 6)} percentage points`
      : quantityString({ ...level, amount: distance });
  const words = distance.gt(0)
    ? `${quantityString(level)} is ${away} ${step.side} the target of ${quantityString(target)}`
    : `${quantityString(level)} is not ${step.side} the target of ${quantityString(target)}`;
  return counted(count, `${words}, in steps of ${step.size.text}${manner(step.count)}`);
}

function counted(count: Big, words: string): CountedSteps {
  const noun = count.eq(ONE) ? 'step' : 'steps';
  return { count, trace: traceStep('step', `${words}: ${shortDecimal(count, 6)} ${noun}`) };
}

function manner(count: StepCount): string {
  return count === 'whole' ? '' : count === 'started' ? ', begun ones count' : ', in proportion';
}

function secondsOf(size: Extract<Step, { kind: 'late' }>['size']): Big {
  // A business hour late is an hour of business time, and `lateBy` is business time where the commitment is.
  return exactSeconds(size) ?? nominalSeconds(size);
}

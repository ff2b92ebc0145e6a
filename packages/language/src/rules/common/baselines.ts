import {
  type Agreement,
  type Baseline,
  type Big,
  boundOf,
  comparable,
  domainOfLevel,
  isMissed,
  type Objective,
  type Quantity,
  quantityOf,
  type Target,
} from '@sla-language/agreement';
import { type Fix, suggestion } from '../fix.js';
import { derived } from './derived.js';
import { meet } from './places.js';
import { retarget } from './retarget.js';

/** A target beside what was measured before, both in one unit. */
export interface MeasuredTarget {
  readonly objective: Objective;
  readonly target: Target;
  readonly baseline: Baseline;
  readonly bound: Quantity;
  readonly median: Quantity;
  /** The extremes, where they are given and comparable. */
  readonly worst?: Quantity;
  readonly best?: Quantity;
  /** How far the level may be from perfection; undefined where there is no perfection, or the target is perfection itself. */
  readonly room?: Big;
  /** The share of the room, in per cent, that a level takes up. */
  used(level: Quantity): Big | undefined;
  /** "from 2025-01-01 to 2025-12-31", or "before" */
  readonly span: string;
}

/** Every target for which there is a baseline, with the one whose span ends last. */
export const measuredTargets = derived((agreement): readonly MeasuredTarget[] =>
  agreement.objectives.flatMap((objective) =>
    objective.targets.flatMap((target) => measuredTarget(agreement, objective, target) ?? []),
  ),
);

function measuredTarget(agreement: Agreement, objective: Objective, target: Target): MeasuredTarget | undefined {
  const bound = boundOf(target.comparison);
  const baseline = bound && latestBaseline(objective, target, bound);
  const median = baseline && quantityOf(baseline.value);
  if (!bound || !baseline || !median || isMissed(median, target) === undefined) return undefined;
  const extreme = (value: Baseline['worst']) => {
    const quantity = value && quantityOf(value);
    return quantity && comparable(quantity, bound) ? quantity : undefined;
  };
  const domain = domainOfLevel(agreement, objective.measures?.level, { targets: [target], remedies: [] });
  const perfect = domain.direction === 'falls' ? domain.highest : domain.lowest;
  const room = perfect?.minus(bound.amount).abs();
  return {
    objective,
    target,
    baseline,
    bound,
    median,
    worst: extreme(baseline.worst),
    best: extreme(baseline.best),
    room: room?.gt(0) ? room : undefined,
    used: (level) => (perfect && room?.gt(0) ? perfect.minus(level.amount).abs().times(100).div(room) : undefined),
    span: baseline.from && baseline.to ? `from ${baseline.from} to ${baseline.to}` : 'before',
  };
}

/** The baseline with the latest end, among those that speak of the cases of the target and can be compared with it. */
function latestBaseline(objective: Objective, target: Target, bound: Quantity): Baseline | undefined {
  return objective.baselines
    .filter((baseline) => {
      const level = quantityOf(baseline.value);
      return level !== undefined && comparable(bound, level) && meet(baseline.for, target.for);
    })
    .toSorted((left, right) => ((left.to ?? '') < (right.to ?? '') ? 1 : -1))[0];
}

/** The worst window of the past is a target that the past has kept. */
export function promiseWorst({ objective, target, baseline, worst }: MeasuredTarget): readonly Fix[] {
  const { operator } = target.comparison;
  if (!worst || !baseline.worst || (operator !== '>=' && operator !== '<=')) return [];
  const edits = retarget(objective, target, operator, baseline.worst.text);
  const title = `Promise what the worst window had: \`${operator} ${baseline.worst.text}\``;
  return edits.length === 0 ? [] : [suggestion(title, ...edits)];
}

import {
  allHoursMetric,
  type Big,
  type DowntimeBudget,
  downtimeBudget,
  downtimeBudgets,
  type EffectiveAvailability,
  effectiveAvailabilityOf,
  type LevelRange,
  lengthString,
  lowerPercentOf,
  type Metric,
  type Objective,
  type ObservableFloor,
  observableFloorOf,
  type Target,
  typicalLength,
  type Window,
} from '@sla-language/agreement';
import { areSound, isOwn, type Scene } from './facts.js';
import { isStrict } from './words.js';

/** What a target of availability comes to. */
export interface Downtime {
  readonly objective: Objective;
  readonly target: Target;
  readonly metric: Metric;
  readonly window: Window;
  /** In per cent. */
  readonly level: Big;
  /** The downtime stays below what is reckoned: `> 99.9%`. */
  readonly strict: boolean;
  /** "21 min 36 s in 30 days": the basis is always stated. */
  readonly usual: string;
  readonly budgets: readonly DowntimeBudget[];
  readonly effective: EffectiveAvailability;
  readonly floor: ObservableFloor | undefined;
}

/**
 * The downtime that a target allows. Undefined where there is none to reckon: another metric, a target from above, hours of opening; or where
 * something of which it is made has an error.
 */
export function downtimeOfTarget(scene: Scene, objective: Objective, target: Target): Downtime | undefined {
  const { agreement } = scene;
  const { measures } = objective;
  const metric = allHoursMetric(agreement, objective);
  const level = lowerPercentOf(target.comparison);
  if (!measures || !metric || !level || level.gt(100) || level.lt(0)) return undefined;
  if (!isReckonable(scene, objective, target, metric)) return undefined;
  const { window } = measures;
  const strict = isStrict(target.comparison);
  // Nothing is above 100%.
  if (strict && level.eq(100)) return undefined;
  return {
    objective,
    target,
    metric,
    window,
    level,
    strict,
    usual: usualDowntime(level, window, strict),
    budgets: downtimeBudgets(level, window),
    effective: effectiveAvailabilityOf(agreement, metric, level, window),
    floor: observableFloorOf(metric, typicalLength(window)),
  };
}

/**
 * Whether there is no error in what a target is made of. What is measured may be inherited: then a line that cannot be read may be the one that says
 * otherwise.
 */
export function isReckonable(scene: Scene, objective: Objective, target: Target, metric: Metric): boolean {
  const { reading, agreement } = scene;
  const { measures } = objective;
  const isInherited = measures && reading.spans.node(measures)?.$container !== reading.spans.node(objective);
  const exclusions = agreement.exclusions.filter(({ id }) => metric.excluding?.items.includes(id));
  return areSound(scene, isInherited ? objective : measures, target, metric, ...exclusions);
}

/** "21 min 36 s in 30 days" */
function usualDowntime(level: Big, window: Window, strict: boolean): string {
  const length = typicalLength(window);
  const budget = downtimeBudget(level, length);
  const text = `${strict ? 'less than ' : ''}${lengthString(budget)}`;
  return `${budget.eq(0) ? 'no downtime' : text} in ${lengthString(length)}`;
}

/** The downtime to which a range of levels corresponds: "over 43 min 12 s up to 7 h 12 min in 30 days". */
export function downtimeOfRange({ from, to }: LevelRange, window: Window): string | undefined {
  const length = typicalLength(window);
  const text = (level: Big) => lengthString(downtimeBudget(level, length));
  const least = to && !to.value.gte(100) ? `${to.inclusive ? 'from' : 'over'} ${text(to.value)}` : undefined;
  const most = from && !from.value.lte(0) ? `${from.inclusive ? 'up to' : 'below'} ${text(from.value)}` : undefined;
  const parts = [least, most].filter((part) => part !== undefined);
  return parts.length > 0 ? `${parts.join(' ')} in ${lengthString(length)}` : undefined;
}

/** The targets of the objectives of an agreement that are written in its own text, with those that are never printed. */
export function ownTargets(scene: Scene): readonly { readonly objective: Objective; readonly target: Target }[] {
  return scene.agreement.objectives.flatMap((objective) =>
    [...objective.targets, ...objective.internalTargets]
      .filter((target) => isOwn(scene, scene.reading.spans.node(target)))
      .map((target) => ({ objective, target })),
  );
}

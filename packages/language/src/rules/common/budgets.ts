import {
  availabilityTargets,
  type Big,
  decimal,
  downtimeBudget,
  downtimeBudgets,
  lowerPercentOf,
  type Metric,
  type Objective,
  type Target,
  type Window,
  windowLengths,
} from '@sla-language/agreement';
import { derived } from './derived.js';

const HOUR = decimal(3600);
const DAY = HOUR.times(24);

/** A promise of availability, and the downtime that it leaves. */
export interface AvailabilityPromise {
  readonly objective: Objective;
  readonly metric: Metric;
  readonly target: Target;
  /** The promised percentage. */
  readonly level: Big;
  readonly window: Window;
  /** The greatest downtime in seconds that any window allows. */
  readonly budget: Big;
  /** "99.9% per month allows 43 min 12 s of downtime in a month of 30 days" */
  text(): string;
}

/**
 * The availability targets that can be turned into a downtime budget: at least so many per cent of a time that runs around the
 * clock. A metric that counts in opening hours only is left out, for its windows have no length of their own.
 */
export const availabilityPromises = derived((agreement): readonly AvailabilityPromise[] =>
  agreement.objectives.flatMap((objective) => {
    const available = availabilityTargets(agreement, objective);
    if (!available) return [];
    const { metric, window, targets } = available;
    return targets.flatMap((target) => {
      const level = lowerPercentOf(target.comparison);
      if (!level || level.gt(100)) return [];
      const longest = windowLengths(window).at(-1);
      const { value } = target.comparison;
      if (!longest || value === 'target') return [];
      // Where clocks are changed, a window that holds a day of 25 hours is an hour longer.
      const budget = downtimeBudget(level, longest.gte(DAY) ? longest.plus(HOUR) : longest);
      const text = () => `${value.text} per ${window.text} allows ${usualBudget(level, window)}`;
      return [{ objective, metric, target, level, window, budget, text }];
    });
  }),
);

/** The downtime that a level comes to in a window of the usual length: "43 min 12 s of downtime in a month of 30 days". */
export function usualBudget(level: Big, window: Window): string {
  const rows = downtimeBudgets(level, window).slice(0, windowLengths(window).length);
  const usual = rows.find((row) => row.label.endsWith(' 30 days')) ?? rows.at(-1);
  return usual ? `${usual.text} of downtime in ${usual.label}` : '';
}

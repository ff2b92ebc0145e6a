import type { Agreement, Comparison, Metric, Objective, Target, Window } from '../model/index.js';
import { type Big, decimal } from '../values/decimal.js';
import { calendarOf, isAlwaysOpen } from './business-calendar.js';
import { metricOf } from './levels.js';

/** The targets of an availability at all hours, and how it is measured. */
export interface AvailabilityTargets {
  readonly metric: Metric;
  readonly window: Window;
  readonly targets: readonly Target[];
}

/** The targets of an objective that leave a downtime: at least so many per cent of a time that runs around the clock. Undefined of other levels. */
export function availabilityTargets(agreement: Agreement, objective: Objective): AvailabilityTargets | undefined {
  const { measures } = objective;
  const metric = allHoursMetric(agreement, objective);
  const targets = objective.targets.filter(({ comparison }) => lowerPercentOf(comparison) !== undefined);
  return measures && metric && targets.length > 0 ? { metric, window: measures.window, targets } : undefined;
}

/** The availability metric that an objective measures as it is, where it does. */
export function availabilityMetric(agreement: Agreement, { measures }: Objective): Metric | undefined {
  const metric = measures && metricOf(agreement, measures.level);
  return metric?.measure?.kind === 'availability' && measures?.level.statistic === undefined ? metric : undefined;
}

/** The same where it is measured around the clock, so that downtime can be reckoned from the length of a window. */
export function allHoursMetric(agreement: Agreement, objective: Objective): Metric | undefined {
  const metric = availabilityMetric(agreement, objective);
  return metric && isMeasuredAtAllHours(agreement, metric) ? metric : undefined;
}

/**
 * Whether downtime can be reckoned from the length of a whole window. How long a service is open otherwise differs from month to
 * month.
 */
export function isMeasuredAtAllHours(agreement: Agreement, { measure }: Metric): boolean {
  if (measure?.kind !== 'availability' || measure.during === undefined) return true;
  const calendar = calendarOf(agreement, measure.during);
  return calendar !== undefined && isAlwaysOpen(calendar);
}

/** The percentage of a bound from below, which leaves a budget of errors: 99.9 of `>= 99.9%`. */
export function lowerPercentOf({ operator, value }: Comparison): Big | undefined {
  if ((operator !== '>=' && operator !== '>') || value === 'target' || value.kind !== 'percent') return undefined;
  return decimal(value.value);
}

import type { Agreement, CommitmentKind, Id, Objective, Support } from '../model/index.js';
import type { Big } from '../values/decimal.js';
import type { Quantity } from '../values/quantity.js';
import { metricOf, servicesOfMetric } from './levels.js';
import type { ScopeSet } from './scopes.js';
import { clip } from './spans.js';
import type { RollingMiss } from './targets.js';
import { startOfDay, type TimeSpan, timeSettingOf } from './time.js';
import { type MeasurementWindow, windowAt } from './windows.js';

/** What was measured of one objective (or support) in one window for one scope. */
export interface MeasuredCase {
  readonly objective: Id;
  readonly scope: ScopeSet;
  readonly window: MeasurementWindow;
  /** The one level of the window, rounded as the metric says. Not given: the window has no level. */
  readonly level?: Quantity;
  /** With `each`: every event, in place of `level`. */
  readonly events?: readonly Quantity[];
  /** Too few samples, and the metric says how such a window counts. */
  readonly assumed?: 'good' | 'bad';
  /** Seconds of downtime in the window, as counted. Not given: that of the outages, else what the level means. */
  readonly downtime?: Big;
  /** The outages of the window. */
  readonly outages?: readonly TimeSpan[];
  /** Incidents of the window; the outages (or late commitments) where not given. */
  readonly incidents?: number;
  /** Commitments of a support that were not kept in time. */
  readonly late?: readonly LateCommitment[];
  /** When the incident ended from which a claim runs; the end of the last outage, else of the window, where not given. */
  readonly incidentEnd?: TimeSpan['end'];
}

/** A commitment that was kept late. */
export interface LateCommitment {
  readonly severity: Id;
  readonly commitment: CommitmentKind;
  /** Seconds after it fell due; business time for a commitment in business units. */
  readonly lateBy: Big;
  /** The incident by name, where it may be part of several cases of the window: late to respond and late to restore. */
  readonly ticket?: string;
}

/** How many incidents a case is about: as given, else its outages, else its late commitments, else one. */
export function incidentCount(measured: MeasuredCase, late = measured.late ?? []): number {
  return measured.incidents ?? (clip(measured.outages ?? [], [measured.window]).length || late.length || 1);
}

/** The objective or support with an id. */
export function promiseOf(agreement: Agreement, id: Id): Objective | Support | undefined {
  return agreement.objectives.find((it) => it.id === id) ?? agreement.supports.find((it) => it.id === id);
}

/** Whether it is a support. */
export function isSupport(promise: Objective | Support): promise is Support {
  return 'handles' in promise;
}

/**
 * The services whose fee is the base of a promise: those that its metric names (a formula: of its metrics); where it names none, the
 * only service; of a support all services. Empty where nobody can say: an error of the author.
 */
export function servicesOf(agreement: Agreement, promise: Objective | Support): readonly Id[] {
  const all = agreement.services.map(({ id }) => id);
  if (isSupport(promise)) return all;
  const metric = promise.measures && metricOf(agreement, promise.measures.level);
  const named = metric ? servicesOfMetric(agreement, metric) : [];
  if (named.length > 0) return named;
  return all.length === 1 ? all : [];
}

/** The unit of `for each "cluster"`, where the metric of a promise counts by unit. */
export function unitOfPromise(agreement: Agreement, promise: Objective | Support): string | undefined {
  if (isSupport(promise) || !promise.measures) return undefined;
  const measure = metricOf(agreement, promise.measures.level)?.measure;
  return measure?.kind === 'availability' ? measure.forEach : undefined;
}

/**
 * The case of a miss of a rolling window: its window is the one that ends with the first missed day, so that it belongs to the month in
 * which the run began. Undefined where the promise has no window, or the day lies outside the term.
 */
export function caseOfRollingMiss(
  agreement: Agreement,
  promise: Objective | Support,
  scope: ScopeSet,
  miss: RollingMiss,
): MeasuredCase | undefined {
  const setting = timeSettingOf(agreement);
  const window =
    promise.measures && windowAt(promise.measures.window, setting, startOfDay(miss.from, setting.timeZone));
  return window && { objective: promise.id, scope, window, level: miss.level };
}

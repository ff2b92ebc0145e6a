import type { Agreement, Comparison, DurationUnit, Id, Level, Metric, Remedy, Target, Value } from '../model/index.js';
import { type Big, decimal, HUNDRED, ZERO } from '../values/decimal.js';
import { type Dimension, quantityOf } from '../values/quantity.js';
import { dimensionOfExpression } from './formula-dimension.js';
import { type Direction, directionOf, directionOfTargets } from './targets.js';

/** The metric of a level, where the agreement has it. */
export function metricOf(agreement: Agreement, level: Level): Metric | undefined {
  let metrics = metricsById.get(agreement.metrics);
  if (!metrics) {
    // The first one counts where an id is given twice.
    metrics = new Map(agreement.metrics.toReversed().map((metric) => [metric.id, metric]));
    metricsById.set(agreement.metrics, metrics);
  }
  return metrics.get(level.metric);
}

/** Agreements never change. */
const metricsById = new WeakMap<readonly Metric[], ReadonlyMap<Id, Metric>>();

/** The services that a level speaks of, in the order in which they are named; a formula: those of its metrics. */
export function servicesOfMetric(
  agreement: Agreement,
  metric: Metric,
  visited: ReadonlySet<string> = new Set(),
): readonly string[] {
  const measure = metric.measure;
  if (!measure || visited.has(metric.id)) return [];
  if (measure.kind !== 'formula') return measure.services;
  const seen = new Set([...visited, metric.id]);
  const inner = metricsOfExpression(measure.expression).flatMap((id) => {
    const found = agreement.metrics.find((other) => other.id === id);
    return found ? servicesOfMetric(agreement, found, seen) : [];
  });
  return [...new Set(inner)];
}

type Expression = Extract<NonNullable<Metric['measure']>, { kind: 'formula' }>['expression'];

/** The metrics that a formula uses, each once. */
export function metricsOfExpression(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'value':
      return [];
    case 'metric':
      return [expression.metric];
    case 'operation':
      return [...new Set([...metricsOfExpression(expression.left), ...metricsOfExpression(expression.right)])];
    case 'call':
      return [...new Set(expression.arguments.flatMap(metricsOfExpression))];
  }
}

/** The dimension of a level, with its unit; undefined where the metric says nothing or contradicts itself. */
export function dimensionOfLevel(
  agreement: Agreement,
  level: Level,
  visited: ReadonlySet<string> = new Set(),
): { readonly dimension: Dimension; readonly unit?: string } | undefined {
  if (level.statistic?.kind === 'share') return { dimension: 'percentage' };
  const metric = metricOf(agreement, level);
  const measure = metric?.measure;
  if (!metric || !measure || visited.has(metric.id)) return undefined;
  switch (measure.kind) {
    case 'availability':
    case 'ratio':
      return { dimension: 'percentage' };
    case 'duration':
      return { dimension: 'duration' };
    case 'count':
    case 'score':
      return { dimension: 'number' };
    case 'amount':
      return dimensionOfUnit(measure.unit);
    case 'formula': {
      const seen = new Set([...visited, metric.id]);
      const result = dimensionOfExpression(measure.expression, (id) =>
        dimensionOfLevel(agreement, { text: id, metric: id }, seen),
      );
      return result.kind === 'dimension' ? result : undefined;
    }
  }
}

const TIMES: ReadonlySet<string> = new Set<DurationUnit>([
  'millisecond',
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
]);

/** The dimension of an amount from its unit: one in `%` is a percentage, one in hours a duration (calculated in seconds). */
export function dimensionOfUnit(unit: string): { readonly dimension: Dimension; readonly unit?: string } {
  if (unit === '%') return { dimension: 'percentage' };
  return TIMES.has(unit) ? { dimension: 'duration' } : { dimension: 'measure', unit };
}

/** The range in which a level can lie, and the direction in which it becomes worse. */
export interface LevelDomain {
  readonly direction: Direction;
  /** The least possible level; undefined: unlimited. */
  readonly lowest?: Big;
  /** The greatest possible level; undefined: unlimited. */
  readonly highest?: Big;
  /** Levels are multiples of this, because the metric is rounded. */
  readonly step?: Big;
}

/**
 * Where a level can lie: a percentage between 0 and 100, a score within its scale, everything else from 0 on. The direction is
 * that of the targets, else that of the remedies, else downwards for a percentage and a score, upwards for the rest.
 */
export function domainOfLevel(
  agreement: Agreement,
  level: Level | undefined,
  lines: { readonly targets: readonly Target[]; readonly remedies: readonly Remedy[] },
): LevelDomain {
  const metric = level && metricOf(agreement, level);
  const measure = metric?.measure;
  const written = lines.targets[0] ?? firstBound(lines.remedies);
  const dimension = (level && dimensionOfLevel(agreement, level)?.dimension) ?? dimensionOfComparison(written);
  const isScore = measure?.kind === 'score' && level?.statistic?.kind !== 'share';
  const direction =
    directionOfTargets(lines.targets) ??
    directionOfRemedies(lines.remedies) ??
    (dimension === 'percentage' || isScore ? 'falls' : 'rises');
  const step = metric?.rounded && quantityOf(metric.rounded.to)?.amount;
  if (isScore) return { direction, lowest: decimal(measure.from), highest: decimal(measure.to), step };
  return { direction, lowest: ZERO, highest: dimension === 'percentage' ? HUNDRED : undefined, step };
}

function firstBound(remedies: readonly Remedy[]): { readonly comparison: Comparison } | undefined {
  const [comparison] = boundsOf(remedies);
  return comparison && { comparison };
}

function boundsOf(remedies: readonly Remedy[]): readonly Comparison[] {
  return remedies.flatMap((line) => ('when' in line && line.when?.kind === 'bounds' ? line.when.bounds : []));
}

function dimensionOfComparison(line: { readonly comparison: Comparison } | undefined): Dimension | undefined {
  const value: Value | 'target' | undefined = line?.comparison.value;
  return value === undefined || value === 'target' ? undefined : quantityOf(value)?.dimension;
}

/** Where no target says it: a line with a single bound `<` pays when the level falls. */
function directionOfRemedies(remedies: readonly Remedy[]): Direction | undefined {
  for (const line of remedies) {
    if (!('when' in line) || line.when?.kind !== 'bounds' || line.when.bounds.length !== 1) continue;
    const direction = directionOf(line.when.bounds[0]!.operator);
    if (direction) return direction === 'falls' ? 'rises' : 'falls';
  }
  return undefined;
}

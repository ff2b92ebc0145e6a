import { type Agreement, type Metric, metricsOfExpression, type Objective } from '@sla-language/agreement';
import { derived } from './derived.js';

/** The ids of the metrics that a metric refers to: in its formula, and in what counts as an outage. */
export function referredBy({ measure, unavailableWhen }: Metric): readonly string[] {
  const inFormula = measure?.kind === 'formula' ? metricsOfExpression(measure.expression) : [];
  const predicates = unavailableWhen?.anyOf.flatMap((group) => group.allOf) ?? [];
  const inOutage = predicates.flatMap((each) => (each.kind === 'comparison' ? [each.level.metric] : []));
  return [...new Set([...inFormula, ...inOutage])];
}

/** The metrics on which some objective depends, through whatever formula or definition of an outage. */
export const usedMetrics = derived((agreement): ReadonlySet<Metric> => {
  const used = reach(agreement, agreement.objectives, referredBy);
  return new Set(used.keys());
});

/** The metrics whose values objectives judge, themselves or as a part of a formula, with these objectives. */
export const judgedMetrics = derived((agreement): ReadonlyMap<Metric, readonly Objective[]> => {
  return reach(agreement, agreement.objectives, ({ measure }) =>
    measure?.kind === 'formula' ? metricsOfExpression(measure.expression) : [],
  );
});

function reach(
  agreement: Agreement,
  objectives: readonly Objective[],
  next: (metric: Metric) => readonly string[],
): ReadonlyMap<Metric, readonly Objective[]> {
  const byId = new Map(agreement.metrics.map((metric) => [metric.id, metric]));
  const reached = new Map<Metric, Objective[]>();
  const walk = (id: string, objective: Objective) => {
    const metric = byId.get(id);
    if (!metric || reached.get(metric)?.includes(objective)) return;
    reached.set(metric, [...(reached.get(metric) ?? []), objective]);
    for (const each of next(metric)) walk(each, objective);
  };
  for (const objective of objectives) {
    if (objective.measures) walk(objective.measures.level.metric, objective);
  }
  return reached;
}

/** "`Uptime` measures", "`Uptime` and `Speed` measure" */
export function namesWith(declarations: readonly { readonly id: string }[], verb: string): string {
  return `${names(declarations)} ${verb}${declarations.length === 1 ? 's' : ''}`;
}

/** "`Uptime`", "`Uptime` and `Speed`", "`A`, `B` and `C`". */
function names(declarations: readonly { readonly id: string }[]): string {
  const all = declarations.map(({ id }) => `\`${id}\``);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

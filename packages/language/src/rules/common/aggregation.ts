import { type Agreement, type Level, type Metric, metricOf } from '@sla-language/agreement';
import type { Place } from '../rule.js';
import { derived } from './derived.js';

/** A level that is compared with something, and the metric of which it is one. */
export interface UsedLevel {
  readonly level: Level;
  readonly metric: Metric;
  readonly place: Place;
  /** "`Speed`", "the outage of `ShopUptime`" */
  readonly what: string;
  /** Whether the values of one window become one level there, so that a statistic has to say how. */
  readonly overMany: boolean;
  /** From which side it is compared first. */
  readonly operator?: string;
}

/** The levels of objectives and of conditions of outages, where the metric says what it measures. */
export const usedLevels = derived((agreement): readonly UsedLevel[] => [...allLevels(agreement)]);

function* allLevels(agreement: Agreement): Generator<UsedLevel> {
  for (const objective of agreement.objectives) {
    const level = objective.measures?.level;
    const metric = level && metricOf(agreement, level);
    if (!level || !metric?.measure) continue;
    const operator = objective.targets[0]?.comparison.operator;
    yield { level, metric, place: { at: level }, what: `\`${objective.id}\``, overMany: true, operator };
  }
  for (const outer of agreement.metrics) {
    for (const predicate of outer.unavailableWhen?.anyOf.flatMap((group) => group.allOf) ?? []) {
      if (predicate.kind !== 'comparison') continue;
      const { level, comparison, over } = predicate;
      const metric = metricOf(agreement, level);
      if (!metric?.measure) continue;
      const what = `the outage of \`${outer.id}\``;
      const every = outer.measured?.every;
      // A probe brings one value in each interval; only a longer span holds several.
      const overMany = over !== undefined && every !== undefined && over.iso !== every.iso;
      yield { level, metric, place: { at: level }, what, overMany, operator: comparison.operator };
    }
  }
}

/** Whether a metric gives many values in a window, of which a statistic makes one level. */
export function isManyValued({ measure }: Metric): boolean {
  return measure?.kind === 'duration' || measure?.kind === 'amount' || measure?.kind === 'score';
}

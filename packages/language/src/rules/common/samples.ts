import { type Big, decimal, type Metric, type Objective, type Target } from '@sla-language/agreement';
import { derived } from './derived.js';
import { measuredMetric } from './places.js';

/** A target of a share of events, or of a percentile of them. */
export interface ShareOfEvents {
  readonly objective: Objective;
  readonly target: Target;
  readonly metric: Metric;
  /** How many per cent of the events have to be good. */
  readonly share: Big;
  /** The level as written; empty where the target alone says it. */
  readonly level: string;
}

/** The targets that ask for so many per cent of the events of a window, one by one and not in intervals. */
export const neededEvents = derived((agreement): readonly ShareOfEvents[] =>
  agreement.objectives.flatMap((objective) => {
    const metric = measuredMetric(agreement, objective);
    const level = objective.measures?.level;
    if (!metric || !level) return [];
    return objective.targets.flatMap((target) => {
      const share = shareOf(metric, objective, target);
      return share?.gt(0) && share.lt(100) ? [{ objective, target, metric, share, level: level.text }] : [];
    });
  }),
);

function shareOf({ measure }: Metric, { measures }: Objective, { comparison }: Target): Big | undefined {
  const statistic = measures?.level.statistic;
  if (statistic?.kind === 'percentile') {
    const percentile = decimal(statistic.percentile);
    return percentile.gt(50) && comparison.operator === '<=' ? percentile : undefined;
  }
  const isShare = statistic?.kind === 'share' || (measure?.kind === 'ratio' && !statistic && !measure.averagedEvery);
  const { operator, value } = comparison;
  if (!isShare || value === 'target' || value.kind !== 'percent') return undefined;
  if (operator === '>=') return decimal(value.value);
  return operator === '<=' ? decimal(100).minus(decimal(value.value)) : undefined;
}

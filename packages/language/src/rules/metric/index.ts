import type { Rule } from '../rule.js';
import { aggregatorMismatch } from './aggregator-mismatch.js';
import { aggregatorMissing } from './aggregator-missing.js';
import { autoReplyCounts } from './auto-reply-counts.js';
import { averageHidesOutliers } from './average-hides-outliers.js';
import { circularMetric } from './circular.js';
import { clockUndefined } from './clock-undefined.js';
import { degradedUndefined } from './degraded-undefined.js';
import { impossibleOutage } from './impossible-outage.js';
import { intervalTooCoarse } from './interval-too-coarse.js';
import { minimumTooSmall } from './minimum-too-small.js';
import { noDataPolicy } from './no-data-policy.js';
import { noInterval } from './no-interval.js';
import { noMeasure } from './no-measure.js';
import { noMeasurementMethod } from './no-measurement-method.js';
import { noMinimumSample } from './no-minimum-sample.js';
import { outageRuleHidesBudget } from './outage-rule-hides-budget.js';
import { outageRuleOffGrid } from './outage-rule-off-grid.js';
import { outageUndefined } from './outage-undefined.js';
import { probeSingleLocation } from './probe-single-location.js';
import { providerSoleTruth } from './provider-sole-truth.js';
import { roundingMovesTarget } from './rounding-moves-target.js';
import { unitMismatch } from './unit-mismatch.js';
import { unusedMetric } from './unused.js';
import { vantagePoint } from './vantage-point.js';

/** In the order of the documentation. */
export const METRIC_RULES: readonly Rule[] = [
  intervalTooCoarse,
  outageRuleHidesBudget,
  outageRuleOffGrid,
  roundingMovesTarget,
  unitMismatch,
  noMeasure,
  circularMetric,
  aggregatorMissing,
  aggregatorMismatch,
  averageHidesOutliers,
  outageUndefined,
  impossibleOutage,
  degradedUndefined,
  noMeasurementMethod,
  noInterval,
  noDataPolicy,
  noMinimumSample,
  minimumTooSmall,
  vantagePoint,
  probeSingleLocation,
  providerSoleTruth,
  clockUndefined,
  autoReplyCounts,
  unusedMetric,
];

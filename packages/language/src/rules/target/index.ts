import type { Rule } from '../rule.js';
import { aboveBaseline } from './above-baseline.js';
import { ambiguousTarget } from './ambiguous.js';
import { baselineOrder } from './baseline-order.js';
import { budgetBelowHuman } from './budget-below-human.js';
import { conflictingObjectives } from './conflicting-objectives.js';
import { deadObjective } from './dead-objective.js';
import { everyOutageWithBudget } from './every-outage-with-budget.js';
import { farBelowBaseline } from './far-below-baseline.js';
import { fractionVsPercent } from './fraction-vs-percent.js';
import { hundredPercent } from './hundred-percent.js';
import { maxWithoutPercentile } from './max-without-percentile.js';
import { noMargin } from './no-margin.js';
import { oneIncidentBreach } from './one-incident-breach.js';
import { operatorDirection } from './operator-direction.js';
import { outOfRange } from './out-of-range.js';
import { percentileOrder } from './percentile-order.js';
import { planNotCovered } from './plan-not-covered.js';
import { precisionVsWindow } from './precision-vs-window.js';
import { promisedTwice } from './promised-twice.js';
import { remedyWithoutTarget } from './remedy-without-target.js';
import { slaNotLooserThanSlo } from './sla-not-looser-than-slo.js';
import { triviallyLoose } from './trivially-loose.js';

/** In the order of the documentation. */
export const TARGET_RULES: readonly Rule[] = [
  budgetBelowHuman,
  oneIncidentBreach,
  aboveBaseline,
  noMargin,
  farBelowBaseline,
  baselineOrder,
  slaNotLooserThanSlo,
  precisionVsWindow,
  triviallyLoose,
  fractionVsPercent,
  operatorDirection,
  outOfRange,
  hundredPercent,
  everyOutageWithBudget,
  maxWithoutPercentile,
  percentileOrder,
  conflictingObjectives,
  promisedTwice,
  deadObjective,
  ambiguousTarget,
  planNotCovered,
  remedyWithoutTarget,
];

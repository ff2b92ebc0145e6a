import { dateOrder } from './consistency/date-order.js';
import { stricterThanComposite } from './dependency/stricter-than-composite.js';
import { escalationMissing } from './escalation/missing.js';
import { escalationOrder } from './escalation/order.js';
import { exclusionsExceedBudget } from './exclusion/exclusions-exceed-budget.js';
import { unboundedMaintenance } from './exclusion/unbounded-maintenance.js';
import { expired } from './governance/expired.js';
import { noReporting } from './governance/no-reporting.js';
import { noReview } from './governance/no-review.js';
import { reviewOverdue } from './governance/review-overdue.js';
import { intervalTooCoarse } from './metric/interval-too-coarse.js';
import { unitMismatch } from './metric/unit-mismatch.js';
import { capBelowTier } from './remedy/cap-below-tier.js';
import { claimBeforeReport } from './remedy/claim-before-report.js';
import { remedyMissing } from './remedy/missing.js';
import { noCreditBase } from './remedy/no-credit-base.js';
import { nonMonotonic } from './remedy/non-monotonic.js';
import { tierGap } from './remedy/tier-gap.js';
import { tierOverlap } from './remedy/tier-overlap.js';
import { tierVsTarget } from './remedy/tier-vs-target.js';
import type { Rule } from './rule.js';
import { resolutionBeforeResponse } from './support/resolution-before-response.js';
import { severityOrder } from './support/severity-order.js';
import { aboveBaseline } from './target/above-baseline.js';
import { ambiguousTarget } from './target/ambiguous.js';
import { budgetBelowHuman } from './target/budget-below-human.js';
import { fractionVsPercent } from './target/fraction-vs-percent.js';
import { hundredPercent } from './target/hundred-percent.js';
import { oneIncidentBreach } from './target/one-incident-breach.js';
import { operatorDirection } from './target/operator-direction.js';
import { ambiguousDay } from './window/ambiguous-day.js';
import { windowMissing } from './window/missing.js';
import { noTimezone } from './window/no-timezone.js';
import { placeholder } from './wording/placeholder.js';
import { weaselWords } from './wording/weasel-words.js';

/** Every rule of the linter. The order is that of the documentation, and of findings in one place. */
export const RULES: readonly Rule[] = [
  tierGap,
  tierOverlap,
  tierVsTarget,
  nonMonotonic,
  capBelowTier,
  noCreditBase,
  claimBeforeReport,
  remedyMissing,
  budgetBelowHuman,
  oneIncidentBreach,
  aboveBaseline,
  fractionVsPercent,
  operatorDirection,
  hundredPercent,
  ambiguousTarget,
  intervalTooCoarse,
  unitMismatch,
  exclusionsExceedBudget,
  unboundedMaintenance,
  stricterThanComposite,
  resolutionBeforeResponse,
  severityOrder,
  noTimezone,
  ambiguousDay,
  windowMissing,
  weaselWords,
  placeholder,
  noReporting,
  noReview,
  reviewOverdue,
  expired,
  escalationMissing,
  escalationOrder,
  dateOrder,
];

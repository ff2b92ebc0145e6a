import type { Rule } from '../rule.js';
import { autoRenewBeforeReview } from './auto-renew-before-review.js';
import { changeWithoutVersion } from './change-without-version.js';
import { expired } from './expired.js';
import { kpiPriority } from './kpi-priority.js';
import { noReporting } from './no-reporting.js';
import { noReview } from './no-review.js';
import { reportSlowerThanWindow } from './report-slower-than-window.js';
import { requirementUntraced } from './requirement-untraced.js';
import { reviewOverdue } from './review-overdue.js';
import { unilateralChange } from './unilateral-change.js';
import { watermelon } from './watermelon.js';

/** In the order of the documentation. */
export const GOVERNANCE_RULES: readonly Rule[] = [
  noReporting,
  reportSlowerThanWindow,
  noReview,
  reviewOverdue,
  autoRenewBeforeReview,
  expired,
  changeWithoutVersion,
  unilateralChange,
  kpiPriority,
  requirementUntraced,
  watermelon,
];

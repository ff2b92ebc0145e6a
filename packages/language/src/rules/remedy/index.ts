import type { Rule } from '../rule.js';
import { capBelowTier } from './cap-below-tier.js';
import { claimBeforeReport } from './claim-before-report.js';
import { claimMissing } from './claim-missing.js';
import { claimWindowShort } from './claim-window-short.js';
import { claimWithoutReport } from './claim-without-report.js';
import { indicativeWithRemedy } from './indicative-with-remedy.js';
import { remedyMissing } from './missing.js';
import { noCreditBase } from './no-credit-base.js';
import { nonMonotonic } from './non-monotonic.js';
import { payoutMode } from './payout-mode.js';
import { stackingUndefined } from './stacking-undefined.js';
import { tierGap } from './tier-gap.js';
import { tierOverlap } from './tier-overlap.js';
import { tierPerPlan } from './tier-per-plan.js';
import { tierVsTarget } from './tier-vs-target.js';

/** In the order of the documentation. */
export const REMEDY_RULES: readonly Rule[] = [
  tierGap,
  tierOverlap,
  tierVsTarget,
  tierPerPlan,
  nonMonotonic,
  indicativeWithRemedy,
  capBelowTier,
  noCreditBase,
  stackingUndefined,
  claimMissing,
  claimWindowShort,
  claimBeforeReport,
  claimWithoutReport,
  payoutMode,
  remedyMissing,
];

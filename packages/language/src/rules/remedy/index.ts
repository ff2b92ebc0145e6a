import type { Rule } from '../rule.js';
import { capBelowTier } from './cap-below-tier.js';
import { claimBeforeReport } from './claim-before-report.js';
import { remedyMissing } from './missing.js';
import { noCreditBase } from './no-credit-base.js';
import { nonMonotonic } from './non-monotonic.js';
import { tierGap } from './tier-gap.js';
import { tierOverlap } from './tier-overlap.js';
import { tierVsTarget } from './tier-vs-target.js';

/** In the order of the documentation. */
export const REMEDY_RULES: readonly Rule[] = [
  tierGap,
  tierOverlap,
  tierVsTarget,
  nonMonotonic,
  capBelowTier,
  noCreditBase,
  claimBeforeReport,
  remedyMissing,
];

import type { Rule } from '../rule.js';
import { atRiskSum } from './at-risk-sum.js';
import { capBelowTier } from './cap-below-tier.js';
import { capChain } from './cap-chain.js';
import { chronicUnreachable } from './chronic-unreachable.js';
import { claimBeforeReport } from './claim-before-report.js';
import { claimContradiction } from './claim-contradiction.js';
import { claimMissing } from './claim-missing.js';
import { claimWindowShort } from './claim-window-short.js';
import { claimWithoutReport } from './claim-without-report.js';
import { remedyCurrency } from './currency.js';
import { evidenceUnavailable } from './evidence-unavailable.js';
import { extensionWithoutEnd } from './extension-without-end.js';
import { indicativeWithRemedy } from './indicative-with-remedy.js';
import { minimumAboveTier } from './minimum-above-tier.js';
import { remedyMissing } from './missing.js';
import { noCap } from './no-cap.js';
import { noChronicTermination } from './no-chronic-termination.js';
import { noCreditBase } from './no-credit-base.js';
import { nonMonotonic } from './non-monotonic.js';
import { payoutMode } from './payout-mode.js';
import { penaltyDisproportionate } from './penalty-disproportionate.js';
import { soleRemedyWithTokenCredit } from './sole-remedy-with-token-credit.js';
import { stackingUndefined } from './stacking-undefined.js';
import { terminationRedundant } from './termination-redundant.js';
import { tierGap } from './tier-gap.js';
import { tierOverlap } from './tier-overlap.js';
import { tierPerPlan } from './tier-per-plan.js';
import { tierVsTarget } from './tier-vs-target.js';
import { unreachableTier } from './unreachable-tier.js';

/** In the order of the documentation. */
export const REMEDY_RULES: readonly Rule[] = [
  tierGap,
  tierOverlap,
  tierVsTarget,
  tierPerPlan,
  unreachableTier,
  nonMonotonic,
  indicativeWithRemedy,
  capBelowTier,
  capChain,
  noCap,
  atRiskSum,
  minimumAboveTier,
  noCreditBase,
  remedyCurrency,
  stackingUndefined,
  penaltyDisproportionate,
  claimMissing,
  claimContradiction,
  claimWindowShort,
  claimBeforeReport,
  claimWithoutReport,
  evidenceUnavailable,
  payoutMode,
  noChronicTermination,
  chronicUnreachable,
  terminationRedundant,
  extensionWithoutEnd,
  soleRemedyWithTokenCredit,
  remedyMissing,
];

import type { Rule } from '../rule.js';
import { acceptedNotWritten } from './accepted-not-written.js';
import { contradictoryPosition } from './contradictory-position.js';
import { noBaseline } from './no-baseline.js';
import { oneSidedStakeholders } from './one-sided-stakeholders.js';
import { outsideRange } from './outside-range.js';
import { privatePositionLeak } from './private-position-leak.js';
import { riskUnowned } from './risk-unowned.js';
import { staleOrThinBaseline } from './stale-or-thin-baseline.js';
import { unresolvedProposal } from './unresolved-proposal.js';

/** In the order of the documentation. */
export const PREPARATION_RULES: readonly Rule[] = [
  noBaseline,
  staleOrThinBaseline,
  oneSidedStakeholders,
  riskUnowned,
  unresolvedProposal,
  acceptedNotWritten,
  outsideRange,
  contradictoryPosition,
  privatePositionLeak,
];

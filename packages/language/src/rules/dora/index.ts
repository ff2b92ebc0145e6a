import type { Rule } from '../rule.js';
import { doraNoAuditRight } from './no-audit-right.js';
import { doraNoContinuityTests } from './no-continuity-tests.js';
import { doraNoCooperationWithAuthorities } from './no-cooperation-with-authorities.js';
import { doraNoDataLocation } from './no-data-location.js';
import { doraNoDataProtection } from './no-data-protection.js';
import { doraNoDataReturn } from './no-data-return.js';
import { doraNoEarlyWarning } from './no-early-warning.js';
import { doraNoExitPlan } from './no-exit-plan.js';
import { doraNoIncidentAssistance } from './no-incident-assistance.js';
import { doraNoPenetrationTests } from './no-penetration-tests.js';
import { doraNoPreciseTargets } from './no-precise-targets.js';
import { doraNoServiceDescription } from './no-service-description.js';
import { doraNoServiceLevels } from './no-service-levels.js';
import { doraNoTerminationNotice } from './no-termination-notice.js';
import { doraNoTraining } from './no-training.js';
import { doraSubcontractingOpen } from './subcontracting-open.js';

/** In the order of the text that they come from. */
export const DORA_RULES: readonly Rule[] = [
  doraNoServiceDescription,
  doraSubcontractingOpen,
  doraNoDataLocation,
  doraNoDataProtection,
  doraNoDataReturn,
  doraNoServiceLevels,
  doraNoIncidentAssistance,
  doraNoCooperationWithAuthorities,
  doraNoTerminationNotice,
  doraNoTraining,
  doraNoPreciseTargets,
  doraNoEarlyWarning,
  doraNoContinuityTests,
  doraNoPenetrationTests,
  doraNoAuditRight,
  doraNoExitPlan,
];

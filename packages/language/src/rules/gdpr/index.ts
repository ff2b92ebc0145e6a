import type { Rule } from '../rule.js';
import { gdprBreachNotice } from './breach-notice.js';
import { gdprNoAuditRight } from './no-audit-right.js';
import { gdprNoComplianceAssistance } from './no-compliance-assistance.js';
import { gdprNoConfidentiality } from './no-confidentiality.js';
import { gdprNoDataSubjectAssistance } from './no-data-subject-assistance.js';
import { gdprNoDeletionOrReturn } from './no-deletion-or-return.js';
import { gdprNoInstructions } from './no-instructions.js';
import { gdprNoSecurityMeasures } from './no-security-measures.js';
import { gdprNoSubprocessorTerms } from './no-subprocessor-terms.js';

/** In the order of the text that they come from. */
export const GDPR_RULES: readonly Rule[] = [
  gdprNoInstructions,
  gdprNoConfidentiality,
  gdprNoSecurityMeasures,
  gdprNoSubprocessorTerms,
  gdprNoDataSubjectAssistance,
  gdprNoComplianceAssistance,
  gdprNoDeletionOrReturn,
  gdprNoAuditRight,
  gdprBreachNotice,
];

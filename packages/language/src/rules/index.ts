import { CONSISTENCY_RULES } from './consistency/index.js';
import { DEPENDENCY_RULES } from './dependency/index.js';
import { DORA_RULES } from './dora/index.js';
import { ESCALATION_RULES } from './escalation/index.js';
import { EXCLUSION_RULES } from './exclusion/index.js';
import { FITSM_RULES } from './fitsm/index.js';
import { GDPR_RULES } from './gdpr/index.js';
import { GOVERNANCE_RULES } from './governance/index.js';
import { ISO_19086_RULES } from './iso-19086/index.js';
import { LEGAL_RULES } from './legal/index.js';
import { METRIC_RULES } from './metric/index.js';
import { PREPARATION_RULES } from './preparation/index.js';
import { REMEDY_RULES } from './remedy/index.js';
import { ROLE_RULES } from './role/index.js';
import type { Rule } from './rule.js';
import { SUPPORT_RULES } from './support/index.js';
import { SUPPRESSION_RULES } from './suppression/index.js';
import { TARGET_RULES } from './target/index.js';
import { WINDOW_RULES } from './window/index.js';
import { WORDING_RULES } from './wording/index.js';

/** Every rule of the linter, topic by topic. The order is that of the documentation, and of findings in one place. */
export const RULES: readonly Rule[] = [
  ...REMEDY_RULES,
  ...TARGET_RULES,
  ...METRIC_RULES,
  ...EXCLUSION_RULES,
  ...DEPENDENCY_RULES,
  ...SUPPORT_RULES,
  ...WINDOW_RULES,
  ...WORDING_RULES,
  ...GOVERNANCE_RULES,
  ...LEGAL_RULES,
  ...ESCALATION_RULES,
  ...PREPARATION_RULES,
  ...ROLE_RULES,
  ...CONSISTENCY_RULES,
  ...DORA_RULES,
  ...GDPR_RULES,
  ...ISO_19086_RULES,
  ...FITSM_RULES,
  ...SUPPRESSION_RULES,
];

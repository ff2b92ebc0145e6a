import type { Rule } from '../rule.js';
import { isoNoAccessibility } from './no-accessibility.js';
import { isoNoAttestation } from './no-attestation.js';
import { isoNoDataManagement } from './no-data-management.js';
import { isoNoFeatureChangeNotice } from './no-feature-change-notice.js';
import { isoNoInformationSecurity } from './no-information-security.js';
import { isoNoPersonalDataProtection } from './no-personal-data-protection.js';
import { isoNoReliability } from './no-reliability.js';
import { isoNoTerminationProcess } from './no-termination-process.js';

/** In the order of the text that they come from. */
export const ISO_19086_RULES: readonly Rule[] = [
  isoNoAccessibility,
  isoNoPersonalDataProtection,
  isoNoInformationSecurity,
  isoNoTerminationProcess,
  isoNoFeatureChangeNotice,
  isoNoReliability,
  isoNoDataManagement,
  isoNoAttestation,
];

import type { Rule } from '../rule.js';
import { fitsmNoComponents } from './no-components.js';
import { fitsmNoInformationSecurity } from './no-information-security.js';
import { fitsmNoServiceHours } from './no-service-hours.js';
import { fitsmNoServiceRequests } from './no-service-requests.js';
import { fitsmNoViolationNotice } from './no-violation-notice.js';

/** In the order of the text that they come from. */
export const FITSM_RULES: readonly Rule[] = [
  fitsmNoServiceHours,
  fitsmNoComponents,
  fitsmNoServiceRequests,
  fitsmNoViolationNotice,
  fitsmNoInformationSecurity,
];

import type { Rule } from '../rule.js';
import { ambiguousHandling } from './ambiguous.js';
import { flatSeverity } from './flat-severity.js';
import { hoursOrder } from './hours-order.js';
import { noChannel } from './no-channel.js';
import { noUpdateCadence } from './no-update-cadence.js';
import { noWorkaroundRule } from './no-workaround-rule.js';
import { p1BusinessHours } from './p1-business-hours.js';
import { resolutionBeforeResponse } from './resolution-before-response.js';
import { severityGap } from './severity-gap.js';
import { severityOrder } from './severity-order.js';
import { severityUndefined } from './severity-undefined.js';
import { unusedSeverity } from './unused-severity.js';
import { whoClassifies } from './who-classifies.js';

/** In the order of the documentation. */
export const SUPPORT_RULES: readonly Rule[] = [
  resolutionBeforeResponse,
  severityOrder,
  hoursOrder,
  ambiguousHandling,
  severityGap,
  severityUndefined,
  unusedSeverity,
  flatSeverity,
  whoClassifies,
  noChannel,
  noUpdateCadence,
  p1BusinessHours,
  noWorkaroundRule,
];

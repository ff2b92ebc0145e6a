import type { Rule } from '../rule.js';
import { resolutionBeforeResponse } from './resolution-before-response.js';
import { severityOrder } from './severity-order.js';

/** In the order of the documentation. */
export const SUPPORT_RULES: readonly Rule[] = [resolutionBeforeResponse, severityOrder];

import type { Rule } from '../rule.js';
import { escalationMissing } from './missing.js';
import { escalationOrder } from './order.js';

/** In the order of the documentation. */
export const ESCALATION_RULES: readonly Rule[] = [escalationMissing, escalationOrder];

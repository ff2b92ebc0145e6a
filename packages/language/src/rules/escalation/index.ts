import type { Rule } from '../rule.js';
import { afterResolution } from './after-resolution.js';
import { escalationMissing } from './missing.js';
import { escalationOrder } from './order.js';
import { sameContact } from './same-contact.js';
import { escalationUnreachable } from './unreachable.js';

/** In the order of the documentation. */
export const ESCALATION_RULES: readonly Rule[] = [
  escalationMissing,
  escalationOrder,
  afterResolution,
  sameContact,
  escalationUnreachable,
];

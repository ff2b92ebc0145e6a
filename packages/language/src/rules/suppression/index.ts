import type { Rule } from '../rule.js';
import { noReason } from './no-reason.js';
import { unknownRule } from './unknown-rule.js';
import { unused } from './unused.js';

/** In the order of the documentation. */
export const SUPPRESSION_RULES: readonly Rule[] = [unused, unknownRule, noReason];

import type { Rule } from '../rule.js';
import { exclusionsExceedBudget } from './exclusions-exceed-budget.js';
import { unboundedMaintenance } from './unbounded-maintenance.js';

/** In the order of the documentation. */
export const EXCLUSION_RULES: readonly Rule[] = [exclusionsExceedBudget, unboundedMaintenance];

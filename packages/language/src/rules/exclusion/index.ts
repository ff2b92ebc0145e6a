import type { Rule } from '../rule.js';
import { catchAll } from './catch-all.js';
import { coreDependencyExcluded } from './core-dependency-excluded.js';
import { customerCausedUndefined } from './customer-caused-undefined.js';
import { emergencyOpen } from './emergency-open.js';
import { exclusionsExceedBudget } from './exclusions-exceed-budget.js';
import { limitNeverReached } from './limit-never-reached.js';
import { maintenanceInPeak } from './maintenance-in-peak.js';
import { noNotice } from './no-notice.js';
import { unboundedMaintenance } from './unbounded-maintenance.js';
import { undefinedExclusion } from './undefined.js';
import { unusedExclusion } from './unused.js';

/** In the order of the documentation. */
export const EXCLUSION_RULES: readonly Rule[] = [
  exclusionsExceedBudget,
  unboundedMaintenance,
  emergencyOpen,
  noNotice,
  limitNeverReached,
  unusedExclusion,
  undefinedExclusion,
  catchAll,
  customerCausedUndefined,
  coreDependencyExcluded,
  maintenanceInPeak,
];

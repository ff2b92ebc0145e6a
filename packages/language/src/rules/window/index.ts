import type { Rule } from '../rule.js';
import { ambiguousDay } from './ambiguous-day.js';
import { windowMissing } from './missing.js';
import { noTimezone } from './no-timezone.js';

/** In the order of the documentation. */
export const WINDOW_RULES: readonly Rule[] = [noTimezone, ambiguousDay, windowMissing];

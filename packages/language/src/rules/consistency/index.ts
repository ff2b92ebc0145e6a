import type { Rule } from '../rule.js';
import { dateOrder } from './date-order.js';
import { exampleRecompute } from './example-recompute.js';
import { retroactive } from './retroactive.js';

/** In the order of the documentation. */
export const CONSISTENCY_RULES: readonly Rule[] = [dateOrder, retroactive, exampleRecompute];

import type { Rule } from '../rule.js';
import { intervalTooCoarse } from './interval-too-coarse.js';
import { unitMismatch } from './unit-mismatch.js';

/** In the order of the documentation. */
export const METRIC_RULES: readonly Rule[] = [intervalTooCoarse, unitMismatch];

import type { Rule } from '../rule.js';
import { stricterThanComposite } from './stricter-than-composite.js';

/** In the order of the documentation. */
export const DEPENDENCY_RULES: readonly Rule[] = [stricterThanComposite];

import type { Rule } from '../rule.js';
import { placeholder } from './placeholder.js';
import { weaselWords } from './weasel-words.js';

/** In the order of the documentation. */
export const WORDING_RULES: readonly Rule[] = [weaselWords, placeholder];

import type { Rule } from '../rule.js';
import { expired } from './expired.js';
import { noReporting } from './no-reporting.js';
import { noReview } from './no-review.js';
import { reviewOverdue } from './review-overdue.js';

/** In the order of the documentation. */
export const GOVERNANCE_RULES: readonly Rule[] = [noReporting, noReview, reviewOverdue, expired];

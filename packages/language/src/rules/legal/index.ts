import type { Rule } from '../rule.js';
import { conflictingRemedyClauses } from './conflicting-remedy-clauses.js';
import { legalReviewPending } from './legal-review-pending.js';
import { metAndNotApplicable } from './met-and-not-applicable.js';
import { noGoverningLaw } from './no-governing-law.js';
import { noLegalReview } from './no-legal-review.js';
import { noPrecedence } from './no-precedence.js';
import { noSignatories } from './no-signatories.js';
import { signaturePending } from './signature-pending.js';
import { unknownRequirement } from './unknown-requirement.js';

/** In the order of the documentation. */
export const LEGAL_RULES: readonly Rule[] = [
  noGoverningLaw,
  noPrecedence,
  conflictingRemedyClauses,
  noSignatories,
  noLegalReview,
  legalReviewPending,
  signaturePending,
  unknownRequirement,
  metAndNotApplicable,
];

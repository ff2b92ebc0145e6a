import type { Payment, Remedy } from '../model/index.js';
import { narrower, sameScope } from './scopes.js';
import { comparePayout } from './tier-amounts.js';

/**
 * The most that the lines of one promise can cost: of the tiers of a ladder, of which one applies at a time, those that no other one
 * outdoes for the same cases; and every line that pays for any miss, because it is added. In the order in which they are written.
 */
export function greatestPayments(remedies: readonly Remedy[]): readonly Payment[] {
  const payments = remedies.filter((line): line is Payment => line.kind === 'credit' || line.kind === 'penalty');
  const outdone = (line: Payment) =>
    payments.some(
      (other) =>
        other.when &&
        other.kind === line.kind &&
        (sameScope(other.for, line.for) || narrower(line.for, other.for)) &&
        (comparePayout(line, other) ?? 0) < 0,
    );
  return payments.filter((line) => !line.when || !outdone(line));
}

import type { Agreement, Cap, Objective, Payment, Remedy, Support, Termination } from '@sla-language/agreement';
import { addTo, type Edit } from '../fix.js';
import { derived } from './derived.js';
import { promisesOf } from './places.js';

/** Credits and penalties. */
export function isPayment(remedy: Remedy): remedy is Payment {
  return remedy.kind === 'credit' || remedy.kind === 'penalty';
}

export function isCap(remedy: Remedy): remedy is Cap {
  return remedy.kind === 'cap';
}

export function isTermination(remedy: Remedy): remedy is Termination {
  return remedy.kind === 'termination';
}

/** A promise with the credits and penalties that its misses bring about. */
export interface PayingPromise {
  readonly promise: Objective | Support;
  /** Its own, then those that `remedies` adds to every miss. Never empty. */
  readonly payments: readonly Payment[];
}

/** The objectives and service desks of which a miss costs something. */
export const payingPromises = derived((agreement): readonly PayingPromise[] => {
  const general = generalRemedies(agreement).filter(isPayment);
  return promisesOf(agreement)
    .filter((promise) => !promise.indicative)
    .map((promise) => ({ promise, payments: [...promise.remedies.filter(isPayment), ...general] }))
    .filter(({ payments }) => payments.length > 0);
});

/** What holds for the remedies of all objectives. */
export function generalRemedies(agreement: Agreement): readonly Remedy[] {
  return agreement.remedies?.remedies ?? [];
}

/** Every right to terminate, of an objective or of all. */
export function terminationsOf(agreement: Agreement): readonly Termination[] {
  return [...promisesOf(agreement).flatMap((promise) => promise.remedies), ...generalRemedies(agreement)].filter(
    isTermination,
  );
}

/** Writes a line into `remedies`, with the block where there is none. */
export function addToRemedies(agreement: Agreement, line: string): Edit {
  return agreement.remedies ? addTo(agreement.remedies, line) : addTo(agreement, `remedies { ${line} }`);
}

import type { Id, Prose, ScopeReference, Value } from '@sla-language/agreement';

/**
 * What one side privately wants of a promise, and how far it goes. It is no part of the agreement's model, so that nothing which is
 * made of an agreement (a contract, its data) can hold any of it.
 */
export interface Position {
  /** Whose it is, as written: a party, or `provider`, `customer`. */
  readonly party: Id;
  /** An objective or a support of the agreement. */
  readonly subject: Id;
  readonly for: readonly ScopeReference[];
  /** The target that this side would like best. */
  readonly aimsFor?: Value;
  /** The furthest target that it signs without more. `down`: everything from there upwards is welcome. */
  readonly accepts?: { readonly direction: 'up' | 'down'; readonly value: Value };
  /** Beyond this target it would rather have no agreement. */
  readonly walksAway?: { readonly side: 'above' | 'below'; readonly value: Value };
  /** What it would give, or ask, in return. */
  readonly trades: readonly Prose[];
  /** It stands in a file in which an agreement stands as well, and goes wherever that goes. */
  readonly besideAgreement: boolean;
}

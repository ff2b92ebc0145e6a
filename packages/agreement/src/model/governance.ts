import type { Declaration } from './parties.js';
import type { ScopeReference } from './services.js';
import type { Comparison, DateString, Duration, Id, Period, Prose } from './values.js';

export interface Responsibility {
  /** A party. */
  readonly of: Id;
  readonly text: Prose;
}

export interface Escalation extends Declaration {
  readonly levels: readonly EscalationLevel[];
}
export interface EscalationLevel {
  readonly level: number;
  readonly contact: Id;
  readonly after?: Duration;
  readonly for: readonly ScopeReference[];
}

export interface Report extends Declaration {
  /** Objectives and supports. */
  readonly covers: readonly Id[];
  readonly issued?:
    | { readonly kind: 'every'; readonly every: Period; readonly within?: Duration }
    | { readonly kind: 'on request' };
  readonly sentTo: readonly Id[];
  readonly sentBy?: string;
  readonly format?: string;
}

export interface Review {
  readonly every: Duration;
  /** Contacts. */
  readonly by: readonly Id[];
  readonly next?: DateString;
}

export interface Stakeholder {
  readonly contact: Id;
  readonly interest: Prose;
}

export type Grade = 'low' | 'medium' | 'high';

export interface Risk extends Declaration {
  readonly likelihood?: Grade;
  readonly impact?: Grade;
  /** A party. */
  readonly owner?: Id;
  readonly mitigation?: Prose;
  readonly affects: readonly Id[];
  /** In no document, nor in the JSON. */
  readonly private: boolean;
}

/** A lawyer's sign-off for a party. Without a date it is pending. */
export interface LegalReview {
  readonly by: Id;
  readonly on?: DateString;
}

/** A signature of a contact. Without a date it is pending. */
export interface Signature {
  readonly by: Id;
  readonly on?: DateString;
}

export interface Amendment {
  readonly by: readonly Id[];
  readonly text: Prose;
  readonly notice?: Duration;
}

/** An entry of the change log. */
export interface Change {
  readonly version: string;
  readonly on: DateString;
  readonly text: Prose;
}

/** A target that one side asks for. Until it is accepted and written there, the targets of the objective hold. */
export interface Proposal {
  /** A party. */
  readonly by: Id;
  /** An objective or a support. */
  readonly on: Id;
  readonly comparison: Comparison;
  readonly for: readonly ScopeReference[];
  readonly state: 'open' | 'accepted' | 'rejected';
}

export interface Term {
  readonly term: string;
  readonly means: Prose;
}

export interface Clause {
  readonly title: string;
  readonly text: Prose;
  /** Requirements of law that the clause meets, for example `DORA 30(3)(f)`. */
  readonly meets: readonly string[];
}

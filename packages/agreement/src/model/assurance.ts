import type { Duration, Id, Period, Prose } from './values.js';

/** Somebody who is named as a party, or described: "an auditor whom the customer appoints". */
export type Actor =
  | { readonly kind: 'party'; readonly party: Id }
  | { readonly kind: 'described'; readonly name: string };

/** What is done with data at a place; `accessed` from elsewhere, as a support team does. */
export type DataUse = 'stored' | 'processed' | 'accessed';

/** The only places at which the customer's data is stored, processed or accessed. */
export interface DataLocation {
  readonly uses: readonly DataUse[];
  readonly places: readonly string[];
  /** Of these services; of all where none is given. */
  readonly services: readonly Id[];
  /** How long before a change of the places it is announced. */
  readonly notice?: Duration;
}

/** The customer's data, handed over when the agreement ends. */
export interface DataReturn {
  readonly within: Duration;
  readonly format?: string;
}

/** The provider's copies of the customer's data, deleted after the agreement has ended. */
export interface DataDeletion {
  readonly within: Duration;
}

/** Whether the provider may have services performed by others. */
export interface Subcontracting {
  /** `consent`: only with the customer's consent to each of them. */
  readonly mode: 'permitted' | 'consent' | 'excluded';
  /** How long before a subcontractor is engaged or replaced it is announced. */
  readonly notice?: Duration;
}

/** Somebody who performs a part of the services for the provider. */
export interface Subcontractor {
  readonly who: Actor;
  readonly task?: string;
  readonly place?: string;
  /** Of these services; of all where none is given. */
  readonly services: readonly Id[];
}

/** The right to audit and inspect the provider. */
export interface Audit {
  readonly by: readonly Actor[];
  /** At most one audit in each of these periods; as often as wanted where none is given. */
  readonly oncePer?: Period;
  readonly notice?: Duration;
}

/** What a party is told of. */
export type NotifiedEvent =
  | { readonly kind: 'security incident' | 'personal data breach' | 'material development' | 'missed target' }
  | { readonly kind: 'described'; readonly name: string };

/** A party is told of an event, so long after the other side has become aware of it. */
export interface Notification {
  readonly to: Id;
  readonly of: NotifiedEvent;
  readonly within: Duration;
  readonly by?: string;
}

/** A test of the plans for business continuity. */
export interface ContinuityTest {
  readonly every: Duration;
  /** A party. */
  readonly by?: Id;
  /** What is tested, and how. */
  readonly text?: Prose;
}

/** What happens when the agreement ends: so long the provider goes on, so that the customer can move. */
export interface Exit {
  readonly transition: Duration;
  readonly text?: Prose;
}

/** Requirements of law that do not concern this agreement, for example `DORA 30(3)`. */
export interface NotApplicable {
  readonly requirements: readonly string[];
  readonly reason: Prose;
}

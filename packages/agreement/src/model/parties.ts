import type { Id, Prose } from './values.js';

/** What every declaration has. */
export interface Declaration {
  /** The declared name; unique among the declarations of its kind. */
  readonly id: Id;
  /** The title for people; the name where none is given. */
  readonly title: string;
  /** The `///` comment before the declaration, for those who edit the file. In no document, nor in the JSON. */
  readonly documentation?: string;
}

/** A legal person. */
export interface Party extends Declaration {
  readonly address?: Prose;
  /** Register and number, for example `Companies House 01234567`. */
  readonly registration?: Prose;
  readonly contacts: readonly Contact[];
}

/** A person or a post at a party. Its id is `Party.Contact`. */
export interface Contact extends Declaration {
  readonly position?: string;
  readonly email?: string;
  readonly phone?: string;
  /** The calendar in which the contact can be reached. */
  readonly reachableDuring?: Id;
  /** What the contact may decide alone. */
  readonly decides: readonly string[];
}

/** Who stands in which role. `everyone` is the text of public terms: "every customer with a paid plan". */
export interface Roles {
  readonly provider?: PartyRole;
  readonly customer?: PartyRole;
  readonly thirdParties: readonly Id[];
}
export type PartyRole =
  | { readonly kind: 'party'; readonly party: Id }
  | { readonly kind: 'everyone'; readonly text: string };

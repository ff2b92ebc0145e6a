import type { Place } from './rule.js';

/** A change of the text that mends a finding. */
export interface Fix {
  /** What it does, as an order: "Write the upper bound as `< 99.00%`". */
  readonly title: string;
  /** A safe fix cannot change what the author meant; a suggestion has to be looked at, and *fix all* leaves it alone. */
  readonly safety: 'safe' | 'suggestion';
  readonly edits: readonly Edit[];
}

/** A change at an object of the model. Rules know nothing of text: `checking/fixes.ts` finds out what is written where. */
export type Edit = Replacement | Removal | Extension | Addition;

/** Writes `text` in the place of what is written there, or of the first `find` in it. */
export interface Replacement extends Place {
  readonly kind: 'replace';
  readonly find?: string;
  readonly text: string;
}

/** Takes away what is written there, with the line where it has one of its own. */
export interface Removal extends Place {
  readonly kind: 'remove';
}

/** Writes `text` directly after what is written there: ` with 30 days notice`. */
export interface Extension extends Place {
  readonly kind: 'extend';
  readonly text: string;
}

/** Writes members into the block of an object (`to`), or on the line after an object (`after`). One line of `text` a member. */
export type Addition =
  | { readonly kind: 'add'; readonly to: object; readonly text: string }
  | { readonly kind: 'add'; readonly after: object; readonly text: string };

export function replace(place: Place, text: string, find?: string): Replacement {
  const { at, property } = place;
  return { kind: 'replace', at, text, ...(property ? { property } : {}), ...(find ? { find } : {}) };
}

export function remove(place: Place): Removal {
  const { at, property } = place;
  return { kind: 'remove', at, ...(property ? { property } : {}) };
}

/** Lets a member go on: ` with 30 days notice`, ` meets "DORA 30(3)(f)"`. */
export function extend(place: Place, text: string): Extension {
  const { at, property } = place;
  return { kind: 'extend', at, text, ...(property ? { property } : {}) };
}

/** Adds members to the block of a declaration, such as `review every 6 months` to an agreement. */
export function addTo(to: object, text: string): Addition {
  return { kind: 'add', to, text };
}

/**
 * Adds members on the line after another. For members of a list (credits, targets): in an agreement that extends another, a list
 * that is given replaces the inherited one, so the new line has to stand where the others do.
 */
export function addAfter(after: object, text: string): Addition {
  return { kind: 'add', after, text };
}

export function safe(title: string, ...edits: readonly Edit[]): Fix {
  return { title, safety: 'safe', edits };
}

export function suggestion(title: string, ...edits: readonly Edit[]): Fix {
  return { title, safety: 'suggestion', edits };
}

import type { TextOverrides } from '../texts/override.js';

/** How documents of one house read. */
export interface HouseStyle {
  /** Texts in the place of ours, by language and path: `{ "en": { "remedies.lapse": "…" } }`. */
  readonly texts: TextOverrides;
}

import { canonicalTag } from '../format/locale.js';
import { en } from './en.js';
import type { Texts } from './table.js';

export type { Texts } from './table.js';

/** Every language, by the first part of its BCP 47 tag: a new one is a file beside these, and its name here. */
export const LANGUAGES: Readonly<Record<string, Texts>> = { en };

/**
 * The words for a language, and the tag by which numbers and dates are written. A language without a table gets British
 * English throughout: English sentences with German dates in them would be neither.
 */
export function textsFor(language: string | undefined): { readonly texts: Texts; readonly tag: string } {
  const tag = canonicalTag(language ?? 'en-GB') ?? 'en-GB';
  const texts = LANGUAGES[tag.split('-')[0]!];
  return texts ? { texts, tag } : { texts: en, tag: 'en-GB' };
}

import { canonicalTag } from '../format/locale.js';
import { en } from './en.js';

export type Texts = typeof en;

/** The tables by language (the first part of a BCP 47 tag). */
const TABLES: Readonly<Record<string, Texts>> = { en };

/**
 * The words for a language, and the tag by which numbers and dates are written. A language without a table gets British
 * English throughout: English sentences with German dates in them would be neither.
 */
export function textsFor(language: string | undefined): { readonly texts: Texts; readonly tag: string } {
  const tag = canonicalTag(language ?? 'en-GB') ?? 'en-GB';
  const texts = TABLES[tag.split('-')[0]!];
  return texts ? { texts, tag } : { texts: en, tag: 'en-GB' };
}

import { canonicalTag } from '../format/locale.js';
import { de } from './de.js';
import { deCH } from './de-CH.js';
import { en } from './en.js';
import { type TextOverrides, withOverrides } from './override.js';
import type { Texts } from './table.js';

export type { Texts } from './table.js';

/**
 * Every language, by its BCP 47 tag or the first part of one: a new one is a file beside these, and its name here. A table
 * for a country comes before that of its language.
 */
export const LANGUAGES: Readonly<Record<string, Texts>> = { de, 'de-CH': deCH, en };

/** The words of a document, and the tag by which its numbers and dates are written. */
export interface Language {
  readonly texts: Texts;
  readonly tag: string;
}

/**
 * The words for a language, with those of a house in the place of ours. A language without a table gets British English
 * throughout: English sentences with German dates in them would be neither.
 */
export function textsFor(language: string | undefined, overrides: TextOverrides = {}): Language {
  const wanted = canonicalTag(language ?? 'en-GB') ?? 'en-GB';
  const known = tablesOf(wanted).some((name) => name in LANGUAGES);
  const tag = known ? wanted : 'en-GB';
  const names = tablesOf(tag);
  const table = names.map((name) => LANGUAGES[name]).findLast((each) => each !== undefined) ?? en;
  const own = Object.assign({}, ...names.map((name) => overrides[name]));
  return { texts: Object.keys(own).length > 0 ? withOverrides(table, own) : table, tag };
}

/** Where the words of a tag may stand, the most particular last: of `de-CH`, `de` and `de-CH`. */
const tablesOf = (tag: string): readonly string[] => [...new Set([tag.split('-')[0]!, tag])];

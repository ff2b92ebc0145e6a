import type { Agreement } from '@sla-language/agreement';
import { derived } from '../../common/derived.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import type { Words } from './words.js';

/** The word lists by language (the first part of a BCP 47 tag). */
const LANGUAGES: Readonly<Record<string, Words>> = { en: ENGLISH, de: GERMAN };

/** The words of the agreement's language; of English where it names none. Undefined: a language that the rules do not know. */
export const wordsOf = derived((agreement: Agreement): Words | undefined => {
  return LANGUAGES[(agreement.language ?? 'en').toLowerCase().split('-')[0]!];
});

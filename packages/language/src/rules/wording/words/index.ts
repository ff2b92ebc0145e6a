import type { Agreement } from '@sla-language/agreement';
import { derived } from '../../common/derived.js';
import { german } from './de.js';
import { english } from './en.js';
import type { Words } from './words.js';

/** The word lists by language (the first part of a BCP 47 tag). */
const LANGUAGES: Readonly<Record<string, () => Words>> = { en: english, de: german };

const made = new Map<string, Words | undefined>();

/** The words of the agreement's language; of English where it names none. Undefined: a language that the rules do not know. */
export const wordsOf = derived((agreement: Agreement): Words | undefined => {
  const language = (agreement.language ?? 'en').toLowerCase().split('-')[0]!;
  if (!made.has(language)) made.set(language, LANGUAGES[language]?.());
  return made.get(language);
});

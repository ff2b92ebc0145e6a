import type { Agreement, Declaration, Term } from '@sla-language/agreement';
import { wordsOf } from '../wording/words/index.js';
import type { Words } from '../wording/words/words.js';
import { derived } from './derived.js';
import { occurrencesOf } from './prose-texts.js';
import { textsOf } from './written-texts.js';

/** Something that the contract lists under its defined terms. */
export interface Definition {
  readonly name: string;
  readonly at: Term | Declaration;
  /** "`Planned`", "the term "Downtime"" */
  readonly what: string;
  readonly means?: string;
}

export const definitionsOf = derived((agreement): readonly Definition[] => {
  const { terms, services, scopes, calendars, exclusions, metrics, severities } = agreement;
  const titled = [...services, ...scopes, ...calendars, ...exclusions, ...metrics, ...severities];
  return [
    ...terms.map((term) => ({ name: term.term, at: term, what: `the term "${term.term}"`, means: term.means })),
    ...titled.map((each) => ({
      name: each.title,
      at: each,
      what: `\`${each.id}\``,
      ...('means' in each && each.means !== undefined ? { means: each.means } : {}),
    })),
  ];
});

/** Everything that declares a name and a title. */
const declarationsOf = derived((agreement): readonly Declaration[] => [
  agreement,
  ...agreement.parties,
  ...agreement.parties.flatMap((party) => party.contacts),
  ...agreement.scopes,
  ...agreement.services,
  ...agreement.calendars,
  ...agreement.exclusions,
  ...agreement.metrics,
  ...agreement.requirements,
  ...agreement.objectives,
  ...agreement.severities,
  ...agreement.supports,
  ...agreement.escalations,
  ...agreement.reports,
  ...agreement.risks,
]);

/** One form for a name however it is written and inflected. */
export function nameKey(name: string, words: Words): string {
  return words.fold(name.replace(/[\s-]+/g, ' ').trim());
}

/** What the agreement knows under a name: terms, titles, parties, what its texts define on the way, and the contract's own words. */
export const knownNames = derived((agreement): ReadonlySet<string> => {
  const words = wordsOf(agreement);
  if (!words) return new Set();
  const names = [
    ...words.ownTerms,
    ...agreement.terms.map(({ term }) => term),
    ...agreement.clauses.map(({ title }) => title),
    ...declarationsOf(agreement).map(({ title }) => title),
    // The reader meets them under their titles, but it is plain what their names mean.
    ...definitionsOf(agreement).flatMap(({ at }) => ('id' in at ? [at.id] : [])),
    ...agreement.services.flatMap(({ charges }) => charges.map(({ id }) => id)),
    // What somebody is called is a name in all its parts.
    ...agreement.parties.flatMap(({ title }) => title.split(/\s+/)),
  ];
  for (const { text } of textsOf(agreement)) {
    // A definition on the way is in quotation marks or bold.
    if (!/["“„»*]/.test(text)) continue;
    for (const { groups } of text.matchAll(words.inlineDefinition)) names.push((groups?.term ?? groups?.means)!);
  }
  return new Set(names.map((name) => nameKey(name, words)));
});

/**
 * Whether a term is used anywhere but in its own definition, in whichever form: rather yes than no, so plurals, cases and
 * compounds count.
 */
export function isUsed(agreement: Agreement, term: Term): boolean {
  const stems = term.term
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(stem);
  const [first, ...rest] = stems;
  if (first === undefined) return true;
  const others = new RegExp(`^${rest.map((each) => `[\\p{L}\\p{N}]*[^\\p{L}\\p{N}]+${each}`).join('')}`, 'u');
  for (const { written, rest: following } of occurrencesOf(agreement, [first])) {
    if (written.at !== term && (rest.length === 0 || others.test(following))) return true;
  }
  return false;
}

/** The part of a word that its forms share. A vowel that may change with them ends it. */
function stem(word: string): string {
  const short = word.slice(0, Math.max(4, word.length - 2)).replace(/y$/, '');
  const changing = /[aou](?=[^aeiouäöü]*$)/.exec(short);
  return changing && changing.index >= 3 ? short.slice(0, changing.index) : short;
}

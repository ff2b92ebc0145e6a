import type { Agreement, Exclusion } from '@sla-language/agreement';
import { derived } from './derived.js';
import { metricsWithout } from './exclusions.js';

/** "other factors outside the provider's reasonable control" */
const ANYTHING =
  /\b(?:anything|factors?|causes?|circumstances?|conditions?|events?|reasons?|matters?)(?:\s+(?:that|which)\s+(?:is|are|lies?))?\s+(?:outside|beyond|not\s+(?:within|under))\s+(?:[^\s.;,]+\s+){0,4}control\b/i;
const ANYTHING_IN_GERMAN =
  /\b(?:Ursachen?|Umst[aä]nden?|Gr[uü]nden?|Ereignissen?|Ereignisse|Faktoren)\s*,?\s+(?:die\s+)?(?:au(?:ß|ss)erhalb|jenseits)\s+(?:[^\s.;,]+\s+){0,4}(?:Kontrolle|Einfluss\w*)/i;

/** What follows is the list itself, so the phrase is only its heading. */
const CLOSED = /^[^.;]{0,20}?(?:\b(?:namely|that is|i\.\s?e\.|(?<!\bnot )limited to)\b|:)/i;

/** The exclusions that cover whatever one side calls beyond its control, with the words that say so. */
export const catchAllsOf = derived((agreement: Agreement): ReadonlyMap<Exclusion, string> => {
  const found = new Map<Exclusion, string>();
  for (const exclusion of agreement.exclusions) {
    const means = (exclusion.means ?? '').replace(/\s+/g, ' ');
    // Most definitions have none of these words.
    if (!/control|kontrolle|einfluss/i.test(means)) continue;
    const phrase = ANYTHING.exec(means) ?? ANYTHING_IN_GERMAN.exec(means);
    if (!phrase || CLOSED.test(means.slice(phrase.index + phrase[0].length))) continue;
    const isDefined = agreement.terms.some(({ term }) => /control|kontrolle|einfluss/i.test(term));
    if (!isDefined && metricsWithout(agreement, exclusion).length > 0) found.set(exclusion, phrase[0]);
  }
  return found;
});

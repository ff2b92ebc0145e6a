import type { Agreement, Objective, Support } from '@sla-language/agreement';
import { wordsOf } from '../wording/words/index.js';
import { derived } from './derived.js';
import { promisesOf } from './places.js';
import { sentencesOf, textsWith } from './prose-texts.js';
import type { WrittenText } from './written-texts.js';

/** A promise of efforts only, about a service level that other lines guarantee. */
export interface Effort {
  readonly written: WrittenText;
  readonly index: number;
  readonly phrase: string;
}

/** The promises for whose miss money is due. A template may say how credits are paid, and leave the credits to its agreements. */
export function guaranteesOf(agreement: Agreement): readonly (Objective | Support)[] {
  const pays = ({ kind }: { readonly kind: string }) => kind === 'credit' || kind === 'penalty';
  const { kind: form, remedies: terms } = agreement;
  const all = terms !== undefined && ((form === 'template' && terms.paid !== undefined) || terms.remedies.some(pays));
  return promisesOf(agreement).filter(({ indicative, remedies }) => !indicative && (all || remedies.some(pays)));
}

/** The efforts to reach a service level; none where no service level is guaranteed. */
export const effortsAtGuarantees = derived((agreement): readonly Effort[] => {
  const words = wordsOf(agreement);
  if (!words || guaranteesOf(agreement).length === 0) return [];
  return textsWith(agreement, words.efforts.hints).flatMap((written) => {
    if (!written.binding || written.text.search(words.efforts.pattern) < 0) return [];
    return sentencesOf(written.text).flatMap((sentence) =>
      words.serviceLevel.test(sentence.text)
        ? [...sentence.text.matchAll(words.efforts.pattern)].map((match) => ({
            written,
            index: sentence.index + match.index,
            phrase: match[0],
          }))
        : [],
    );
  });
});

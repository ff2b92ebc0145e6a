import type { Agreement } from '@sla-language/agreement';
import { type Replacement, replace } from '../fix.js';
import type { Place } from '../rule.js';
import { derived } from './derived.js';
import { textsOf, type WrittenText } from './written-texts.js';

/** The texts that somebody is held to. */
export const bindingTexts = derived((agreement): readonly WrittenText[] =>
  textsOf(agreement).filter(({ binding }) => binding),
);

/** Where a text stands, without the text itself. */
export function placeOf({ at, property }: WrittenText): Place {
  return property === undefined ? { at } : { at, property };
}

/** What was found, text by text, in the order of the texts. */
export function byText<T extends { readonly written: WrittenText }>(
  found: readonly T[],
): ReadonlyMap<WrittenText, readonly T[]> {
  const groups = new Map<WrittenText, T[]>();
  for (const each of found) {
    const group = groups.get(each.written);
    if (group) group.push(each);
    else groups.set(each.written, [each]);
  }
  return groups;
}

/** Quotation marks and backslashes may be escaped in the file, and lines are indented there. */
const MARKS = ['\n', '"', '\\'];

/** Writes something else in the place of a part of a text. The whole line is looked for, so that no other place is meant. */
export function rewrite(written: WrittenText, index: number, length: number, by: string): Replacement {
  const { text } = written;
  const start = index === 0 ? 0 : Math.max(...MARKS.map((mark) => text.lastIndexOf(mark, index - 1))) + 1;
  const ends = MARKS.map((mark) => text.indexOf(mark, index + length)).filter((end) => end >= 0);
  const to = Math.min(text.length, ...ends);
  const replacement = text.slice(start, index) + by + text.slice(index + length, to);
  return replace(placeOf(written), replacement, text.slice(start, to));
}

/** The sentences of a text, with their places in it. */
export function sentencesOf(text: string): readonly { readonly index: number; readonly text: string }[] {
  const sentences: { index: number; text: string }[] = [];
  let index = 0;
  for (const match of text.matchAll(/[.;!?](?=\s)|\n\s*(?:\n|[-*•]|\d+[.)])/g)) {
    const end = match.index + 1;
    sentences.push({ index, text: text.slice(index, end) });
    index = end;
  }
  sentences.push({ index, text: text.slice(index) });
  return sentences;
}

/** `"a", "b"`, each once. */
export function quotedWords(words: Iterable<string>): string {
  return [...new Set([...words].map((word) => `"${word.replace(/\s+/g, ' ')}"`))].join(', ');
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text as part of a pattern. Spaces stand for any white space. */
export function literally(text: string): string {
  return text
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
}

/** All texts of an agreement in one, in lower case, so that a word is looked for once and not in each of them. */
export const corpusOf = derived((agreement: Agreement) => {
  const texts = textsOf(agreement);
  const starts: number[] = [];
  let whole = '';
  for (const { text } of texts) {
    starts.push(whole.length);
    whole += `${text.toLowerCase()}\n\n`;
  }
  return { texts, starts, whole };
});

/** A pattern for words and phrases as somebody has configured them. */
export function wholeWords(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(literally).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

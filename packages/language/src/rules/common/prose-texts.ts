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

/** A text as part of a pattern. Spaces stand for any white space. */
export function literally(text: string): string {
  return text
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
}

/** All texts of an agreement in one, in lower case, so that a word is looked for once and not in each of them. */
const corpusOf = derived((agreement: Agreement) => {
  const texts = textsOf(agreement);
  const starts: number[] = [];
  const lower: string[] = [];
  let length = 0;
  for (const { text } of texts) {
    const line = `${text.toLowerCase()}\n\n`;
    starts.push(length);
    lower.push(line);
    length += line.length;
  }
  return { texts, starts, whole: lower.join('') };
});

/** Where a word stands: the text, and, in lower case, the word and what follows it there. */
export interface Occurrence {
  readonly written: WrittenText;
  readonly word: string;
  /** In the lower-case text; the same in the text itself but for rare letters. */
  readonly index: number;
  readonly rest: string;
}

/** All places of some words, given in lower case, in the texts of an agreement; where two begin, the longer one's. */
export function* occurrencesOf(agreement: Agreement, words: readonly string[]): Generator<Occurrence> {
  const { texts, starts, whole } = corpusOf(agreement);
  const longestFirst = words.filter((word) => word !== '').toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return;
  for (const { 0: word, index } of whole.matchAll(new RegExp(longestFirst.map(literally).join('|'), 'g'))) {
    const i = textAt(starts, index);
    const end = index + word.length;
    yield { written: texts[i]!, word, index: index - starts[i]!, rest: whole.slice(end, end + 80) };
  }
}

/** The texts in which, in lower case, a global pattern matches. One pass over all of them: for what most texts do not have. */
export function textsWith(agreement: Agreement, hints: RegExp): readonly WrittenText[] {
  const { texts, starts, whole } = corpusOf(agreement);
  const found: WrittenText[] = [];
  hints.lastIndex = 0;
  for (let match = hints.exec(whole); match; match = hints.exec(whole)) {
    const i = textAt(starts, match.index);
    found.push(texts[i]!);
    hints.lastIndex = starts[i + 1] ?? whole.length;
  }
  return found;
}

/** The last text that begins at or before an offset. */
function textAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A pattern for words and phrases as somebody has configured them. */
export function wholeWords(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(literally).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

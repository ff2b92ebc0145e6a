import type { Agreement } from '@sla-language/agreement';
import type { DocumentTree } from '../../src/index.js';

/** A text of ours in which each piece that is not a place stands between marks. */
export function marked(text: string): string {
  return text
    .split(/(\{\w+(?::\w+)?\})/)
    .map((piece, i) => (i % 2 === 1 || !/\p{L}/u.test(piece) ? piece : `⟦${piece}⟧`))
    .join('');
}

/** What is not for readers: how the tree is put together. */
const STRUCTURE = new Set(['kind', 'anchor', 'align', 'layout', 'language', 'url', 'level', 'effective', 'change']);

/** Every piece of text of a document. */
export function wordsOf(tree: DocumentTree): readonly string[] {
  const walk = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    if (value === null || typeof value !== 'object') return [];
    if (Array.isArray(value)) return value.flatMap(walk);
    return Object.entries(value).flatMap(([key, each]) => (STRUCTURE.has(key) ? [] : walk(each)));
  };
  return walk(tree);
}

/** What `Intl` writes in German, what sums are made of, and the names of functions. */
const NEUTRAL =
  /[×÷−,:;()–]|\b(und|oder|\d+\. (Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)( \d+)?|Februar|April(?= \d{4})|EUR|min|max|ms|h|s|[a-z]|[ivx]+)\b/gu;

/** Pieces outside of marks that are neither the author's words nor numbers. */
export function foreignWords(pieces: readonly string[], agreement: Agreement, options: object): readonly string[] {
  const own = plain(
    JSON.stringify([agreement, options, 'de-DE'], (key, value) => (key === 'relation' ? undefined : value)).replace(
      /\\n/g,
      ' ',
    ),
  );
  const foreign = pieces.flatMap((piece) =>
    piece
      .replace(/⟦[^⟧]*⟧/g, '\n')
      .split('\n')
      .map((rest) => rest.trim())
      .filter((rest) => /\p{L}/u.test(rest) && !own.includes(plain(rest)))
      .filter((rest) => {
        const left = plain(rest.replace(NEUTRAL, '\n')).split('\n');
        return left.some((each) => each !== '' && !own.includes(each));
      }),
  );
  return [...new Set(foreign)];
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\n]+/gu, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

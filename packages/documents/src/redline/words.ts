import { diffArrays } from 'diff';
import type { Inline } from '../tree.js';

/** A word, a space or a thing inside a line, with the marks (emphasis, links) that stand around it. */
interface Token {
  readonly around: readonly Wrapper[];
  readonly leaf: Inline;
  /** The same for tokens that read the same. */
  readonly key: string;
}
type Wrapper = Extract<Inline, { readonly parts: readonly Inline[] }>;
type Mark = 'kept' | 'removed' | 'inserted';
interface Run {
  readonly mark: Mark;
  readonly tokens: readonly Token[];
}

/** Two lines as one, with what was taken out and put in word by word. */
export function markInlines(old: readonly Inline[], now: readonly Inline[]): readonly Inline[] {
  if (JSON.stringify(old) === JSON.stringify(now)) return now;
  const [before, after] = [tokensOf(old), tokensOf(now)];
  return runs(before, after).flatMap(({ mark, tokens }): readonly Inline[] => {
    const parts = rebuilt(tokens, 0);
    return mark === 'kept' || parts.length === 0 ? parts : [{ kind: mark, parts }];
  });
}

/** How much two lines have in common, from 0 to 1: the words of both, of all words. */
export function likenessOf(old: readonly Inline[], now: readonly Inline[]): number {
  return likenessOfWords(wordsOf(old), wordsOf(now));
}

export function likenessOfWords(old: readonly string[], now: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of old) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of now) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common += 2;
    counts.set(word, left - 1);
  }
  return old.length + now.length === 0 ? 1 : common / (old.length + now.length);
}

/** The words of a line, without the spaces and marks between them. */
export function wordsOf(parts: readonly Inline[]): readonly string[] {
  return tokensOf(parts).flatMap(({ leaf }) => ('text' in leaf && /[\p{L}\p{N}]/u.test(leaf.text) ? [leaf.text] : []));
}

/** Words with less in common read better as a sentence taken out and another put in. */
const READABLE = 0.35;

function runs(old: readonly Token[], now: readonly Token[]): readonly Run[] {
  if (
    likenessOfWords(
      old.map(({ key }) => key),
      now.map(({ key }) => key),
    ) < READABLE
  ) {
    return [
      { mark: 'removed', tokens: old },
      { mark: 'inserted', tokens: now },
    ];
  }
  const changes = diffArrays([...old], [...now], { comparator: (left, right) => left.key === right.key });
  const found = changes.map(
    ({ added, removed, value }): Run => ({ mark: added ? 'inserted' : removed ? 'removed' : 'kept', tokens: value }),
  );
  return joined(found);
}

/**
 * Where only a space or a unit stands between two changes it is changed, too: one deletion and one insertion instead of several. All
 * that is taken out between two kept pieces stands before what is put in.
 */
function joined(found: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  let removed: Token[] = [];
  let inserted: Token[] = [];
  const flush = () => {
    result.push(...trimmed(removed, inserted));
    [removed, inserted] = [[], []];
  };
  for (const [i, run] of found.entries()) {
    const between = removed.length + inserted.length > 0 && i < found.length - 1;
    const isGap = run.mark === 'kept' && between && isShort(run.tokens);
    if (run.mark === 'removed' || isGap) removed.push(...run.tokens);
    if (run.mark === 'inserted' || isGap) inserted.push(...run.tokens);
    if (run.mark === 'kept' && !isGap) {
      flush();
      result.push(run);
    }
  }
  flush();
  return result;
}

/** Whether a kept piece between two changes only scatters them: a space, a unit as in "4 h 19 min". */
function isShort(tokens: readonly Token[]): boolean {
  if (!tokens.every(({ leaf }) => leaf.kind === 'text')) return false;
  return (
    tokens
      .map(({ leaf }) => ('text' in leaf ? leaf.text : ''))
      .join('')
      .trim().length <= 3
  );
}

const isSpace = (token: Token | undefined): boolean => token?.leaf.kind === 'text' && /^\s+$/.test(token.leaf.text);

/** A space with which both begin or end has not changed. */
function trimmed(removed: readonly Token[], inserted: readonly Token[]): readonly Run[] {
  const most = Math.min(removed.length, inserted.length);
  const alike = (i: number) => removed.at(i)?.key === inserted.at(i)?.key && isSpace(inserted.at(i));
  let start = 0;
  while (start < most && alike(start)) start++;
  let end = 0;
  while (end < most - start && alike(-1 - end)) end++;
  const runs: readonly Run[] = [
    { mark: 'kept', tokens: inserted.slice(0, start) },
    { mark: 'removed', tokens: removed.slice(start, removed.length - end) },
    { mark: 'inserted', tokens: inserted.slice(start, inserted.length - end) },
    { mark: 'kept', tokens: inserted.slice(inserted.length - end) },
  ];
  return runs.filter(({ tokens }) => tokens.length > 0);
}

function tokensOf(parts: readonly Inline[], around: readonly Wrapper[] = []): readonly Token[] {
  return parts.flatMap((part): readonly Token[] => {
    if ('parts' in part) return tokensOf(part.parts, [...around, part]);
    const marks = around.map((each) => (each.kind === 'link' ? `link ${each.url}` : each.kind)).join('/');
    const token = (leaf: Inline, text: string): Token => ({ around, leaf, key: `${marks} ${leaf.kind} ${text}` });
    if (part.kind === 'break') return [token(part, '')];
    if (part.kind !== 'text') return [token(part, part.text)];
    return (part.text.match(WORDS) ?? []).map((text) => token({ kind: 'text', text }, text));
  });
}

/** Numbers with their separators and signs are one word: `99.95%`, `12,000`, `09:00`. */
const WORDS = /\s+|\p{N}+(?:[.,:]\p{N}+)*%?|[\p{L}\p{M}\p{N}]+(?:[’'-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

/** Tokens as parts of a line again, those with the same marks around them together. */
function rebuilt(tokens: readonly Token[], depth: number): readonly Inline[] {
  const parts: Inline[] = [];
  for (let i = 0; i < tokens.length; ) {
    const wrapper = tokens[i]!.around[depth];
    let end = i + 1;
    while (end < tokens.length && tokens[end]!.around[depth] === wrapper) end++;
    const group = tokens.slice(i, end);
    if (wrapper) parts.push({ ...wrapper, parts: rebuilt(group, depth + 1) });
    else for (const { leaf } of group) add(parts, leaf);
    i = end;
  }
  return parts;
}

function add(parts: Inline[], leaf: Inline): void {
  const last = parts.at(-1);
  if (leaf.kind === 'text' && last?.kind === 'text') {
    parts[parts.length - 1] = { kind: 'text', text: last.text + leaf.text };
  } else parts.push(leaf);
}

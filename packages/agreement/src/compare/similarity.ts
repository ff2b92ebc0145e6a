import { meaningKey } from './meaning.js';
import { isList, isObject } from './plain.js';
import type { Plain } from './types.js';

/** Two lists put side by side: what belongs together, and what is only in one of them. */
export interface Pairing<Item> {
  readonly pairs: readonly (readonly [Item, Item])[];
  readonly onlyOld: readonly Item[];
  readonly onlyNew: readonly Item[];
}

/**
 * Pairs what is most alike, as far as the likeness is above `least`. The same two lists in the other order give the same pairs:
 * of equally good pairs that exclude each other, those are taken that stand nearer to each other, then those nearer to the beginning.
 */
export function pairBySimilarity<Item>(
  old: readonly Item[],
  now: readonly Item[],
  dataOf: (item: Item) => Plain,
  least: number,
): Pairing<Item> {
  const left = old.map((item) => features(dataOf(item)));
  const right = now.map((item) => features(dataOf(item)));
  const candidates = left.flatMap((a, i) => right.map((b, j) => ({ i, j, score: likeness(a, b) })));
  const ranked = candidates
    .filter(({ score }) => score > least)
    .sort((a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.i + a.j - b.i - b.j);
  const takenOld = new Set<number>();
  const takenNew = new Set<number>();
  const pairs: (readonly [Item, Item])[] = [];
  for (const { i, j } of ranked) {
    if (takenOld.has(i) || takenNew.has(j)) continue;
    takenOld.add(i);
    takenNew.add(j);
    pairs.push([old[i]!, now[j]!]);
  }
  return {
    pairs,
    onlyOld: old.filter((_, i) => !takenOld.has(i)),
    onlyNew: now.filter((_, j) => !takenNew.has(j)),
  };
}

/** Takes away from both lists what they have in common by meaning, each as often as both have it. */
export function withoutCommon(
  old: readonly Plain[],
  now: readonly Plain[],
): readonly [readonly Plain[], readonly Plain[]] {
  const counts = new Map<string, number>();
  for (const key of now.map(meaningKey)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const common = new Map<string, number>();
  const restOld = old.filter((item) => {
    const key = meaningKey(item);
    const left = (counts.get(key) ?? 0) - (common.get(key) ?? 0);
    if (left > 0) common.set(key, (common.get(key) ?? 0) + 1);
    return left <= 0;
  });
  const restNew = now.filter((item) => {
    const key = meaningKey(item);
    const left = common.get(key) ?? 0;
    if (left > 0) common.set(key, left - 1);
    return left <= 0;
  });
  return [restOld, restNew];
}

/** How much two things have in common, from 0 to 1. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  let total = 0;
  for (const [feature, count] of a) {
    common += 2 * Math.min(count, b.get(feature) ?? 0);
    total += count;
  }
  for (const count of b.values()) total += count;
  return total === 0 ? 0 : common / total;
}

/** What a thing is made of: its words, and its values with the properties in which they stand. */
function features(value: Plain): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  collect(value, '', (feature) => counts.set(feature, (counts.get(feature) ?? 0) + 1));
  return counts;
}

function collect(value: Plain, property: string, add: (feature: string) => void): void {
  if (isList(value)) {
    for (const each of value) collect(each, property, add);
  } else if (isObject(value)) {
    const isValue = 'value' in value && 'kind' in value;
    if (isValue) add(`${property}=${meaningKey(value)}`);
    for (const [key, each] of Object.entries(value)) {
      if (each !== undefined && !isValue && !(key === 'text' && 'kind' in value)) collect(each, key, add);
    }
  } else if (typeof value === 'string' && value.includes(' ')) {
    for (const word of value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) add(word);
  } else add(`${property}=${String(value)}`);
}

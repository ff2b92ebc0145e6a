import { closest, distance } from 'fastest-levenshtein';

/** The candidate that the author may have meant: up to two letters in five may differ. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const near = closest(word, candidates);
  return distance(word.toLowerCase(), near.toLowerCase()) <= Math.max(1, Math.floor(word.length * 0.4))
    ? near
    : undefined;
}

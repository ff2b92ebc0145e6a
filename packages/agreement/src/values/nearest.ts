import { distance } from 'fastest-levenshtein';

/**
 * The candidates that the author of a word may have meant, the nearest first: up to two letters in five may differ, not counting capitals. Of
 * equally near ones that come first whose capitals are right, then those that are given first.
 */
export function nearestAll(word: string, candidates: Iterable<string>): string[] {
  const limit = Math.max(1, Math.floor(word.length * 0.4));
  const lower = word.toLowerCase();
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, far: distance(lower, candidate.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .map((each) => ({ ...each, exactly: distance(word, each.candidate) }))
    .sort((a, b) => a.far - b.far || a.exactly - b.exactly)
    .map(({ candidate }) => candidate);
}

/** The candidate that the author of a word most likely meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  return nearestAll(word, candidates)[0];
}

/** " Did you mean `x`?", where something known is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}

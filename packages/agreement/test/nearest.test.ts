import { didYouMean, nearestAll } from '@sla-language/agreement';
import { expect, test } from 'vitest';

test.each([
  ['Uptme', ['Downtime', 'Uptime', 'Uptimes'], ['Uptime', 'Uptimes']],
  ['gold', ['Golden', 'GOLD', 'Gold', 'Bold'], ['Gold', 'GOLD', 'Bold']],
  ['mel', ['pel', 'tel', 'tel'], ['pel', 'tel']],
  ['X', ['Longer'], []],
  ['Uptime', [], []],
])('the author of %s may have meant some of %j: %j', (word, candidates, meant) => {
  expect(nearestAll(word, new Set(candidates))).toEqual(meant);
  expect(nearestAll(word, candidates)).toEqual(meant);
  expect(didYouMean(word, candidates)).toBe(meant[0] === undefined ? '' : ` Did you mean \`${meant[0]}\`?`);
});

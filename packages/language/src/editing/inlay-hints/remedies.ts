import type { Payment } from '@sla-language/agreement';
import { explainRemedy, explainTier } from '../hover/remedies.js';
import { worthOf, worthText } from '../reckoning/credits.js';
import { tierRanges } from '../reckoning/tiers.js';
import { spanText } from '../reckoning/words.js';
import type { Hint, HintMaker } from './hint.js';

/** `credit 10% of fee when < 99.9%` ⟶ `from 99.0% to below 99.9%, downtime over 43 min 12 s up to 7 h 12 min in 30 days` */
export const tierHints: HintMaker = function* (scene, wanted): Iterable<Hint> {
  const { agreement, reading } = scene;
  for (const promise of [...agreement.objectives, ...agreement.supports]) {
    for (const line of promise.remedies) {
      const node = reading.spans.node(line);
      if (line.kind === 'termination' || line.kind === 'cap' || !line.when || !wanted(node)) continue;
      const ranges = tierRanges(scene, promise, line);
      if (ranges.length === 0 || ranges.length > 2) continue;
      const texts = ranges.map(
        ({ range, whom, downtime }) => `${spanText(range)}${whom}${downtime ? `, downtime ${downtime}` : ''}`,
      );
      yield { kind: 'tiers', node, label: texts.join('; '), explain: () => explainTier(scene, promise, line) };
    }
  }
};

/** `credit 10% of fee when < 99.9%` ⟶ `= EUR 200` */
export const creditHints: HintMaker = function* (scene, wanted): Iterable<Hint> {
  const { agreement, reading } = scene;
  const promises = [...agreement.objectives, ...agreement.supports];
  const lines = [
    ...promises.flatMap((promise) => promise.remedies.map((line) => ({ promise, line }))),
    ...(agreement.remedies?.remedies ?? []).map((line) => ({ promise: undefined, line })),
  ];
  for (const { promise, line } of lines) {
    const node = reading.spans.node(line);
    if (line.kind === 'termination' || line.kind === 'extension' || !wanted(node)) continue;
    const worth = worthOf(scene, promise, line);
    const text = worth && worthText(agreement, worth);
    if (!text) continue;
    const label = `= ${text}${line.kind === 'cap' ? '' : timesText(line)}`;
    yield { kind: 'credits', node, label, explain: () => explainRemedy(scene, promise, line) };
  }
};

function timesText({ per }: Payment): string {
  return per ? ' each time' : '';
}

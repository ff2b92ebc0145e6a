import { explainCommitment } from '../hover/support.js';
import { exampleDue } from '../reckoning/support.js';
import type { Hint, HintMaker } from './hint.js';

/** `respond within 2 business hours` ⟶ `raised Friday 16:30, due Monday 09:30` */
export const deadlineHints: HintMaker = function* (scene, wanted): Iterable<Hint> {
  for (const handling of scene.agreement.supports.flatMap(({ handles }) => handles)) {
    for (const commitment of handling.commitments) {
      const node = scene.reading.spans.node(commitment);
      const example = wanted(node) && commitment.within.business ? exampleDue(scene, handling, commitment) : undefined;
      if (!example || !node) continue;
      const label = `raised ${example.raised}, due ${example.due}`;
      yield { kind: 'deadlines', node, label, explain: () => explainCommitment(scene, handling, commitment) };
    }
  }
};

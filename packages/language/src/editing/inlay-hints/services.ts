import { compositeAvailability, percentString } from '@sla-language/agreement';
import { explainComposite } from '../hover/services.js';
import { isReliable } from '../reckoning/composite.js';
import type { Hint, HintMaker } from './hint.js';

/** After the last `depends on` of a service what all of them allow together, after others what several that replace each other come to. */
export const compositeHints: HintMaker = function* (scene, wanted): Iterable<Hint> {
  const { agreement, reading } = scene;
  for (const service of agreement.services) {
    const nodes = service.dependencies.map((dependency) => reading.spans.node(dependency));
    if (!nodes.some(wanted) || !isReliable(scene, service)) continue;
    const composite = compositeAvailability(agreement, service.id);
    const explain = () => explainComposite(scene, service);
    for (const [i, part] of composite.parts.entries()) {
      const node = nodes[i];
      if (!wanted(node)) continue;
      const isLast = i === composite.parts.length - 1;
      const label = isLast && composite.parts.length > 1 ? allText(composite) : partText(part);
      if (label) yield { kind: 'compositeAvailability', node, label, explain };
    }
  }
};

type Composite = ReturnType<typeof compositeAvailability>;

function allText({ value, unknown }: Composite): string | undefined {
  if (!value) return undefined;
  return unknown.length > 0
    ? `at most ${percentString(value, 4)} together; ${unknown.length} without a level`
    : `${percentString(value, 4)} together`;
}

/** One line says it itself, unless its items replace each other, or its level stands elsewhere. */
function partText({ dependency, items, value }: Composite['parts'][number]): string | undefined {
  if (!value) return undefined;
  const text = percentString(value, 6);
  if (items.length > 1) return `${text} together`;
  return items[0]?.from === 'stated' || dependency.redundant ? undefined : text;
}

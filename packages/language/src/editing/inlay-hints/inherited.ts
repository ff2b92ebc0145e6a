import { explainInheritance } from '../hover/inheritance.js';
import { inheritanceOf } from '../reckoning/inheritance.js';
import type { Hint, HintMaker } from './hint.js';

/** `objective Availability {` ⟶ `with measures, credit of Standard` */
export const inheritanceHints: HintMaker = function* (scene, wanted): Iterable<Hint> {
  for (const inherited of inheritanceOf(scene)) {
    if (!wanted(inherited.node)) continue;
    const kinds = inherited.kinds.slice(0, MOST_KINDS).join(', ');
    const more = inherited.kinds.length > MOST_KINDS ? ' …' : '';
    const label = `takes ${kinds}${more} from ${inherited.from.name}`;
    yield { kind: 'inherited', node: inherited.node, label, explain: () => explainInheritance(inherited) };
  }
};

const MOST_KINDS = 3;

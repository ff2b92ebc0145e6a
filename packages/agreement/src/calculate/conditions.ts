import type { Level, OutageCondition, Prose, Value } from '../model/index.js';
import { compare } from '../values/compare.js';
import type { Quantity } from '../values/quantity.js';
import type { Sample } from './outages.js';

/** What was observed over one interval of a condition. */
export interface ConditionObservation {
  /** The level over the interval; undefined: nothing is known. */
  levelOf(level: Level): Quantity | undefined;
  /** Whether something that the author put in words was the case; undefined: nothing is known. */
  isTrue(prose: Prose): boolean | undefined;
  /** What the word `target` stands for. */
  readonly target?: Value;
}

/**
 * Whether a condition holds over one interval: any of its groups, in which all predicates hold. Undefined where what is known does
 * not decide it.
 */
export function evaluateCondition(condition: OutageCondition, observed: ConditionObservation): boolean | undefined {
  const groups = condition.anyOf.map(({ allOf }) => {
    const answers = allOf.map((predicate) => {
      if (predicate.kind === 'prose') return observed.isTrue(predicate.text);
      const level = observed.levelOf(predicate.level);
      return level && compare(level, predicate.comparison, observed.target);
    });
    if (answers.includes(false)) return false;
    return answers.includes(undefined) ? undefined : true;
  });
  if (groups.includes(true)) return true;
  return groups.includes(undefined) ? undefined : false;
}

/** The state of a sample: bad where the condition `unavailable when` holds. */
export function sampleState(condition: OutageCondition, observed: ConditionObservation): Sample['state'] {
  const holds = evaluateCondition(condition, observed);
  return holds === undefined ? 'none' : holds ? 'bad' : 'good';
}

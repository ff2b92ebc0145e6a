import type { Objective, Target } from '@sla-language/agreement';
import { type Edit, replace } from '../fix.js';

/**
 * Writes another comparison as the only target of an objective, and moves with it the remedies that begin at the old one. None where
 * there are several targets: which line of the ladder belongs to which is then for the author to say.
 */
export function retarget(objective: Objective, target: Target, operator: string, value: string): readonly Edit[] {
  const old = target.comparison.value;
  if (objective.targets.length !== 1 || old === 'target') return [];
  const moved = objective.remedies.flatMap((line) => {
    const bounds = 'when' in line && line.when?.kind === 'bounds' ? line.when.bounds : [];
    return bounds.flatMap((bound) =>
      bound.operator && bound.value !== 'target' && bound.value.text === old.text
        ? [replace({ at: line }, `${bound.operator} ${value}`, bound.text)]
        : [],
    );
  });
  return [replace({ at: target }, `${operator} ${value}`, target.comparison.text), ...moved];
}

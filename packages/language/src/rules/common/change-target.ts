import {
  type Big,
  decimal,
  type Objective,
  percentString,
  roundTo,
  type Support,
  type Target,
} from '@sla-language/agreement';
import { type Edit, type Fix, replace, suggestion } from '../fix.js';

/**
 * Writes another value into a target, and into the lines that pay from the old one on, so that the ladder still begins where the
 * promise ends.
 */
export function retarget(promise: Objective | Support, target: Target, text: string): readonly Edit[] {
  const { value } = target.comparison;
  if (value === 'target') return [];
  const edits: Edit[] = [replace({ at: target }, text, value.text)];
  for (const line of promise.remedies) {
    const bounds = 'when' in line && line.when?.kind === 'bounds' ? line.when.bounds : [];
    for (const bound of bounds) {
      if (bound.value === 'target' || bound.value.kind !== value.kind) continue;
      if (!decimal(bound.value.value).eq(value.value)) continue;
      edits.push(replace({ at: line }, bound.text.replace(bound.value.text, text), bound.text));
    }
  }
  return edits;
}

/** Lowers a promised percentage to what can be kept, rounded down. What is promised changes, so it is only suggested. */
export function lowerTarget(objective: Objective, target: Target, level: Big): readonly Fix[] {
  const { value } = target.comparison;
  if (value === 'target' || level.lte(0)) return [];
  const step = level.gt('99.9') ? '0.001' : '0.01';
  const text = percentString(roundTo(level, decimal(step), 'down'));
  const written = target.comparison.text.replace(value.text, text);
  return [suggestion(`Promise \`${written}\``, ...retarget(objective, target, text))];
}

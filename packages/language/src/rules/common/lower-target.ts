import { type Big, decimal, type Objective, percentString, roundTo, type Target } from '@sla-language/agreement';
import { type Edit, type Fix, replace, suggestion } from '../fix.js';

/**
 * Lowers a promised percentage to what can be kept, rounded down to two decimals, and the lines that pay from the old target on
 * with it, so that the ladder still begins where the promise ends. What is promised changes, so it is only suggested.
 */
export function lowerTarget(objective: Objective, target: Target, level: Big): readonly Fix[] {
  const { value } = target.comparison;
  if (value === 'target' || level.lte(0)) return [];
  const step = level.gt('99.9') ? '0.001' : '0.01';
  const text = percentString(roundTo(level, decimal(step), 'down'));
  const edits: Edit[] = [replace({ at: target }, text, value.text)];
  for (const line of objective.remedies) {
    const bounds = 'when' in line && line.when?.kind === 'bounds' ? line.when.bounds : [];
    for (const bound of bounds) {
      if (bound.value === 'target' || bound.value.kind !== 'percent' || !decimal(bound.value.value).eq(value.value))
        continue;
      edits.push(replace({ at: line }, bound.text.replace(bound.value.text, text), bound.text));
    }
  }
  const written = target.comparison.text.replace(value.text, text);
  return [suggestion(`Promise \`${written}\``, ...edits)];
}

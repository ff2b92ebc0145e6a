import type { Comparison, Operator, Value } from '../model/index.js';
import type { Big } from './decimal.js';
import { comparable, type Quantity, quantityOf } from './quantity.js';

/** Whether `left operator right` is true. */
export function holds(left: Big, operator: Operator, right: Big): boolean {
  switch (operator) {
    case '>=':
      return left.gte(right);
    case '<=':
      return left.lte(right);
    case '>':
      return left.gt(right);
    case '<':
      return left.lt(right);
  }
}

/** The operator of the complement: what is not `>=` is `<`. */
export function opposite(operator: Operator): Operator {
  return ({ '>=': '<', '<=': '>', '>': '<=', '<': '>=' } as const)[operator];
}

/**
 * Compares a level with the value of a comparison. `target` is the value that the word `target` stands for.
 * Undefined where there is nothing to compare: no operator, no target, another dimension or unit, no fixed length.
 */
export function compare(level: Quantity, comparison: Comparison, target?: Value): boolean | undefined {
  const bound = boundOf(comparison, target);
  if (!bound || !comparison.operator || !comparable(level, bound)) return undefined;
  return holds(level.amount, comparison.operator, bound.amount);
}

/** The quantity that a comparison compares with, `target` put in. */
export function boundOf(comparison: Comparison, target?: Value): Quantity | undefined {
  const value = comparison.value === 'target' ? target : comparison.value;
  return value && quantityOf(value);
}

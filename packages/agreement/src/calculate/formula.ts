import type { Expression, Id } from '../model/index.js';
import { HUNDRED, maximum, minimum, settle } from '../values/decimal.js';
import { comparable, type Quantity, quantityOf } from '../values/quantity.js';
import { dimensionOfOperation } from './formula-dimension.js';

/** The value of a formula, or why it has none. */
export type FormulaResult =
  | { readonly kind: 'value'; readonly value: Quantity }
  | { readonly kind: 'problem'; readonly text: string };

/**
 * Calculates a formula. A percentage as a factor is a hundredth: 80% × 50% = 40%, EUR 100 × 10% = EUR 10.
 * @param levelOf the level of a metric in the window at hand; undefined: it has none
 */
export function evaluateFormula(expression: Expression, levelOf: (metric: Id) => Quantity | undefined): FormulaResult {
  switch (expression.kind) {
    case 'value': {
      const value = quantityOf(expression.value);
      return value ? { kind: 'value', value } : problem(`"${expression.value.text}" has no fixed length`);
    }
    case 'metric': {
      const value = levelOf(expression.metric);
      return value ? { kind: 'value', value } : problem(`${expression.metric} has no level in this window`);
    }
    case 'operation': {
      const left = evaluateFormula(expression.left, levelOf);
      const right = evaluateFormula(expression.right, levelOf);
      if (left.kind === 'problem') return left;
      if (right.kind === 'problem') return right;
      return operate(expression.operator, left.value, right.value);
    }
    case 'call':
      return choose(expression, levelOf);
  }
}

function operate(operator: '+' | '-' | '*' | '/', left: Quantity, right: Quantity): FormulaResult {
  const dimension = dimensionOfOperation(operator, left, right);
  if (!dimension) return problem(`a ${left.dimension} and a ${right.dimension} do not go together with "${operator}"`);
  const a = left.amount;
  const b = right.amount;
  const result = (amount: typeof a): FormulaResult => ({
    kind: 'value',
    value: { ...dimension, amount: settle(amount) },
  });
  if (operator === '+') return result(a.plus(b));
  if (operator === '-') return result(a.minus(b));
  if (operator === '*') {
    const product = a.times(b);
    // Of two factors the one that is not the result's own kind is a plain factor; a percentage as such is a hundredth.
    const rightIsPart = right.dimension === 'percentage' && left.dimension !== 'number';
    const leftIsPart =
      left.dimension === 'percentage' && right.dimension !== 'number' && right.dimension !== 'percentage';
    return result(rightIsPart || leftIsPart ? product.div(HUNDRED) : product);
  }
  if (b.eq(0)) return problem('it divides by 0');
  const rightIsPart = right.dimension === 'percentage' && left.dimension !== 'percentage';
  return result(rightIsPart ? a.times(HUNDRED).div(b) : a.div(b));
}

function choose(
  call: Extract<Expression, { kind: 'call' }>,
  levelOf: (metric: Id) => Quantity | undefined,
): FormulaResult {
  const values: Quantity[] = [];
  for (const argument of call.arguments) {
    const result = evaluateFormula(argument, levelOf);
    if (result.kind === 'problem') return result;
    values.push(result.value);
  }
  const [first, ...others] = values;
  if (!first) return problem(`${call.function}() has nothing to choose from`);
  if (!others.every((other) => comparable(first, other)))
    return problem(`${call.function}() compares things of different kinds`);
  const pick = call.function === 'min' ? minimum : maximum;
  return { kind: 'value', value: { ...first, amount: pick(first.amount, ...others.map(({ amount }) => amount)) } };
}

function problem(text: string): FormulaResult {
  return { kind: 'problem', text };
}

import type { Expression, Id } from '../model/index.js';
import { type Dimension, describeDimension, dimensionOf } from '../values/quantity.js';

export interface KnownDimension {
  readonly dimension: Dimension;
  readonly unit?: string;
}

/** What a formula comes to, or why it comes to nothing. `unknown`: a metric of it has no dimension yet. */
export type FormulaDimension =
  | ({ readonly kind: 'dimension' } & KnownDimension)
  | { readonly kind: 'unknown' }
  /** `at`: the part of the formula that is wrong. */
  | { readonly kind: 'problem'; readonly at: Expression; readonly text: string };

/**
 * The dimension of a formula. Sums and `min`/`max` need one dimension; a product needs a number or a percentage on one side;
 * a quotient of like things is a number, of a thing and a number or percentage the thing.
 */
export function dimensionOfExpression(
  expression: Expression,
  dimensionOfMetric: (metric: Id) => KnownDimension | undefined,
): FormulaDimension {
  switch (expression.kind) {
    case 'value':
      return known(dimensionOf(expression.value), unitOf(expression.value));
    case 'metric': {
      const found = dimensionOfMetric(expression.metric);
      return found ? known(found.dimension, found.unit) : { kind: 'unknown' };
    }
    case 'operation': {
      const left = dimensionOfExpression(expression.left, dimensionOfMetric);
      const right = dimensionOfExpression(expression.right, dimensionOfMetric);
      if (left.kind !== 'dimension') return left;
      if (right.kind !== 'dimension') return right;
      const result = dimensionOfOperation(expression.operator, left, right);
      return result
        ? known(result.dimension, result.unit)
        : { kind: 'problem', at: expression, text: mismatch(expression.operator, left, right) };
    }
    case 'call':
      return dimensionOfCall(expression, dimensionOfMetric);
  }
}

/** The dimension of `left operator right`, or undefined where it has no meaning. */
export function dimensionOfOperation(
  operator: '+' | '-' | '*' | '/',
  left: KnownDimension,
  right: KnownDimension,
): KnownDimension | undefined {
  const same = left.dimension === right.dimension && left.unit === right.unit;
  if (operator === '+' || operator === '-') return same ? left : undefined;
  if (operator === '/' && same) return { dimension: 'number' };
  if (isFactor(right)) return left.dimension === 'number' && operator === '*' ? right : left;
  return isFactor(left) && operator === '*' ? right : undefined;
}

function isFactor({ dimension }: KnownDimension): boolean {
  return dimension === 'number' || dimension === 'percentage';
}

function dimensionOfCall(
  call: Extract<Expression, { kind: 'call' }>,
  dimensionOfMetric: (metric: Id) => KnownDimension | undefined,
): FormulaDimension {
  const results = call.arguments.map((argument) => dimensionOfExpression(argument, dimensionOfMetric));
  let first: (KnownDimension & { readonly kind: 'dimension' }) | undefined;
  for (const result of results) {
    if (result.kind !== 'dimension') return result;
    first ??= result;
    if (result.dimension !== first.dimension || result.unit !== first.unit) {
      const both = `${describe(first)} and ${describe(result)}`;
      return { kind: 'problem', at: call, text: `${call.function}() compares ${both}` };
    }
  }
  return first ?? { kind: 'problem', at: call, text: `${call.function}() has nothing to choose from` };
}

function known(dimension: Dimension, unit: string | undefined): FormulaDimension {
  return unit === undefined ? { kind: 'dimension', dimension } : { kind: 'dimension', dimension, unit };
}

function unitOf(value: Extract<Expression, { kind: 'value' }>['value']): string | undefined {
  switch (value.kind) {
    case 'money':
      return value.currency;
    case 'measure':
      return value.unit;
    case 'duration':
      return value.business ? 'business' : undefined;
    default:
      return undefined;
  }
}

function mismatch(operator: string, left: KnownDimension, right: KnownDimension): string {
  const verb = { '+': 'added to', '-': 'subtracted from', '*': 'multiplied with', '/': 'divided by' }[operator];
  return operator === '-' || operator === '+'
    ? `${describe(right)} is ${verb} ${describe(left)}`
    : `${describe(left)} is ${verb} ${describe(right)}`;
}

function describe({ dimension, unit }: KnownDimension): string {
  return unit === undefined ? describeDimension(dimension) : `${describeDimension(dimension)} (${unit})`;
}

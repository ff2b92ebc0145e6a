import type { Comparison, Extension, Operator, Payment, Range, Target, Value } from '../model/index.js';
import { boundOf, holds, opposite } from '../values/compare.js';
import type { Big } from '../values/decimal.js';
import { quantityString } from '../values/print.js';
import { comparable, type Quantity } from '../values/quantity.js';
import type { Direction } from './targets.js';

/** A line of a ladder. */
export type TierLine = Payment | Extension;

/** One bound of a line, with `target` put in. */
export interface TierBound {
  readonly operator: Operator;
  readonly quantity: Quantity;
  /** As the author wrote it. */
  readonly text: string;
}

/** A line with its bounds worked out. */
export interface BoundedLine<Line extends TierLine = TierLine> {
  readonly line: Line;
  readonly bounds: readonly TierBound[];
}

/** The bounds of a line for a case whose target is `target`, or undefined where they cannot be worked out. */
export function boundsOfLine(
  line: { readonly when?: Range },
  target: Target | undefined,
): readonly TierBound[] | undefined {
  if (!line.when) return undefined;
  if (line.when.kind === 'missed') {
    const bound = boundOfTarget(target);
    return bound && [{ ...bound, operator: opposite(bound.operator) }];
  }
  const value = targetValue(target);
  const bounds: TierBound[] = [];
  for (const comparison of line.when.bounds) {
    const bound = boundOfComparison(comparison, value);
    if (!bound) return undefined;
    bounds.push(bound);
  }
  return bounds;
}

function boundOfComparison(comparison: Comparison, target: Value | undefined): TierBound | undefined {
  const quantity = boundOf(comparison, target);
  const value = comparison.value === 'target' ? target : comparison.value;
  return comparison.operator && quantity && value
    ? { operator: comparison.operator, quantity, text: value.text }
    : undefined;
}

/** The bound of the target itself: levels that keep it meet the target. */
export function boundOfTarget(target: Target | undefined): TierBound | undefined {
  return target && boundOfComparison(target.comparison, undefined);
}

function targetValue(target: Target | undefined): Value | undefined {
  const value = target?.comparison.value;
  return value === 'target' ? undefined : value;
}

/** Whether a level lies within all bounds of a line. */
export function matches(line: { readonly bounds: readonly TierBound[] }, level: Quantity): boolean {
  return line.bounds.every(
    (bound) => comparable(level, bound.quantity) && holds(level.amount, bound.operator, bound.quantity.amount),
  );
}

/**
 * Orders lines by depth, the mildest first: by the bound through which a level that becomes worse enters the line.
 * 0 where two lines have the same bound.
 */
export function compareDepth(left: BoundedLine, right: BoundedLine, direction: Direction): number {
  const a = entryBound(left, direction);
  const b = entryBound(right, direction);
  if (!a || !b) return (a ? 1 : 0) - (b ? 1 : 0);
  const order =
    direction === 'falls' ? b.quantity.amount.cmp(a.quantity.amount) : a.quantity.amount.cmp(b.quantity.amount);
  return order !== 0 ? order : Number(isStrict(a)) - Number(isStrict(b));
}

/** The bound through which a level enters the line: the upper one where levels fall, the lower one where they rise. */
export function entryBound(line: BoundedLine, direction: Direction): TierBound | undefined {
  const upper = (bound: TierBound) => bound.operator === '<' || bound.operator === '<=';
  return line.bounds.find((bound) => upper(bound) === (direction === 'falls'));
}

function isStrict(bound: TierBound): boolean {
  return bound.operator === '<' || bound.operator === '>';
}

/** One end of a range of levels. */
export interface LevelBound {
  readonly value: Big;
  readonly inclusive: boolean;
  readonly text: string;
}

/** A range of levels. An end that is missing is the end of what is possible. */
export interface LevelRange {
  readonly from?: LevelBound;
  readonly to?: LevelBound;
  /** For people: `at least 99.0% and less than 99.9%`. */
  readonly text: string;
}

/** A range with its words. */
export function levelRange(from: LevelBound | undefined, to: LevelBound | undefined): LevelRange {
  if (from && to?.value.eq(from.value)) return { from, to, text: `exactly ${from.text}` };
  const lower = from && `${from.inclusive ? 'at least' : 'more than'} ${from.text}`;
  const upper = to && `${to.inclusive ? 'at most' : 'less than'} ${to.text}`;
  const text = [lower, upper].filter((part) => part !== undefined).join(' and ');
  return { from, to, text: text || 'any level' };
}

/** How a value of a ladder is written: as the author did, else computed. */
export function textOfValue(value: Big, like: Quantity, bounds: readonly TierBound[]): string {
  const written = bounds.find((bound) => bound.quantity.amount.eq(value));
  return written ? written.text : quantityString({ ...like, amount: value });
}

import { holds } from '../values/compare.js';
import { type Big, floor, settle } from '../values/decimal.js';
import type { Quantity } from '../values/quantity.js';
import type { LevelDomain } from './levels.js';
import {
  type BoundedLine,
  type LevelBound,
  type LevelRange,
  levelRange,
  matches,
  type TierBound,
  type TierLine,
  textOfValue,
} from './tier-bounds.js';

/** A piece of the line of levels on which every bound of a ladder answers alike: a point, or what lies between two points. */
export interface Segment {
  readonly from?: LevelBound;
  readonly to?: LevelBound;
  readonly range: LevelRange;
  /** Whether levels here meet the target; undefined without a target. */
  readonly met?: boolean;
  /** The lines that hold here, mildest first. */
  readonly matching: readonly BoundedLine[];
  /** The line that pays here: the deepest. */
  readonly pays?: TierLine;
  /** False where rounding leaves no level in this piece. */
  readonly possible: boolean;
  /** The range from the beginning of this piece to the end of another one. */
  joinedWith(last: Segment): LevelRange;
}

/** Cuts the levels from the least to the greatest possible one at every bound, in ascending order. */
export function segmentsOf(
  lines: readonly BoundedLine[],
  target: TierBound | undefined,
  like: Quantity,
  domain: LevelDomain,
): readonly Segment[] {
  const bounds = [...lines.flatMap((line) => line.bounds), ...(target ? [target] : [])];
  const points = pointsWithin(bounds, domain);
  const edge = (value: Big, inclusive: boolean): LevelBound => ({
    value,
    inclusive,
    text: textOfValue(value, like, bounds),
  });
  // The end of what is possible goes without saying, unless a line or the target names it.
  const isNamed = (value: Big) => points.some((point) => point.eq(value));
  const open = (value: Big | undefined) => (value && isNamed(value) ? edge(value, false) : undefined);
  const segments: Segment[] = [];
  const add = (sample: Big, from: LevelBound | undefined, to: LevelBound | undefined, possible: boolean) => {
    const level = { ...like, amount: sample };
    const matching = lines.filter((line) => matches(line, level));
    const met = target && holds(sample, target.operator, target.quantity.amount);
    segments.push({
      from,
      to,
      range: levelRange(from, to),
      met,
      matching,
      pays: matching.at(-1)?.line,
      possible,
      joinedWith: (last) => levelRange(from, last.to),
    });
  };
  const ends = [domain.lowest, ...points, domain.highest];
  for (const [index, value] of ends.entries()) {
    if (index > 0) {
      const before = ends[index - 1];
      const sample = between(before, value);
      if (sample) add(sample, open(before), open(value), hasLevelBetween(before, value, domain.step));
    }
    if (index > 0 && index < ends.length - 1 && value) {
      add(value, edge(value, true), edge(value, true), isLevel(value, domain.step));
    }
  }
  return segments;
}

function pointsWithin(bounds: readonly TierBound[], { lowest, highest }: LevelDomain): readonly Big[] {
  const points: Big[] = [];
  for (const { quantity } of bounds.toSorted((left, right) => left.quantity.amount.cmp(right.quantity.amount))) {
    const value = quantity.amount;
    const inside = !lowest?.gt(value) && !highest?.lt(value);
    if (inside && !points.at(-1)?.eq(value)) points.push(value);
  }
  return points;
}

/** A value strictly between two others; where one is missing, one beyond the other. */
function between(from: Big | undefined, to: Big | undefined): Big | undefined {
  if (from && to) return from.lt(to) ? from.plus(to).div(2) : undefined;
  return from?.plus(1) ?? to?.minus(1);
}

function isLevel(value: Big, step: Big | undefined): boolean {
  return !step || step.lte(0) || settle(value.div(step)).eq(floor(settle(value.div(step))));
}

/** Whether a rounded level can lie strictly between two values. */
function hasLevelBetween(from: Big | undefined, to: Big | undefined, step: Big | undefined): boolean {
  if (!from || !to || !step || step.lte(0)) return true;
  const next = floor(settle(from.div(step)))
    .plus(1)
    .times(step);
  return next.lt(to);
}

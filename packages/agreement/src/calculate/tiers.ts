import type { Remedy, Target } from '../model/index.js';
import { comparable, type Quantity } from '../values/quantity.js';
import type { LevelDomain } from './levels.js';
import { covers, type ScopeSet } from './scopes.js';
import { comparePayout } from './tier-amounts.js';
import {
  type BoundedLine,
  boundOfTarget,
  boundsOfLine,
  compareDepth,
  entryBound,
  type LevelRange,
  matches,
  type TierLine,
} from './tier-bounds.js';
import { type Segment, segmentsOf } from './tier-segments.js';

/** A line of a ladder and the exact range of levels for which it pays. */
export interface Tier<Line extends TierLine = TierLine> {
  readonly line: Line;
  readonly range: LevelRange;
}

/** The remedies with `when` of one kind for one case, and what is sound or unsound about them. */
export interface Ladder {
  readonly kind: TierLine['kind'];
  readonly scope: ScopeSet;
  readonly direction: LevelDomain['direction'];
  /** The lines that cover the case, mildest first. */
  readonly lines: readonly BoundedLine[];
  /** What each line pays for, mildest first; a line that another one hides altogether is not among them. */
  readonly tiers: readonly Tier[];
  /** Levels that miss the target and match no line. `besideTarget`: the gap begins at the target itself. */
  readonly gaps: readonly { readonly range: LevelRange; readonly besideTarget: boolean }[];
  /** Levels that match several lines of which at least one is an explicit range. */
  readonly overlaps: readonly { readonly range: LevelRange; readonly lines: readonly TierLine[] }[];
  /** Levels that pay although they meet the target. */
  readonly paysWhileMet: readonly Tier[];
  /** Lines with the same bound: nobody can say which of them holds. */
  readonly sameBound: readonly (readonly TierLine[])[];
  /** A deeper line that pays less than a milder one. */
  readonly paysLess: readonly { readonly milder: TierLine; readonly deeper: TierLine }[];
  /** Lines that never pay. */
  readonly hidden: readonly TierLine[];
  /** Lines whose bounds cannot be compared with the others or with the target: another dimension, no operator, no target. */
  readonly unresolved: readonly TierLine[];
}

/**
 * The ladder of one kind of remedy for one case.
 * @param target what is promised to the case; without one nothing is known to be missed, so there are no gaps.
 */
export function ladderOf(
  remedies: readonly Remedy[],
  kind: TierLine['kind'],
  scope: ScopeSet,
  target: Target | undefined,
  domain: LevelDomain,
): Ladder {
  const written = remedies.filter(
    (line): line is TierLine => line.kind === kind && line.when !== undefined && covers(line.for, scope),
  );
  const targetBound = boundOfTarget(target);
  const resolved: BoundedLine[] = [];
  const unresolved: TierLine[] = [];
  let like: Quantity | undefined = targetBound?.quantity;
  for (const line of written) {
    const bounds = boundsOfLine(line, target);
    const sample = bounds?.[0]?.quantity;
    like ??= sample;
    if (bounds && sample && bounds.every(({ quantity }) => like && comparable(like, quantity)))
      resolved.push({ line, bounds });
    else unresolved.push(line);
  }
  const { direction } = domain;
  const lines = resolved.toSorted((left, right) => compareDepth(left, right, direction));
  const segments = like ? segmentsOf(lines, targetBound, like, domain) : [];
  const tiers = lines.flatMap(({ line }) => tiersOf(segments, line));
  return {
    kind,
    scope,
    direction,
    lines,
    tiers,
    gaps: gapsOf(segments, direction),
    overlaps: overlapsOf(segments, lines),
    paysWhileMet: lines.flatMap(({ line }) =>
      tiersOf(
        segments.filter((segment) => segment.met === true),
        line,
      ),
    ),
    sameBound: sameBounds(lines, direction),
    paysLess: paysLessOf(lines, direction),
    hidden: lines.map(({ line }) => line).filter((line) => !tiers.some((tier) => tier.line === line)),
    unresolved,
  };
}

/** The line that pays for a level: the deepest one that holds. Undefined where none does. */
export function deepestLine(ladder: Ladder, level: Quantity): TierLine | undefined {
  return ladder.lines.findLast((line) => matches(line, level))?.line;
}

function tiersOf(segments: readonly Segment[], line: TierLine): readonly Tier[] {
  return merge(segments, (segment) => segment.pays === line).map((range) => ({ line, range }));
}

function gapsOf(segments: readonly Segment[], direction: LevelDomain['direction']): Ladder['gaps'] {
  const ranges = merge(
    segments,
    (segment) => segment.met === false && segment.matching.length === 0 && segment.possible,
  );
  const missed = segments.filter((segment) => segment.met === false);
  const nearest = direction === 'falls' ? missed.at(-1) : missed[0];
  const beside = (range: LevelRange) =>
    nearest !== undefined && nearest.matching.length === 0 && touches(range, nearest, direction);
  return ranges.map((range) => ({ range, besideTarget: beside(range) }));
}

function touches(range: LevelRange, segment: Segment, direction: LevelDomain['direction']): boolean {
  return direction === 'falls' ? range.to === segment.to : range.from === segment.from;
}

function overlapsOf(segments: readonly Segment[], ladder: readonly BoundedLine[]): Ladder['overlaps'] {
  const overlapping = (segment: Segment) =>
    segment.matching.length > 1 && segment.matching.some((line) => line.bounds.length > 1) && segment.possible;
  const sets = new Map<string, readonly TierLine[]>();
  const keyOf = (segment: Segment) => segment.matching.map((line) => ladder.indexOf(line)).join();
  for (const segment of segments) {
    if (overlapping(segment))
      sets.set(
        keyOf(segment),
        segment.matching.map(({ line }) => line),
      );
  }
  return [...sets].flatMap(([key, lines]) =>
    merge(segments, (segment) => overlapping(segment) && keyOf(segment) === key).map((range) => ({ range, lines })),
  );
}

function sameBounds(
  lines: readonly BoundedLine[],
  direction: LevelDomain['direction'],
): readonly (readonly TierLine[])[] {
  const groups: BoundedLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const twin = last && entryBound(line, direction) && compareDepth(last[0]!, line, direction) === 0;
    if (twin) last.push(line);
    else groups.push([line]);
  }
  return groups.filter((group) => group.length > 1).map((group) => group.map(({ line }) => line));
}

function paysLessOf(lines: readonly BoundedLine[], direction: LevelDomain['direction']): Ladder['paysLess'] {
  return lines.slice(1).flatMap((deeper, index) => {
    const milder = lines[index]!;
    const order = comparePayout(milder.line, deeper.line);
    const isDeeper = compareDepth(milder, deeper, direction) < 0;
    return isDeeper && order !== undefined && order > 0 ? [{ milder: milder.line, deeper: deeper.line }] : [];
  });
}

function merge(segments: readonly Segment[], belongs: (segment: Segment) => boolean): readonly LevelRange[] {
  const ranges: LevelRange[] = [];
  let run: Segment[] = [];
  for (const segment of [...segments, undefined]) {
    if (segment && belongs(segment)) {
      run.push(segment);
    } else if (run.length > 0) {
      ranges.push(run[0]!.joinedWith(run.at(-1)!));
      run = [];
    }
  }
  return ranges;
}

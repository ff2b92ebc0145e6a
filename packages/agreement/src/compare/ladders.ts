import { domainOfLevel } from '../calculate/levels.js';
import { covers, type ScopeSet } from '../calculate/scopes.js';
import { targetOf } from '../calculate/targets.js';
import {
  type BoundedLine,
  boundsOfLine,
  compareDepth,
  type LevelBound,
  type TierLine,
} from '../calculate/tier-bounds.js';
import { segmentsOf } from '../calculate/tier-segments.js';
import type { Agreement, Comparison, Objective, Support, Target, Value } from '../model/index.js';
import { comparable, type Quantity, quantityOf } from '../values/quantity.js';
import { otherSide } from './favours.js';
import { sameMeaning } from './meaning.js';
import { plainOf } from './plain.js';
import { relationOf } from './quantities.js';
import type { Band, BandEnd, Favour } from './types.js';

/** A promise in one of the two agreements. */
export interface PromiseSide {
  readonly agreement: Agreement;
  readonly promise: Objective | Support;
}

/**
 * Where the ladders of two agreements pay differently in a case: compared as what they pay at each level, so that lines which are cut
 * otherwise and pay the same are no change. Undefined where the ladders cannot be laid over each other.
 */
export function compareLadders(
  old: PromiseSide,
  now: PromiseSide,
  kind: TierLine['kind'],
  scope: ScopeSet,
): readonly Band[] | undefined {
  const before = side(old, kind, scope);
  const after = side(now, kind, scope);
  if (!before || !after) return undefined;
  const lines = [...before.lines, ...after.lines];
  const like = lines[0]?.bounds[0]?.quantity;
  if (!like) return [];
  const alike = lines.every(({ bounds }) => bounds.every(({ quantity }) => comparable(like, quantity)));
  if (!alike || before.domain.direction !== after.domain.direction) return undefined;
  const { direction } = after.domain;
  const ordered = lines.toSorted((left, right) => compareDepth(left, right, direction));
  const domain = { direction, lowest: after.domain.lowest, highest: after.domain.highest };
  const pieces = segmentsOf(ordered, undefined, like, domain).map((segment) => ({
    from: segment.from,
    to: segment.to,
    old: segment.matching.findLast((line) => before.lines.includes(line))?.line,
    now: segment.matching.findLast((line) => after.lines.includes(line))?.line,
  }));
  const runs: { from?: LevelBound; to?: LevelBound; old?: TierLine; now?: TierLine }[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last && paysAlike(last.old, piece.old) && paysAlike(last.now, piece.now)) last.to = piece.to;
    else runs.push({ ...piece });
  }
  const writtenAs = valueFinder([...before.written, ...after.written], like);
  return runs
    .filter((run) => !paysAlike(run.old, run.now))
    .map((run): Band => {
      const end = (bound: LevelBound | undefined): BandEnd | undefined =>
        bound && { value: writtenAs(bound), inclusive: bound.inclusive };
      const [from, to] = [end(run.from), end(run.to)];
      return { ...(from ? { from } : {}), ...(to ? { to } : {}), ...payoutChange(run.old, run.now) };
    });
}

function side({ agreement, promise }: PromiseSide, kind: TierLine['kind'], scope: ScopeSet) {
  const target = targetOf(promise, scope);
  const written = ladderLines(promise, kind).filter((line) => covers(line.for, scope));
  const lines: BoundedLine[] = [];
  for (const line of written) {
    const bounds = boundsOfLine(line, target);
    if (!bounds || bounds.length === 0) return undefined;
    lines.push({ line, bounds });
  }
  const level = promise.measures && 'level' in promise.measures ? promise.measures.level : undefined;
  return { lines, written: comparisonsOf(written, target), domain: domainOfLevel(agreement, level, promise) };
}

/** The lines that make the ladder of one kind. */
export function ladderLines(promise: Objective | Support, kind: TierLine['kind']): readonly TierLine[] {
  return promise.remedies.filter((line): line is TierLine => line.kind === kind && line.when !== undefined);
}

function comparisonsOf(lines: readonly TierLine[], target: Target | undefined): readonly Comparison[] {
  const bounds = lines.flatMap(({ when }) => (when?.kind === 'bounds' ? when.bounds : []));
  return target ? [...bounds, target.comparison] : bounds;
}

/** The written value of a bound: each bound of a ladder comes from a line or from the target. */
function valueFinder(written: readonly Comparison[], like: Quantity): (bound: LevelBound) => Value {
  const values = written.flatMap(({ value }) => (value === 'target' ? [] : [value]));
  return (bound) => {
    const found = values.find((value) => quantityOf(value)?.amount.eq(bound.value));
    if (!found) throw new RangeError(`No line names ${bound.text} (${like.dimension}).`);
    return found;
  };
}

/** What a line pays, without when and for whom. */
function payout(line: TierLine | undefined) {
  if (!line) return undefined;
  const { per } = line;
  return plainOf(
    line.kind === 'extension'
      ? { kind: line.kind, by: line.by, ...(per ? { per } : {}) }
      : { kind: line.kind, amount: line.amount, ...(per ? { per } : {}) },
  );
}

function paysAlike(left: TierLine | undefined, right: TierLine | undefined): boolean {
  return sameMeaning(payout(left), payout(right));
}

function payoutChange(old: TierLine | undefined, now: TierLine | undefined): Omit<Band, 'from' | 'to'> {
  const [before, after] = [payout(old), payout(now)];
  if (!old || !now) {
    return {
      ...(before ? { old: before } : {}),
      ...(after ? { new: after } : {}),
      favours: now ? 'customer' : 'provider',
    };
  }
  const amount = (line: TierLine) => plainOf(line.kind === 'extension' ? line.by : line.amount);
  const { order, difference } = relationOf(amount(old), amount(now));
  const samePer = sameMeaning(plainOf(old.per), plainOf(now.per));
  const favours: Favour = !samePer || !order ? 'unclear' : order > 0 ? 'customer' : otherSide('customer');
  return { old: before!, new: after!, ...(samePer && difference ? { difference } : {}), favours };
}

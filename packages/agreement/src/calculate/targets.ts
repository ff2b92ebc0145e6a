import type { Agreement, Objective, Operator, Support, Target } from '../model/index.js';
import { boundOf, compare } from '../values/compare.js';
import { type Big, settle, sum } from '../values/decimal.js';
import type { Quantity } from '../values/quantity.js';
import { mostSpecific, type ScopeSet, scopesOf } from './scopes.js';

/** What is promised to a case. */
export type TargetMatch =
  | { readonly kind: 'target'; readonly target: Target }
  /** Two lines match and neither is more specific: an error of the author. */
  | { readonly kind: 'ambiguous'; readonly targets: readonly Target[] }
  /** `onPurpose`: the author wrote `no target for …`. */
  | { readonly kind: 'none'; readonly onPurpose: boolean };

/** The lines that decide what is promised: an objective, or a support without `noTargets`. */
export interface Targeted {
  readonly targets: readonly Target[];
  readonly noTargets?: Objective['noTargets'];
}

/** The target that holds for a case: the most specific one that covers it. `no target for` competes as a line of its own. */
export function targetFor(objective: Targeted, scope: ScopeSet): TargetMatch {
  const lines = [
    ...objective.targets.map((target) => ({ for: target.for, target })),
    ...(objective.noTargets ?? []).map((line) => ({ for: line.for, target: undefined })),
  ];
  const best = mostSpecific(lines, scope);
  const [only] = best;
  if (!only) return { kind: 'none', onPurpose: false };
  if (best.length === 1)
    return only.target ? { kind: 'target', target: only.target } : { kind: 'none', onPurpose: true };
  return { kind: 'ambiguous', targets: best.flatMap((line) => line.target ?? []) };
}

/** The target itself, or undefined where there is none or more than one. */
export function targetOf(objective: Targeted, scope: ScopeSet): Target | undefined {
  const match = targetFor(objective, scope);
  return match.kind === 'target' ? match.target : undefined;
}

/** The cases that the targets, remedies and exceptions of an objective tell apart. */
export function objectiveScopes(agreement: Agreement, objective: Objective | Support): readonly ScopeSet[] {
  const exceptions = 'noTargets' in objective ? objective.noTargets : [];
  return scopesOf(agreement, [...objective.targets, ...exceptions, ...objective.remedies]);
}

/** Whether a level breaks a target. Undefined where they cannot be compared (the linter reports that). */
export function isMissed(level: Quantity, target: Target): boolean | undefined {
  const met = compare(level, target.comparison);
  return met === undefined ? undefined : !met;
}

/**
 * With `measures each` every event is judged and each failure is a miss: the events that break the target. Values that cannot
 * be compared are no failures.
 */
export function failuresOf(events: readonly Quantity[], target: Target): readonly Quantity[] {
  return events.filter((event) => isMissed(event, target) === true);
}

/** `falls`: less is worse (availability). `rises`: more is worse (latency). */
export type Direction = 'falls' | 'rises';

/** The direction in which a level becomes worse, from the operator of its target. */
export function directionOf(operator: Operator | undefined): Direction | undefined {
  if (operator === undefined) return undefined;
  return operator === '>=' || operator === '>' ? 'falls' : 'rises';
}

/** The direction that all targets of an objective agree on. */
export function directionOfTargets(targets: readonly Target[]): Direction | undefined {
  const directions = new Set(targets.map((target) => directionOf(target.comparison.operator)));
  const [only] = directions;
  return directions.size === 1 ? only : undefined;
}

/** The loosest of several targets: the lowest where a level falls, the highest where it rises. Undefined where they differ in kind. */
export function loosestTarget(targets: readonly Target[]): Target | undefined {
  const direction = directionOfTargets(targets);
  let loosest: { readonly target: Target; readonly bound: Quantity } | undefined;
  for (const target of targets) {
    const bound = boundOf(target.comparison);
    if (!bound || !direction) return undefined;
    const looser =
      loosest &&
      (direction === 'falls' ? bound.amount.lt(loosest.bound.amount) : bound.amount.gt(loosest.bound.amount));
    if (!loosest || looser) loosest = { target, bound };
  }
  return loosest?.target;
}

/** One day of a rolling window. */
export interface RollingDay {
  /** ISO 8601. */
  readonly date: string;
  readonly level: Quantity;
}

/** A run of missed days of a rolling window: one miss. */
export interface RollingMiss {
  readonly from: string;
  readonly to: string;
  /** The worst level of the run. */
  readonly level: Quantity;
  /** The month in which the run began, `2026-03`. */
  readonly month: string;
}

/**
 * The misses of a rolling window, which is judged at the end of every day: missed days in a row are one miss, at its worst
 * level, in the month in which the run began.
 * @param days in order, one a day; a missing day (no level) neither ends a run nor begins one.
 */
export function rollingMisses(days: readonly RollingDay[], target: Target): readonly RollingMiss[] {
  const direction = directionOf(target.comparison.operator);
  const misses: RollingMiss[] = [];
  let running = false;
  for (const { date, level } of days) {
    const missed = isMissed(level, target) === true;
    const last = misses.at(-1);
    if (missed && running && last) {
      misses[misses.length - 1] = { ...last, to: date, level: worse(last.level, level, direction) };
    } else if (missed) {
      misses.push({ from: date, to: date, level, month: date.slice(0, 7) });
    }
    running = missed;
  }
  return misses;
}

function worse(left: Quantity, right: Quantity, direction: Direction | undefined): Quantity {
  if (direction === 'rises') return right.amount.gt(left.amount) ? right : left;
  return right.amount.lt(left.amount) ? right : left;
}

/** What was measured before, as `baseline` states it. */
export interface BaselineLevels {
  readonly median: Big;
  readonly worst: Big;
  readonly best: Big;
}

/** The median and the extremes of an objective's own levels over some windows. Undefined of none. */
export function baselineOf(levels: readonly Big[], direction: Direction): BaselineLevels | undefined {
  const ordered = levels.toSorted((left, right) => left.cmp(right));
  const [lowest] = ordered;
  const highest = ordered.at(-1);
  if (!lowest || !highest) return undefined;
  const falls = direction === 'falls';
  return { median: middle(ordered), worst: falls ? lowest : highest, best: falls ? highest : lowest };
}

/** The median of ordered values: the middle one, or the mean of the two in the middle. */
export function middle(ordered: readonly Big[]): Big {
  const half = Math.floor(ordered.length / 2);
  if (ordered.length % 2 === 1) return ordered[half]!;
  return settle(sum([ordered[half - 1]!, ordered[half]!]).div(2));
}

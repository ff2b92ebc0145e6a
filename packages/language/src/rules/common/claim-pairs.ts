import {
  type Agreement,
  comparable,
  type Objective,
  type ScopeSet,
  scopesOf,
  scopeTitle,
  type Target,
  targetOf,
  type Window,
} from '@sla-language/agreement';
import { derived } from './derived.js';
import { claimOf, type LevelClaim } from './level-claims.js';

/** Two objectives that promise something of the same metric to the same customers. */
export interface ClaimPair {
  readonly left: LevelClaim;
  readonly right: LevelClaim;
  /** ` for Premium`: the first case in which both hold; empty where no cases are told apart. */
  readonly caseText: string;
  /** Whether the left one holds wherever the right one does, and the other way round. */
  readonly leftAlways: boolean;
  readonly rightAlways: boolean;
}

/** Every pair of targets of two objectives that hold for one customer and come down to one metric. */
export const claimPairs = derived((agreement): readonly ClaimPair[] => {
  const claims = new Map<Target, LevelClaim>();
  const groups = new Map<string, Set<Objective>>();
  for (const objective of agreement.objectives) {
    for (const target of objective.targets) {
      const claim = claimOf(agreement, objective, target);
      if (!claim) continue;
      claims.set(target, claim);
      groups.set(claim.metric, (groups.get(claim.metric) ?? new Set()).add(objective));
    }
  }
  return [...groups.values()].flatMap((group) => {
    const objectives = [...group];
    return objectives.flatMap((left, i) =>
      objectives.slice(i + 1).flatMap((right) => pairsOf(agreement, left, right, claims)),
    );
  });
});

function pairsOf(
  agreement: Agreement,
  left: Objective,
  right: Objective,
  claims: ReadonlyMap<Target, LevelClaim>,
): ClaimPair[] {
  const scopes = scopesOf(
    agreement,
    [left, right].flatMap((each) => [...each.targets, ...each.noTargets]),
  );
  const rows = scopes.map((scope) => ({ scope, a: targetOf(left, scope), b: targetOf(right, scope) }));
  const found = new Map<string, ClaimPair>();
  for (const { scope, a, b } of rows) {
    const one = a && claims.get(a);
    const other = b && claims.get(b);
    const key = a && b && `${left.targets.indexOf(a)} ${right.targets.indexOf(b)}`;
    if (!one || !other || !key || found.has(key) || !comparable(one.bound, other.bound)) continue;
    found.set(key, {
      left: one,
      right: other,
      caseText: caseText(agreement, scope),
      leftAlways: rows.every((row) => row.b !== b || row.a === a),
      rightAlways: rows.every((row) => row.a !== a || row.b === b),
    });
  }
  return [...found.values()];
}

function caseText(agreement: Agreement, scope: ScopeSet): string {
  return scope.length === 0 ? '' : ` for ${scopeTitle(agreement, scope)}`;
}

/** Whether two windows are the same span of time, however they are written. */
export function sameWindow(left: Window, right: Window): boolean {
  return windowKey(left) === windowKey(right);
}

function windowKey(window: Window): string {
  if (window.kind === 'rolling') return `rolling ${window.length.iso} ${window.length.business}`;
  return 'period' in window ? `${window.kind} ${window.period}` : window.kind;
}

/** Whether a claim is one of at least so much. */
export function isLower({ operator }: LevelClaim): boolean {
  return operator === '>=' || operator === '>';
}

/** Whether both speak of the same value of the same window. */
export function sameLevel(left: LevelClaim, right: LevelClaim): boolean {
  return left.key === right.key && sameWindow(left.window, right.window);
}

/** Whether no window can keep both: one asks for at least what the other forbids, of the same value or of a smaller one. */
export function contradicts(left: LevelClaim, right: LevelClaim): boolean {
  if (isLower(left) === isLower(right) || !sameWindow(left.window, right.window)) return false;
  const [least, most] = isLower(left) ? [left, right] : [right, left];
  if (!notAbove(least, most)) return false;
  const order = least.bound.amount.cmp(most.bound.amount);
  return order > 0 || (order === 0 && (least.operator === '>' || most.operator === '<'));
}

/** Whether a window that keeps the first claim keeps the second one as well; both of the same window. */
export function implies(strong: LevelClaim, weak: LevelClaim): boolean {
  if (isLower(strong) !== isLower(weak)) return false;
  const ordered = isLower(strong) ? notAbove(strong, weak) : notAbove(weak, strong);
  if (!ordered) return false;
  const order = strong.bound.amount.cmp(weak.bound.amount);
  if (order === 0) return isStrict(strong) || !isStrict(weak);
  return isLower(strong) ? order > 0 : order < 0;
}

function isStrict({ operator }: LevelClaim): boolean {
  return operator === '<' || operator === '>';
}

/** Whether the first value of a window is never above the second one. */
function notAbove(left: LevelClaim, right: LevelClaim): boolean {
  if (left.key === right.key) return true;
  return left.rank !== undefined && right.rank !== undefined && left.rank.lt(right.rank);
}

/** Whether the condition of the first objective holds wherever that of the second one does. */
export function appliesWithin({ objective }: LevelClaim, other: LevelClaim): boolean {
  return objective.appliesWhen === undefined || objective.appliesWhen === other.objective.appliesWhen;
}

/** "`Uptime` (`ShopUptime >= 99.9%` per month)" */
export function claimText({ objective, target }: LevelClaim): string {
  return `\`${objective.id}\` (\`${objective.measures?.level.text} ${target.comparison.text}\` per ${objective.measures?.window.text})`;
}

/** Sentences, each with a blank before it. */
export function chainText(...claims: readonly LevelClaim[]): string {
  return claims.flatMap(({ chain }) => chain.map((sentence) => ` ${sentence}`)).join('');
}

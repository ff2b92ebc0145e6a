import {
  type Agreement,
  domainOfLevel,
  type Ladder,
  type Level,
  ladderOf,
  metricOf,
  type Objective,
  ONE,
  objectiveScopes,
  type ScopeSet,
  type Support,
  scopeTitle,
  type Target,
  targetOf,
} from '@sla-language/agreement';
import { derived } from './derived.js';
import { promisesOf } from './places.js';

/** A ladder of credits, penalties or extensions as it holds for one case. */
export interface CaseLadder extends Ladder {
  readonly promise: Objective | Support;
  readonly target: Target | undefined;
  /** ` for Premium`; empty where no cases are told apart. */
  readonly caseText: string;
}

const KINDS = ['credit', 'penalty', 'extension'] as const;

/** All ladders of the agreement, case by case, without those that have no line. */
export const laddersOf = derived((agreement): readonly CaseLadder[] => [...allLadders(agreement)]);

function* allLadders(agreement: Agreement): Generator<CaseLadder> {
  for (const promise of promisesOf(agreement)) {
    const level = 'noTargets' in promise ? promise.measures?.level : undefined;
    // The level of a service desk is a share; with `measures each` there is none.
    if ('handles' in promise && promise.measures?.statistic === 'each') continue;
    for (const scope of objectiveScopes(agreement, promise)) {
      const target = targetOf(promise, scope);
      // What is worse follows from the target of the case, so that one wrong operator does not spoil the others.
      const lines = { targets: target ? [target] : [], remedies: promise.remedies };
      const domain = { ...domainOfLevel(agreement, level, lines), ...(isCount(agreement, level) ? { step: ONE } : {}) };
      for (const kind of KINDS) {
        const ladder = ladderOf(promise.remedies, kind, scope, target, domain);
        if (ladder.lines.length > 0) yield { ...ladder, promise, target, caseText: caseText(agreement, scope) };
      }
    }
  }
}

/** Things are counted in whole numbers: between 4 and 5 there is nothing. */
function isCount(agreement: Agreement, level: Level | undefined): boolean {
  return level !== undefined && !level.statistic && metricOf(agreement, level)?.measure?.kind === 'count';
}

function caseText(agreement: Agreement, scope: ScopeSet): string {
  return scope.length === 0 ? '' : ` for ${scopeTitle(agreement, scope)}`;
}

/** Says each thing once, though it holds for several cases: returns whether the key is new. */
export function once(): (...key: readonly unknown[]) => boolean {
  const numbers = new Map<unknown, number>();
  const seen = new Set<string>();
  return (...key) => {
    const text = key
      .map((part) => {
        if (typeof part === 'string') return part;
        if (!numbers.has(part)) numbers.set(part, numbers.size);
        return `#${numbers.get(part)}`;
      })
      .join(' ');
    return !seen.has(text) && seen.add(text) !== undefined;
  };
}

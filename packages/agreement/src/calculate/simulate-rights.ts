import { Temporal } from 'temporal-polyfill';
import type { Agreement, Id } from '../model/index.js';
import { promiseOf } from './case.js';
import type { CasePayments } from './payments.js';
import { type ScopeSet, scopeTitle } from './scopes.js';
import { groupBy } from './settlement-item.js';
import type { Simulating } from './simulate-context.js';
import type { SimulatedRight } from './simulate-result.js';
import { directionOf, failuresOf, targetOf } from './targets.js';
import { type TerminationRight, terminationRights, type WindowResult } from './termination.js';
import { windowsWithin } from './windows.js';

/** The rights to terminate that arise when every window of which the scenario says nothing met its target. */
export function rightsOf(simulating: Simulating, cases: readonly CasePayments[]): readonly TerminationRight[] {
  const { agreement } = simulating;
  const results = [...groupBy(cases, keyOf).values()].map((own) => together(agreement, own));
  const history = [
    ...groupBy(results, ({ objective, scope }) => `${objective} ${scopeTitle(agreement, scope)}`).values(),
  ];
  return terminationRights(
    agreement,
    history.flatMap((own) => withQuietWindows(simulating, own)),
  );
}

function keyOf({ case: { objective, scope, window } }: CasePayments): string {
  return [objective, ...scope.map(({ kind, id }) => `${kind} ${id}`), window.start, window.end].join('\n');
}

/** One window is missed once, however many of its units or commitments missed; with `each` every failure counts. */
function together(agreement: Agreement, cases: readonly CasePayments[]): WindowResult {
  const { objective, scope, window } = cases[0]!.case;
  const missed = cases.filter(({ status }) => status === 'missed');
  const levels = missed.flatMap(({ case: { level } }) => level ?? []);
  const promise = promiseOf(agreement, objective);
  const target = promise && targetOf(promise, scope);
  const failures = missed.map(({ case: each }) =>
    each.events && target ? failuresOf(each.events, target).length : each.level ? 0 : (each.late?.length ?? 0),
  );
  const count = failures.reduce((total, each) => total + each, 0);
  const status = missed.length > 0 ? 'missed' : cases.some((each) => each.status === 'met') ? 'met' : 'none';
  const worse = directionOf(target?.comparison.operator) === 'rises' ? -1 : 1;
  const [level] = levels.toSorted((left, right) => left.amount.cmp(right.amount) * worse);
  return { objective, scope, window, status, ...(count > 0 ? { misses: count } : {}), ...(level ? { level } : {}) };
}

/** The windows between those of the scenario are met, so that misses with a pause between them are not in a row. */
function withQuietWindows({ agreement, setting }: Simulating, own: readonly WindowResult[]): readonly WindowResult[] {
  const { objective, scope } = own[0]!;
  const kind = promiseOf(agreement, objective)?.measures?.window;
  if (!kind || kind.kind === 'rolling' || own.length < 2) return own;
  const ordered = own.toSorted((left, right) => Temporal.Instant.compare(left.window.start, right.window.start));
  const known = new Set(own.map(({ window }) => String(window.start)));
  const span = { start: ordered[0]!.window.start, end: ordered.at(-1)!.window.end };
  const quiet = windowsWithin(kind, setting, span).filter(({ start }) => !known.has(String(start)));
  return [...own, ...quiet.map((window) => met(objective, scope, window))];
}

function met(objective: Id, scope: ScopeSet, window: WindowResult['window']): WindowResult {
  return { objective, scope, window, status: 'met' };
}

/** A right as data. */
export function rightData(simulating: Simulating, right: TerminationRight): readonly SimulatedRight[] {
  const clause = simulating.places.clause(right.line);
  if (!clause) return [];
  return [
    {
      by: right.line.by,
      clause,
      ...(right.objective === undefined ? {} : { promise: right.objective }),
      windows: right.windows.map(({ label }) => label),
      arises: simulating.moment(right.arises),
      ...(right.earliestEnd ? { earliestEnd: simulating.moment(right.earliestEnd) } : {}),
    },
  ];
}

import { Temporal } from 'temporal-polyfill';
import type { Agreement, Duration, Id, Termination } from '../model/index.js';
import { boundOf } from '../values/compare.js';
import type { Quantity } from '../values/quantity.js';
import { promiseOf } from './case.js';
import { covers, type ScopeSet } from './scopes.js';
import { groupBy } from './settlement-item.js';
import { isMissed, targetOf } from './targets.js';
import { boundsOfLine, matches } from './tier-bounds.js';
import { addDuration, dateOf, lastDayOf, timeSettingOf, wholeMonths } from './time.js';
import { follows, step, type TraceStep } from './trace.js';
import type { MeasurementWindow } from './windows.js';

/** How one window of one objective went for one scope. */
export interface WindowResult {
  readonly objective: Id;
  readonly scope: ScopeSet;
  readonly window: MeasurementWindow;
  /** `none`: no level; it is skipped when misses are counted, as if it were not there. */
  readonly status: 'met' | 'missed' | 'none';
  /** How many misses it holds: with `each` one a failure. 1 where not given and missed. */
  readonly misses?: number;
  /** For `when < 90%`. */
  readonly level?: Quantity;
}

/** A right to terminate that has arisen. */
export interface TerminationRight {
  readonly line: Termination;
  /** The objective or support; not given for a line of `remedies`, which looks at all of them. */
  readonly objective?: Id;
  readonly scope: ScopeSet;
  /** When the last of the windows ends. */
  readonly arises: Temporal.Instant;
  /** The windows that brought it about, in order. */
  readonly windows: readonly MeasurementWindow[];
  /** The earliest end of the agreement when notice is given at once. Undefined without notice, and in business time. */
  readonly earliestEnd?: Temporal.Instant;
  readonly trace: TraceStep;
}

/**
 * The rights to terminate that a history brings about, in order of time: one for each line, objective, scope and window with which its
 * condition comes true. Misses count per objective and per scope; in `remedies` a window with a miss of any objective counts once.
 */
export function terminationRights(agreement: Agreement, history: readonly WindowResult[]): readonly TerminationRight[] {
  const rights: TerminationRight[] = [];
  for (const promise of [...agreement.objectives, ...agreement.supports]) {
    const own = history.filter((result) => result.objective === promise.id);
    for (const line of terminationsOf(promise.remedies)) {
      for (const results of groupBy(own, (result) => scopeKey(result.scope)).values()) {
        if (covers(line.for, results[0]!.scope)) rights.push(...rightsOf(agreement, line, results, promise.id));
      }
    }
  }
  for (const line of terminationsOf(agreement.remedies?.remedies ?? [])) {
    const covered = history.filter((result) => covers(line.for, result.scope));
    if (line.when) {
      for (const results of groupBy(covered, (result) => `${result.objective} ${scopeKey(result.scope)}`).values()) {
        rights.push(...rightsOf(agreement, line, results, results[0]!.objective));
      }
    } else {
      rights.push(...rightsOf(agreement, line, anyMissed(covered), undefined));
    }
  }
  return rights.toSorted((left, right) => Temporal.Instant.compare(left.arises, right.arises));
}

function terminationsOf(remedies: readonly { readonly kind: string }[]): readonly Termination[] {
  return remedies.filter((line): line is Termination => line.kind === 'termination');
}

function scopeKey(scope: ScopeSet): string {
  return scope
    .map(({ kind, id }) => `${kind} ${id}`)
    .sort()
    .join(', ');
}

/** A window with a miss of any objective is one missed window. */
function anyMissed(history: readonly WindowResult[]): readonly WindowResult[] {
  return [...groupBy(history, ({ window }) => `${window.start} ${window.end}`).values()].map((results) => {
    const missed = results.find((result) => result.status === 'missed');
    const judged = missed ?? results.find((result) => result.status === 'met') ?? results[0]!;
    return { ...judged, misses: missed ? 1 : undefined };
  });
}

function rightsOf(
  agreement: Agreement,
  line: Termination,
  history: readonly WindowResult[],
  objective: Id | undefined,
): readonly TerminationRight[] {
  const judged = history
    .filter((result) => result.status !== 'none')
    .toSorted((left, right) => Temporal.Instant.compare(left.window.end, right.window.end));
  const causes = judged.flatMap((result, index) => {
    const cause = causeOf(agreement, line, judged.slice(0, index + 1), result);
    return cause ? [cause] : [];
  });
  const { timeZone } = timeSettingOf(agreement);
  return causes.map((windows) => {
    const arises = windows.at(-1)!.window.end;
    const earliestEnd = line.notice && addDuration(arises, line.notice, timeZone);
    const labels = windows.map(({ window }) => window.label).join(', ');
    const by = line.by.map((id) => agreement.parties.find((party) => party.id === id)?.title ?? id).join(' and ');
    const words = `${by} may terminate after ${labels}${line.notice ? ` with ${line.notice.text} notice` : ''}`;
    const trace = follows(step('note', `${words}: "${line.text}"`), line);
    return {
      line,
      objective,
      scope: windows[0]!.scope,
      arises,
      windows: windows.map(({ window }) => window),
      earliestEnd,
      trace,
    };
  });
}

/** The results that, with the last one, fulfil the condition; undefined where they do not. */
function causeOf(
  agreement: Agreement,
  line: Termination,
  until: readonly WindowResult[],
  last: WindowResult,
): readonly WindowResult[] | undefined {
  if (line.when) return isWithin(agreement, line, last) ? [last] : undefined;
  if (!line.after || last.status !== 'missed') return undefined;
  const { misses, consecutive, in: span } = line.after;
  if (consecutive) {
    const run = until.slice(until.findLastIndex((result) => result.status !== 'missed') + 1);
    return run.length >= misses ? run.slice(-misses) : undefined;
  }
  const { timeZone } = timeSettingOf(agreement);
  const counting = until.filter(
    (result) => result.status === 'missed' && (!span || isInSpan(result, last, span, timeZone)),
  );
  const total = counting.reduce((sum, result) => sum + (result.misses ?? 1), 0);
  return total >= misses ? counting : undefined;
}

/** Whether a window and the last one end in the same N consecutive calendar months, or, for a span in days or hours, that close together. */
function isInSpan(result: WindowResult, last: WindowResult, span: Duration, timeZone: string): boolean {
  const months = wholeMonths(span);
  if (months === undefined) {
    const until = addDuration(result.window.end, span, timeZone);
    return until !== undefined && Temporal.Instant.compare(last.window.end, until) < 0;
  }
  const first = lastDayOf(result.window.end, timeZone);
  const end = dateOf(last.window.end.subtract({ nanoseconds: 1 }), timeZone);
  return (end.year - first.year) * 12 + end.month - first.month < months;
}

function isWithin(agreement: Agreement, line: Termination, result: WindowResult): boolean {
  if (line.when?.kind === 'missed') return result.status === 'missed';
  const promise = promiseOf(agreement, result.objective);
  const target = promise && targetOf(promise, result.scope);
  if (!result.level || !line.when) return false;
  const bounds = boundsOfLine(line, target);
  return bounds !== undefined && matches({ bounds }, result.level);
}

/** The status of a window from its level and the target of its scope. */
export function statusOfLevel(
  agreement: Agreement,
  objective: Id,
  scope: ScopeSet,
  level: Quantity,
): WindowResult['status'] {
  const promise = promiseOf(agreement, objective);
  const target = promise && targetOf(promise, scope);
  const missed = target && boundOf(target.comparison) ? isMissed(level, target) : undefined;
  return missed === undefined ? 'none' : missed ? 'missed' : 'met';
}

import { allHoursMetric } from '../calculate/availability-targets.js';
import { type ScopeSet, scopesOf } from '../calculate/scopes.js';
import { targetFor } from '../calculate/targets.js';
import type { Comparison, ScopeReference } from '../model/index.js';
import { downtimeChange } from './consequences.js';
import { compareLadders, ladderLines, type PromiseSide } from './ladders.js';
import { meaningKey, sameMeaning } from './meaning.js';
import { plainOf } from './plain.js';
import { strictnessOf } from './quantities.js';
import type { Band, Consequence, Favour, Plain, QuantityDifference } from './types.js';

/** A change of what a promise comes to in some cases. */
export interface PromiseChange {
  readonly path: readonly string[];
  readonly cases: readonly (readonly ScopeReference[])[];
  readonly old?: Plain;
  readonly new?: Plain;
  /** 1: harder to keep. */
  readonly order?: number;
  readonly difference?: QuantityDifference;
  readonly bands?: readonly Band[];
  /** Where it does not follow from `order`. */
  readonly favours?: Favour;
  readonly consequences: readonly Consequence[];
}

/**
 * Compares targets and ladders by what holds in each case (plan, region, options, severity), so that lines which are cut otherwise
 * and come to the same are no change.
 * @returns the changes, and the remedies of both sides that are thereby compared
 */
export function promiseChanges(
  old: PromiseSide,
  now: PromiseSide,
): { readonly changes: readonly PromiseChange[]; readonly covered: ReadonlySet<unknown> } {
  const changes: PromiseChange[] = [...targetChanges(old, now)];
  const covered = new Set<unknown>();
  for (const kind of ['credit', 'penalty', 'extension'] as const) {
    const [linesOld, linesNew] = [ladderLines(old.promise, kind), ladderLines(now.promise, kind)];
    const lines = [...linesOld, ...linesNew];
    const cases = casesOf(old, now, [...lines, ...targetLines(old), ...targetLines(now)]);
    const found = cases.map((scope) => ({ scope, bands: compareLadders(old, now, kind, scope) }));
    if (found.some(({ bands }) => bands === undefined)) continue;
    for (const line of lines) covered.add(line);
    const groups = groupBy(found, ({ bands }) => meaningKey(plainOf(bands)));
    for (const [{ bands }, scopes] of groups) {
      if (bands!.length > 0)
        changes.push(ladderChange(kind, bands!, shown(scopes, cases), [linesOld.length > 0, linesNew.length > 0]));
    }
  }
  return { changes, covered };
}

function ladderChange(
  kind: string,
  bands: readonly Band[],
  cases: readonly ScopeSet[],
  [before, after]: readonly [boolean, boolean],
): PromiseChange {
  const sides = new Set(bands.map((band) => band.favours));
  const [only] = sides;
  return {
    path: ['remedies', kind],
    cases,
    ...(before ? { old: plainOf(bands.map((band) => band.old ?? null)) } : {}),
    ...(after ? { new: plainOf(bands.map((band) => band.new ?? null)) } : {}),
    bands,
    favours: sides.size === 1 ? only! : 'unclear',
    consequences: [],
  };
}

/** What is promised in one case: a target, `no target` on purpose, or several that nobody can choose from. */
type Promised = Comparison | 'no target' | readonly Comparison[] | undefined;

function promised({ promise }: PromiseSide, scope: ScopeSet): Promised {
  const match = targetFor(promise, scope);
  if (match.kind === 'target') return match.target.comparison;
  if (match.kind === 'ambiguous') return match.targets.map((each) => each.comparison);
  return match.onPurpose ? 'no target' : undefined;
}

function targetLines({ promise }: PromiseSide) {
  return [...promise.targets, ...('noTargets' in promise ? promise.noTargets : [])];
}

function targetChanges(old: PromiseSide, now: PromiseSide): readonly PromiseChange[] {
  const cases = casesOf(old, now, [...targetLines(old), ...targetLines(now)]);
  const found = cases.map((scope) => ({ scope, before: promised(old, scope), after: promised(now, scope) }));
  return groupBy(found, ({ before, after }) => `${meaningKey(plainOf(before))} ${meaningKey(plainOf(after))}`)
    .filter(([{ before, after }]) => !sameMeaning(plainOf(before), plainOf(after)))
    .map(([{ before, after }, scopes]): PromiseChange => {
      const [a, b] = [single(before), single(after)];
      const { order, difference } = a && b ? strictnessOf(a, b) : { order: undefined, difference: undefined };
      const rank = (value: Promised) =>
        value === undefined || value === 'no target' ? 0 : single(value) ? 1 : Number.NaN;
      const given = rank(after) - rank(before);
      return {
        path: ['targets'],
        cases: shown(scopes, cases),
        ...(before === undefined ? {} : { old: plainOf(before) }),
        ...(after === undefined ? {} : { new: plainOf(after) }),
        ...(order === undefined ? {} : { order }),
        ...(difference ? { difference } : {}),
        ...(a && b
          ? {}
          : { favours: given > 0 ? 'customer' : given < 0 ? 'provider' : given === 0 ? 'neutral' : 'unclear' }),
        consequences: downtime(old, now, a, b),
      };
    });
}

function single(value: Promised): Comparison | undefined {
  return typeof value === 'object' && 'value' in value ? value : undefined;
}

function downtime(
  old: PromiseSide,
  now: PromiseSide,
  before: Comparison | undefined,
  after: Comparison | undefined,
): readonly Consequence[] {
  const measured = [old, now].map(({ agreement, promise }) => {
    const { measures } = promise;
    if (!measures || !('level' in measures) || !('claims' in promise)) return undefined;
    return allHoursMetric(agreement, promise) ? measures.window : undefined;
  });
  const window = measured[1] ?? measured[0];
  return window && measured.every((each) => each !== undefined) ? downtimeChange(window, before, after) : [];
}

/** The cases that some lines of the two agreements tell apart, each once. */
function casesOf(
  old: PromiseSide,
  now: PromiseSide,
  lines: readonly { readonly for: readonly ScopeReference[] }[],
): readonly ScopeSet[] {
  const all = [...scopesOf(now.agreement, lines), ...scopesOf(old.agreement, lines)];
  const keys = all.map((scope) => meaningKey(plainOf(scope)));
  return all.filter((_, i) => keys.indexOf(keys[i]!) === i);
}

/** No cases where it is all of them. */
function shown(scopes: readonly ScopeSet[], all: readonly ScopeSet[]): readonly ScopeSet[] {
  return scopes.length === all.length ? [] : scopes;
}

function groupBy<Item extends { readonly scope: ScopeSet }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [Item, readonly ScopeSet[]])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].map((group) => [group[0]!, group.map(({ scope }) => scope)]);
}

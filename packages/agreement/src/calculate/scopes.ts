import type { Agreement, ScopeReference } from '../model/index.js';

/** To whom or what a line applies: the plan, region, options and severity of one case. Empty: a case with none of them. */
export type ScopeSet = readonly ScopeReference[];

/** A line that a `for` may narrow. */
export interface Scoped {
  readonly for: ScopeSet;
}

/** Whether a `for` covers a case: names of one kind mean any of them, names of different kinds mean all of them. */
export function covers(line: ScopeSet, scope: ScopeSet): boolean {
  return kindsOf(line).every((kind) => line.some((name) => name.kind === kind && has(scope, name)));
}

/**
 * Whether a `for` is narrower than another one: all that it covers the other one covers too, but not the other way round.
 */
export function narrower(line: ScopeSet, than: ScopeSet): boolean {
  return within(line, than) && !within(than, line);
}

/** Whether two `for` mean the same cases. */
export function sameScope(left: ScopeSet, right: ScopeSet): boolean {
  return within(left, right) && within(right, left);
}

/** The most specific of the lines that cover a case. More than one: they are equally specific, which is an error of the author. */
export function mostSpecific<Line extends Scoped>(lines: readonly Line[], scope: ScopeSet): readonly Line[] {
  const matching = lines.filter((line) => covers(line.for, scope));
  return matching.filter((line) => !matching.some((other) => narrower(other.for, line.for)));
}

/**
 * The cases that some lines tell apart: every plan, region and severity of the agreement where a line names one of that kind;
 * without and with each of the options that they name, and with all of these. `[[]]` where nothing is told apart.
 */
export function scopesOf(agreement: Agreement, lines: readonly Scoped[]): readonly ScopeSet[] {
  const named = lines.flatMap((line) => line.for);
  let scopes: readonly ScopeSet[] = [[]];
  for (const kind of ['plan', 'region'] as const) {
    if (named.some((name) => name.kind === kind)) {
      const names = unique([...named.filter((name) => name.kind === kind), ...declared(agreement, kind)]);
      scopes = scopes.flatMap((scope) => names.map((name) => [...scope, name]));
    }
  }
  const options = unique(named.filter((name) => name.kind === 'option'));
  if (options.length > 0) {
    const choices = [[], ...options.map((option) => [option]), ...(options.length > 1 ? [options] : [])];
    scopes = scopes.flatMap((scope) => choices.map((choice) => [...scope, ...choice]));
  }
  const severities = unique(named.filter((name) => name.kind === 'severity'));
  return severities.length === 0 ? scopes : scopes.flatMap((scope) => severities.map((name) => [...scope, name]));
}

/** The titles of a case for people: `Premium, Multi-zone`; "every customer" where nothing is told apart. */
export function scopeTitle(agreement: Agreement, scope: ScopeSet): string {
  if (scope.length === 0) return 'every customer';
  const titles = scope.map(
    ({ id }) => [...agreement.scopes, ...agreement.severities].find((it) => it.id === id)?.title ?? id,
  );
  return titles.join(', ');
}

function declared(agreement: Agreement, kind: 'plan' | 'region'): readonly ScopeReference[] {
  return agreement.scopes.filter((scope) => scope.kind === kind).map(({ id }) => ({ kind, id }));
}

function within(inner: ScopeSet, outer: ScopeSet): boolean {
  return kindsOf(outer).every((kind) => {
    const names = inner.filter((name) => name.kind === kind);
    return names.length > 0 && names.every((name) => has(outer, name));
  });
}

function kindsOf(scope: ScopeSet): readonly ScopeReference['kind'][] {
  return [...new Set(scope.map((name) => name.kind))];
}

function has(scope: ScopeSet, name: ScopeReference): boolean {
  return scope.some((other) => other.kind === name.kind && other.id === name.id);
}

function unique(names: readonly ScopeReference[]): readonly ScopeReference[] {
  return names.filter(
    (name, index) => names.findIndex((other) => other.kind === name.kind && other.id === name.id) === index,
  );
}

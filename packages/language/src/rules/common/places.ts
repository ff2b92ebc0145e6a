import type { Agreement, Metric, Objective, ScopeReference, Support } from '@sla-language/agreement';
import { metricOf } from '@sla-language/agreement';

/** The metric that an objective measures, where the agreement has it. */
export function measuredMetric(agreement: Agreement, objective: Objective): Metric | undefined {
  return objective.measures && metricOf(agreement, objective.measures.level);
}

/** Objectives and service desks: whatever has targets and remedies. */
export function promisesOf(agreement: Agreement): readonly (Objective | Support)[] {
  return [...agreement.objectives, ...agreement.supports];
}

/** Whether some case is covered by both of two `for`: for each kind that both name, they have a name in common. */
export function meet(left: readonly ScopeReference[], right: readonly ScopeReference[]): boolean {
  const kinds = new Set(left.map((name) => name.kind).filter((kind) => right.some((name) => name.kind === kind)));
  return [...kinds].every((kind) =>
    left.some((name) => name.kind === kind && right.some((other) => other.kind === kind && other.id === name.id)),
  );
}

/** ` for Premium, MultiZone`, as written; empty where a line is for everybody. */
export function forText(scopes: readonly ScopeReference[]): string {
  return scopes.length === 0 ? '' : ` for ${scopes.map((scope) => `\`${scope.id}\``).join(', ')}`;
}

/** The same for `for`s that name the same in the same order. */
export function scopeKey(scopes: readonly ScopeReference[]): string {
  return scopes.map(({ kind, id }) => `${kind} ${id}`).join();
}

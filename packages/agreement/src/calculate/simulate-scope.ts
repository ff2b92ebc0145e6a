import type { Objective, ScopeReference, Support } from '../model/index.js';
import { servicesOf } from './case.js';
import { type ScopeSet, scopeTitle } from './scopes.js';
import { type Simulating, titled } from './simulate-context.js';
import { targetFor } from './targets.js';

type For = { readonly for: ScopeSet };

/**
 * The customer of whom the scenario speaks, for one promise. Undefined where the promise depends on a plan or region that the scenario
 * does not name, which is then said.
 */
export function scopeFor(simulating: Simulating, promise: Objective | Support): ScopeSet | undefined {
  const { agreement, scenario } = simulating;
  const exceptions: readonly For[] = 'noTargets' in promise ? promise.noTargets : [];
  const deciding: readonly For[] = [...promise.targets, ...exceptions];
  const match = targetFor(promise, scenario.for);
  const missing = missingFrom(deciding, scenario.for);
  if (match.kind !== 'target' && promise.targets.length > 0 && missing.length > 0) {
    const names = missing.map((name) => scopeTitle(agreement, [name])).join(', ');
    simulating.cannotJudge(
      promise,
      `What ${titled(promise)} promises depends on the ${kindsOf(missing)}: say for whom (${names})`,
    );
    return undefined;
  }
  const ids = servicesOf(agreement, promise);
  const fees = agreement.services.filter(({ id }) => ids.includes(id)).flatMap((service) => service.fees);
  const remedies = [...promise.remedies, ...(agreement.remedies?.remedies ?? [])].filter((line) => 'for' in line);
  const others = missingFrom([...deciding, ...fees, ...remedies], scenario.for);
  if (others.length > 0) {
    const names = others.map((name) => scopeTitle(agreement, [name])).join(', ');
    simulating.assume(`The scenario names no ${kindsOf(others)} (${names}), so only what holds for everybody counts`);
  }
  return scenario.for;
}

/** The plans and regions that some lines name, of kinds that a case does not name. */
function missingFrom(lines: readonly For[], scope: ScopeSet): readonly ScopeReference[] {
  const names = lines
    .flatMap((line) => line.for)
    .filter(({ kind }) => (kind === 'plan' || kind === 'region') && !scope.some((name) => name.kind === kind));
  return names.filter(
    (name, index) => names.findIndex(({ kind, id }) => kind === name.kind && id === name.id) === index,
  );
}

function kindsOf(names: readonly ScopeReference[]): string {
  return [...new Set(names.map(({ kind }) => kind))].join(' and ');
}

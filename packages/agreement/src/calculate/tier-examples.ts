import type { Agreement, Objective, Support } from '../model/index.js';
import { boundOf } from '../values/compare.js';
import { nominalSeconds } from '../values/duration.js';
import type { LateCommitment, MeasuredCase } from './case.js';
import type { LadderGroup } from './ladder-groups.js';
import { type ScopeSet, scopesOf } from './scopes.js';
import { creditFor, type Settlement } from './settlement.js';
import { targetOf } from './targets.js';
import type { LevelRange, TierLine } from './tier-bounds.js';
import { exampleLevel, missedRange } from './tier-levels.js';
import type { MeasurementWindow } from './windows.js';

/** A tier, reckoned at one of its levels as real credits are, but for the claim deadlines; or what is owed by a delay. */
export interface TierExample {
  readonly measured: MeasuredCase;
  readonly settlement: Settlement;
  readonly late?: LateCommitment;
}

/** The ranges of a ladder for the cases that it treats alike. */
interface ExampleTiers {
  readonly scope: ScopeSet;
  readonly ranges: readonly LevelRange[];
}

/** Examples for every tier of a service level, and for what is owed by the delay. A case of which nothing comes is left out. */
export function tierExamples(
  agreement: Agreement,
  level: Objective | Support,
  window: MeasurementWindow,
  groups: readonly LadderGroup[],
): readonly TierExample[] {
  const tiers = groups.map(({ ladders, scopes }) => ({
    scope: scopes[0] ?? [],
    ranges: ladders.flatMap((ladder) => ladder.tiers.map((tier) => tier.range)),
  }));
  const given = tiers.length > 0 ? tiers : withoutTiers(level);
  return [
    ...given.flatMap((each) => levelExamples(agreement, level, window, each)),
    ...lateExamples(agreement, level, window),
  ];
}

/** The example of one tier for one case. Undefined where the range has no level, or nothing comes of it. */
export function tierExample(
  agreement: Agreement,
  level: Objective | Support,
  window: MeasurementWindow,
  scope: ScopeSet,
  range: LevelRange,
): TierExample | undefined {
  return levelExamples(agreement, level, window, { scope, ranges: [range] })[0];
}

/** What a line pays by itself in the examples, before caps and stacking. Empty where it pays nothing there. */
export function paidBy({ settlement }: TierExample, line: TierLine) {
  return settlement.cases.flatMap(({ payments }) =>
    payments.filter((payment) => payment.line === line).flatMap(({ parts }) => parts.map(({ payable }) => payable)),
  );
}

function levelExamples(
  agreement: Agreement,
  level: Objective | Support,
  window: MeasurementWindow,
  { scope, ranges }: ExampleTiers,
): readonly TierExample[] {
  const isEach =
    'handles' in level ? level.measures?.statistic === 'each' : level.measures?.level.statistic?.kind === 'each';
  const quantities = ranges.flatMap((range) => exampleLevel(agreement, level, range) ?? []);
  const distinct = quantities.filter((each, i) => quantities.findIndex((other) => other.amount.eq(each.amount)) === i);
  return distinct.flatMap((quantity) => {
    const seen = isEach ? { events: [quantity] } : { level: quantity };
    return settled(agreement, { objective: level.id, scope: payingScope(agreement, scope), window, ...seen });
  });
}

/** Where lines pay for any miss, one level that misses the target. */
function withoutTiers(level: Objective | Support): readonly ExampleTiers[] {
  const [target] = level.targets;
  const range = target && missedRange(target);
  return range && target ? [{ scope: target.for, ranges: [range] }] : [];
}

/** Two and a half steps of delay for each line that counts it: the difference between whole and begun ones shows. */
function lateExamples(
  agreement: Agreement,
  level: Objective | Support,
  window: MeasurementWindow,
): readonly TierExample[] {
  if (!('handles' in level)) return [];
  return level.remedies.flatMap((line) => {
    if ((line.kind !== 'credit' && line.kind !== 'penalty') || line.per?.kind !== 'late' || line.when) return [];
    const { size, commitment } = line.per;
    const severities = line.for.filter((each) => each.kind === 'severity').map((each) => each.id);
    const handling = level.handles.find((each) => severities.length === 0 || severities.includes(each.severity));
    const kind = commitment ?? handling?.commitments[0]?.kind;
    if (!handling || !kind) return [];
    const late: LateCommitment = {
      severity: handling.severity,
      commitment: kind,
      lateBy: nominalSeconds(size).times('2.5'),
    };
    const scope = payingScope(
      agreement,
      line.for.filter((each) => each.kind !== 'severity'),
    );
    const target = targetOf(level, scope);
    const kept = target && boundOf(target.comparison);
    const measured = { objective: level.id, scope, window, ...(kept ? { level: kept } : {}), late: [late] };
    return settled(agreement, measured).map((example) => ({ ...example, late }));
  });
}

function settled(agreement: Agreement, measured: MeasuredCase): readonly TierExample[] {
  const settlement = creditFor(agreement, measured, { withoutClaims: true });
  const pays = settlement.total.length > 0 || settlement.extensions.length > 0;
  return pays ? [{ measured, settlement }] : [];
}

/** The case with a plan, where the fees depend on one and the case does not name it. */
export function payingScope(agreement: Agreement, scope: ScopeSet): ScopeSet {
  const fees = agreement.services.flatMap((service) => service.fees);
  const [first] = scopesOf(agreement, fees);
  const missing = (first ?? []).filter((each) => !scope.some((other) => other.kind === each.kind));
  return [...scope, ...missing];
}

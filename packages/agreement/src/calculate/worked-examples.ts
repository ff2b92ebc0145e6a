import { Temporal } from 'temporal-polyfill';
import type { Agreement, Objective, Payment, Support } from '../model/index.js';
import { boundOf } from '../values/compare.js';
import { type Big, ceiling, Decimal, decimal, floor, HUNDRED, ONE } from '../values/decimal.js';
import { exactSeconds, nominalSeconds } from '../values/duration.js';
import type { Quantity } from '../values/quantity.js';
import { isSupport, type LateCommitment, type MeasuredCase } from './case.js';
import { daysIn } from './fees.js';
import { domainOfLevel, type LevelDomain } from './levels.js';
import type { ScopeSet } from './scopes.js';
import { creditFor, type Settlement, type SettlementContext } from './settlement.js';
import { objectiveScopes, targetOf } from './targets.js';
import { boundOfTarget, entryBound } from './tier-bounds.js';
import { ladderOf, type Tier } from './tiers.js';
import { startOfDay, timeSettingOf } from './time.js';
import { type MeasurementWindow, windowAt, windowsOfTerm } from './windows.js';

/** A case that shows what a line comes to, computed by the same code as a real one. */
export interface WorkedExample {
  readonly scope: ScopeSet;
  /** The line that it shows. */
  readonly line: Payment;
  readonly case: MeasuredCase;
  readonly settlement: Settlement;
}

/** The day of examples for an agreement without a term: in a month of 30 days. */
const DAY_WITHOUT_TERM = '2026-04-15';

/**
 * One example for each scope and each line that pays: a plain level in its range, in a whole window of the term (a month of 30 days where
 * there is one). A line that pays for lateness: two and a half steps late.
 */
export function workedExamples(
  agreement: Agreement,
  promise: Objective | Support,
  context: SettlementContext = {},
): readonly WorkedExample[] {
  const window = promise.measures && exampleWindow(agreement, promise.measures.window);
  if (!window || promise.indicative) return [];
  return objectiveScopes(agreement, promise).flatMap((scope) => {
    const late = lateExamples(promise, scope).map(({ line, late }) => ({ line, measured: { late: [late] } }));
    const levels = levelExamples(agreement, promise, scope).map(({ line, level }) => ({ line, measured: { level } }));
    return [...levels, ...late].map(({ line, measured }): WorkedExample => {
      const one: MeasuredCase = { objective: promise.id, scope, window, ...measured };
      return { scope, line, case: one, settlement: creditFor(agreement, one, context) };
    });
  });
}

/** A whole window of the term, of 30 days where a month can have them. */
export function exampleWindow(
  agreement: Agreement,
  window: NonNullable<Objective['measures']>['window'],
): MeasurementWindow | undefined {
  const setting = timeSettingOf(agreement);
  if (!setting.term) return windowAt(window, setting, startOfDay(DAY_WITHOUT_TERM, setting.timeZone));
  const isShort = window.kind === 'calendar' && ['hour', 'day', 'week'].includes(window.period);
  if (isShort || window.kind === 'rolling') return windowAt(window, setting, firstFullDay(setting));
  const whole = windowsOfTerm(window, setting).filter((it) => !it.partial);
  return whole.find((it) => daysIn(it, setting.timeZone).eq(30)) ?? whole[0] ?? windowsOfTerm(window, setting)[0];
}

function firstFullDay(setting: ReturnType<typeof timeSettingOf>): Temporal.Instant {
  const from = Temporal.PlainDate.from(setting.term?.from ?? DAY_WITHOUT_TERM);
  const to = setting.term?.to === undefined ? undefined : Temporal.PlainDate.from(setting.term.to);
  // A month into the term a rolling window is whole; a shorter term ends before.
  const day = from.add({ months: 1 });
  return startOfDay(to && Temporal.PlainDate.compare(day, to) > 0 ? to : day, setting.timeZone);
}

function levelExamples(
  agreement: Agreement,
  promise: Objective | Support,
  scope: ScopeSet,
): readonly { readonly line: Payment; readonly level: Quantity }[] {
  const target = targetOf(promise, scope);
  if (!target && promise.targets.length > 0) return [];
  const domain = domainOfLevel(agreement, isSupport(promise) ? undefined : promise.measures?.level, promise);
  const examples: { line: Payment; level: Quantity }[] = [];
  for (const kind of ['credit', 'penalty'] as const) {
    const { tiers, lines } = ladderOf(promise.remedies, kind, scope, target, domain);
    for (const [index, tier] of tiers.entries()) {
      const like = lines.find(({ line }) => line === tier.line);
      const entry = like && entryBound(like, domain.direction)?.quantity;
      const line = tier.line;
      if (!entry || line.kind === 'extension') continue;
      const amount = levelIn(tier, tiers[index - 1], domain, entry.dimension === 'percentage');
      if (amount) examples.push({ line, level: { ...entry, amount } });
    }
    const always = promise.remedies.find(
      (line): line is Payment => line.kind === kind && !line.when && line.per?.kind !== 'late',
    );
    const bound = boundOfTarget(target);
    if (always && tiers.length === 0 && bound) {
      const like = target && boundOf(target.comparison);
      const edge = bound.quantity.amount;
      const amount = between(edge, beyond(edge, undefined, domain, bound.quantity.dimension === 'percentage'));
      if (like && amount) examples.push({ line: always, level: { ...like, amount } });
    }
  }
  return examples;
}

/** A plain level inside a tier; in the last one not farther from its bound than the tier before is wide. */
function levelIn(tier: Tier, before: Tier | undefined, domain: LevelDomain, isPercentage: boolean): Big | undefined {
  const { from, to } = tier.range;
  const falls = domain.direction === 'falls';
  const entry = (falls ? to : from)?.value;
  const far = (falls ? from : to)?.value;
  if (!entry) return undefined;
  if (far?.eq(entry)) return entry;
  const width =
    before?.range.from && before.range.to ? before.range.to.value.minus(before.range.from.value).abs() : undefined;
  return between(entry, far ?? beyond(entry, width, domain, isPercentage));
}

/** A value some way beyond a bound in the direction in which levels become worse, within what is possible. */
function beyond(
  bound: Big,
  width: Big | undefined,
  { direction, lowest, highest }: LevelDomain,
  isPercentage: boolean,
): Big {
  const fromBest = isPercentage ? (direction === 'falls' ? HUNDRED.minus(bound) : bound) : bound;
  const own = width?.gt(0) ? width : fromBest.gt(0) ? fromBest : ONE;
  const value = direction === 'falls' ? bound.minus(own) : bound.plus(own);
  if (lowest?.gt(value)) return lowest;
  return highest?.lt(value) ? highest : value;
}

/** The plainest decimal strictly between two values, near the middle: 99.5 between 99 and 99.9. */
function between(left: Big, right: Big): Big | undefined {
  if (left.eq(right)) return undefined;
  const [low, high] = left.lt(right) ? [left, right] : [right, left];
  const middle = low.plus(high).div(2);
  for (let places = 0; places <= 12; places++) {
    const step = decimal(10).pow(-places);
    const first = floor(low.div(step)).plus(ONE).times(step);
    const last = ceiling(high.div(step)).minus(ONE).times(step);
    if (first.gt(last)) continue;
    const near = middle.round(places, Decimal.roundHalfUp);
    return near.lt(first) ? first : near.gt(last) ? last : near;
  }
  return middle;
}

function lateExamples(
  promise: Objective | Support,
  scope: ScopeSet,
): readonly { line: Payment; late: LateCommitment }[] {
  if (!isSupport(promise)) return [];
  return promise.remedies.flatMap((line) => {
    if (line.kind !== 'credit' && line.kind !== 'penalty') return [];
    if (line.per?.kind !== 'late') return [];
    const { commitment, size } = line.per;
    const named = line.for.find(({ kind }) => kind === 'severity')?.id;
    const own = scope.find(({ kind }) => kind === 'severity')?.id;
    if (named !== undefined && own !== undefined && named !== own) return [];
    const handling = promise.handles.find(({ severity }) => severity === (named ?? own ?? severity));
    const kind = commitment ?? handling?.commitments[0]?.kind;
    if (!handling || !kind) return [];
    const lateBy = (exactSeconds(size) ?? nominalSeconds(size)).times('2.5');
    return [{ line, late: { severity: handling.severity, commitment: kind, lateBy } }];
  });
}

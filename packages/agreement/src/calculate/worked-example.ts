import type { Agreement, Amount, ExampleCase, ScopeReference, Window, WorkedExample } from '../model/index.js';
import { boundOf } from '../values/compare.js';
import { type Big, decimal } from '../values/decimal.js';
import { nominalSeconds } from '../values/duration.js';
import { type Quantity, quantityOf } from '../values/quantity.js';
import { availabilityOf } from './availability.js';
import { amountFor } from './base-amount.js';
import { isSupport, type MeasuredCase, promiseOf, servicesOf, unitOfPromise } from './case.js';
import { metricOf } from './levels.js';
import { type Payable, roundPayable, sumPayables, unitKey } from './payable.js';
import { roundLevel } from './rounding.js';
import { type Settlement, settleCredits } from './settlement.js';
import { targetOf } from './targets.js';
import { addSeconds, lastDayOf, startOfDay, timeSettingOf } from './time.js';
import { type MeasurementWindow, windowAt } from './windows.js';

/** A month of 30 days, for an agreement whose term does not say when it begins. */
const SOME_DAY = '2026-06-15';

/**
 * The window with which examples are reckoned: that of a day; without one, the first whole one of the term, of months the first of
 * 30 days if it begins in the same half year. Undefined for a day outside the term.
 */
export function exampleWindow(agreement: Agreement, window: Window, day?: string): MeasurementWindow | undefined {
  const setting = timeSettingOf(agreement);
  if (day !== undefined) return windowAt(window, setting, startOfDay(day, setting.timeZone));
  const first = windowAt(window, setting, startOfDay(agreement.effective?.from ?? SOME_DAY, setting.timeZone));
  const whole = first?.partial ? (windowAt(window, setting, first.full.end) ?? first) : first;
  if (window.kind !== 'calendar' || window.period !== 'month') return whole;
  let month = whole;
  for (let tries = 0; month && tries < 4; tries++) {
    if (lastDayOf(month.end, setting.timeZone).day === 30 && !month.partial) break;
    month = windowAt(window, setting, month.end);
  }
  return month ?? whole;
}

/** One measured case of an example, with the level that its downtime comes to where the author gives both. */
export interface RecomputedCase {
  readonly given: ExampleCase;
  readonly measured: MeasuredCase;
  readonly levelOfDowntime?: Quantity;
}

/** A worked example, reckoned again. */
export interface RecomputedExample {
  readonly cases: readonly RecomputedCase[];
  /** What the agreement comes to. */
  readonly settlement: Settlement;
  /** The amounts that the author expects, rounded. */
  readonly expected: readonly Payable[];
}

/** Reckons a worked example again, as if nothing else had happened. Undefined where it, or the agreement, does not say enough. */
export function recomputeExample(agreement: Agreement, example: WorkedExample): RecomputedExample | undefined {
  const cases = example.given.flatMap((given, index) => caseOf(agreement, given, `case ${index + 1}`) ?? []);
  const [first] = cases;
  if (!first || cases.length < example.given.length) return undefined;
  const expected = example.expected.flatMap((each) =>
    each.kind === 'credit' || each.kind === 'penalty' ? expectedAmount(agreement, each.amount, first.measured) : [],
  );
  return {
    cases,
    settlement: settleCredits(
      agreement,
      cases.map(({ measured }) => measured),
    ),
    expected: sumPayables(expected).map(roundPayable),
  };
}

/** Whether two lists of amounts come to the same. */
export function samePayables(left: readonly Payable[], right: readonly Payable[]): boolean {
  const amounts = (payables: readonly Payable[]) =>
    sumPayables(payables)
      .filter(({ amount }) => !amount.eq(0))
      .map(({ amount, unit }) => `${unitKey(unit)} ${amount.round(20).toFixed()}`);
  return amounts(left).sort().join() === amounts(right).sort().join();
}

function caseOf(agreement: Agreement, given: ExampleCase, ticket: string): RecomputedCase | undefined {
  const promise = promiseOf(agreement, given.promise);
  const window = promise?.measures && exampleWindow(agreement, promise.measures.window, given.on);
  if (!promise || !window) return undefined;
  const scope = given.for.filter(({ kind }) => kind !== 'severity');
  const base = { objective: promise.id, scope, window };
  if (given.late) {
    const { by, commitment } = given.late;
    const severities = given.for.filter(({ kind }) => kind === 'severity').map(({ id }: ScopeReference) => id);
    const handling = isSupport(promise)
      ? promise.handles.find(({ severity }) => severities.length === 0 || severities.includes(severity))
      : undefined;
    const kind = commitment ?? handling?.commitments[0]?.kind;
    if (!handling || !kind) return undefined;
    const target = targetOf(promise, scope);
    const kept = target && boundOf(target.comparison);
    const late = [{ severity: handling.severity, commitment: kind, lateBy: nominalSeconds(by), ticket }];
    // The share of what was in time stays just kept: the example is about the delay.
    return { given, measured: { ...base, ...(kept ? { level: kept } : {}), late } };
  }
  const metric = isSupport(promise) ? undefined : promise.measures && metricOf(agreement, promise.measures.level);
  const written = given.level && quantityOf(given.level);
  const seconds = given.downtime && nominalSeconds(given.downtime);
  const outages = seconds ? [{ start: window.start, end: addSeconds(window.start, seconds) }] : undefined;
  const isTimed = metric?.measure?.kind === 'availability' && metric.measure.during === undefined;
  const result = outages && metric && isTimed ? availabilityOf(metric, { window, outages }) : undefined;
  const quantity = written && metric ? roundLevel(written, metric) : (written ?? result?.level);
  if (!quantity) return undefined;
  const isEach = !isSupport(promise) && promise.measures?.level.statistic?.kind === 'each';
  const seen = isEach ? { events: [quantity] } : { level: quantity };
  const downtime: { readonly downtime?: Big } = result ? { downtime: result.downtime } : {};
  const measured: MeasuredCase = { ...base, ...seen, ...downtime, ...(outages ? { outages } : {}) };
  return { given, measured, ...(written && result?.level ? { levelOfDowntime: result.level } : {}) };
}

function expectedAmount(agreement: Agreement, amount: Amount, measured: MeasuredCase): readonly Payable[] {
  const promise = promiseOf(agreement, measured.objective);
  if (!promise) return [];
  const isBare = (amount.kind === 'share' || amount.kind === 'fraction') && !amount.base;
  const meant: Amount = isBare ? { ...amount, base: { text: 'fee', of: 'fee', duringDowntime: false } } : amount;
  const { parts } = amountFor(meant, {
    agreement,
    scope: measured.scope,
    window: measured.window,
    services: servicesOf(agreement, promise),
    unit: unitOfPromise(agreement, promise),
    downtime: { seconds: measured.downtime ?? decimal(0), spans: measured.outages ?? [] },
    fees: {},
  });
  return parts.map(({ payable }) => payable);
}

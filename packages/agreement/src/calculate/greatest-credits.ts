import QuickLRU from 'quick-lru';
import { Temporal } from 'temporal-polyfill';
import type { Agreement, Objective, Payment, Support, Window } from '../model/index.js';
import { boundOf } from '../values/compare.js';
import { type Big, decimal, maximum, ONE, ZERO } from '../values/decimal.js';
import type { Quantity } from '../values/quantity.js';
import { isSupport, type LateCommitment, type MeasuredCase } from './case.js';
import { creditTerms } from './credit-terms.js';
import { domainOfLevel, metricOf } from './levels.js';
import { type Payable, sumPayables, unitKey } from './payable.js';
import { covers, type ScopeSet, scopesOf } from './scopes.js';
import { creditFor, type Settlement, settleCredits } from './settlement.js';
import { monthOf } from './settlement-item.js';
import { targetFor, targetOf } from './targets.js';
import type { LevelRange } from './tier-bounds.js';
import { ladderOf } from './tiers.js';
import { startOfDay, type TimeSpan, timeSettingOf } from './time.js';
import { type MeasurementWindow, windowAt, windowsWithin } from './windows.js';

/** What a case is owed at most where every promise is broken as far as it can be, after all caps. */
export interface GreatestCredits {
  readonly scope: ScopeSet;
  /** False where nothing in the text limits it, since it grows with a delay or a number: then there are no amounts. */
  readonly limited: boolean;
  /** In the dearest calendar month; empty where nothing is ever owed. */
  readonly month: readonly Payable[];
  /** In `year`. */
  readonly total: readonly Payable[];
  /** Twelve months from the first whole month of the term, or what is left of it. */
  readonly year: TimeSpan;
}

/** More cases than this are no table that anybody reads. */
const MOST_CASES = 24;

/** How often something happens, or how many days it lasts, where nothing limits that. */
const EXTENT = decimal(10).pow(6);

/** A day in a year of 365 days, for an agreement whose term does not say when it begins. */
const SOME_DAY = '2026-01-01';

/**
 * The greatest credits and penalties, for every case that the agreement tells apart. Each window of a year goes through the calculation of real
 * credits, at the level that costs most. Undefined where that cannot be said: single events are judged, of which there may be any number, a
 * window rolls, or there are too many windows.
 */
export function greatestCredits(agreement: Agreement): readonly GreatestCredits[] | undefined {
  const known = results.get(agreement);
  if (known) return known.cases;
  const cases = greatestOfTerms(termsOf(agreement));
  results.set(agreement, { cases });
  return cases;
}

/** The same for one promise, as if there were no other. */
export function greatestCreditsOf(
  agreement: Agreement,
  promise: Objective | Support,
): readonly GreatestCredits[] | undefined {
  const terms = termsOf(agreement);
  const isIt = (each: Objective | Support) => each === promise;
  const objectives = terms.objectives.filter((_, i) => isIt(agreement.objectives[i]!));
  const supports = terms.supports.filter((_, i) => isIt(agreement.supports[i]!));
  return greatestOfTerms({ ...terms, objectives, supports });
}

/** Agreements never change, and each of their documents asks. */
const results = new WeakMap<Agreement, { readonly cases: readonly GreatestCredits[] | undefined }>();

function termsOf(agreement: Agreement): Agreement {
  const terms = termsKnown.get(agreement) ?? creditTerms(agreement);
  termsKnown.set(agreement, terms);
  return terms;
}

const termsKnown = new WeakMap<Agreement, Agreement>();

/** Somebody who writes an agreement asks after every letter, and few letters change what is owed. */
function greatestOfTerms(terms: Agreement): readonly GreatestCredits[] | undefined {
  const { objectives, supports, ...shared } = terms;
  const key = JSON.stringify(shared);
  const answers: Answers = answersByTerms.get(key) ?? new QuickLRU({ maxSize: MOST_ANSWERS });
  answersByTerms.set(key, answers);
  const promises = JSON.stringify([objectives, supports]);
  const known = answers.get(promises);
  if (known) return known.cases;
  const cases = calculate(terms);
  answers.set(promises, { cases });
  return cases;
}

/** By what is promised. */
type Answers = QuickLRU<string, { readonly cases: readonly GreatestCredits[] | undefined }>;

/** By what promises share: prices, calendars, metrics, general remedies. */
const answersByTerms = new QuickLRU<string, Answers>({ maxSize: 8 });

const MOST_ANSWERS = 100;

function calculate(agreement: Agreement): readonly GreatestCredits[] | undefined {
  const year = yearOf(agreement);
  const promises = payingPromises(agreement);
  if (!year || promises.length === 0 || !promises.every(isCertain)) return undefined;
  const cases = casesOf(agreement);
  if (cases.length > MOST_CASES) return undefined;
  // Promises that are measured alike share their windows, so that what is worked out for one of these is known to all.
  const windows = new Map<string, readonly MeasurementWindow[]>();
  const promised = promises.map((promise): Promised => {
    const { window } = promise.measures!;
    const known = windows.get(window.text) ?? windowsIn(agreement, window, year);
    windows.set(window.text, known);
    return { promise, windows: known };
  });
  return cases.map((scope) => greatestOf(agreement, promised, scope, year));
}

/** A promise with its windows of a year. */
interface Promised {
  readonly promise: Objective | Support;
  readonly windows: readonly MeasurementWindow[];
}

function greatestOf(
  agreement: Agreement,
  promised: readonly Promised[],
  scope: ScopeSet,
  year: TimeSpan,
): GreatestCredits {
  const settled = (extent: Big, count?: number) =>
    settleCredits(
      agreement,
      promised.flatMap(({ promise, windows }) =>
        worstCases(agreement, { promise, windows: windows.slice(0, count) }, scope, extent),
      ),
    );
  const isOpen = promised.some(({ promise }) => paymentsFor(agreement, promise).some(isUnbounded));
  // What a limit holds is the same for a long delay and for twice as long a one; the first windows use up any limit.
  if (isOpen && !isSame(settled(EXTENT, 1).total, settled(EXTENT.times(2), 1).total))
    return { scope, limited: false, month: [], total: [], year };
  const settlement = settled(EXTENT);
  return { scope, limited: true, month: dearestMonth(agreement, settlement), total: settlement.total, year };
}

function yearOf(agreement: Agreement): TimeSpan | undefined {
  const setting = timeSettingOf(agreement);
  const month = { kind: 'calendar', text: 'month', period: 'month' } as const;
  const first = windowAt(month, setting, startOfDay(agreement.effective?.from ?? SOME_DAY, setting.timeZone));
  const start = first?.partial ? first.full.end : first?.start;
  if (!start || !windowAt(month, setting, start)) return undefined;
  return { start, end: start.toZonedDateTimeISO(setting.timeZone).add({ years: 1 }).toInstant() };
}

const isPayment = (line: { readonly kind: string }): line is Payment =>
  line.kind === 'credit' || line.kind === 'penalty';

function paymentsFor(agreement: Agreement, promise: Objective | Support): readonly Payment[] {
  return [...promise.remedies, ...(agreement.remedies?.remedies ?? [])].filter(isPayment);
}

function payingPromises(agreement: Agreement): readonly (Objective | Support)[] {
  return [...agreement.objectives, ...agreement.supports].filter(
    (promise) => !promise.indicative && promise.measures && paymentsFor(agreement, promise).length > 0,
  );
}

/** Days and hours are too many to be reckoned one by one; of single events there may be any number, and a rolling window ends every day. */
function isCertain({ measures }: Objective | Support): boolean {
  if (!measures || measures.window.kind === 'rolling') return false;
  const { window } = measures;
  if (window.kind === 'calendar' && (window.period === 'hour' || window.period === 'day')) return false;
  return 'level' in measures ? measures.level.statistic?.kind !== 'each' : measures.statistic !== 'each';
}

/** The windows that end within the year. */
function windowsIn(agreement: Agreement, window: Window, year: TimeSpan): readonly MeasurementWindow[] {
  return windowsWithin(window, timeSettingOf(agreement), year).filter(
    ({ end }) => Temporal.Instant.compare(end, year.end) <= 0,
  );
}

/** Plans, regions and options that the fees, promises and limits tell apart; a customer is not a severity. */
function casesOf(agreement: Agreement): readonly ScopeSet[] {
  const lines = [
    ...agreement.services.flatMap((service) => service.fees),
    ...[...agreement.objectives, ...agreement.supports].flatMap((promise) => [
      ...promise.targets,
      ...('noTargets' in promise ? promise.noTargets : []),
      ...promise.remedies,
    ]),
    ...(agreement.remedies?.remedies ?? []),
    ...(agreement.remedies?.atRisk ? [agreement.remedies.atRisk] : []),
  ];
  return scopesOf(
    agreement,
    lines.map((line) => ({ for: line.for.filter(({ kind }) => kind !== 'severity') })),
  );
}

/** Lines that grow with something that has no end: a number of incidents, a delay, a level above the target. */
function isUnbounded({ per }: Payment): boolean {
  if (!per) return false;
  if (per.kind === 'each outage') return per.count === 'started';
  return per.kind === 'incident' || per.kind === 'late' || (per.kind === 'deviation' && per.side === 'above');
}

/** Every measured level of a promise in a year, as bad as it can be. */
function worstCases(
  agreement: Agreement,
  { promise, windows }: Promised,
  scope: ScopeSet,
  extent: Big,
): readonly MeasuredCase[] {
  return measuredScopes(promise, scope).flatMap(({ scope: own, late }) => {
    if (promise.targets.length > 0 && targetFor(promise, own).kind !== 'target') return [];
    const [first] = windows;
    if (!first) return [];
    const base = (window: MeasurementWindow, level: Quantity | undefined): MeasuredCase => ({
      objective: promise.id,
      scope: own,
      window,
      ...(level ? { level } : {}),
      ...(isTimed(agreement, promise) ? { outages: [{ start: window.start, end: window.end }] } : {}),
      ...(late ? { late: [{ ...late, lateBy: extent.times(86_400) }] } : {}),
      incidents: Number(extent.toFixed()),
    });
    const levels = worstLevels(agreement, promise, own, extent);
    const totals = levels.length > 1 ? levels.map((level) => creditFor(agreement, base(first, level)).total) : [[]];
    const best = levels[indexOfGreatest(totals)];
    return windows.map((window) => base(window, best));
  });
}

/** Of a service desk each commitment of each severity has a level of its own. */
function measuredScopes(
  promise: Objective | Support,
  scope: ScopeSet,
): readonly { readonly scope: ScopeSet; readonly late?: Omit<LateCommitment, 'lateBy'> }[] {
  if (!isSupport(promise)) return [{ scope }];
  return promise.handles.flatMap(({ severity, for: scopes, commitments }) => {
    const own = [...scope, { kind: 'severity' as const, id: severity }];
    if (!covers(scopes, own)) return [];
    return commitments.map(({ kind }) => ({ scope: own, late: { severity, commitment: kind } }));
  });
}

function isTimed(agreement: Agreement, promise: Objective | Support): boolean {
  if (isSupport(promise) || !promise.measures) return false;
  const { level } = promise.measures;
  return !level.statistic && metricOf(agreement, level)?.measure?.kind === 'availability';
}

/** The end of what is possible; and, where a deeper tier pays less than a milder one, a level of each tier. */
function worstLevels(
  agreement: Agreement,
  promise: Objective | Support,
  scope: ScopeSet,
  extent: Big,
): readonly (Quantity | undefined)[] {
  const measured = isSupport(promise) ? undefined : promise.measures?.level;
  const domain = domainOfLevel(agreement, measured, promise);
  const target = targetOf(promise, scope);
  const ladders = [promise.remedies, agreement.remedies?.remedies ?? []].flatMap((lines) =>
    (['credit', 'penalty'] as const).map((kind) => ladderOf(lines, kind, scope, target, domain)),
  );
  const like = (target && boundOf(target.comparison)) ?? ladders.flatMap(({ lines }) => lines)[0]?.bounds[0]?.quantity;
  if (!like) return [undefined];
  const ranges = ladders.flatMap(({ tiers }) => tiers.map(({ range }) => range));
  const bounds = ranges.flatMap(({ from, to }) => [from, to].flatMap((bound) => bound?.value ?? []));
  const beyond = maximum(ONE, like.amount, ...bounds).times(extent);
  const end = domain.direction === 'falls' ? (domain.lowest ?? ZERO) : (domain.highest ?? beyond);
  const isMonotone = ladders.every(({ paysLess }) => paysLess.length === 0);
  return [
    end,
    ...(isMonotone ? [] : ranges).map((range) => within(range, domain.lowest ?? ZERO, domain.highest ?? beyond)),
  ].map((amount) => ({ ...like, amount }));
}

function within({ from, to }: LevelRange, lowest: Big, highest: Big): Big {
  return (from?.value ?? lowest).plus(to?.value ?? highest).div(2);
}

/** Where amounts have no unit in common, the first one, which is that of the worst level. */
function indexOfGreatest(totals: readonly (readonly Payable[])[]): number {
  let best = 0;
  for (const [i, total] of totals.entries()) {
    const [mine, other] = [total, totals[best]!];
    const comparable = mine.length === 1 && (other.length === 0 || isOneUnit(mine, other));
    if (comparable && (other.length === 0 || mine[0]!.amount.gt(other[0]!.amount))) best = i;
  }
  return best;
}

function isOneUnit(left: readonly Payable[], right: readonly Payable[]): boolean {
  return left.length === 1 && right.length === 1 && unitKey(left[0]!.unit) === unitKey(right[0]!.unit);
}

function isSame(left: readonly Payable[], right: readonly Payable[]): boolean {
  const keys = (list: readonly Payable[]) =>
    list
      .map(({ amount, unit }) => `${unitKey(unit)} ${amount.toFixed()}`)
      .sort()
      .join('\n');
  return keys(left) === keys(right);
}

function dearestMonth(agreement: Agreement, { windows }: Settlement): readonly Payable[] {
  const { timeZone } = timeSettingOf(agreement);
  const months = new Map<string, Payable[]>();
  for (const { window, amounts } of windows) {
    const month = monthOf({ objective: '', scope: [], window }, timeZone);
    months.set(month, [...(months.get(month) ?? []), ...amounts]);
  }
  const greatest = new Map<string, Payable>();
  for (const payable of [...months.values()].flatMap(sumPayables)) {
    const key = unitKey(payable.unit);
    const known = greatest.get(key);
    if (!known || payable.amount.gt(known.amount)) greatest.set(key, payable);
  }
  return [...greatest.values()];
}

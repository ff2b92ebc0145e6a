import type { Agreement, Id, Payment } from '../model/index.js';
import { decimal, ZERO } from '../values/decimal.js';
import { moneyString } from '../values/print.js';
import { applyCaps, capsInOrder, generalCaps } from './caps.js';
import { type MeasuredCase, promiseOf } from './case.js';
import { type ClaimDeadline, claimDeadlines } from './claims.js';
import type { FeeContext } from './fees.js';
import type { HolidayProvider } from './holidays.js';
import { type Payable, payablesString, roundPayable, sumPayables, unitKey } from './payable.js';
import { type CasePayments, paymentsOf } from './payments.js';
import {
  byUnit,
  groupBy,
  inOrderOfTime,
  monthOf,
  type SettlementItem,
  totalOf,
  withAmount,
  withoutNothing,
} from './settlement-item.js';
import { type StackedExtension, stack, stackExtensions } from './stacking.js';
import { BECOMES, type Sum } from './sum.js';
import { timeSettingOf } from './time.js';
import { follows, step, summed, type TraceStep } from './trace.js';
import type { MeasurementWindow } from './windows.js';

/** What a settlement may know beyond the agreement. */
export interface SettlementContext extends FeeContext {
  /** From `await loadHolidays()`, for claim deadlines in business time; without it no day is a holiday. */
  readonly holidays?: HolidayProvider;
  /** For those who ask for amounts alone: until when they have to be claimed takes long to work out, and is left out. */
  readonly withoutClaims?: boolean;
}

/** What one window pays, of all objectives that were measured over it. */
export interface WindowSettlement {
  readonly window: MeasurementWindow;
  /** The objectives and supports that pay. */
  readonly objectives: readonly Id[];
  /** Rounded; one amount a currency or price in words. Empty: nothing is paid. */
  readonly amounts: readonly Payable[];
  /** The same by objective and by what it is: the parts of `amounts`. */
  readonly parts: readonly { readonly objective: Id; readonly line: Payment; readonly payable: Payable }[];
  readonly claims: readonly ClaimDeadline[];
  readonly trace: readonly TraceStep[];
}

/** The cases whose windows end in one calendar month, and how what they pay was put together. */
export interface MonthSettlement {
  /** `2026-03`. */
  readonly month: string;
  readonly cases: readonly CasePayments[];
  /** From the objectives' caps on: what comes before is in the cases. */
  readonly trace: readonly TraceStep[];
}

/** What a history of windows comes to. */
export interface Settlement {
  /** Each case by itself: status, paying lines and amounts before caps and stacking. In order of time. */
  readonly cases: readonly CasePayments[];
  readonly months: readonly MonthSettlement[];
  readonly windows: readonly WindowSettlement[];
  readonly extensions: readonly StackedExtension[];
  /** How they were put together: the end of `trace`. */
  readonly extending: readonly TraceStep[];
  /** All that is paid. */
  readonly total: readonly Payable[];
  /** The whole calculation: level → tier → base → step → objective's cap → stacking → caps → minimum → rounding → claim. */
  readonly trace: readonly TraceStep[];
}

/**
 * What misses come to, over any number of windows: caps of a year need the windows before. Cases may come in any order. Months are
 * settled in order of time, and what they really pay, after minimum and rounding, uses up the caps of longer periods.
 */
export function settleCredits(
  agreement: Agreement,
  measured: readonly MeasuredCase[],
  context: SettlementContext = {},
): Settlement {
  const { timeZone } = timeSettingOf(agreement);
  const cases = inOrderOfTime(measured.map((one) => ({ case: one }))).map((one) =>
    paymentsOf(agreement, one.case, context),
  );
  const months: MonthSettlement[] = [];
  const windows: WindowSettlement[] = [];
  const paid: SettlementItem[] = [];
  for (const [month, ofMonth] of groupBy(cases, (one) => monthOf(one.case, timeZone))) {
    const trace: TraceStep[] = [];
    months.push({ month, cases: ofMonth, trace });
    const stacked = stack(agreement, capByObjective(agreement, ofMonth.flatMap(itemsOf), paid, context, trace));
    trace.push(...stacked.trace);
    for (const items of groupBy(stacked.items, ({ case: { window } }) => keyOfWindow(window)).values()) {
      const settled = settleWindow(agreement, items, paid, context);
      paid.push(...settled.paid);
      trace.push(...settled.settlement.trace);
      if (settled.paid.length > 0) windows.push(settled.settlement);
    }
  }
  const extended = stackExtensions(
    agreement,
    cases.flatMap((one) => one.extensions.map((extension) => ({ case: one.case, extension }))),
  );
  const total = sumPayables(windows.flatMap((window) => window.amounts));
  const trace = months.flatMap((month) => [...month.cases.flatMap((one) => one.trace), ...month.trace]);
  const { extensions, trace: extending } = extended;
  return { cases, months, windows, extensions, extending, total, trace: [...trace, ...extending] };
}

const keyOfWindow = ({ start, end }: MeasurementWindow): string =>
  `${start.epochMilliseconds} ${end.epochMilliseconds}`;

/** What one window of one objective pays by itself: for worked examples and `explain`. */
export function creditFor(agreement: Agreement, measured: MeasuredCase, context: SettlementContext = {}): Settlement {
  return settleCredits(agreement, [measured], context);
}

function itemsOf({ case: measured, payments }: CasePayments): readonly SettlementItem[] {
  return payments.flatMap(({ line, parts }) => parts.map((part) => ({ ...part, case: measured, line })));
}

function capByObjective(
  agreement: Agreement,
  items: readonly SettlementItem[],
  paid: readonly SettlementItem[],
  fees: SettlementContext,
  trace: TraceStep[],
): readonly SettlementItem[] {
  const before = groupBy(paid, (item) => item.case.objective);
  return [...groupBy(items, (item) => item.case.objective)].flatMap(([id, own]) => {
    const caps = capsInOrder(promiseOf(agreement, id)?.remedies ?? []);
    const capped = applyCaps({ agreement, caps, items: own, paid: before.get(id) ?? [], stage: 'objective cap', fees });
    trace.push(...capped.trace);
    return withoutNothing(capped.items);
  });
}

/** Caps → minimum → rounding → claim of one window. */
function settleWindow(
  agreement: Agreement,
  items: readonly SettlementItem[],
  before: readonly SettlementItem[],
  context: SettlementContext,
): { readonly settlement: WindowSettlement; readonly paid: readonly SettlementItem[] } {
  const { window } = items[0]!.case;
  const caps = capsInOrder(generalCaps(agreement));
  const capped = applyCaps({ agreement, caps, items, paid: before, stage: 'cap', fees: context });
  const trace = [...capped.trace];
  const paid = [...byUnit(withoutNothing(capped.items)).values()].flatMap((ofUnit) =>
    isBelowMinimum(agreement, ofUnit, trace) ? [] : roundTogether(ofUnit, trace),
  );
  const amounts = sumPayables(paid.map((item) => item.payable));
  trace.push(step('total', `${window.label} pays ${payablesString(amounts)}`));
  const cases = new Map(paid.map((item) => [item.case.objective, item.case]));
  const claims = context.withoutClaims
    ? []
    : [...cases.values()].flatMap((one) => claimDeadlines(agreement, one, context.holidays));
  const unique = claims.filter(
    (claim, index) => claims.findIndex((other) => other.trace.text === claim.trace.text) === index,
  );
  trace.push(...unique.map((claim) => claim.trace));
  const parts = paid.map((item) => ({ objective: item.case.objective, line: item.line, payable: item.payable }));
  return { settlement: { window, objectives: [...cases.keys()], amounts, parts, claims: unique, trace }, paid };
}

/** Less than the minimum is not paid for a window, and not carried over. */
function isBelowMinimum(agreement: Agreement, items: readonly SettlementItem[], trace: TraceStep[]): boolean {
  const minimum = agreement.remedies?.minimum;
  const { unit } = items[0]!.payable;
  if (!minimum || unit.kind !== 'money' || unit.currency !== minimum.currency) return false;
  const total = totalOf(items);
  const least = decimal(minimum.value);
  if (total.gte(least)) return false;
  const amount = moneyString(total, unit.currency);
  const text = `${amount} is less than the minimum of ${moneyString(least, unit.currency)}, so nothing is paid`;
  const change = { before: [{ unit, amount: total }], after: [] };
  trace.push({ ...follows(step('minimum', text), minimum), change });
  return true;
}

/** Rounds what a window pays in one unit; the largest item takes the difference. */
function roundTogether(items: readonly SettlementItem[], trace: TraceStep[]): readonly SettlementItem[] {
  const exact = { ...items[0]!.payable, amount: totalOf(items) };
  const rounded = roundPayable(exact);
  const difference = rounded.amount.minus(exact.amount);
  if (difference.eq(ZERO)) return items;
  const text = `Rounded half up to the smallest unit of ${unitKey(exact.unit)}`;
  const [before, after] = [[exact], [rounded]];
  const sum: Sum = [{ kind: 'payables', payables: before }, BECOMES, { kind: 'payables', payables: after }];
  trace.push({ ...summed('rounding', text, sum), change: { before, after } });
  if (rounded.amount.lte(ZERO)) return [];
  const largest = items.reduce((best, item) => (item.payable.amount.gt(best.payable.amount) ? item : best));
  return items.map((item) => (item === largest ? withAmount(item, item.payable.amount.plus(difference)) : item));
}

import type { Agreement, Id } from '../model/index.js';
import { decimal, ZERO } from '../values/decimal.js';
import { moneyString } from '../values/print.js';
import { applyCaps, capsInOrder, toNothing, withoutNothing } from './caps.js';
import { type MeasuredCase, promiseOf } from './case.js';
import { type ClaimDeadline, claimDeadlines } from './claims.js';
import type { FeeContext } from './fees.js';
import type { HolidayProvider } from './holidays.js';
import { type Payable, payableString, payablesString, roundPayable, sumPayables, unitKey } from './payable.js';
import { type CasePayments, paymentsOf } from './payments.js';
import { byUnit, groupBy, inOrderOfTime, type SettlementItem, totalOf } from './settlement-item.js';
import { type StackedExtension, stack, stackExtensions } from './stacking.js';
import { step, type TraceStep } from './trace.js';
import type { MeasurementWindow } from './windows.js';

/** What a settlement may know beyond the agreement. */
export interface SettlementContext extends FeeContext {
  /** From `await loadHolidays()`, for claim deadlines in business time; without it no day is a holiday. */
  readonly holidays?: HolidayProvider;
}

/** What one window pays, of all objectives that were measured over it. */
export interface WindowSettlement {
  readonly window: MeasurementWindow;
  /** The objectives and supports that pay. */
  readonly objectives: readonly Id[];
  /** Rounded; one amount a currency or price in words. Empty: nothing is paid. */
  readonly amounts: readonly Payable[];
  readonly claims: readonly ClaimDeadline[];
  readonly trace: readonly TraceStep[];
}

/** What a history of windows comes to. */
export interface Settlement {
  /** Each case by itself: status, paying lines and amounts before caps and stacking. In order of time. */
  readonly cases: readonly CasePayments[];
  readonly windows: readonly WindowSettlement[];
  readonly extensions: readonly StackedExtension[];
  /** All that is paid. */
  readonly total: readonly Payable[];
  /** The whole calculation: level → tier → base → step → objective's cap → stacking → caps → minimum → rounding → claim. */
  readonly trace: readonly TraceStep[];
}

/**
 * What misses come to, over any number of windows: caps of a year need the windows before. Cases may come in any order.
 */
export function settleCredits(
  agreement: Agreement,
  measured: readonly MeasuredCase[],
  context: SettlementContext = {},
): Settlement {
  const cases = inOrderOfTime(measured.map((one) => ({ case: one }))).map((one) =>
    paymentsOf(agreement, one.case, context),
  );
  const trace: TraceStep[] = cases.flatMap((one) => one.trace);
  const items = cases.flatMap((one) =>
    one.payments.flatMap(({ line, parts }) => parts.map((part): SettlementItem => ({ ...part, case: one.case, line }))),
  );
  const capped = capByObjective(agreement, items, context, trace);
  const stacked = stack(agreement, capped);
  const caps = applyCaps(agreement, capsInOrder(agreement.remedies?.remedies ?? []), stacked.items, 'cap', context);
  trace.push(...stacked.trace, ...caps.trace);
  const windows = [
    ...groupBy(withoutNothing(caps.items), (item) => `${item.case.window.start} ${item.case.window.end}`).values(),
  ].map((group) => settleWindow(agreement, group, context));
  const extended = stackExtensions(
    agreement,
    cases.flatMap((one) => one.extensions.map((extension) => ({ case: one.case, extension }))),
  );
  trace.push(...extended.trace, ...windows.flatMap((window) => window.trace));
  const total = sumPayables(windows.flatMap((window) => window.amounts));
  return { cases, windows, extensions: extended.extensions, total, trace };
}

/** What one window of one objective pays by itself: for worked examples and `explain`. */
export function creditFor(agreement: Agreement, measured: MeasuredCase, context: SettlementContext = {}): Settlement {
  return settleCredits(agreement, [measured], context);
}

function capByObjective(
  agreement: Agreement,
  items: readonly SettlementItem[],
  context: SettlementContext,
  trace: TraceStep[],
): readonly SettlementItem[] {
  return [...groupBy(items, (item) => item.case.objective)].flatMap(([id, own]) => {
    const capped = applyCaps(
      agreement,
      capsInOrder(promiseOf(agreement, id)?.remedies ?? []),
      own,
      'objective cap',
      context,
    );
    trace.push(...capped.trace);
    return withoutNothing(capped.items);
  });
}

function settleWindow(
  agreement: Agreement,
  items: readonly SettlementItem[],
  context: SettlementContext,
): WindowSettlement {
  const trace: TraceStep[] = [];
  const { window } = items[0]!.case;
  const kept = [...byUnit(items).values()].flatMap((group) => keepAboveMinimum(agreement, group, trace));
  const paid = withoutNothing(kept);
  const exact = sumPayables(paid.map((item) => item.payable));
  const amounts = exact.map(roundPayable);
  for (const [index, amount] of amounts.entries()) {
    const before = exact[index]!;
    if (!before.amount.eq(amount.amount)) {
      const text = `Rounded half up to the smallest unit of ${unitKey(amount.unit)}`;
      trace.push(step('rounding', text, `${payableString(before)} → ${payableString(amount)}`));
    }
  }
  trace.push(step('total', `${window.label} pays ${payablesString(amounts)}`));
  const cases = new Map(paid.map((item) => [item.case.objective, item.case]));
  const claims = [...cases.values()].flatMap((one) => claimDeadlines(agreement, one, context.holidays));
  const unique = claims.filter(
    (claim, index) => claims.findIndex((other) => other.trace.text === claim.trace.text) === index,
  );
  trace.push(...unique.map((claim) => claim.trace));
  return {
    window,
    objectives: [...cases.keys()],
    amounts: amounts.filter((it) => it.amount.gt(ZERO)),
    claims: unique,
    trace,
  };
}

/** Less than the minimum is not paid for a window, and not carried over. */
function keepAboveMinimum(
  agreement: Agreement,
  items: readonly SettlementItem[],
  trace: TraceStep[],
): readonly SettlementItem[] {
  const minimum = agreement.remedies?.minimum;
  const unit = items[0]!.payable.unit;
  if (!minimum || unit.kind !== 'money' || unit.currency !== minimum.currency) return items;
  const total = totalOf(items);
  if (total.gte(decimal(minimum.value))) return items;
  const text = `${moneyString(total, unit.currency)} is less than the minimum of ${moneyString(decimal(minimum.value), unit.currency)}, so nothing is paid`;
  trace.push(step('minimum', text));
  return toNothing(items);
}

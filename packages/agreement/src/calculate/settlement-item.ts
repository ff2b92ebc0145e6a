import { Temporal } from 'temporal-polyfill';
import type { Payment } from '../model/index.js';
import { type Big, settle, sum, ZERO } from '../values/decimal.js';
import type { MeasuredCase } from './case.js';
import { type Payable, payableString, unitKey } from './payable.js';
import type { Incident } from './payments.js';
import { dateOf } from './time.js';

/** The part of a payment that falls to one service: the grain in which caps and stacking work. */
export interface SettlementItem {
  readonly case: MeasuredCase;
  readonly line: Payment;
  readonly service: string;
  readonly payable: Payable;
  readonly incident?: Incident;
}

/** Items in order of time: by the end of their window, then as they came. */
export function inOrderOfTime<Item extends { readonly case: MeasuredCase }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((left, right) => Temporal.Instant.compare(left.case.window.end, right.case.window.end));
}

/** The last moment of a case's window: what decides to which month, year or other window it belongs. */
export function lastMoment({ window }: MeasuredCase): Temporal.Instant {
  const known = lastMoments.get(window.end);
  if (known) return known;
  const moment = window.end.subtract({ nanoseconds: 1 });
  lastMoments.set(window.end, moment);
  return moment;
}

/** By the end of the window: moments never change, and every cap asks again. */
const lastMoments = new WeakMap<Temporal.Instant, Temporal.Instant>();

/** The calendar month in which a case's window ends, `2026-03`. */
export function monthOf(measured: MeasuredCase, timeZone: string): string {
  const moment = lastMoment(measured);
  const known = months.get(moment);
  if (known?.timeZone === timeZone) return known.month;
  const month = dateOf(moment, timeZone).toString().slice(0, 7);
  months.set(moment, { timeZone, month });
  return month;
}

const months = new WeakMap<Temporal.Instant, { readonly timeZone: string; readonly month: string }>();

/** The sum of the items of one unit. */
export function totalOf(items: readonly SettlementItem[]): Big {
  return settle(sum(items.map((item) => item.payable.amount)));
}

/** Groups in the order in which the keys first appear. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The items by what they are counted in. */
export function byUnit(items: readonly SettlementItem[]): ReadonlyMap<string, readonly SettlementItem[]> {
  return groupBy(items, (item) => unitKey(item.payable.unit));
}

/** An item with another amount. */
export function withAmount(item: SettlementItem, amount: Big): SettlementItem {
  return { ...item, payable: { ...item.payable, amount } };
}

/** The items cut to a limit in order: the first ones are paid in full, the rest until nothing is left. */
export function cutTo(items: readonly SettlementItem[], limit: Big): readonly SettlementItem[] {
  let left = limit.gt(0) ? limit : ZERO;
  return items.map((item) => {
    const amount = item.payable.amount.gt(left) ? left : item.payable.amount;
    left = left.minus(amount);
    return withAmount(item, amount);
  });
}

/** An amount like another one, for people. */
export function amountLike(item: SettlementItem, amount: Big): string {
  return payableString({ ...item.payable, amount: settle(amount) });
}

/** The items of which something is paid. */
export function withoutNothing(items: readonly SettlementItem[]): readonly SettlementItem[] {
  return items.filter((item) => item.payable.amount.gt(ZERO));
}

import type { Money } from '../model/index.js';
import { type Big, decimal, HUNDRED, ZERO } from '../values/decimal.js';
import { roundMoney } from '../values/money.js';
import { moneyString, percentString } from '../values/print.js';

/**
 * What an amount is counted in: money, or, where the agreement states a price in words only, per cent of that price
 * ("the monthly invoice").
 */
export type PayableUnit =
  | { readonly kind: 'money'; readonly currency: string }
  | { readonly kind: 'share'; readonly of: string };

/** An amount to pay. Of a share: in per cent of what the unit names. */
export interface Payable {
  readonly amount: Big;
  readonly unit: PayableUnit;
}

/** Money as an amount to pay. */
export function moneyPayable(money: Pick<Money, 'value' | 'currency'>): Payable {
  return { amount: decimal(money.value), unit: { kind: 'money', currency: money.currency } };
}

/** The whole of a price in words. */
export function wholeOf(price: string): Payable {
  return { amount: HUNDRED, unit: { kind: 'share', of: price } };
}

/** A name of a unit: equal for amounts that can be added. */
export function unitKey(unit: PayableUnit): string {
  return unit.kind === 'money' ? unit.currency : `% of ${unit.of}`;
}

/** An amount times a factor. */
export function timesPayable(payable: Payable, factor: Big): Payable {
  return { ...payable, amount: payable.amount.times(factor) };
}

/** Adds up amounts of the same unit: one amount a unit, in the order in which the units first appear. */
export function sumPayables(payables: readonly Payable[]): readonly Payable[] {
  const sums = new Map<string, Payable>();
  for (const payable of payables) {
    const key = unitKey(payable.unit);
    const before = sums.get(key)?.amount ?? ZERO;
    sums.set(key, { ...payable, amount: before.plus(payable.amount) });
  }
  return [...sums.values()];
}

/** Half up to the currency's smallest unit; a share is not rounded. */
export function roundPayable(payable: Payable): Payable {
  return payable.unit.kind === 'money'
    ? { ...payable, amount: roundMoney(payable.amount, payable.unit.currency) }
    : payable;
}

/** For people: `EUR 1,200.00`, `10% of the monthly invoice`. */
export function payableString({ amount, unit }: Payable): string {
  return unit.kind === 'money' ? moneyString(amount, unit.currency) : `${percentString(amount, 6)} of ${unit.of}`;
}

/** Several amounts for people; `nothing` of none. */
export function payablesString(payables: readonly Payable[]): string {
  return payables.length === 0 ? 'nothing' : payables.map(payableString).join(' and ');
}

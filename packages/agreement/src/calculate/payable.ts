import type { Id, Money, Period } from '../model/index.js';
import { type Big, decimal, decimalString, HUNDRED, ZERO } from '../values/decimal.js';
import { roundMoney } from '../values/money.js';
import { moneyString, percentString } from '../values/print.js';

/**
 * What an amount is counted in: money, or, where the agreement states a price in words only, per cent of that price
 * ("the monthly invoice").
 */
export type PayableUnit =
  | { readonly kind: 'money'; readonly currency: string }
  | {
      readonly kind: 'share';
      /** The price in English. */
      readonly of: string;
      readonly price: NamedPrice;
      /** Of a base of several periods: how many. The amount is in per cent of one of them; people read it as a part of each. */
      readonly periods?: { readonly count: Big; readonly name: Period };
    };

/** A price that is known by its name only. */
export type NamedPrice =
  /** In the author's words. */
  | { readonly kind: 'words'; readonly text: string }
  /** `service`: its title. */
  | { readonly kind: 'fee'; readonly per: Period; readonly service: string }
  /** The monthly fee of the unit that is affected: `cluster`. */
  | { readonly kind: 'unit fee'; readonly unit: string }
  | { readonly kind: 'charge'; readonly charge: Id }
  /** The agreement does not say of what something is a part. */
  | { readonly kind: 'unstated' };

/** An amount to pay. Of a share: in per cent of what the unit names. */
export interface Payable {
  readonly amount: Big;
  readonly unit: PayableUnit;
}

/** Money as an amount to pay. */
export function moneyPayable(money: Pick<Money, 'value' | 'currency'>): Payable {
  return { amount: decimal(money.value), unit: { kind: 'money', currency: money.currency } };
}

/** The whole of a price that is known by its name only. */
export function wholeOf(price: NamedPrice): Payable {
  return { amount: HUNDRED, unit: { kind: 'share', of: priceString(price), price } };
}

const ADJECTIVES: Record<Period, string> = {
  hour: 'hourly',
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  year: 'yearly',
};

function priceString(price: NamedPrice): string {
  switch (price.kind) {
    case 'words':
      return price.text;
    case 'fee':
      return `the ${ADJECTIVES[price.per]} fee of ${price.service}`;
    case 'unit fee':
      return `the monthly fee of the affected ${price.unit}`;
    case 'charge':
      return `the charge ${price.charge}`;
    case 'unstated':
      return 'a base that is not stated';
  }
}

/** A price of one period, for a number of them. */
export function forPeriods(payable: Payable, count: Big, name: Period): Payable {
  const { unit } = payable;
  const isSeveral = unit.kind === 'share' && count.gt(1) && count.eq(count.round(0));
  return { amount: payable.amount.times(count), unit: isSeveral ? { ...unit, periods: { count, name } } : unit };
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
    const before = sums.get(key);
    const unit = before ? sharedUnit(before.unit, payable.unit) : payable.unit;
    sums.set(key, { amount: (before?.amount ?? ZERO).plus(payable.amount), unit });
  }
  return [...sums.values()];
}

/** Amounts over different numbers of periods are added in per cent of one of them. */
function sharedUnit(left: PayableUnit, right: PayableUnit): PayableUnit {
  if (left.kind === 'money' || right.kind === 'money') return left;
  const same =
    left.periods?.name === right.periods?.name && left.periods?.count.toFixed() === right.periods?.count.toFixed();
  return same ? left : { kind: 'share', of: left.of, price: left.price };
}

/** Half up to the currency's smallest unit; a share is not rounded. */
export function roundPayable(payable: Payable): Payable {
  return payable.unit.kind === 'money'
    ? { ...payable, amount: roundMoney(payable.amount, payable.unit.currency) }
    : payable;
}

/** For people: `EUR 1,200.00`, `10% of the monthly invoice`, `10% of the monthly invoice in each of 3 months`. */
export function payableString({ amount, unit }: Payable): string {
  if (unit.kind === 'money') return moneyString(amount, unit.currency);
  if (!unit.periods) return `${percentString(amount, 6)} of ${unit.of}`;
  const { count, name } = unit.periods;
  return `${percentString(amount.div(count), 6)} of ${unit.of} in each of ${decimalString(count)} ${name}s`;
}

/** Several amounts for people; `nothing` of none. */
export function payablesString(payables: readonly Payable[]): string {
  return payables.length === 0 ? 'nothing' : payables.map(payableString).join(' and ');
}

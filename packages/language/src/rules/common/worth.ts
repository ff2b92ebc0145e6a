import {
  type Agreement,
  type Amount,
  type Base,
  type Big,
  type Cap,
  decimal,
  decimalString,
  moneyString,
  type Payment,
  percentString,
  settle,
  sum,
  tierFactor,
  type Window,
  wholeMonths,
} from '@sla-language/agreement';
import { derived } from './derived.js';

/** An amount in one currency, or as a part of the fee of one month. */
export interface Worth {
  /** Not given: `value` is a multiple of one monthly fee. */
  readonly currency?: string;
  readonly value: Big;
  readonly text: string;
}

/** An amount, with the calendar months of which the fee is meant; undefined where they are no whole number. */
export interface Owed {
  readonly amount: Amount;
  readonly months: Big | undefined;
}

/** Two amounts in the same unit; nothing where they have none in common. */
export function comparableWorths(agreement: Agreement, left: Owed, right: Owed): readonly [Worth, Worth] | undefined {
  const shares = left.amount.kind !== 'money' && right.amount.kind !== 'money';
  if (shares && baseKey(agreement, left.amount) !== baseKey(agreement, right.amount)) return undefined;
  const [one, other] = [worthOf(agreement, left), worthOf(agreement, right)];
  if (!one || !other) return undefined;
  if (one.currency === other.currency) return [one, other];
  const [first, second] = [worthInMoney(agreement, one), worthInMoney(agreement, other)];
  return first && second && first.currency === second.currency ? [first, second] : undefined;
}

/** What an amount comes to; undefined where that depends on more than the text. */
export function worthOf(agreement: Agreement, { amount, months }: Owed): Worth | undefined {
  if (amount.kind === 'money') {
    const value = decimal(amount.money.value);
    return { currency: amount.money.currency, value, text: moneyString(value, amount.money.currency) };
  }
  if (amount.kind === 'time' || !amount.base || amount.base.duringDowntime || typeof amount.base.of === 'object')
    return undefined;
  if (amount.base.of === 'at risk') return shareOfPool(agreement, tierFactor(amount));
  const span = amount.base.of === 'monthly fee' ? decimal(1) : months;
  if (!span) return undefined;
  const value = tierFactor(amount).times(span);
  const text = worthText({ value });
  return {
    value,
    text: span.eq(1) ? text : `${percentString(tierFactor(amount).times(100), 4)} × ${decimalString(span)} = ${text}`,
  };
}

/** What an amount, or a multiple of one monthly fee, is in a sentence. */
export function worthText({ value, currency }: Omit<Worth, 'text'>): string {
  return currency ? moneyString(value, currency) : `${percentString(value.times(100), 4)} of one monthly fee`;
}

/** A part of the amount at risk: whatever the window of the miss, of the pool of one of its own windows. */
function shareOfPool(agreement: Agreement, factor: Big): Worth | undefined {
  const pool = agreement.remedies?.atRisk;
  if (!pool || isOfPool(pool.amount)) return undefined;
  const whole = worthOf(agreement, { amount: pool.amount, months: monthsOfWindow(pool.per) });
  if (!whole) return undefined;
  const value = whole.value.times(factor);
  return { ...whole, value, text: worthText({ ...whole, value }) };
}

/** Whether an amount is a part of the amount at risk. */
export function isOfPool(amount: Amount): boolean {
  return amount.kind !== 'money' && amount.base?.of === 'at risk';
}

/** An amount as a multiple of one monthly fee: of its own base; money: of the fees of all services. */
export function inMonthlyFees(agreement: Agreement, owed: Owed): Big | undefined {
  const worth = worthOf(agreement, owed);
  if (worth?.currency === undefined) return worth?.value;
  const fee = monthlyFees(agreement);
  return fee?.currency === worth.currency && fee.value.gt(0) ? settle(worth.value.div(fee.value)) : undefined;
}

/** A part of the fee as money, where everybody pays the same fee. */
function worthInMoney(agreement: Agreement, worth: Worth): Worth | undefined {
  if (worth.currency !== undefined) return worth;
  // What a share of the fee of one of several services comes to depends on the case.
  const fee = agreement.services.length === 1 ? monthlyFees(agreement) : undefined;
  if (!fee) return undefined;
  const value = worth.value.times(fee.value);
  return { currency: fee.currency, value, text: moneyString(value, fee.currency) };
}

/** What everybody pays per month for all services; undefined where it depends on the case, or is said in words. */
export const monthlyFees = derived(({ services }): { readonly value: Big; readonly currency: string } | undefined => {
  const fees = services.map((service) => {
    const [fee, ...more] = service.fees;
    return more.length === 0 && fee?.per === 'month' && fee.for.length === 0 ? fee.amount : undefined;
  });
  const known = fees.filter((fee) => fee !== undefined);
  const [first] = known;
  if (!first || known.length < services.length || known.some(({ currency }) => currency !== first.currency))
    return undefined;
  return { value: sum(known.map(({ value }) => decimal(value))), currency: first.currency };
});

/** Calendar months of a window, or undefined where it has no whole number of them. */
export function monthsOfWindow(window: Window): Big | undefined {
  switch (window.kind) {
    case 'calendar':
    case 'fiscal': {
      const months = { month: 1, quarter: 3, year: 12 } as const;
      return window.period in months ? decimal(months[window.period as keyof typeof months]) : undefined;
    }
    case 'billing cycle':
      return decimal(1);
    case 'rolling': {
      const months = wholeMonths(window.length);
      return months === undefined ? undefined : decimal(months);
    }
  }
}

/** Calendar months of which a cap means the fee. What a term or an incident comes to depends on more than the text. */
export function monthsOfCap({ per }: Cap): Big | undefined {
  return typeof per === 'string' ? undefined : monthsOfWindow(per);
}

/** Amounts of one key are parts of the same fee. */
export function baseKey(agreement: Agreement, amount: Amount): string | undefined {
  const pool = agreement.remedies?.atRisk?.amount;
  if (isOfPool(amount)) return pool && !isOfPool(pool) ? baseKey(agreement, pool) : undefined;
  const base: Base | undefined = amount.kind === 'money' ? undefined : amount.base;
  if (!base || typeof base.of === 'object') return undefined;
  if (agreement.services.length === 1) return 'fee';
  return `${base.of === 'total fee' ? 'total fee' : 'fee'} ${base.service ?? ''}`;
}

/** Whether a cap of the whole agreement and a line of one objective speak of the same fee. */
export function isOneFee(agreement: Agreement, line: Payment | Cap, cap: Cap): boolean {
  if (agreement.services.length === 1 || (line.amount.kind === 'money' && cap.amount.kind === 'money')) return true;
  const pool = agreement.remedies?.atRisk?.amount;
  const of = (amount: Amount) => {
    const meant = isOfPool(amount) && pool ? pool : amount;
    return meant.kind === 'money' ? undefined : (meant.base?.service ?? meant.base?.of);
  };
  return of(line.amount) === of(cap.amount) && of(line.amount) !== 'fee' && of(line.amount) !== 'monthly fee';
}

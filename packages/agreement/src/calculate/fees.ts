import { Temporal } from 'temporal-polyfill';
import type { Agreement, Charge, Fee, Id, Money, Period, Service } from '../model/index.js';
import { type Big, decimal, settle, ZERO } from '../values/decimal.js';
import { forPeriods, moneyPayable, type Payable, sumPayables, timesPayable, wholeOf } from './payable.js';
import { mostSpecific, type ScopeSet } from './scopes.js';
import {
  dateOf,
  earlier,
  endOfDay,
  intersect,
  later,
  secondsBetween,
  spanSeconds,
  startOfDay,
  type TimeSpan,
} from './time.js';
import { calendarPeriod } from './windows.js';

/** What a calculation of fees may know beyond the agreement. */
export interface FeeContext {
  /** What was really billed where the agreement states a fee in words, for one period of that fee, in a month (`2026-01`). */
  readonly billOf?: (service: Id, month: string) => Pick<Money, 'value' | 'currency'> | undefined;
  /** The monthly fee of the affected unit, where availability is counted for each cluster or instance. */
  readonly unitFee?: Pick<Money, 'value' | 'currency'>;
  /** The plans that the customer had, where they changed; outside them the case's own scope holds. */
  readonly scopes?: readonly { readonly span: TimeSpan; readonly scope: ScopeSet }[];
}

/** The amount of one service. */
export interface ServiceAmount {
  /** A service's id; several joined with ` + ` where an amount cannot be divided among them. */
  readonly service: string;
  readonly payable: Payable;
}

/** Calendar months, as a decimal, that a span comes to: 3 of a quarter, 17 ÷ 31 from 15 to 31 January. */
export function monthsIn(span: TimeSpan, timeZone: string): Big {
  const known = monthsKnown.get(span);
  if (known?.timeZone === timeZone) return known.months;
  const months = countMonths(span, timeZone);
  monthsKnown.set(span, { timeZone, months });
  return months;
}

/** Spans never change, and every line of a window asks the same. */
const monthsKnown = new WeakMap<TimeSpan, { readonly timeZone: string; readonly months: Big }>();

function countMonths(span: TimeSpan, timeZone: string): Big {
  const start = span.start.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const end = span.end.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const months = (end.year - start.year) * 12 + end.month - start.month;
  const isWhole = start.add({ months }).equals(end) || end.subtract({ months }).equals(start);
  if (months > 0 && isWhole) return decimal(months);
  let total = ZERO;
  for (const month of monthsOf(span, timeZone)) {
    const part = intersect(span, month);
    if (part) total = total.plus(daysIn(part, timeZone).div(daysIn(month, timeZone)));
  }
  return settle(total);
}

/** Days that a span comes to, as a decimal: whole days count one each however long they are, a part by its share of its day. */
export function daysIn(span: TimeSpan, timeZone: string): Big {
  const first = dateOf(span.start, timeZone);
  const last = dateOf(span.end, timeZone);
  const share = (date: Temporal.PlainDate, instant: Temporal.Instant) => {
    const start = startOfDay(date, timeZone);
    return secondsBetween(start, instant).div(secondsBetween(start, endOfDay(date, timeZone)));
  };
  const between = first.until(last, { largestUnit: 'day' }).days;
  return settle(decimal(between).plus(share(last, span.end)).minus(share(first, span.start)));
}

/** The calendar months that meet a span, in order. */
export function monthsOf(span: TimeSpan, timeZone: string): readonly TimeSpan[] {
  const months: TimeSpan[] = [];
  for (let at = span.start; Temporal.Instant.compare(at, span.end) < 0; ) {
    const month = monthAt(at, timeZone);
    months.push(month);
    at = month.end;
  }
  return months;
}

/** The calendar month that holds an instant. */
export function monthAt(instant: Temporal.Instant, timeZone: string): TimeSpan {
  const { start, end } = calendarPeriod('month', instant.toZonedDateTimeISO(timeZone));
  return { start: start.toInstant(), end: end.toInstant() };
}

/**
 * The fee of a service for a case over a span: the most specific fee that covers the case. Three monthly fees a quarter; shorter and cut
 * spans, and changed plans, are prorated by days.
 */
export function feeOver(
  service: Service,
  scope: ScopeSet,
  span: TimeSpan,
  timeZone: string,
  context: FeeContext = {},
): readonly Payable[] {
  const payables: Payable[] = [];
  for (const piece of scopePieces(scope, span, context)) {
    const fees = mostSpecific(service.fees, piece.scope);
    if (fees.length === 0) payables.push(...feeInWords(service, undefined, piece.span, timeZone, context));
    for (const fee of fees) {
      const part = fee.amount
        ? [timesPayable(moneyPayable(fee.amount), periodsIn(fee.per, piece.span, timeZone))]
        : feeInWords(service, fee, piece.span, timeZone, context);
      payables.push(...part);
    }
  }
  return sumPayables(payables);
}

/** What a charge comes to over a span: once, or for each of its periods. */
export function chargeOver(charge: Charge, span: TimeSpan, timeZone: string): Payable {
  const one = charge.amount ? moneyPayable(charge.amount) : wholeOf({ kind: 'charge', charge: charge.id });
  return charge.per === 'once' ? one : forPeriods(one, periodsIn(charge.per, span, timeZone), charge.per);
}

/** Finds a charge and the service that has it. */
export function chargeOf(
  agreement: Agreement,
  id: Id,
  scope: ScopeSet,
): { readonly charge: Charge; readonly service: Service } | undefined {
  for (const service of agreement.services) {
    const [charge] = mostSpecific(
      service.charges.filter((it) => it.id === id),
      scope,
    );
    if (charge) return { charge, service };
  }
  return undefined;
}

/** A fee in words becomes what was billed for each month, or a share of the words. */
function feeInWords(
  service: Service,
  fee: Fee | undefined,
  span: TimeSpan,
  timeZone: string,
  { billOf }: FeeContext,
): readonly Payable[] {
  const per = fee?.per ?? 'month';
  const words = wholeOf(
    fee?.prose === undefined ? { kind: 'fee', per, service: service.title } : { kind: 'words', text: fee.prose },
  );
  if (!billOf) return [forPeriods(words, periodsIn(per, span, timeZone), per)];
  const isSplit = per === 'month' && monthsIn(span, timeZone).gt(1);
  return (isSplit ? monthsOf(span, timeZone) : [span]).map((piece) => {
    const part = intersect(piece, span) ?? piece;
    const bill = billOf(
      service.id,
      dateOf(part.end.subtract({ nanoseconds: 1 }), timeZone)
        .toString()
        .slice(0, 7),
    );
    return timesPayable(bill ? moneyPayable(bill) : words, periodsIn(per, part, timeZone));
  });
}

function periodsIn(per: Period, span: TimeSpan, timeZone: string): Big {
  switch (per) {
    case 'hour':
      return spanSeconds(span).div(3600);
    case 'day':
      return daysIn(span, timeZone);
    case 'week':
      return daysIn(span, timeZone).div(7);
    case 'month':
      return monthsIn(span, timeZone);
    case 'quarter':
      return monthsIn(span, timeZone).div(3);
    case 'year':
      return monthsIn(span, timeZone).div(12);
  }
}

function scopePieces(
  scope: ScopeSet,
  span: TimeSpan,
  { scopes }: FeeContext,
): readonly { span: TimeSpan; scope: ScopeSet }[] {
  if (!scopes || scopes.length === 0) return [{ span, scope }];
  const pieces: { span: TimeSpan; scope: ScopeSet }[] = [];
  let at = span.start;
  const ordered = scopes.toSorted((left, right) => Temporal.Instant.compare(left.span.start, right.span.start));
  for (const change of ordered) {
    const start = later(change.span.start, at);
    const end = earlier(change.span.end, span.end);
    if (Temporal.Instant.compare(start, end) >= 0) continue;
    if (Temporal.Instant.compare(at, start) < 0) pieces.push({ span: { start: at, end: start }, scope });
    pieces.push({ span: { start, end }, scope: change.scope });
    at = end;
  }
  if (Temporal.Instant.compare(at, span.end) < 0) pieces.push({ span: { start: at, end: span.end }, scope });
  return pieces;
}

import {
  decimalString,
  type NamedPrice,
  type Payable,
  type PayableUnit,
  type Sum,
  type SumPart,
  settle,
  shortDecimal,
} from '@sla-language/agreement';
import { type Content, fill, fillText } from '../texts/fill.js';
import type { Context } from './context.js';

/** "EUR 12,000.00 × 10% = EUR 1,200.00" */
export function sumText(context: Context, sum: Sum): Content {
  return sum.flatMap((part, i) => [...fill(i === 0 ? '{part}' : ' {part}', { part: partText(context, part) })]);
}

function partText(context: Context, part: SumPart): Content {
  const { locale, words, texts } = context;
  switch (part.kind) {
    case 'sign':
      return part.sign;
    case 'payables':
      return part.payables.length === 0
        ? texts.schedules.credits.nothing
        : words.and(part.payables.map((each) => stepText(context, each)));
    case 'percent':
      return locale.percent(decimalString(part.value));
    case 'fraction':
      return `${locale.number(decimalString(part.numerator))}/${locale.number(decimalString(part.denominator))}`;
    case 'number':
      return locale.number(decimalString(part.value));
    case 'hours':
      return fillText(texts.quantity, { count: locale.number(decimalString(part.value)), unit: texts.symbols.hour });
    case 'length':
      return words.length(part.seconds);
    case 'text':
      return part.text;
  }
}

/** An amount on the way: a price of several periods as a part of each. */
function stepText(context: Context, payable: Payable): string {
  const { locale, words, texts } = context;
  const { unit } = payable;
  if (unit.kind === 'money' || !unit.periods) return payableText(context, payable);
  const { count, name } = unit.periods;
  return fillText(texts.schedules.credits.shareOfEach, {
    share: words.percent(payable.amount.div(count), 6),
    base: priceText(context, unit.price),
    count: locale.number(decimalString(count)),
    periods: words.units(name),
  });
}

/** "EUR 800.00", "10% of the monthly invoice" */
export function payableText(context: Context, { amount, unit }: Payable): string {
  const { locale, words, texts } = context;
  if (unit.kind === 'money') return locale.amount(shortDecimal(amount, 6), unit.currency);
  const share = words.percent(settle(amount), 6);
  return fillText(texts.schedules.credits.shareOf, { share, base: priceText(context, unit.price) });
}

/** A price that is known by its name only. */
export function priceText({ texts }: Context, price: NamedPrice): string {
  const t = texts.schedules.credits.prices;
  switch (price.kind) {
    case 'words':
      return fillText(t.words, { price: price.text });
    case 'fee':
      return fillText(t.fee[price.per], { service: price.service });
    case 'unit fee':
      return fillText(t.unitFee, { unit: price.unit });
    case 'charge':
      return fillText(t.charge, { charge: price.charge });
    case 'unstated':
      return t.unstated;
  }
}

/** Whether a sum begins with the whole of a price that is known by its name only: its result says it all. */
export function isOfNamedPrice(sum: Sum): boolean {
  const [first] = sum;
  if (first?.kind !== 'payables') return false;
  const whole = (unit: PayableUnit, amount: Payable['amount']) =>
    unit.kind === 'share' && amount.div(unit.periods?.count ?? 1).eq(100);
  return first.payables[0] !== undefined && whole(first.payables[0].unit, first.payables[0].amount);
}

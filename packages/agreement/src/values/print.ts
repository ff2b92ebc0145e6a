import type { Duration } from '../model/index.js';
import { type Big, Decimal, decimal, decimalString } from './decimal.js';
import { minorDigits } from './money.js';
import type { Quantity } from './quantity.js';

/** The value with at most `places` decimals, half up: 99.99768… is `"99.9977"` at four. */
export function shortDecimal(value: Big, places: number): string {
  return decimalString(value.round(places, Decimal.roundHalfUp));
}

/** A percentage for people: `99.876%`. Exact, or with at most `places` decimals. */
export function percentString(value: Big, places?: number): string {
  return `${places === undefined ? decimalString(value) : shortDecimal(value, places)}%`;
}

/** Plain notation with the digits of the whole part in groups: `43,200` and `1,250.5`. */
export function groupedString(value: Big, places?: number): string {
  const text = places === undefined ? decimalString(value) : value.toFixed(places, Decimal.roundHalfUp);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Money for people: `EUR 1,250.00`. An amount that is finer than the currency's smallest unit keeps up to six decimals. */
export function moneyString(amount: Big, currency: string): string {
  const digits = minorDigits(currency);
  const places = amount.eq(amount.round(digits)) ? digits : 6;
  const text = places === digits ? groupedString(amount, digits) : groupedString(amount.round(6, Decimal.roundHalfUp));
  return `${currency} ${text}`;
}

/**
 * A length of time for people: `43 min 12 s`, `25.9 s`, `4 h 19 min 12 s`, `3 days 15 h 36 min`. Below one minute a tenth of a
 * second counts, below one second a millisecond; from one minute on whole seconds, half up.
 */
export function formatDuration(seconds: Big): string {
  if (seconds.lt(0)) return `-${formatDuration(seconds.times(-1))}`;
  if (seconds.eq(0)) return '0 s';
  if (seconds.lt('0.9995')) return `${shortDecimal(seconds.times(1000), 3)} ms`;
  if (seconds.lt('59.95')) return `${shortDecimal(seconds, 1)} s`;
  let rest = BigInt(seconds.round(0, Decimal.roundHalfUp).toFixed());
  const parts: string[] = [];
  for (const [size, unit] of [
    [86_400n, 'day'],
    [3600n, 'h'],
    [60n, 'min'],
    [1n, 's'],
  ] as const) {
    const count = rest / size;
    if (count > 0n) parts.push(`${count} ${unit === 'day' && count > 1n ? 'days' : unit}`);
    rest %= size;
  }
  return parts.join(' ');
}

/** A part of a length of time: so many days, hours, minutes, seconds or milliseconds. */
export interface LengthPart {
  readonly count: string;
  readonly unit: 'day' | 'hour' | 'minute' | 'second' | 'millisecond';
}

/** The parts of a length of time, exact to the millisecond; of 0 it is `0 s`. Documents write them in their language. */
export function lengthParts(seconds: Big): readonly LengthPart[] {
  if (seconds.lt(1) && seconds.gt(0)) return [{ count: shortDecimal(seconds.times(1000), 3), unit: 'millisecond' }];
  let rest = decimal(shortDecimal(seconds, 3));
  const parts: LengthPart[] = [];
  for (const [size, unit] of [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ] as const) {
    const count = rest.div(size).round(0, Decimal.roundDown);
    if (count.gt(0)) parts.push({ count: decimalString(count), unit });
    rest = rest.minus(count.times(size));
  }
  if (rest.gt(0) || parts.length === 0) parts.push({ count: decimalString(rest), unit: 'second' });
  return parts;
}

/** The same in English, as documents print it: `4 min 19.2 s`. {@link formatDuration} is shorter, and rounds. */
export function lengthString(seconds: Big): string {
  return lengthParts(seconds)
    .map(({ count, unit }) => {
      const symbol = unit === 'day' ? (count === '1' ? 'day' : 'days') : UNIT_NAMES[unit];
      return `${groupedString(decimal(count))} ${symbol}`;
    })
    .join(' ');
}

const UNIT_NAMES: Readonly<Record<string, string>> = { millisecond: 'ms', second: 's', minute: 'min', hour: 'h' };

/** A written duration in few letters where a unit has a symbol: `15 min`, `2 business hours`. */
export function shortDuration(duration: Duration): string {
  const symbol = duration.business ? undefined : UNIT_NAMES[duration.unit];
  return symbol ? `${groupedString(decimal(duration.value))} ${symbol}` : duration.text;
}

/** A level for people, with at most `places` decimals (6 where not given): `99.5%`, `812 ms`, `4.2`, `EUR 3`, `100 Mbit/s`. */
export function quantityString(quantity: Quantity, places = 6): string {
  switch (quantity.dimension) {
    case 'percentage':
      return percentString(quantity.amount, places);
    case 'duration':
      return `${formatDuration(quantity.amount)}${quantity.unit === 'business' ? ' of business time' : ''}`;
    case 'money':
      return moneyString(quantity.amount, quantity.unit ?? '');
    case 'measure':
      return `${shortDecimal(quantity.amount, places)} ${quantity.unit ?? ''}`.trimEnd();
    case 'number':
      return shortDecimal(quantity.amount, places);
  }
}

/** The same words with a capital letter at their beginning. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

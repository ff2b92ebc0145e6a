import createBig, { type Big } from 'big.js';
import type { DecimalString } from '../model/index.js';

export type { Big } from 'big.js';

/**
 * The project's own big.js constructor. Sums, differences and products are exact; only a quotient that does not end is
 * rounded, half up, at 40 decimal places.
 */
export const Decimal = createBig();
Decimal.DP = 40;
Decimal.RM = Decimal.roundHalfUp;

/** Digits that are kept of a result that went through divisions; the other ten only absorb their rounding. */
const SETTLED_PLACES = 30;

export const ZERO: Big = new Decimal(0);
export const ONE: Big = new Decimal(1);
export const HUNDRED: Big = new Decimal(100);

/**
 * An exact decimal. Takes plain decimal notation (`"99.95"`), a decimal that exists already, or a whole number.
 * @throws {RangeError} where the text is not a decimal or the number is not a whole one: a mistake of the caller, for what
 * an author writes is checked when it is read.
 */
export function decimal(value: DecimalString | bigint | number | Big): Big {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is not a whole number; write decimals as text.`);
  }
  try {
    return new Decimal(value);
  } catch {
    throw new RangeError(`"${String(value)}" is not a decimal number.`);
  }
}

/** Plain notation without exponent, grouping or trailing zeros: `"99.95"`. */
export function decimalString(value: Big): DecimalString {
  const text = value.toFixed();
  return text === '-0' ? '0' : text;
}

/**
 * Takes the dust of earlier divisions off a value, so that three thirds are one. Use it on a result before it is compared
 * or rounded.
 */
export function settle(value: Big): Big {
  return value.round(SETTLED_PLACES, Decimal.roundHalfUp);
}

/** The largest of some decimals. */
export function maximum(first: Big, ...others: readonly Big[]): Big {
  return others.reduce((best, value) => (value.gt(best) ? value : best), first);
}

/** The smallest of some decimals. */
export function minimum(first: Big, ...others: readonly Big[]): Big {
  return others.reduce((best, value) => (value.lt(best) ? value : best), first);
}

/** The sum of some decimals; 0 of none. */
export function sum(values: Iterable<Big>): Big {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

/** The largest whole number that is not above the value. */
export function floor(value: Big): Big {
  const whole = value.round(0, Decimal.roundDown);
  return whole.gt(value) ? whole.minus(ONE) : whole;
}

/** The smallest whole number that is not below the value. */
export function ceiling(value: Big): Big {
  return floor(value.times(-1)).times(-1);
}

export type RoundingMode = 'down' | 'up' | 'half';

/**
 * Rounds to a multiple of `step`: `down` towards minus infinity, `up` towards plus infinity, `half` to the nearer one and
 * up from the middle. 99.8958 down to 0.01 is 99.89.
 */
export function roundTo(value: Big, step: Big, mode: RoundingMode): Big {
  if (step.lte(0)) return value;
  const steps = settle(value.div(step));
  const whole = mode === 'down' ? floor(steps) : mode === 'up' ? ceiling(steps) : floor(steps.plus('0.5'));
  return whole.times(step);
}

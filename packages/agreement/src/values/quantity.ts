import type { Value } from '../model/index.js';
import { type Big, decimal } from './decimal.js';
import { businessSeconds, exactSeconds } from './duration.js';

/** What kind of thing a value is. Only values of one dimension can be compared. */
export type Dimension = 'percentage' | 'number' | 'duration' | 'money' | 'measure';

/** A value ready for arithmetic: a percentage as written (99.95), a duration in seconds. */
export interface Quantity {
  readonly dimension: Dimension;
  readonly amount: Big;
  /** The ISO 4217 currency of money, the unit of a measure, `business` of business time. */
  readonly unit?: string;
}

/** The dimension of a written value. */
export function dimensionOf(value: Value): Dimension {
  return value.kind === 'percent' ? 'percentage' : value.kind;
}

/** The dimension for people: "a percentage", "an amount of money". */
export function describeDimension(dimension: Dimension): string {
  switch (dimension) {
    case 'percentage':
    case 'number':
    case 'duration':
      return `a ${dimension}`;
    case 'money':
      return 'an amount of money';
    case 'measure':
      return 'a measured quantity';
  }
}

/**
 * The value as a quantity, or undefined for a duration without a fixed length: months, quarters and years follow the
 * calendar, and business days depend on opening hours.
 */
export function quantityOf(value: Value): Quantity | undefined {
  switch (value.kind) {
    case 'percent':
      return percentage(value.value);
    case 'number':
      return { dimension: 'number', amount: decimal(value.value) };
    case 'money':
      return { dimension: 'money', amount: decimal(value.value), unit: value.currency };
    case 'measure':
      return { dimension: 'measure', amount: decimal(value.value), unit: value.unit };
    case 'duration': {
      if (!value.business) {
        const seconds = exactSeconds(value);
        return seconds && { dimension: 'duration', amount: seconds };
      }
      const seconds = businessSeconds(value);
      return seconds && { dimension: 'duration', amount: seconds, unit: 'business' };
    }
  }
}

/** A percentage: `percentage('99.95')`. */
export function percentage(value: string | Big): Quantity {
  return { dimension: 'percentage', amount: decimal(value) };
}

/** A length of time in seconds. */
export function seconds(value: string | number | Big): Quantity {
  return { dimension: 'duration', amount: decimal(value) };
}

/** A number without a unit. */
export function plainNumber(value: string | number | Big): Quantity {
  return { dimension: 'number', amount: decimal(value) };
}

/** Whether two quantities can be compared: one dimension and, where there is one, one unit. */
export function comparable(left: Quantity, right: Quantity): boolean {
  return left.dimension === right.dimension && left.unit === right.unit;
}

/**
 * Values as they stand in an agreement. Each keeps what the author wrote (`text`) beside the normalised value, and each
 * is plain data: decimals are strings (never floats), money names its ISO 4217 currency, durations have their ISO 8601 form.
 */

/** An exact decimal number in plain notation, for example `"99.95"`. No exponent, no grouping. @pattern ^-?\d+(\.\d+)?$ */
export type DecimalString = string;

/** A calendar date, ISO 8601, for example `"2026-01-31"`. @pattern ^\d{4}-\d{2}-\d{2}$ */
export type DateString = string;

/** A time of day on a 24-hour clock, for example `"09:00"`; `"24:00"` is the end of the day. @pattern ^\d{2}:\d{2}$ */
export type TimeString = string;

/** The name of a declaration. A contact is `Party.Contact`, a declaration of another agreement `Agreement.Name`. */
export type Id = string;

/** Text that the author wrote, in CommonMark. */
export type Prose = string;

/** A percentage: `99.95%` has the value `"99.95"`. */
export interface Percent {
  readonly kind: 'percent';
  readonly text: string;
  readonly value: DecimalString;
}

/** A number without a unit. */
export interface PlainNumber {
  readonly kind: 'number';
  readonly text: string;
  readonly value: DecimalString;
}

/** Units of time. `month`, `quarter` and `year` follow the calendar; the others have a fixed length. */
export type DurationUnit = 'millisecond' | 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A length of time. With `business` it runs only inside a calendar (hours and days). */
export interface Duration {
  readonly kind: 'duration';
  readonly text: string;
  readonly value: DecimalString;
  readonly unit: DurationUnit;
  readonly business: boolean;
  /** ISO 8601, for example `PT15M`; of a business duration the same length, to be run inside its calendar. */
  readonly iso: string;
}

/** An amount of money. */
export interface Money {
  readonly kind: 'money';
  readonly text: string;
  readonly value: DecimalString;
  /** ISO 4217, for example `EUR`. */
  readonly currency: string;
}

/** A number of samples or of any other unit that the language does not calculate with, for example `100 Mbit/s`. */
export interface Measure {
  readonly kind: 'measure';
  readonly text: string;
  readonly value: DecimalString;
  /** As written, singular where the language knows the word: `sample`, `Mbit/s`. */
  readonly unit: string;
}

/** Whatever may be compared with a level. */
export type Value = Percent | PlainNumber | Duration | Money | Measure;

/** Calendar periods, cut in the agreement's time zone. */
export type Period = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The span of time over which a level is measured. */
export type Window =
  | { readonly kind: 'calendar'; readonly text: string; readonly period: Period }
  | { readonly kind: 'fiscal'; readonly text: string; readonly period: 'quarter' | 'year' }
  | { readonly kind: 'billing cycle'; readonly text: string }
  | { readonly kind: 'rolling'; readonly text: string; readonly length: Duration };

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Opening hours that recur every week. An end that is not after its start lies on the next day. */
export interface WeeklyHours {
  readonly from: Weekday;
  /** The same as `from` for a single day. */
  readonly to: Weekday;
  readonly start: TimeString;
  readonly end: TimeString;
}

export type Operator = '>=' | '<=' | '>' | '<';

/** Compares a level with a value; `target` stands for the target of the scope at hand. `operator` is missing only where the author forgot it. */
export interface Comparison {
  readonly text: string;
  readonly operator?: Operator;
  readonly value: Value | 'target';
}

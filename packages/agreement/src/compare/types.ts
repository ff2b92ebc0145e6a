import type { Agreement, DecimalString, Declarations, ScopeReference, Value, Window } from '../model/index.js';
import type { Reason } from './favours.js';

/** What changes from one agreement to another, by meaning: order, units and other ways to write the same do not count. */
export interface AgreementComparison {
  readonly old: ComparedSide;
  readonly new: ComparedSide;
  /** In the order of the contract. Nothing private is among them. */
  readonly changes: readonly AgreementChange[];
  /** How many of the changes favour whom. */
  readonly favours: Readonly<Record<Favour, number>>;
}

export interface ComparedSide {
  readonly id: string;
  readonly title: string;
  readonly version?: string;
}

/** Whom a change favours: one side, nobody (it moves no right or duty), or nobody can say from the text alone. */
export type Favour = 'provider' | 'customer' | 'neutral' | 'unclear';

export interface AgreementChange {
  /** `renamed`: the same thing goes by another name; what else changed in it is reported by itself. */
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed';
  readonly place: ChangePlace;
  /** Plain data of the model, with the written text where a value has one; missing where there is none. */
  readonly old?: Plain;
  readonly new?: Plain;
  /** By how much, where both are quantities of one kind; negative: less. */
  readonly difference?: QuantityDifference;
  /** What a ladder of credits, penalties or extensions pays differently, from the least level to the greatest. */
  readonly bands?: readonly Band[];
  readonly favours: Favour;
  readonly reason: Reason;
  readonly consequences: readonly Consequence[];
}

export type Plain =
  | null
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly [property: string]: Plain | undefined };

/** Where a change stands. */
export interface ChangePlace {
  /** The property of the agreement under which it stands: `objectives`, `remedies`, `effective`. */
  readonly chapter: keyof Agreement;
  /** The declaration, by the newer of its names. */
  readonly declaration?: {
    readonly kind: keyof Declarations;
    readonly id: string;
    readonly title: string;
  };
  /** Names of properties of the model, from the declaration (or the agreement) on. */
  readonly path: readonly string[];
  /** The items of lists that were entered on the way: a contact, a row of a support table. The newer form of each. */
  readonly items: readonly { readonly property: string; readonly item: Plain }[];
  /** The cases for which a target or a ladder changes; none: for all. */
  readonly cases: readonly (readonly ScopeReference[])[];
}

/** A difference as an exact decimal. */
export interface QuantityDifference {
  /**
   * `points`: percentage points; `seconds` by the clock; `business seconds` and `business days` inside opening hours; `months`
   * of the calendar; `days` between dates or of a calendar; `money` and `measure` with their unit; else plain numbers.
   */
  readonly in:
    | 'points'
    | 'seconds'
    | 'business seconds'
    | 'business days'
    | 'months'
    | 'days'
    | 'money'
    | 'measure'
    | 'number';
  readonly amount: DecimalString;
  /** ISO 4217, or the unit of a measure. */
  readonly unit?: string;
}

/** A range of levels in which another line of a ladder pays. */
export interface Band {
  readonly from?: BandEnd;
  readonly to?: BandEnd;
  /** What is paid (a payment or an extension of the model); missing: nothing. */
  readonly old?: Plain;
  readonly new?: Plain;
  readonly difference?: QuantityDifference;
  readonly favours: Favour;
}
export interface BandEnd {
  readonly value: Value;
  readonly inclusive: boolean;
}

/** What a change comes to, by a calculation. */
export type Consequence =
  /** Downtime that a target allows in a period, in seconds. */
  | {
      readonly kind: 'downtime';
      readonly window: Window;
      /** Seconds of the period: a month has 30 days here, a quarter 90, a year 365. */
      readonly length: DecimalString;
      readonly old?: DecimalString;
      readonly new?: DecimalString;
      readonly difference?: DecimalString;
    }
  /** Downtime that one target allows in a period of one length and of another, in seconds. */
  | { readonly kind: 'downtime at once'; readonly old: WindowAllowance; readonly new: WindowAllowance }
  /** Availability that is left when all that may be excluded is excluded, in per cent, of an objective. */
  | {
      readonly kind: 'effective availability';
      readonly objective: string;
      readonly title: string;
      readonly old: DecimalString;
      readonly new: DecimalString;
      readonly difference: DecimalString;
    }
  /** A recurring price, for a year. */
  | {
      readonly kind: 'price of a year';
      readonly currency: string;
      readonly old: DecimalString;
      readonly new: DecimalString;
      readonly difference: DecimalString;
    }
  /** Time in a week that is open, in minutes. */
  | {
      readonly kind: 'hours of a week';
      readonly old: DecimalString;
      readonly new: DecimalString;
      readonly difference: DecimalString;
    };

/** What a target allows in one window. */
export interface WindowAllowance {
  readonly window: Window;
  /** Seconds of the window: a month has 30 days here, a quarter 90, a year 365. */
  readonly length: DecimalString;
  /** Seconds of downtime. */
  readonly allowed: DecimalString;
}

import type { CommitmentKind, DateString, DecimalString, Id, ScopeReference } from '../model/index.js';
import type { Stage } from './trace.js';

/** Version of this data format. The major part grows when a reader of the JSON would have to change. */
export const SIMULATION_VERSION = '1.0';

/** What a scenario comes to under an agreement: plain data. */
export interface Simulation {
  readonly schemaVersion: '1.0';
  readonly agreement: { readonly id: Id; readonly title: string; readonly version?: string };
  /** The customer of whom it speaks. */
  readonly for: readonly ScopeReference[];
  /** The scenario, one sentence each. */
  readonly assumed: readonly string[];
  /** What it comes to, in one sentence. */
  readonly summary: string;
  /** What the scenario leaves open and is taken to be so. */
  readonly assumptions: readonly SimulatedNote[];
  /** What cannot be known from the scenario. */
  readonly unknown: readonly SimulatedNote[];
  /** Promises of which nobody can say whether they were met, because of what is unknown. */
  readonly unjudged: readonly Id[];
  /** Each promise that the scenario concerns, in each of its windows. */
  readonly cases: readonly SimulatedCase[];
  /** What is paid, by the calendar month in which the windows end. */
  readonly months: readonly SimulatedMonth[];
  /** All that is paid. */
  readonly total: readonly SimulatedAmount[];
  readonly extensions: readonly SimulatedExtension[];
  /** Rights to terminate that arise. */
  readonly rights: readonly SimulatedRight[];
  /** Who has to do what, and by when. */
  readonly duties: readonly SimulatedDuty[];
  /** How all this follows, step by step. */
  readonly sections: readonly SimulatedSection[];
}

/** A part of the agreement. */
export interface ClauseReference {
  /** Where it stands in the agreement's data: a JSON Pointer (RFC 6901). */
  readonly path: string;
  /** Its words. */
  readonly text: string;
}

export interface SimulatedNote {
  readonly text: string;
  readonly clause?: ClauseReference;
}

/** Money, or where the agreement states a price in words only, a part of that price. */
export type SimulatedAmount =
  | { readonly kind: 'money'; readonly value: DecimalString; readonly currency: string; readonly text: string }
  | { readonly kind: 'share'; readonly percent: DecimalString; readonly of: string; readonly text: string };

export interface SimulatedWindow {
  /** `2027-03`, `2027-Q1`. */
  readonly label: string;
  /** For people: `March 2027`. */
  readonly title: string;
  /** First and last day. */
  readonly from: DateString;
  readonly to: DateString;
  /** True where the term cuts it. */
  readonly partial: boolean;
  readonly seconds: DecimalString;
}

/** A level or a bound. A duration is in seconds. */
export interface SimulatedLevel {
  readonly value: DecimalString;
  /** `%`, `s`, a currency or the unit of a measure; not given for a plain number. */
  readonly unit?: string;
  readonly text: string;
}

/** One promise in one window. */
export interface SimulatedCase {
  readonly promise: Id;
  readonly title: string;
  readonly kind: 'objective' | 'support';
  readonly window: SimulatedWindow;
  /** The cluster or instance, where each is counted by itself. */
  readonly unit?: string;
  /** Of a support: what was judged. */
  readonly severity?: Id;
  readonly commitment?: CommitmentKind;
  /** Not given where the window has none. */
  readonly level?: SimulatedLevel;
  /** How the level was reckoned. */
  readonly formula?: string;
  /** With `each`: every event. */
  readonly events?: readonly SimulatedLevel[];
  readonly status: 'met' | 'missed' | 'none';
  readonly target?: { readonly text: string; readonly clause: ClauseReference };
  /** How far the level is from the target, for people: `0.05 percentage points`. */
  readonly distance?: string;
  readonly excluded?: SimulatedLength;
  readonly downtime?: SimulatedLength;
  /** The downtime that the target allows in this window, and what is left of it; less than nothing where it is overdrawn. */
  readonly budget?: { readonly allowed: SimulatedLength; readonly left: SimulatedLength };
  /** Lateness of commitments of a support. */
  readonly late?: readonly {
    readonly commitment: CommitmentKind;
    readonly severity: Id;
    readonly by: SimulatedLength;
  }[];
  /** The lines that pay, and the exact levels for which they do. */
  readonly lines: readonly SimulatedLine[];
  /** What they come to, before any cap. */
  readonly before: readonly SimulatedAmount[];
}

export interface SimulatedLine {
  readonly kind: 'credit' | 'penalty' | 'extension';
  readonly clause: ClauseReference;
  readonly range?: string;
  /** Before any cap; empty for an extension. */
  readonly amounts: readonly SimulatedAmount[];
}

export interface SimulatedLength {
  readonly seconds: DecimalString;
  readonly text: string;
}

/** What the windows that end in one calendar month pay. */
export interface SimulatedMonth {
  /** `2027-03`. */
  readonly month: string;
  readonly title: string;
  /** By promise: before caps and stacking, and what is left of it. */
  readonly promises: readonly {
    readonly promise: Id;
    readonly before: readonly SimulatedAmount[];
    readonly paid: readonly SimulatedAmount[];
  }[];
  /** What takes something away, in the order in which it does: caps, stacking, the minimum, rounding. */
  readonly changes: readonly {
    readonly stage: Stage;
    readonly clause?: ClauseReference;
    readonly before: readonly SimulatedAmount[];
    readonly after: readonly SimulatedAmount[];
  }[];
  readonly paid: readonly SimulatedAmount[];
}

export interface SimulatedExtension {
  /** `10 days`. */
  readonly by: string;
  readonly month: string;
  readonly promises: readonly Id[];
}

export interface SimulatedRight {
  readonly by: readonly Id[];
  readonly clause: ClauseReference;
  /** Not given where all promises together bring it about. */
  readonly promise?: Id;
  readonly windows: readonly string[];
  readonly arises: SimulatedMoment;
  /** When the agreement ends at the earliest, if notice is given at once. */
  readonly earliestEnd?: SimulatedMoment;
}

export interface SimulatedMoment {
  /** ISO 8601 with the offset of the agreement's zone. */
  readonly at: string;
  /** For people: `the end of 2027-04-30`. */
  readonly text: string;
}

export interface SimulatedDuty {
  /** A party, or a role that no party has. */
  readonly who: string;
  readonly what: string;
  readonly until?: SimulatedMoment;
  /** Where it depends on what the scenario does not say: the earliest and the latest date that is possible. */
  readonly between?: { readonly earliest: SimulatedMoment; readonly latest: SimulatedMoment };
  readonly clause?: ClauseReference;
}

/** A part of the calculation. */
export interface SimulatedSection {
  readonly title: string;
  readonly kind: 'case' | 'month' | 'rights' | 'duties';
  readonly steps: readonly SimulatedStep[];
}

/** One step, in a sentence without a full stop. */
export interface SimulatedStep {
  /** Counted through all sections. */
  readonly number: number;
  readonly stage: Stage;
  readonly text: string;
  /** The sum that was done. */
  readonly arithmetic?: string;
  /** From which it follows. */
  readonly clause?: ClauseReference;
}

import type { ClaimStep, CommitmentKind } from './objectives.js';
import type { ScopeReference } from './services.js';
import type { Comparison, DateString, DecimalString, Duration, Id, Money, Percent, Value, Window } from './values.js';

export type Remedy = Payment | Extension | Termination | Cap;

/** A service credit, or a penalty. */
export interface Payment {
  readonly kind: 'credit' | 'penalty';
  /** The whole line as written, from `credit` on. */
  readonly text: string;
  readonly amount: Amount;
  readonly per?: Step;
  /** Without it the line pays whenever the target is missed, in addition to the ladder. */
  readonly when?: Range;
  readonly for: readonly ScopeReference[];
}

/** Days added to the term. */
export interface Extension {
  readonly kind: 'extension';
  readonly text: string;
  readonly by: Duration;
  readonly per?: Step;
  readonly when?: Range;
  readonly for: readonly ScopeReference[];
}

/** A right to terminate. */
export interface Termination {
  readonly kind: 'termination';
  readonly text: string;
  /** Parties. */
  readonly by: readonly Id[];
  readonly after?: { readonly misses: number; readonly consecutive: boolean; readonly in?: Duration };
  readonly when?: Range;
  readonly for: readonly ScopeReference[];
  readonly notice?: Duration;
}

/** The most that is paid. */
export interface Cap {
  readonly kind: 'cap';
  readonly text: string;
  readonly amount: Amount;
  readonly per: Window | 'incident' | 'term';
  readonly for: readonly ScopeReference[];
}

/** How much. A percentage or fraction whose base the author forgot has no `base`. */
export type Amount =
  | { readonly kind: 'share'; readonly text: string; readonly share: Percent; readonly base?: Base }
  | {
      readonly kind: 'fraction';
      readonly text: string;
      readonly numerator: DecimalString;
      readonly denominator: DecimalString;
      readonly base?: Base;
    }
  | { readonly kind: 'times'; readonly text: string; readonly times: DecimalString; readonly base: Base }
  /** `1 day of fee`: fee ÷ days of that month. */
  | { readonly kind: 'time'; readonly text: string; readonly time: Duration; readonly base: Base }
  | { readonly kind: 'money'; readonly text: string; readonly money: Money };

/** What an amount is a part of. */
export interface Base {
  readonly text: string;
  /** `fee`: of the affected services; `total fee`: of all services; `monthly fee`: one month's; `at risk`: the pool; or a charge. */
  readonly of: 'fee' | 'total fee' | 'monthly fee' | 'at risk' | { readonly charge: Id };
  readonly service?: Id;
  readonly month?: 'preceding' | 'following';
  readonly duringDowntime: boolean;
}

/** How often an amount is paid. `started`: begun steps count; `proRata`: parts of a step count; neither: whole steps count. */
export type Step =
  | { readonly kind: 'incident'; readonly text: string }
  | {
      readonly kind: 'late';
      readonly text: string;
      readonly size: Duration;
      readonly count: StepCount;
      readonly commitment?: CommitmentKind;
    }
  | { readonly kind: 'downtime'; readonly text: string; readonly size: Duration; readonly count: StepCount }
  | { readonly kind: 'each outage'; readonly text: string; readonly size: Duration; readonly count: StepCount }
  /** `0.1% below target`, in percentage points; `1% above target` of a duration is relative. */
  | {
      readonly kind: 'deviation';
      readonly text: string;
      readonly size: Value;
      readonly side: 'below' | 'above';
      readonly count: StepCount;
    };
export type StepCount = 'whole' | 'started' | 'pro rata';

/** When a line applies: the target is missed, or the level is within bounds (one or two comparisons). */
export type Range =
  | { readonly kind: 'missed'; readonly text: string }
  | { readonly kind: 'bounds'; readonly text: string; readonly bounds: readonly Comparison[] };

/** The pool of which credits are a share (`60% of amount at risk`). It is also the most that is paid in its window. */
export interface AtRisk extends Cap {
  readonly per: Window;
  /** What the greatest shares of all promises add up to; 100% where not given. */
  readonly allocated?: Percent;
}

/** What holds for the remedies of all objectives. */
export interface RemedyTerms {
  readonly remedies: readonly Remedy[];
  readonly atRisk?: AtRisk;
  readonly stacking?: 'highest' | 'sum';
  readonly claims: readonly ClaimStep[];
  readonly paid?: { readonly as: 'credit' | 'refund'; readonly onNextInvoice: boolean; readonly within?: Duration };
  readonly minimum?: Money;
  readonly otherRemedies?: 'excluded' | 'reserved';
}

/** A worked example on which both sides agree: what was measured, and what is owed for it. */
export interface WorkedExample {
  readonly title: string;
  /** Several promises are missed in the same month. */
  readonly given: readonly ExampleCase[];
  /** Empty where the author has not said it yet. */
  readonly expected: readonly ExpectedRemedy[];
}

/** What was measured of one promise in one window. */
export interface ExampleCase {
  /** An objective or a support. */
  readonly promise: Id;
  readonly level?: Value;
  /** In one outage. */
  readonly downtime?: Duration;
  /** A commitment of a support that was kept late. */
  readonly late?: { readonly by: Duration; readonly commitment?: CommitmentKind };
  /** A day of the window; not given, the first whole window of the term (of months, the first of 30 days). */
  readonly on?: DateString;
  readonly for: readonly ScopeReference[];
}

/** What is owed in all. An amount without a base is a part of the fee. */
export type ExpectedRemedy =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'credit' | 'penalty'; readonly amount: Amount }
  | { readonly kind: 'extension'; readonly by: Duration };

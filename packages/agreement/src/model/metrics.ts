import type { Declaration } from './parties.js';
import type {
  Comparison,
  DecimalString,
  Duration,
  DurationUnit,
  Id,
  Measure,
  Percent,
  PlainNumber,
  Prose,
  Value,
} from './values.js';

export interface Metric extends Declaration {
  readonly description?: Prose;
  readonly measure?: MetricKind;
  readonly unavailableWhen?: OutageCondition;
  /** An outage ends at the first of this many good samples, or after this time. */
  readonly availableAgainAfter?: Duration | Measure;
  readonly measured?: { readonly every?: Duration; readonly by?: string; readonly at?: string };
  readonly noData?: 'good' | 'bad' | 'excluded';
  readonly countedIn?: { readonly mode: 'whole' | 'started'; readonly unit: DurationUnit };
  readonly partialWindow?: 'good' | 'bad';
  readonly rounded?: { readonly mode: 'down' | 'up' | 'half'; readonly to: Percent | PlainNumber | Duration | Measure };
  readonly excluding?: { readonly items: readonly Id[]; readonly asGood: boolean };
  readonly minimumSamples?: { readonly count: DecimalString; readonly otherwise?: 'good' | 'bad' };
  readonly validWhen?: Prose;
}

/** What is measured. The same data give different answers, so the kind is always explicit. */
export type MetricKind =
  /** The share of time in which none of the services is down; `forEach`: counted for each unit ("cluster"), with that unit's fee. */
  | { readonly kind: 'availability'; readonly services: readonly Id[]; readonly forEach?: string; readonly during?: Id }
  /** `good` / `total` over all events of the window, or the mean of the interval ratios (`averagedEvery`). */
  | {
      readonly kind: 'ratio';
      readonly of: string;
      readonly to: string;
      readonly services: readonly Id[];
      readonly averagedEvery?: Duration;
    }
  /** A time an event. */
  | { readonly kind: 'duration'; readonly from: string; readonly to: string; readonly services: readonly Id[] }
  | { readonly kind: 'count'; readonly of: string; readonly services: readonly Id[] }
  | { readonly kind: 'amount'; readonly of: string; readonly unit: string; readonly services: readonly Id[] }
  | {
      readonly kind: 'score';
      readonly from: DecimalString;
      readonly to: DecimalString;
      readonly services: readonly Id[];
    }
  | { readonly kind: 'formula'; readonly text: string; readonly expression: Expression };

/** A formula over metrics and values. */
export type Expression =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'metric'; readonly metric: Id }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly function: 'min' | 'max'; readonly arguments: readonly Expression[] };

/** When a service counts as down: any of the groups, in which all predicates hold (`and` binds tighter than `or`). */
export interface OutageCondition {
  readonly text: string;
  readonly anyOf: readonly { readonly allOf: readonly Predicate[] }[];
  /** The shortest run of bad samples that counts. */
  readonly forAtLeast?: Duration | Measure;
}
export type Predicate =
  | { readonly kind: 'prose'; readonly text: Prose }
  /** `level` is compared over each interval of `over`, or of `measured every` where `over` is not given. */
  | { readonly kind: 'comparison'; readonly level: Level; readonly comparison: Comparison; readonly over?: Duration };

/** How the values of a window become one: `p95 of`, `mean of`, `each`, `share of M within 15 minutes`. */
export type Statistic =
  | { readonly kind: 'percentile'; readonly percentile: DecimalString }
  | { readonly kind: 'mean' | 'median' | 'min' | 'max' | 'sum' | 'each' }
  | { readonly kind: 'share'; readonly relation?: 'within' | 'at least'; readonly bound?: Value };

/** The measured level of an objective or of a condition. */
export interface Level {
  readonly text: string;
  readonly statistic?: Statistic;
  readonly metric: Id;
}

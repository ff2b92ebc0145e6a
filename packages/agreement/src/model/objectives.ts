import type { Level } from './metrics.js';
import type { Declaration } from './parties.js';
import type { Remedy } from './remedies.js';
import type { ScopeReference } from './services.js';
import type { Comparison, DateString, Duration, Id, Percent, Prose, Value, Window } from './values.js';

export type Priority = 'must' | 'should' | 'could';

/** What the business needs, in its own words. */
export interface Requirement extends Declaration {
  readonly priority?: Priority;
  /** A contact. */
  readonly owner?: Id;
  readonly description?: Prose;
}

/** One measured level, its targets, and what follows when it is missed. */
export interface Objective extends Declaration {
  readonly measures?: { readonly level: Level; readonly window: Window };
  readonly targets: readonly Target[];
  /** Scopes that are promised nothing, on purpose. */
  readonly noTargets: readonly { readonly for: readonly ScopeReference[] }[];
  /** Stricter targets of the provider itself. In no document, nor in the JSON. */
  readonly internalTargets: readonly Target[];
  /** A target of 100% is meant, with a credit for every outage. */
  readonly everyOutageCounts: boolean;
  readonly appliesWhen?: Prose;
  readonly baselines: readonly Baseline[];
  readonly priority?: Priority;
  readonly weight?: Percent;
  /** Requirements. */
  readonly serves: readonly Id[];
  readonly reason?: Prose;
  /** There is no remedy, on purpose. */
  readonly indicative: boolean;
  readonly remedies: readonly Remedy[];
  /** Instead of the claim terms of the agreement's `remedies`. */
  readonly claims: readonly ClaimStep[];
}

export interface Target {
  readonly comparison: Comparison;
  readonly for: readonly ScopeReference[];
}

/** What was measured before: the median of the objective's own level over the windows of the span, with the extremes. */
export interface Baseline {
  readonly value: Value;
  readonly worst?: Value;
  readonly best?: Value;
  readonly from?: DateString;
  readonly to?: DateString;
  readonly by?: string;
  readonly for: readonly ScopeReference[];
}

/** How and until when a remedy is claimed. */
export type ClaimStep =
  | { readonly kind: 'automatic' }
  | {
      readonly kind: 'within';
      readonly within: Duration;
      readonly after: 'incident' | 'window' | 'report';
      readonly by?: string;
      readonly evidence: readonly string[];
    }
  | { readonly kind: 'decided'; readonly within: Duration };

export interface Severity extends Declaration {
  readonly means?: Prose;
}

export type CommitmentKind = 'acknowledge' | 'respond' | 'update' | 'restore' | 'resolve';

/** A service desk with a table of commitments; each (severity, commitment) pair is a target. */
export interface Support extends Declaration {
  readonly channels: readonly { readonly kind: string; readonly address: string }[];
  readonly classified?: { readonly by: Id; readonly disputedBy?: Id };
  readonly clocks: readonly Clock[];
  /** Handling rules, in the order in which they are written (the most severe first, by convention). */
  readonly handles: readonly Handling[];
  readonly measures?: { readonly statistic?: 'share in time' | 'each'; readonly window: Window };
  readonly targets: readonly Target[];
  readonly appliesWhen?: Prose;
  readonly priority?: Priority;
  readonly weight?: Percent;
  readonly serves: readonly Id[];
  readonly indicative: boolean;
  readonly remedies: readonly Remedy[];
}

export interface Clock {
  readonly event: 'starts' | 'stops' | 'pauses';
  /** Of `stops`: the commitment whose clock stops; all where none is given. */
  readonly commitment?: CommitmentKind;
  readonly text: Prose;
}

export interface Handling {
  readonly severity: Id;
  readonly for: readonly ScopeReference[];
  /** The calendar; the default calendar of the agreement where none is given. */
  readonly during?: Id;
  readonly commitments: readonly Commitment[];
}

export interface Commitment {
  readonly kind: CommitmentKind;
  /** For `update` the longest gap between two updates. */
  readonly within: Duration;
  readonly orWorkaround: boolean;
}

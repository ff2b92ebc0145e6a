import type { CommitmentKind, DateString, Duration, Id, Money, Period, ScopeReference, Value } from '../model/index.js';
import type { Big } from '../values/decimal.js';

/**
 * What is assumed to happen: everything that it does not name is taken not to have happened. Names are ids of the agreement; local times
 * (`2027-03-14T02:00`) are those of its zone.
 */
export interface Scenario {
  /** The customer's plan, region and options. */
  readonly for: readonly ScopeReference[];
  readonly outages: readonly ScenarioOutage[];
  readonly levels: readonly ScenarioLevel[];
  readonly delays: readonly ScenarioDelay[];
  readonly incidents: readonly ScenarioIncident[];
  readonly kept: readonly ScenarioKept[];
  readonly fees: readonly ScenarioFee[];
}

/** Nothing happens. */
export const QUIET: Scenario = { for: [], outages: [], levels: [], delays: [], incidents: [], kept: [], fees: [] };

/** What every part of a scenario has: the sentence that says it. */
export interface Told {
  readonly text: string;
}

/** When something happened: at a moment, or on some day of a period. */
export type ScenarioTime =
  | { readonly kind: 'moment'; readonly at: string }
  | { readonly kind: 'period'; readonly from: DateString; readonly to: DateString };

/** Something was down. */
export interface ScenarioOutage extends Told {
  /** A service, a metric or an objective. */
  readonly on: Id;
  /** Seconds. */
  readonly seconds: Big;
  readonly when: ScenarioTime;
  /** Which cluster or instance, where availability is counted for each one. */
  readonly unit?: string;
  /** The maintenance or exclusion that it is a case of. */
  readonly excluded?: Id;
  /** When it was announced, as a local time; `in time` where the scenario only says that it was excluded. */
  readonly announced?: 'in time' | 'never' | { readonly at: string };
}

/** What was measured of an objective (or of a metric that one objective measures) in the window that ends in or holds the period. */
export interface ScenarioLevel extends Told {
  readonly of: Id;
  readonly when: ScenarioTime;
  readonly measured: ScenarioMeasure;
}

export type ScenarioMeasure =
  /** The level itself, after its statistic. `downtime`: in seconds, in one outage. */
  | { readonly kind: 'level'; readonly level: Value; readonly downtime?: Big }
  /** Events of a ratio: 28 of 30. */
  | { readonly kind: 'ratio'; readonly part: Big; readonly whole: Big }
  /** One value an event. */
  | { readonly kind: 'values'; readonly values: readonly Value[] };

/** A commitment of a support that was kept late, by that much; all others of the window were kept in time. */
export interface ScenarioDelay extends Told {
  readonly of: Id;
  readonly by: Duration;
  readonly commitment?: CommitmentKind;
  readonly severity?: Id;
  readonly when: ScenarioTime;
}

/** An incident of support. */
export interface ScenarioIncident extends Told {
  /** Not given: of every support that handles the severity. */
  readonly of?: Id;
  readonly severity: Id;
  /** A local time. */
  readonly raised: string;
  /** What became of it. For `update`: the longest gap between two updates. */
  readonly done: readonly { readonly commitment: CommitmentKind; readonly kept: KeptAfter }[];
  /** Spans of local time in which the clock stood still. */
  readonly paused: readonly { readonly from: string; readonly to: string }[];
}
export type KeptAfter = { readonly after: Duration } | { readonly at: string };

/** Further incidents that were handled in time. */
export interface ScenarioKept extends Told {
  readonly severity: Id;
  readonly count: number;
  readonly when: ScenarioTime;
}

/** What the customer really pays. */
export interface ScenarioFee extends Told {
  /** A service, the word of `for each "…"` (`cluster`), or the only service where it is not given. */
  readonly of?: Id;
  readonly amount: Money;
  readonly per: Period;
}

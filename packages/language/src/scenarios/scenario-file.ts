/**
 * A scenario as a file. Values, lengths and times are written as in sentences: `45 minutes`, `2h 10m`, `320 ms`, `28 of 30`,
 * `EUR 2_000`; a time is a moment by the clock of the agreement's zone (`2027-03-14T02:00`) or a period (`2027-03`, `March 2027`,
 * `2027-Q1`, `2027-03-14`, `2027`). Names are those of the agreement, or titles. What the scenario does not name did not happen.
 */
export interface ScenarioFile {
  readonly $schema?: string;
  /** The agreement, where the file of the text holds several. */
  readonly agreement?: string;
  /** The customer's plan, region and options. */
  readonly for?: readonly string[];
  /** A sentence, or its parts: `45 minutes on Shop in 2027-03`. */
  readonly outages?: readonly (string | OutageEntry)[];
  /** `ResponseTime = 320 ms in 2027-03`, `Backups = 28 of 30 in 2027-03`. */
  readonly levels?: readonly (string | LevelEntry)[];
  /** `Critical raised 2027-03-12T16:30 responded after 50 minutes resolved after 6 hours`. */
  readonly incidents?: readonly (string | IncidentEntry)[];
  /** `Desk 70 minutes late to restore for Critical in 2027-03`: one late commitment, while all others were kept. */
  readonly delays?: readonly (string | DelayEntry)[];
  /** `40 Critical in time in 2027-03`: incidents beside those above. */
  readonly kept?: readonly (string | KeptEntry)[];
  /** What the customer really pays: `Shop = EUR 2_000 per month`. */
  readonly fees?: readonly (string | FeeEntry)[];
}

export interface OutageEntry {
  /** `45 minutes` */
  readonly length: string;
  /** A service, a metric or an objective. */
  readonly on: string;
  /** A period. The outage lies somewhere in it. */
  readonly in?: string;
  /** The moment at which it began. */
  readonly from?: string;
  /** Which cluster or instance, where availability is counted for each one. */
  readonly unit?: string;
  /** The maintenance or exclusion that it was a case of. */
  readonly as?: string;
  /** The moment at which that was announced, `in time` or `never`; in time where it is not given. */
  readonly announced?: string;
}

export interface LevelEntry {
  /** An objective, or a metric that one objective measures. */
  readonly of: string;
  /** The level `320 ms`, events of a ratio `28 of 30`, or one value an event `300 ms, 320 ms`. */
  readonly is: string;
  /** A period, or a moment of the window. */
  readonly in: string;
  /** The length of the one outage behind it. */
  readonly downtime?: string;
}

export interface IncidentEntry {
  readonly severity: string;
  /** A moment. */
  readonly raised: string;
  /** When each was done: a moment, or a length after it was raised. */
  readonly acknowledged?: string;
  readonly responded?: string;
  /** The longest gap between two updates. */
  readonly updated?: string;
  readonly restored?: string;
  readonly resolved?: string;
  /** In which the clock stood still. */
  readonly paused?: readonly { readonly from: string; readonly to: string }[];
  /** The support; every one that handles the severity where it is not given. */
  readonly on?: string;
}

export interface DelayEntry {
  /** The support. */
  readonly on: string;
  readonly late: string;
  /** `respond`, `restore` … */
  readonly to?: string;
  readonly severity?: string;
  readonly in: string;
}

export interface KeptEntry {
  readonly count: number;
  readonly severity: string;
  readonly in: string;
}

export interface FeeEntry {
  /** A service, or the word of `for each "…"`; the only service where it is not given. */
  readonly of?: string;
  /** `EUR 2_000` */
  readonly is: string;
  /** `month` where it is not given. */
  readonly per?: string;
}

import type { Declaration } from './parties.js';
import type { DateString, Duration, Id, Money, Percent, Period, Prose, WeeklyHours, Window } from './values.js';

/** What targets, fees and credits may depend on. */
export interface Scope extends Declaration {
  readonly kind: 'plan' | 'region' | 'option';
  readonly means?: Prose;
}

/** One name in a `for`. Names of one kind mean any of them; names of different kinds mean all of them. */
export interface ScopeReference {
  readonly kind: 'plan' | 'region' | 'option' | 'severity';
  readonly id: Id;
}

export interface Service extends Declaration {
  readonly description?: Prose;
  readonly outcome?: Prose;
  readonly includes: readonly Prose[];
  readonly excludes: readonly Prose[];
  readonly fees: readonly Fee[];
  readonly charges: readonly Charge[];
  readonly dependencies: readonly Dependency[];
}

/** The recurring price, as money or in words ("the monthly invoice"). */
export interface Fee {
  readonly amount?: Money;
  readonly prose?: string;
  readonly per: Period;
  readonly for: readonly ScopeReference[];
}

/** A price beside the fee. Its id is unique in the agreement; a credit can name it. */
export interface Charge {
  readonly id: Id;
  readonly amount?: Money;
  readonly per: Period | 'once';
  readonly for: readonly ScopeReference[];
}

/** What a service needs. Several items of a redundant dependency replace each other; all dependencies together are in series. */
export interface Dependency {
  readonly redundant: boolean;
  readonly items: readonly DependencyItem[];
}

export type DependencyItem =
  | { readonly kind: 'external'; readonly title: string; readonly level?: Percent }
  /** Another service of this agreement, or (`agreement` given) of another one. `level` is written after `at`. */
  | {
      readonly kind: 'service';
      readonly service: Id;
      readonly agreement?: Id;
      readonly title: string;
      readonly level?: Percent;
      readonly promised?: Percent;
    }
  /** An objective. `promised` is its target where it stands in another agreement (the loosest, where there are several). */
  | {
      readonly kind: 'objective';
      readonly objective: Id;
      readonly agreement?: Id;
      readonly title: string;
      readonly level?: Percent;
      readonly promised?: Percent;
    };

/** Opening hours with holidays. The built-in calendar `Always` never closes. */
export interface Calendar extends Declaration {
  readonly open: readonly WeeklyHours[];
  /** ISO 3166 country or subdivision, for example `DE-BE`. */
  readonly holidays?: string;
  readonly closed: readonly { readonly date: DateString; readonly title?: string }[];
  /** IANA zone; the agreement's where none is given. */
  readonly timeZone?: string;
}

/** Time or events that do not count: scheduled maintenance (`maintenance`) or anything else (`exclusion`). */
export interface Exclusion extends Declaration {
  readonly kind: 'maintenance' | 'exclusion';
  readonly means?: Prose;
  readonly windows: readonly WeeklyHours[];
  readonly notice?: { readonly length: Duration; readonly by?: string };
  readonly limit?: { readonly length: Duration; readonly per: Window };
  /** Who has to prove that the exclusion applies: a party's id. */
  readonly proofBy?: Id;
}

import type { Agreement, DateString } from '@sla-language/agreement';

export type RuleSeverity = 'error' | 'warning' | 'information';

/** Everything that the project knows of one rule, in one place: messages, pages, `sla explain` and tests come from it. */
export interface Rule {
  /** `topic/what-is-wrong`; also the diagnostic's code. */
  readonly id: `${string}/${string}`;
  /** An error contradicts itself or cannot be computed; an opinion is never an error. */
  readonly severity: RuleSeverity;
  /** One line, without a full stop. */
  readonly title: string;
  /** Why it leads to disputes: two or three sentences that a lawyer follows. */
  readonly why: string;
  /** What to do about it, in a sentence or two. */
  readonly advice: string;
  /** Where the rule comes from: published terms, standards, books. */
  readonly sources: readonly string[];
  /** A text with exactly this one defect. It may build on the sound template `Sound`, which examples see imported. */
  readonly failing: string;
  /** The same text, mended. */
  readonly passing: string;
  /** True: the rule asks for something that is missing, so it is silent on templates. */
  readonly completeness?: boolean;
  check(agreement: Agreement, context: RuleContext): void;
}

export interface RuleContext {
  /** The day on which the agreement is checked. Rules never ask the system clock. */
  readonly today: DateString;
  report(finding: Finding): void;
}

/** A place in the text, named by an object of the model (and one of its properties, where that is narrower). */
export interface Place {
  readonly at: object;
  readonly property?: string;
}

export interface Finding extends Place {
  /** Names the things involved and prints the arithmetic. */
  readonly message: string;
  /** The places that disagree with this one. */
  readonly related?: readonly (Place & { readonly message: string })[];
}

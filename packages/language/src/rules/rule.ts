import type { Agreement, DateString, DependencyItem } from '@sla-language/agreement';
import type { Position } from '../private/position.js';
import type { Fix } from './fix.js';
import type { OptionDeclarations, OptionValues } from './options.js';

export type RuleSeverity = 'error' | 'warning' | 'information';

/** Sets of requirements that an agreement may have to meet; each is a profile of its own. */
export type Regulation = 'dora' | 'gdpr-processor' | 'iso-19086' | 'fitsm';

/** For whom a rule speaks that is not for everybody: one side, whoever is about to sign, or those under a regulation. */
export type Audience = 'provider' | 'customer' | 'signature' | Regulation;

/** A text with exactly one defect, and the same text mended. */
export interface RuleExample {
  /** What this example shows that the others do not; not needed where there is one. */
  readonly title?: string;
  /** It may build on the sound template `Sound`, which examples see imported. */
  readonly failing: string;
  readonly passing: string;
}

export interface RuleExplanation {
  /** Why it leads to disputes: two or three sentences that a lawyer follows. */
  readonly why: string;
  /** What to do about it, in a sentence or two. */
  readonly advice: string;
  /** Where the rule comes from: published terms, standards, books. */
  readonly sources: readonly string[];
  /** At least two different defects. */
  readonly examples: readonly RuleExample[];
}

/** Everything that the project knows of one rule, in one place: messages, pages, settings, `sla explain` and tests come from it. */
export interface Rule<O extends OptionDeclarations = OptionDeclarations> {
  /** `topic/what-is-wrong`; also the diagnostic's code. */
  readonly id: `${string}/${string}`;
  /** An error contradicts itself or cannot be computed; an opinion is never an error. */
  readonly severity: RuleSeverity;
  /** One line, without a full stop. */
  readonly title: string;
  /** What its page says. A function, because a check does not need the longest texts of the program. */
  readonly explanation: () => RuleExplanation;
  /** In whose profiles the rule runs; everybody's where nobody is named. */
  readonly audience?: readonly Audience[];
  /** True: the rule asks for something that is missing, so it is silent on templates and drafts. */
  readonly completeness?: boolean;
  /** How an editor may show what is found: faded, because nothing uses it, or struck through, because it holds no more. */
  readonly tag?: 'unnecessary' | 'deprecated';
  /** The best class of quick fix that its findings offer. */
  readonly fix?: Fix['safety'];
  /** The thresholds that a configuration may change. */
  readonly options?: O;
  /** Looks at an agreement. */
  check?(agreement: Agreement, context: RuleContext<O>): void;
  /** Looks at a private position of one side, and at the agreement of which it speaks. */
  checkPosition?(position: Position, agreement: Agreement, context: PositionContext<O>): void;
  /** Looks at a comment that keeps a rule silent; a rule has this, `check` or `checkPosition`. */
  checkSuppression?(suppression: SuppressionUse, context: SuppressionContext): void;
}

/** What a comment such as `// sla-ignore remedy/tier-gap: as published` comes to, for one of the rules that it names. */
export interface SuppressionUse {
  readonly ruleId: string;
  readonly reason?: string;
  /** Whether there is such a rule. */
  readonly known: boolean;
  /** Whether the rule runs on this file, as it is configured. */
  readonly runs: boolean;
  /** Whether a finding was silenced. */
  readonly used: boolean;
  /** The ids of all rules. */
  readonly rules: readonly string[];
}

export interface SuppressionContext {
  /** `replacement`: what a fix (of the rule's class) writes in the place of the id; an empty one takes it out of the comment. */
  report(finding: { readonly message: string; readonly replacement?: string }): void;
}

export interface RuleContext<O extends OptionDeclarations = OptionDeclarations> {
  /** The day on which the agreement is checked. Rules never ask the system clock. */
  readonly today: DateString;
  readonly options: OptionValues<O>;
  /**
   * The other agreement on which an item of a dependency depends, where the files at hand have it. The item may be one of this
   * agreement or of an agreement to which another item has led.
   */
  upstream(item: DependencyItem): Agreement | undefined;
  report(finding: Finding): void;
}

export type PositionContext<O extends OptionDeclarations = OptionDeclarations> = Pick<
  RuleContext<O>,
  'options' | 'report'
>;

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
  /** How it can be mended; the best one first. */
  readonly fixes?: readonly Fix[];
}

/** The part of an id before the slash. */
export function topicOf({ id }: Pick<Rule, 'id'>): string {
  return id.slice(0, id.indexOf('/'));
}

/** A rule with options, whose check sees their types. */
export function ruleWithOptions<const O extends OptionDeclarations>(rule: Rule<O>): Rule {
  return rule as unknown as Rule;
}

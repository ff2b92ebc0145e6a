import type { DurationUnit } from '@sla-language/agreement';

/**
 * Everything that the rules of wording know of a language. Patterns are global and see a text as it was written. Another language
 * is one more file, and a line in `index.ts`.
 */
export interface Words {
  /** Words by which a text promises nothing that can be checked, efforts among them. */
  readonly vague: Wording;
  /** "commercially reasonable efforts" */
  readonly efforts: Wording;
  /** The same with its verb, "uses commercially reasonable efforts to ", and what to write for a duty instead, as in `replace`. */
  readonly effortsTo: Rewriting;
  /** What efforts are about where they are about a service level. */
  readonly serviceLevel: RegExp;
  /** What still has to be filled in, beside the marks that all languages share. */
  readonly placeholders: Wording;
  /** What leaves a list open, and how to close it. */
  readonly openLists: readonly Rewriting[];
  /** "clause 4.2"; the clause of another document or of a law is none. */
  readonly reference: RegExp;
  readonly ambiguousTimes: readonly AmbiguousTime[];
  /** A duty that is none (group `word`): "the provider should"; and at the beginning of a duty, where that is certain. */
  readonly optional: RegExp;
  readonly optionalStart?: RegExp;
  /** Which of these words is no duty in a clause either; elsewhere it grants a right. */
  readonly optionalInClauses: ReadonlySet<string>;
  /** What to write for a duty, in the place of a word that makes it voluntary. */
  obliging(word: string): string;
  readonly sides: readonly Side[];
  /** What the contract itself defines, in lower case. */
  readonly ownTerms: readonly string[];
  /** A word that a text itself calls defined (group `term`, or `quoted`): "Acceptance, as defined in this agreement". */
  readonly markedTerm: RegExp;
  /** A definition in running text (group `term`): `(the "Portal")`. */
  readonly inlineDefinition: RegExp;
  /** Where a capital letter within a sentence says that a word is a defined term. */
  readonly capitals?: Capitals;
  /** The singular, where the form shows it. */
  singular(word: string): string;
  /** One form for a word however it is written and inflected, for comparing. */
  fold(word: string): string;
  /** What a definition may begin with before it says anything: "any event of". */
  readonly beginning: RegExp;
  /** After a term in its own definition: it is defined elsewhere. */
  readonly definedElsewhere: RegExp;
  /** A percentage, and a length of time (groups `value`, `business`, `unit`), as patterns without groups of other names. */
  readonly percentage: RegExp;
  readonly duration: RegExp;
  /** The unit of the model for a unit in lower case. */
  readonly units: ReadonlyMap<string, DurationUnit>;
  /** A decimal as the model writes it: `99,9` is "99.9" in German. */
  decimal(text: string): string;
  /** Between the name of a level and its value: " of at least ". */
  readonly levelJoint: RegExp;
  /** Between a value and the name of its level: "99.9% " availability. */
  readonly valueJoint: RegExp;
  /** Before a value that is not promised but compared with: "below ". */
  readonly compared: RegExp;
  /** A sentence about claiming credits. */
  readonly claiming: RegExp;
  readonly commitments: Readonly<Record<'acknowledge' | 'respond' | 'restore' | 'resolve', RegExp>>;
  /** A number in words beside digits (groups `words` and `digits`), one pattern for each way of writing them. */
  readonly numbers: readonly RegExp[];
  /** A whole number in words. */
  cardinal(number: number): string;
  /** One form for all that say the same: "a hundred and one" and "one hundred one". */
  sameWords(words: string): string;
  /** A date in digits of which the order is not certain (groups `first`, `second`, `year`). */
  readonly dates: RegExp;
}

/** A wording that is looked for in all texts. */
export interface Wording {
  readonly pattern: RegExp;
  /**
   * What every match has in it, as a plain and therefore fast pattern for the text in lower case: only texts that have it are
   * looked at.
   */
  readonly hints: RegExp;
}

/** A wording, and what to write for it, as in `String.replace`; nothing where that depends on what was meant. */
export interface Rewriting {
  readonly pattern: RegExp;
  readonly instead?: string;
}

/** A word for a time that two readers may take for two times. */
export interface AmbiguousTime extends Wording {
  /** "twice a week, or every two weeks" */
  readonly readings: string;
  /** True: the default calendar of the agreement settles it. */
  readonly settledByCalendar?: boolean;
  /** What says the same without a doubt, one for each reading. */
  readonly instead?: readonly string[];
}

/** The words for one side of the agreement: where two stand in one agreement, they may be two parties. */
export interface Side {
  /** The word that contracts of this language have for it by themselves. */
  readonly own?: string;
  /** The use of a word (groups `article` and `word`). */
  readonly pattern: RegExp;
  /** The word without its ending. */
  lemma(word: string): string;
  /** The word as it stands after the article. */
  inflected(lemma: string, article: string): string;
}

export interface Capitals {
  /** A capitalised phrase within a sentence (group `term`). */
  readonly pattern: RegExp;
  /** Words before it that show that it is no name of its own. */
  readonly determiners: ReadonlySet<string>;
  /** What contracts of the field define and nobody means as a name: in lower case, singular. */
  readonly usual: ReadonlySet<string>;
}

/** One pattern for all of them, with the flags of the first. */
export function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), patterns[0]!.flags);
}

/** The units of the model by their words, with the endings that these may have. */
export function unitsOf(
  endings: readonly string[],
  words: Partial<Readonly<Record<DurationUnit, readonly string[]>>>,
): ReadonlyMap<string, DurationUnit> {
  return new Map(
    Object.entries(words).flatMap(([unit, names]) =>
      names.flatMap((name) => ['', ...endings].map((ending) => [name + ending, unit as DurationUnit] as const)),
    ),
  );
}

import { toFastProperties } from '@chevrotain/utils';
import type { IToken, TokenType } from 'chevrotain';
import type { LangiumParser } from 'langium';

/**
 * What the parser has to know of the grammar: how to choose where a rule branches, and what ends its repetitions. Chevrotain
 * works that out whenever a parser is made, which takes longer than to read a file; the table is made by scripts/decisions.ts.
 * Tokens and sets of tokens are numbers: their places in `tokens` and `sets`.
 */
export interface GrammarTable {
  readonly tokens: readonly string[];
  readonly sets: readonly (readonly number[])[];
  readonly rules: Readonly<Record<string, RuleTable>>;
}

/** The places of a rule, by Chevrotain's keys. */
export interface RuleTable {
  readonly choices: Readonly<Record<number, Choice>>;
  /** What follows a repetition: a token with its occurrence in the rule, the end of the rule, or something else. */
  readonly repetitions: Readonly<Record<number, readonly [token: number, occurrence: number] | 'end' | 'other'>>;
}

/** How to choose by the next token. */
export interface Choice {
  /** Answers, each with the tokens that lead to it. */
  readonly answers: readonly (readonly [answer: Answer | typeof OPEN, set: number])[];
  /** Tokens after which it takes one more. */
  readonly more?: Readonly<Record<number, Choice>>;
}

/** The number of an alternative, or that something optional is there. No answer: no alternative fits, or it is not there. */
export type Answer = number | true;

/** In place of an answer: it takes more tokens than the table has. */
export const OPEN = 'open';

/** A function that chooses, as Chevrotain calls it. */
export type Decide = (this: Input, alternatives?: unknown) => Answer | false | undefined;

interface Input {
  /** The next token is 1. */
  LA_FAST(ahead: number): Pick<IToken, 'tokenTypeIdx'>;
}

interface AfterRepetition {
  readonly token: TokenType | undefined;
  readonly occurrence: number | undefined;
  readonly isEndOfRule: boolean;
}

/** What is needed of Chevrotain's parser that its types do not show. */
export interface ParserInternals extends Input {
  readonly tokensMap: Readonly<Record<string, TokenType>>;
  readonly fullRuleNameToShort: Readonly<Record<string, number>>;
  readonly firstAfterRepMap: AfterRepetition[][];
  lookAheadFuncsCache: Decide[][];
  gastProductionsCache: object;
  resyncFollows: object;
  selfAnalysisDone: boolean;
  performSelfAnalysis(): void;
}

export function internalsOf(parser: LangiumParser): ParserInternals {
  // biome-ignore lint/complexity/useLiteralKeys: TypeScript lets nobody write a protected member otherwise.
  return parser['wrapper'] as unknown as ParserInternals;
}

/** The name of a rule in the grammar, from its name in the parser. */
export function ruleName(full: string): string {
  return full.replace('\u200B', '');
}

/**
 * Completes a parser by the table. Chevrotain's own analysis waits until something asks for it: an error in the text, or one of
 * the few choices that the table leaves open.
 */
export function decideByTable(parser: ParserInternals, { tokens, sets, rules }: GrammarTable): void {
  const types = tokens.map((name) => parser.tokensMap[name]);
  const analysis = analyseOnDemand(parser);
  for (const [full, short] of Object.entries(parser.fullRuleNameToShort)) {
    const { choices, repetitions } = rules[ruleName(full)];
    const decisions: Decide[] = [];
    for (const [key, choice] of Object.entries(choices)) {
      decisions[+key] = decision(
        () => answersOf(choice, types, sets),
        () => analysis()[short][+key],
      );
    }
    parser.lookAheadFuncsCache[short] = decisions;
    const after: AfterRepetition[] = [];
    for (const [key, follower] of Object.entries(repetitions)) {
      const [token, occurrence] = typeof follower === 'string' ? [] : follower;
      after[+key] = { token: types[token ?? -1], occurrence, isEndOfRule: follower === 'end' };
    }
    parser.firstAfterRepMap[short] = after;
  }
  parser.selfAnalysisDone = true;
  // As the analysis would do: the many rules make the parser an object that V8 looks up slowly.
  toFastProperties(parser);
}

/** Answers by the indices of tokens; answers by the token after it where it takes one more. */
type Answers = (Answer | typeof OPEN | Answers | undefined)[];

function answersOf({ answers, more = {} }: Choice, types: readonly TokenType[], sets: GrammarTable['sets']): Answers {
  const result: Answers = [];
  for (const [answer, set] of answers) for (const token of sets[set]) result[types[token].tokenTypeIdx!] = answer;
  for (const [token, next] of Object.entries(more)) {
    result[types[+token].tokenTypeIdx!] = answersOf(next, types, sets);
  }
  return result;
}

function decision(prepare: () => Answers, analysed: () => Decide): Decide {
  let answers: Answers | undefined;
  return function (alternatives) {
    answers ??= prepare();
    let answer = answers[this.LA_FAST(1).tokenTypeIdx];
    for (let ahead = 2; typeof answer === 'object'; ahead++) answer = answer[this.LA_FAST(ahead).tokenTypeIdx];
    return answer === OPEN ? analysed().call(this, alternatives) : answer;
  };
}

/** Where the analysis leaves what error recovery and messages need. */
const RESULTS = ['gastProductionsCache', 'resyncFollows'] as const;

/** Lets Chevrotain analyse the grammar when its results are first asked for, and gives the functions that choose. */
function analyseOnDemand(parser: ParserInternals): () => Decide[][] {
  let analysed: Decide[][] | undefined;
  const analyse = (): Decide[][] => {
    if (analysed) return analysed;
    for (const name of RESULTS) Object.defineProperty(parser, name, { value: {}, writable: true });
    const byTable = parser.lookAheadFuncsCache;
    parser.lookAheadFuncsCache = [];
    parser.performSelfAnalysis();
    analysed = parser.lookAheadFuncsCache;
    parser.lookAheadFuncsCache = byTable;
    return analysed;
  };
  for (const name of RESULTS) {
    const get = (): object => {
      analyse();
      return parser[name];
    };
    Object.defineProperty(parser, name, { get, configurable: true, enumerable: true });
  }
  return analyse;
}

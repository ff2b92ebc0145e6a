import type { ILexerErrorMessageProvider, IParserErrorMessageProvider, IToken, TokenType } from 'chevrotain';
import { EOF } from 'chevrotain';

import type { BlockVocabulary } from './vocabulary.js';

/** What a token is called in a sentence. */
const KINDS: Readonly<Record<string, string>> = {
  NAME: 'a name',
  ID: 'a word',
  UNIT: 'a unit',
  INLINE: 'a word',
  WORD: 'a word',
  STRING: 'text in quotation marks',
  TEXT: 'text in quotation marks',
  NUMBER: 'a number',
  DATE: 'a date such as 2026-01-31',
  TIME: 'a time such as 09:00',
  PERCENTILE: 'a percentile such as p95',
};

function kindOf(type: TokenType): string {
  const name = type.name.replace(/\$$/, '').replace(/^INLINE_(\w+)$/, (_, word: string) => word.toLowerCase());
  if (name === 'EOF') return 'the end of the file';
  return KINDS[name] ?? `\`${name}\``;
}

/** `a, b or c` */
export function oneOf(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

const LINE_ENDS = 'the line ends';

/** Whether an error of the parser says that a line lacks its rest. */
export function lacksRest(message: string): boolean {
  return message.includes(`but ${LINE_ENDS}.`) || message.endsWith(`; ${LINE_ENDS}.`);
}

const LONGEST_IMAGE = 30;

function quoted(token: IToken): string {
  const line = token.image.split('\n')[0];
  return `\`${line.length > LONGEST_IMAGE ? `${line.slice(0, LONGEST_IMAGE)}…` : line}\``;
}

const EXTRA_BRACE = 'This `}` closes nothing: there is no block open here.';

/** A sign or word that neither goes on with the member before it nor begins one. */
function noPlace(actual: IToken): string {
  return `${quoted(actual)} cannot stand here: it neither goes on with what is written before it nor begins a member.`;
}

/** Says in plain words what the parser expected, after what, and what stands there instead. */
export class SlaParserMessages implements IParserErrorMessageProvider {
  constructor(private readonly vocabulary: () => ReadonlyMap<string, BlockVocabulary>) {}

  buildMismatchTokenMessage(error: {
    expected: TokenType;
    actual: IToken;
    previous: IToken;
    ruleName: string;
  }): string {
    const { expected, actual } = error;
    if (expected === EOF && actual.image === '}') return EXTRA_BRACE;
    if (expected.name === '}' && actual.tokenType !== EOF) {
      return this.misplaced(actual, error.ruleName) ?? noPlace(actual);
    }
    return this.expected([expected], actual, error.previous);
  }

  buildNotAllInputParsedMessage({ firstRedundant }: { firstRedundant: IToken; ruleName: string }): string {
    if (firstRedundant.image === '}') return EXTRA_BRACE;
    return this.misplaced(firstRedundant, 'File') ?? `${quoted(firstRedundant)} cannot stand here.`;
  }

  buildNoViableAltMessage(error: { expectedPathsPerAlt: TokenType[][][]; actual: IToken[]; previous: IToken }): string {
    return this.expected(
      error.expectedPathsPerAlt.flatMap((paths) => paths.map((path) => path[0])),
      error.actual[0],
      error.previous,
    );
  }

  buildEarlyExitMessage(error: { expectedIterationPaths: TokenType[][]; actual: IToken[]; previous: IToken }): string {
    return this.expected(
      error.expectedIterationPaths.map((path) => path[0]),
      error.actual[0],
      error.previous,
    );
  }

  private expected(types: readonly (TokenType | undefined)[], actual: IToken, previous: IToken): string {
    const kinds = [...new Set(types.filter((type) => type !== undefined).map(kindOf))];
    // After a recovery the parser names a token that it has skipped.
    const known = previous && !Number.isNaN(previous.startOffset) && !(previous.startOffset >= actual.startOffset);
    const after = known ? ` after ${quoted(previous)}` : '';
    const found = this.found(actual, previous);
    if (kinds.length === 0) return `Something is missing${after}; ${found}.`;
    if (kinds.includes('`rolling`') && actual.tokenType.name === 'NUMBER')
      return `A window of this length that ends with each day is written \`per rolling ${actual.image} days\`.`;
    return `Expected ${oneOf(kinds)}${after}, but ${found}.`;
  }

  private found(actual: IToken, previous: IToken | undefined): string {
    if (actual.tokenType === EOF) return 'the file ends';
    if (previous?.endLine !== undefined && actual.startLine! > previous.endLine) return LINE_ENDS;
    return `found ${quoted(actual)}`;
  }

  /** A word that opens members, but not of this block. */
  private misplaced(actual: IToken, rule: string): string | undefined {
    // Langium marks its rules with a zero-width space.
    const here = this.vocabulary().get(rule.replace('\u200B', ''));
    if (!here || !/^\w+$/.test(actual.image)) return undefined;
    const homes = [...this.vocabulary().values()].filter((block) => block.members.has(actual.image));
    if (homes.length === 0) return undefined;
    const place = here.keyword ? `in a block \`${here.keyword}\`` : 'at the top of a file';
    const others = homes.map((block) => (block.keyword ? `in \`${block.keyword}\`` : 'at the top of a file'));
    return homes.includes(here)
      ? `\`${actual.image}\` is not expected here.`
      : `\`${actual.image}\` cannot stand ${place}. It belongs ${oneOf([...new Set(others)])}.`;
  }
}

const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/^[“”„«»‘’]/, 'Text stands between straight quotation marks: "…".'],
  [/^≥/, 'Write `>=` for “at least”.'],
  [/^≤/, 'Write `<=` for “at most”.'],
  [/^[–—−]/, 'Write `-`, or `from … to …` for a span.'],
  [/^=/, 'No `=` is needed here; comparisons are `>=`, `<=`, `>` and `<`.'],
  [/^:/, 'No `:` is needed: a keyword is followed by its value.'],
  [/^;/, 'No `;` is needed: each member stands on a line of its own.'],
  [/^[$€£]/, 'Money is written with its currency code: `EUR 500`.'],
  [/^#/, 'A comment begins with `//`.'],
  [/^['`]/, 'Text stands between double quotation marks: "…".'],
];

export class SlaLexerMessages implements ILexerErrorMessageProvider {
  buildUnexpectedCharactersMessage(text: string, offset: number, length: number): string {
    const found = text.slice(offset, offset + Math.min(length, LONGEST_IMAGE));
    const hint = LOOKALIKES.find(([pattern]) => pattern.test(found))?.[1];
    return `\`${found}\` cannot stand here.${hint ? ` ${hint}` : ''}`;
  }

  buildUnableToPopLexerModeMessage(): string {
    return 'This cannot stand here.';
  }
}

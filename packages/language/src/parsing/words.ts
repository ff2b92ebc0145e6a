import { type ILexingError, type IToken, Lexer, type TokenType } from 'chevrotain';
import {
  type AstNode,
  DefaultLexer,
  DefaultTokenBuilder,
  type Grammar,
  GrammarAST,
  isAstNode,
  type LexerResult,
  type LexingReport,
  stream,
  type TokenizeOptions,
} from 'langium';
import type { Position } from 'vscode-languageserver-types';
import { conflictMessage, conflictsIn, withoutConflicts } from './conflicts.js';

/**
 * Words. No word is reserved where a name stands, unless it is the first of its line: a service called `Support` works, and
 * a half-typed line does not eat the next one.
 *
 * Each word has two token types: one for the first word of a line (a keyword is a keyword there, and nothing else), and an
 * inline twin that may also be a name. What each may stand for is said by the categories NAME, UNIT, INLINE and WORD, which
 * the grammar declares as terminals that match no text.
 */
interface WordToken extends TokenType {
  inline?: TokenType;
}

const VIRTUAL = ['NAME', 'UNIT', 'INLINE', 'WORD'] as const;

/** `INLINE_TARGET` stands for the word `target` where it is not the first of its line. */
const INLINE_PREFIX = 'INLINE_';

/** Marks the twin of a word that is not the first of its line. */
const INLINE_SUFFIX = '$';

/** Text that lacks its end stands for text, so that the parser goes on; a check reports it. */
const OPEN_STRING = 'OPEN_STRING';
export const OPEN_TEXT = 'OPEN_TEXT';
export const OPEN_COMMENT = 'OPEN_COMMENT';

export class SlaTokenBuilder extends DefaultTokenBuilder {
  /** What may go on where a keyword ends: of a word a longer word, of `/` a comment. Asking every pattern takes 50 ms. */
  protected override findLongerAlt(keyword: GrammarAST.Keyword, terminals: TokenType[]): TokenType[] {
    const longer = /^\w/.test(keyword.value) ? ['ID'] : keyword.value === '/' ? ['ML_COMMENT', 'SL_COMMENT'] : [];
    return terminals.filter((terminal) => longer.includes(terminal.name));
  }

  override buildTokens(grammar: Grammar): TokenType[] {
    // As it is inherited, but without asking which rules the grammar uses (all of them), and with a faster look for its words.
    const terminals = this.buildTerminalTokens(stream(grammar.rules));
    const keywords = [...keywordsOf(grammar)].sort((a, b) => b.value.length - a.value.length);
    const tokens: WordToken[] = [
      ...keywords.map((keyword) => this.buildKeywordToken(keyword, terminals, false)),
      ...terminals,
    ];
    const named = (name: string): WordToken => tokens.find((token) => token.name === name)!;
    const [NAME, UNIT, INLINE, WORD] = VIRTUAL.map(named);
    const inlineWords = tokens.filter((token) => token.name.startsWith(INLINE_PREFIX));
    for (const token of [NAME, UNIT, INLINE, WORD, ...inlineWords]) token.PATTERN = Lexer.NA;

    const twins: TokenType[] = [];
    for (const token of tokens) {
      if (!isWord(token)) continue;
      const reserved = typeof token.PATTERN === 'string';
      token.CATEGORIES = reserved ? [WORD] : [NAME, WORD];
      token.inline = {
        name: `${token.name}${INLINE_SUFFIX}`,
        PATTERN: Lexer.NA,
        CATEGORIES: [
          ...[token, NAME, INLINE, WORD],
          ...(token.name === 'ID' ? [UNIT] : []),
          ...inlineWords.filter((word) => word.name === INLINE_PREFIX + token.name.toUpperCase()),
        ],
      };
      twins.push(token.inline);
    }
    const open: TokenType[] = [
      { name: OPEN_TEXT, PATTERN: /"""[\s\S]*/, CATEGORIES: [named('TEXT')], LINE_BREAKS: true },
      { name: OPEN_STRING, PATTERN: /"(\\.|[^"\\\n\r])*/, CATEGORIES: [named('STRING')] },
      { name: OPEN_COMMENT, PATTERN: /\/\*[\s\S]*/, GROUP: 'hidden', LINE_BREAKS: true },
    ];
    const slash = named('/');
    slash.LONGER_ALT = [slash.LONGER_ALT ?? [], open[2]].flat();
    // What is closed comes first; the others match only what it does not.
    const at = tokens.findIndex((token) => token.name === 'STRING');
    const text = tokens.findIndex((token) => token.name === 'TEXT');
    const comment = tokens.findIndex((token) => token.name === 'ML_COMMENT');
    return [
      ...tokens.slice(0, comment + 1),
      open[2],
      ...tokens.slice(comment + 1, text + 1),
      open[0],
      ...tokens.slice(text + 1, at + 1),
      open[1],
      ...tokens.slice(at + 1),
      ...twins,
    ];
  }
}

/** The keywords of the grammar, each once. */
function keywordsOf(grammar: Grammar): Iterable<GrammarAST.Keyword> {
  const keywords = new Map<string, GrammarAST.Keyword>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(visit);
    } else if (isAstNode(node)) {
      if (node.$type === GrammarAST.Keyword.$type) {
        const keyword = node as GrammarAST.Keyword;
        if (!keywords.has(keyword.value)) keywords.set(keyword.value, keyword);
      }
      for (const name in node) if (name[0] !== '$') visit(node[name as keyof AstNode]);
    }
  };
  // What stands in quotation marks in a terminal is a part of its pattern.
  visit(grammar.rules.filter(GrammarAST.isParserRule));
  return keywords.values();
}

function isWord(token: TokenType): boolean {
  if (token.name === 'ID' || token.name === 'PERCENTILE') return true;
  return typeof token.PATTERN === 'string' && /^[a-z]/.test(token.PATTERN);
}

/** Whether a text can be a name: one of the author's own, a word of the language that may be one, or none. */
export function nameKindOf(text: string, lexer: SlaLexer): 'name' | 'keyword' | 'none' {
  // A word that is not the first of its line.
  const { tokens, errors } = lexer.tokenize(`_ ${text}`);
  const [, token] = tokens;
  if (errors.length > 0 || tokens.length !== 2 || token!.image !== text || !isInline(token!)) return 'none';
  return token!.tokenType.name === `ID${INLINE_SUFFIX}` ? 'name' : 'keyword';
}

/** The word that a terminal of the grammar stands for where it is not the first of its line; none for other terminals. */
export function inlineWordOf(terminal: string): string | undefined {
  return terminal.startsWith(INLINE_PREFIX) ? terminal.slice(INLINE_PREFIX.length).toLowerCase() : undefined;
}

/** Whether a token is a word that is not the first of its line. */
export function isInline(token: IToken): boolean {
  return token.tokenType.name.endsWith(INLINE_SUFFIX);
}

const NOT_TEXT = 'This file is not text in UTF-8, so there is nothing to read in it.';

const NOT_UTF8 = 'This character was not saved as UTF-8 and cannot be read. Save the file as UTF-8.';

/** What decoding leaves where bytes are not UTF-8. */
const REPLACEMENT = '\uFFFD';

/** The parser is recursive: whatever is nested deeper than this was not written by a person. */
const DEEPEST = 200;
const TOO_DEEP = `This is nested more than ${DEEPEST} levels deep. What follows is not read.`;
const OPENING: ReadonlySet<string> = new Set(['{', '(']);
const CLOSING: ReadonlySet<string> = new Set(['}', ')']);

function lexingError(message: string, offset: number, line: number, column: number, length: number): ILexingError {
  return { message, offset, line, column, length };
}

/** `.sla` is also the ending of Scribus documents, which are XML: they are none of our business. */
export function isForeign(text: string): boolean {
  return /^\uFEFF?\s*<(\?xml|SCRIBUS)/.test(text);
}

/** What reading binary data as UTF-8 leaves. */
function isBinary(text: string): boolean {
  return text.includes('\0');
}

/** After these a line goes on: the next word is not the first of a member, wherever it stands. */
export const GOES_ON: ReadonlySet<string> = new Set([',', '.', '(', '+', '-', '*', '/']);

const OPEN_MESSAGES: Readonly<Record<string, string>> = {
  [OPEN_STRING]: 'This text has no closing quotation mark. Text of several lines stands between `"""` and `"""`.',
  [OPEN_TEXT]: 'This text has no closing `"""`: everything up to the end of the file belongs to it.',
  [OPEN_COMMENT]: 'This comment has no closing `*/`: everything up to the end of the file belongs to it.',
};

/** Whether a lexing error says that the rest of the file was swallowed. */
export function swallowsRest(message: string): boolean {
  return message === TOO_DEEP || message === OPEN_MESSAGES[OPEN_TEXT] || message === OPEN_MESSAGES[OPEN_COMMENT];
}

/** A part of a text, with the place of its beginning. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly position: Position;
}

/** Where a text may be cut in two that can be read one after the other, as far as words are concerned. */
export interface SlaLexingReport extends LexingReport {
  /** The ends of words, ascending, where no bracket is open and the next word is the first of its line. */
  readonly cuts: readonly number[];
}

export class SlaLexer extends DefaultLexer {
  /** Only this part of a text is read, while it is set. It begins where the text may be cut. */
  part: Part | undefined;

  override tokenize(text: string, options?: TokenizeOptions): LexerResult & { report?: SlaLexingReport } {
    if (isForeign(text)) return { tokens: [], errors: [], hidden: [] };
    if (isBinary(text)) return { tokens: [], errors: [lexingError(NOT_TEXT, 0, 1, 1, 1)], hidden: [] };
    const { part } = this;
    // A text with conflicts is never read in parts.
    const conflicts = conflictsIn(text);
    const readable = withoutConflicts(text, conflicts);
    const result = super.tokenize(part ? readable.slice(part.start, part.end) : readable, options);
    if (part) moveTo(part, result);
    for (const each of conflicts) {
      const line = text.slice(0, each.start).split(/\r\n?|\n/).length;
      const { length } = /^.*/.exec(text.slice(each.start, each.end))![0];
      result.errors.push(lexingError(conflictMessage(each), each.start, line, 1, length));
    }
    const report = (token: IToken): void => {
      const message = OPEN_MESSAGES[token.tokenType.name];
      const length = token.image.split('\n')[0].length;
      result.errors.push(lexingError(message, token.startOffset, token.startLine!, token.startColumn!, length));
    };
    const foreign = text.indexOf(REPLACEMENT);
    if (foreign >= 0) {
      const before = text.slice(0, foreign).split('\n');
      result.errors.push(lexingError(NOT_UTF8, foreign, before.length, before.at(-1)!.length + 1, 1));
    }
    for (const token of result.hidden) if (token.tokenType.name === OPEN_COMMENT) report(token);
    const cuts: number[] = [];
    let line = -1;
    let end = 0;
    let depth = 0;
    for (const [i, token] of result.tokens.entries()) {
      if (depth === 0 && line >= 0 && token.startLine !== line) cuts.push(end);
      if (OPENING.has(token.image)) depth++;
      else if (CLOSING.has(token.image)) depth--;
      if (depth > DEEPEST) {
        result.errors.push(lexingError(TOO_DEEP, token.startOffset, token.startLine!, token.startColumn!, 1));
        result.tokens.length = i;
        break;
      }
      const { name } = token.tokenType;
      if (name === OPEN_STRING || name === OPEN_TEXT) report(token);
      const inline = (token.tokenType as WordToken).inline;
      if (inline && (token.startLine === line || line === -2)) {
        token.tokenType = inline;
        token.tokenTypeIdx = inline.tokenTypeIdx!;
      }
      line = GOES_ON.has(token.image) ? -2 : (token.endLine ?? token.startLine!);
      end = token.endOffset! + 1;
    }
    if (depth === 0 && line >= 0) cuts.push(end);
    return { ...result, report: { diagnostics: [], cuts } };
  }
}

/** Gives the places in a part of a text as places of the whole. */
function moveTo({ start, position }: Part, { tokens, hidden, errors }: LexerResult): void {
  for (const token of [...tokens, ...hidden]) {
    if (token.startLine === 1) token.startColumn! += position.character;
    if (token.endLine === 1) token.endColumn! += position.character;
    token.startOffset += start;
    token.endOffset! += start;
    token.startLine! += position.line;
    token.endLine! += position.line;
  }
  for (const error of errors) {
    if (error.line === 1) error.column! += position.character;
    error.offset += start;
    error.line! += position.line;
  }
}

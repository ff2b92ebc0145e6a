import { nearest } from '@sla-language/agreement';
import type { IToken } from 'chevrotain';
import { type AstNode, CstUtils, type LangiumDocument } from 'langium';
import type * as ast from '../generated/ast.js';
import type { BlockVocabulary } from '../parsing/vocabulary.js';
import { GOES_ON, isInline, type SlaLexer, type SlaLexingReport } from '../parsing/words.js';
import { SMALL_WORDS } from './meanings.js';

/** Where the author is writing. Found from the words alone, so that it holds in text that is broken elsewhere. */
export interface WritingPosition {
  /** The block, if the language knows it: `Service`; `File` for the top of a file. */
  readonly block?: BlockVocabulary;
  /** The words of the block before the cursor, from its opening brace on. */
  readonly within: readonly IToken[];
  /** The words of the member that is being written, up to the cursor but without the word at it. */
  readonly member: readonly IToken[];
  /** The words of a member on the lines above that may go on at the cursor, where a new line has begun. */
  readonly previous: readonly IToken[];
  /** The word at the cursor, as far as it is written. */
  readonly word: string;
  /** A further member may begin here: at the start of a line, or in a block that stands on one line. */
  readonly mayOpen: boolean;
  /** The text in which the cursor stands, up to the cursor and without its opening mark. */
  readonly inText?: string;
  /** The comment in which the cursor stands, up to the cursor; nothing else can be told then. */
  readonly inComment?: string;
}

interface OpenBlock {
  readonly block?: BlockVocabulary;
  readonly line: number;
  /** The index of the first token in the block. */
  readonly from: number;
  /** The index of the first token of the member that is being written. */
  start: number;
}

type Vocabulary = ReadonlyMap<string, BlockVocabulary>;

/** Tells where an offset is. Only the text from the beginning of the declaration in which it stands is read for it. */
export function writingPositionAt(
  text: string,
  offset: number,
  lexer: SlaLexer,
  vocabulary: Vocabulary,
  cuts: readonly number[] = [],
): WritingPosition {
  const from = cuts.findLast((cut) => cut < lineStartOf(text, offset)) ?? 0;
  const position = positionIn(text.slice(from, offset), lexer, vocabulary);
  return goesOnBehind(text, offset, position)
    ? { ...position, member: position.previous, previous: [], mayOpen: false }
    : position;
}

/** Whether the cursor stands on a line between those of one member: the next line goes on with a small word. */
function goesOnBehind(text: string, offset: number, { block, previous, member }: WritingPosition): boolean {
  if (previous.length === 0 || member.length > 0) return false;
  const next = /^[^\S\n]*\n\s*([a-z]+)\b/.exec(text.slice(offset, offset + FAR))?.[1];
  return next !== undefined && Object.hasOwn(SMALL_WORDS, next) && !block?.members.has(next);
}

/** Farther behind the cursor than this no line goes on. */
const FAR = 400;

/** Where the text of a document was cut in two when it was parsed; none where the text is another one. */
export function cutsOf({ parseResult }: LangiumDocument): readonly number[] {
  return (parseResult.lexerReport as SlaLexingReport | undefined)?.cuts ?? [];
}

/** Where the end of a text is, which begins at the top of a file or, for a scaffold, in a block. */
export function positionIn(text: string, lexer: SlaLexer, vocabulary: Vocabulary, home = 'File'): WritingPosition {
  const { tokens, hidden } = lexer.tokenize(text);
  const block = vocabulary.get(home);
  const comment = hidden.at(-1);
  if (comment && isOpenComment(comment) && endOf(comment) === text.length) {
    return { block, within: [], member: [], previous: [], word: '', mayOpen: false, inComment: comment.image };
  }
  const last = tokens.at(-1);
  if (last && isOpenText(last) && endOf(last) === text.length) {
    const inText = last.image.replace(/^"(?:"")?/, '');
    return { ...position(tokens.slice(0, -1), text, block, vocabulary, true), word: inText, mayOpen: false, inText };
  }
  const word =
    /(?:(?<=\btimezone\s+)[\w/+-]+|\d{4}-[\d-]*|\d{1,2}:\d*|\d[\d_]*(?:\.\d*)?%?|[\w\u00AA-\uFFDC]+|[<>]=?)?$/.exec(
      text,
    )![0];
  const before = tokens.filter((token) => token.startOffset < text.length - word.length);
  return { ...position(before, text, block, vocabulary, false), word };
}

function position(
  tokens: readonly IToken[],
  text: string,
  home: BlockVocabulary | undefined,
  vocabulary: Vocabulary,
  inText: boolean,
): Omit<WritingPosition, 'word' | 'inText'> {
  const blocks: OpenBlock[] = [{ block: home, line: 0, from: 0, start: 0 }];
  tokens.forEach((token, index) => {
    const current = blocks.at(-1)!;
    if (token.image === '{') {
      const block = openedBy(tokens.slice(current.start, index), current.block, vocabulary);
      blocks.push({ block, line: token.startLine!, from: index + 1, start: index + 1 });
    } else if (token.image === '}') {
      if (blocks.length > 1) blocks.pop();
      blocks.at(-1)!.start = index + 1;
    } else if (opensMember(token, current.block)) {
      current.start = index;
    }
  });

  const { block, from, start, line } = blocks.at(-1)!;
  const last = tokens.at(-1);
  const cursorLine = text.split('\n').length;
  const written = tokens.slice(start);
  const goesOn = inText || (last !== undefined && (last.endLine === cursorLine || GOES_ON.has(last.image)));
  const member = goesOn ? written : [];
  const opensHere = member.length === 0 || (line === cursorLine && block?.block !== 'File');
  return { block, within: tokens.slice(from), member, previous: goesOn ? [] : written, mayOpen: opensHere };
}

/** The block that a member opens with its brace; of a misspelt keyword the block that was probably meant. */
function openedBy(
  member: readonly IToken[],
  outer: BlockVocabulary | undefined,
  vocabulary: Vocabulary,
): BlockVocabulary | undefined {
  const blockOf = (word: string) =>
    outer?.members
      .get(word)
      ?.map((rule) => vocabulary.get(rule))
      .find((each) => each !== undefined);
  for (const { image } of member) {
    const block = blockOf(image);
    if (block) return block;
  }
  const words = [...(outer?.members.keys() ?? [])].filter((word) => blockOf(word));
  const meant = member[0] && nearest(member[0].image, words);
  return meant === undefined ? undefined : blockOf(meant);
}

/** The node of the block in which an offset lies; the nearest one around it, at last the file, where the block has no node. */
export function blockNodeAt(document: LangiumDocument, offset: number, block: string | undefined): AstNode {
  const file = document.parseResult.value as ast.File;
  const leaf = file.$cstNode && CstUtils.findLeafNodeBeforeOffset(file.$cstNode, offset);
  let around: AstNode | undefined;
  for (let node: AstNode | undefined = leaf?.astNode; node; node = node.$container) {
    if (node.$type === block) return node;
    // Behind its closing brace nothing is inside a block any more.
    if (!around && 'members' in node && (node.$cstNode?.end ?? 0) > offset) around = node;
  }
  return block === 'File' ? file : (around ?? file);
}

/** The first word of a line opens a member, unless it is a small word with which the one before it goes on. */
function opensMember(token: IToken, block: BlockVocabulary | undefined): boolean {
  const { image } = token;
  if (!/^[a-z_]/i.test(image) || isInline(token)) return false;
  return block?.members.has(image) || !Object.hasOwn(SMALL_WORDS, image);
}

function isOpenText(token: IToken): boolean {
  return token.tokenType.name.startsWith('OPEN_');
}

function isOpenComment(token: IToken): boolean {
  return token.tokenType.name === 'OPEN_COMMENT' || token.tokenType.name === 'SL_COMMENT';
}

function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

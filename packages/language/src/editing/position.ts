import type { IToken } from 'chevrotain';
import { type AstNode, CstUtils, type LangiumDocument } from 'langium';
import type * as ast from '../generated/ast.js';
import type { BlockVocabulary } from '../parsing/vocabulary.js';
import { GOES_ON, isInline } from '../parsing/words.js';

/** Where the author is writing. Found from the words alone, so that it holds in text that is broken elsewhere. */
export interface WritingPosition {
  /** The block, if the language knows it: `Service`; `File` for the top of a file. */
  readonly block?: BlockVocabulary;
  /** The words of the member that is being written, up to the cursor but without the word at it. */
  readonly member: readonly IToken[];
  /** The word at the cursor, as far as it is written. */
  readonly word: string;
  /** A further member may begin here: at the start of a line, or in a block that stands on one line. */
  readonly mayOpen: boolean;
  /** The text in which the cursor stands, without its opening mark. */
  readonly inText?: string;
}

interface OpenBlock {
  readonly block?: BlockVocabulary;
  readonly line: number;
  /** The index of the first token of the member that is being written. */
  start: number;
}

/** Tells where an offset is, from the tokens of the whole text. Undefined in a comment, where nothing can be offered. */
export function writingPositionAt(
  text: string,
  offset: number,
  lexed: { readonly tokens: readonly IToken[]; readonly hidden: readonly IToken[] },
  vocabulary: ReadonlyMap<string, BlockVocabulary>,
): WritingPosition | undefined {
  if (lexed.hidden.some((token) => holds(token, offset) && token.image.startsWith('/'))) return undefined;
  const word = /[\w\u00AA-\uFFDC]*$/.exec(text.slice(0, offset))![0];
  const operator = /[<>]=?$/.exec(text.slice(0, offset))?.[0] ?? '';
  const written = word || operator;
  const before = lexed.tokens.filter((token) => token.startOffset < offset - written.length);
  const previous = before.at(-1);
  const inText =
    previous && isText(previous) && holds(previous, offset) ? text.slice(previous.startOffset + 1, offset) : undefined;
  const tokens = inText === undefined ? before : before.slice(0, -1);

  const blocks: OpenBlock[] = [{ block: vocabulary.get('File'), line: 0, start: 0 }];
  tokens.forEach((token, index) => {
    const current = blocks.at(-1)!;
    if (token.image === '{') {
      const rules = current.block?.members.get(tokens[current.start]?.image ?? '') ?? [];
      const block = rules.map((rule) => vocabulary.get(rule)).find((each) => each !== undefined);
      blocks.push({ block, line: token.startLine!, start: index + 1 });
    } else if (token.image === '}') {
      if (blocks.length > 1) blocks.pop();
      blocks.at(-1)!.start = index + 1;
    } else if (opensLine(token)) {
      current.start = index;
    }
  });

  const { block, start, line } = blocks.at(-1)!;
  const last = tokens.at(-1);
  const cursorLine = lineOf(text, offset);
  const goesOn =
    inText !== undefined || (last !== undefined && (last.endLine === cursorLine || GOES_ON.has(last.image)));
  const member = goesOn ? tokens.slice(start) : [];
  const opensHere = member.length === 0 || (line === cursorLine && block?.block !== 'File');
  return { block, member, word: written, mayOpen: inText === undefined && opensHere, inText };
}

/** The node of the block in which an offset lies; the file where the block has no node yet. */
export function blockNodeAt(document: LangiumDocument, offset: number, block: string | undefined): AstNode {
  const file = document.parseResult.value as ast.File;
  const leaf = file.$cstNode && CstUtils.findLeafNodeBeforeOffset(file.$cstNode, offset);
  let node: AstNode | undefined = leaf?.astNode;
  while (node && node.$type !== block) node = node.$container;
  return node ?? file;
}

function isText(token: IToken): boolean {
  return token.image.startsWith('"');
}

/** The first word of a line opens a member. */
function opensLine(token: IToken): boolean {
  return /^[a-z_]/i.test(token.image) && !isInline(token);
}

/** Whether the cursor is inside a token: after its first character, and before its end (if it has one). */
function holds(token: IToken, offset: number): boolean {
  const end = token.startOffset + token.image.length;
  const isOpen = token.tokenType.name.startsWith('OPEN_') || token.image.startsWith('//');
  return token.startOffset < offset && (offset < end || (isOpen && offset === end));
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

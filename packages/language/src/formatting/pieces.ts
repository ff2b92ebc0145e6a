import type { IToken } from 'chevrotain';
import type { LexerResult } from 'langium';
import { conflictsIn } from '../parsing/conflicts.js';
import { isForeign, OPEN_COMMENT, OPEN_TEXT, swallowsRest } from '../parsing/words.js';

/** What a text consists of, apart from white space: words, comments, and what cannot be read. Only what is between them moves. */
export interface Piece {
  readonly kind: 'word' | 'line comment' | 'block comment' | 'junk';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The ends of lines between the piece before and this one. */
  readonly newlines: number;
  /** The word, if it is one. */
  readonly token: IToken | undefined;
  /** It goes over several lines. */
  readonly isTall: boolean;
  /** Its closing mark is missing, so it goes on to the end of the file. */
  readonly isOpen: boolean;
}

/** The end of a line, as the language and editors count lines. */
export const NEWLINE = /\r\n?|\n/g;

/** What decoding leaves of bytes that are not UTF-8. */
const UNREADABLE = /[\uFFFD\0]/;

/** The pieces of a text. Undefined where it is none of ours, or cannot be read so far that we would know what it is. */
export function piecesOf(text: string, { tokens, hidden, errors }: LexerResult): readonly Piece[] | undefined {
  if (isForeign(text) || UNREADABLE.test(text) || conflictsIn(text).length > 0) return undefined;
  const pieces: Piece[] = [];
  let end = text.startsWith('\uFEFF') ? 1 : 0;
  let newlines = 0;
  const add = (kind: Piece['kind'], image: string, start: number, token?: IToken, isOpen = false): void => {
    end = start + image.length;
    const isTall = (kind === 'block comment' || image.startsWith('"""')) && /[\r\n]/.test(image);
    pieces.push({ kind, text: image, start, end, newlines, token, isTall, isOpen });
    newlines = 0;
  };
  const between = (until: number): void => {
    if (until === end || (until === end + 1 && text[end] === ' ')) return;
    const from = end;
    for (const part of text.slice(from, until).matchAll(/\S+|\s+/g)) {
      if (/^\s/.test(part[0])) newlines += linesEndingIn(part[0]);
      else add('junk', part[0], from + part.index);
    }
  };
  for (const [token, isHidden] of inOrder(tokens, hidden)) {
    between(token.startOffset);
    const { image, startOffset, tokenType } = token;
    const isOpen = tokenType.name === OPEN_TEXT || tokenType.name === OPEN_COMMENT;
    const kind = !isHidden ? 'word' : image.startsWith('//') ? 'line comment' : 'block comment';
    add(kind, image, startOffset, isHidden ? undefined : token, isOpen);
  }
  between(text.length);
  // What is nested too deeply to be read has no words.
  const swallowed = errors.filter(({ message }) => swallowsRest(message)).length;
  return swallowed > (pieces.at(-1)?.isOpen ? 1 : 0) ? undefined : pieces;
}

function linesEndingIn(text: string): number {
  return text.match(NEWLINE)?.length ?? 0;
}

function* inOrder(tokens: readonly IToken[], hidden: readonly IToken[]): Generator<[token: IToken, isHidden: boolean]> {
  let next = 0;
  for (const token of tokens) {
    while (next < hidden.length && hidden[next]!.startOffset < token.startOffset) yield [hidden[next++]!, true];
    yield [token, false];
  }
  while (next < hidden.length) yield [hidden[next++]!, true];
}

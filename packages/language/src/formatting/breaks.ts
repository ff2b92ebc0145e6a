import { isInline } from '../parsing/words.js';
import type { Piece } from './pieces.js';
import type { Anatomy } from './source.js';

/**
 * How many ends of lines are to stand before each piece: as many as the author has written, but no two empty lines, and none at the edges of a
 * block. In a sound text each member of a tall block gets a line of its own, and an opening brace stands at the end of its line.
 *
 * Where a word is the first of its line decides what it means, so lines are only parted before words that open a member either way. Comments
 * that speak of a line keep speaking of the same.
 */
export function breaksOf(anatomy: Anatomy): readonly number[] {
  const { pieces } = anatomy;
  const mayMove = movableLines(anatomy);
  return pieces.map((piece, i) => {
    if (i === 0) return 0;
    if (piece.newlines === 0) return mayMove[i] && standsAlone(anatomy, i) ? 1 : 0;
    if (mayMove[i] && mayMove[i - 1] && isHead(pieces[i - 1]!) && isBrace(piece, '{')) return 0;
    return piece.newlines > 1 && !isBrace(piece, '}') && !followsOpening(pieces, i) ? 2 : 1;
  });
}

export function isBrace({ token, text }: Piece, brace: '{' | '}'): boolean {
  return token !== undefined && text === brace;
}

/** Whether a piece in the midst of a line is to begin one. */
function standsAlone({ pieces, of, members }: Anatomy, i: number): boolean {
  const piece = pieces[i]!;
  const before = pieces[i - 1]!;
  if (!of[i]!.isTall) return false;
  if (isBrace(piece, '}')) return !isBrace(before, '{');
  let first = i;
  // What stands before the first word of a block goes with it.
  if (isBrace(before, '{')) while (pieces[first]?.kind === 'block comment') first++;
  const { start, token } = pieces[first] ?? piece;
  return before.token !== undefined && token !== undefined && isInline(token) && members.get(start) === true;
}

/** Whether an opening brace may follow on the same line. */
function isHead(piece: Piece): boolean {
  return piece.token !== undefined && !isBrace(piece, '{') && !isBrace(piece, '}');
}

function followsOpening(pieces: readonly Piece[], i: number): boolean {
  let before = i - 1;
  while (before > 0 && isComment(pieces[before]!) && pieces[before]!.newlines === 0) before--;
  return isBrace(pieces[before]!, '{');
}

/** A comment on one line. */
function isComment({ kind, isTall }: Piece): boolean {
  return kind === 'line comment' || (kind === 'block comment' && !isTall);
}

/** What documents the next line, or keeps it silent. */
const ABOUT_A_LINE = /^\/\/\/|sla-ignore/;

/** For each piece whether its line may be parted or joined: not with a comment at its end, nor under one that speaks of this line. */
function movableLines({ pieces, isSound }: Anatomy): readonly boolean[] {
  const movable: boolean[] = [];
  let isTold = false;
  for (let first = 0; first < pieces.length; ) {
    let next = first + 1;
    while (next < pieces.length && pieces[next]!.newlines === 0) next++;
    const isComment = pieces[first]!.kind === 'line comment';
    const isMovable = isSound && !isTold && pieces[next - 1]!.kind !== 'line comment';
    for (let i = first; i < next; i++) movable.push(isMovable);
    isTold = isComment && (isTold || ABOUT_A_LINE.test(pieces[first]!.text));
    first = next;
  }
  return movable;
}

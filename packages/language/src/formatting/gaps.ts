import { isJoined } from '../parsing/spacing.js';
import { isBrace } from './breaks.js';
import type { Line } from './lines.js';
import type { Anatomy } from './source.js';

/** The blanks before each piece that is not the first of its line: one, none, or two between the members of a block on one line. */
export function gapsOf(anatomy: Anatomy, lines: readonly Line[]): number[] {
  const { pieces } = anatomy;
  const gaps: number[] = pieces.map(() => 0);
  const words: string[] = [];
  const places: number[] = [];
  for (const { text, token } of pieces) {
    places.push(words.length);
    if (token) words.push(text);
  }
  for (const { first, last } of lines) {
    for (let i = first + 1; i <= last; i++) gaps[i] = gapBefore(anatomy, i, words, places[i]!);
  }
  return gaps;
}

function gapBefore(anatomy: Anatomy, i: number, words: readonly string[], place: number): number {
  const left = anatomy.pieces[i - 1]!;
  const right = anatomy.pieces[i]!;
  if (right.kind === 'line comment') return 2;
  if (left.kind === 'junk' || right.kind === 'junk') return right.start > left.end ? 1 : 0;
  if (isBrace(left, '{')) return isBrace(right, '}') ? 0 : 1;
  if (isBrace(right, '}')) return 1;
  if (!left.token || !right.token) return 1;
  if (beginsMember(anatomy, i)) return 2;
  if (isDecimalComma(anatomy, i)) return 0;
  return isJoined(words, place) ? 0 : 1;
}

/** In a text with errors `99,9` may be one number, written as other languages write it. */
function isDecimalComma({ pieces, isSound }: Anatomy, i: number): boolean {
  const [before, comma, after] = [pieces[i - 2], pieces[i - 1]!, pieces[i]!];
  if (isSound || comma.text !== ',' || !before) return false;
  const isOne = before.end === comma.start && comma.end === after.start;
  return isOne && /\d$/.test(before.text) && /^\d/.test(after.text);
}

/** Where that is not certain, a word that could open a member does so if the author has set it apart. */
function beginsMember({ pieces, members, isSound, of }: Anatomy, i: number): boolean {
  const { start, text, newlines } = pieces[i]!;
  if (members.get(start)) return true;
  const isApart = newlines === 0 && start - pieces[i - 1]!.end > 1;
  return isApart && (members.has(start) || (!isSound && of[i]!.vocabulary?.members.has(text) === true));
}

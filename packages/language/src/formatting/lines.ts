import { isInline } from '../parsing/words.js';
import { isWord } from './blocks.js';
import { breaksOf, isBrace } from './breaks.js';
import type { Anatomy } from './source.js';

/** A line as it is to be. */
export interface Line {
  /** The indexes of its pieces. */
  readonly first: number;
  readonly last: number;
  /** The ends of lines before it. */
  readonly breaks: number;
  /** How deep it stands; undefined where that is not known, and its indentation stays. */
  readonly depth?: number;
  /** It begins a member. */
  readonly isMember: boolean;
  /** It goes on with the member of an earlier line. */
  readonly goesOn: boolean;
}

export function linesOf(anatomy: Anatomy): readonly Line[] {
  const breaks = breaksOf(anatomy);
  const lines: Line[] = [];
  for (let first = 0; first < breaks.length; ) {
    let next = first + 1;
    while (next < breaks.length && breaks[next] === 0) next++;
    lines.push(lineOf(anatomy, first, next - 1, breaks[first]!));
    first = next;
  }
  return lines;
}

function lineOf(anatomy: Anatomy, first: number, last: number, breaks: number): Line {
  const { pieces, of, isLost } = anatomy;
  let word = first;
  while (word < pieces.length && pieces[word]!.kind.endsWith('comment')) word++;
  const goesOn = word < pieces.length && continues(anatomy, word);
  const closes = word <= last && isBrace(pieces[word]!, '}');
  const depth = Math.max(0, of[first]!.depth + (goesOn ? 1 : 0) - (closes ? 1 : 0));
  const isMember = word === first && opensMember(anatomy, word);
  return { first, last, breaks, isMember, goesOn, ...(isLost[first] ? {} : { depth }) };
}

/** Whether a word begins a member: the parser says so, or where it is lost, the words of the block. */
export function opensMember({ pieces, of, members, isSound }: Anatomy, i: number): boolean {
  const { start, token, text } = pieces[i]!;
  if (members.has(start)) return true;
  return !isSound && token !== undefined && of[i]!.vocabulary?.members.has(text) === true;
}

/** Whether the first word of a line goes on with what stands before it. */
function continues(anatomy: Anatomy, i: number): boolean {
  const { pieces, of, isSound, openers } = anatomy;
  const { token, text } = pieces[i]!;
  let before = i - 1;
  while (before >= 0 && !pieces[before]!.token) before--;
  if (before < 0 || !token || /^[{}]$/.test(text) || /^[{}]$/.test(pieces[before]!.text)) return false;
  if (opensMember(anatomy, i)) return false;
  if (!isWord(text) || isInline(token)) return true;
  // In a block that nobody knows each line stands for itself; in a broken text, a word that is at home elsewhere.
  if (!of[i]!.vocabulary) return false;
  return isSound || !(token.tokenType.name === 'ID' || openers.has(text));
}

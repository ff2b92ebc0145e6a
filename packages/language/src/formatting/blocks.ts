import type { BlockVocabulary } from '../parsing/vocabulary.js';
import { isInline } from '../parsing/words.js';
import type { Piece } from './pieces.js';

/** What stands between two braces, or in the file as a whole. */
export interface Block {
  readonly depth: number;
  /** The words that open its members, where it is a block that the language knows. */
  readonly vocabulary?: BlockVocabulary;
  /** It goes over several lines, so each of its members has one of its own. */
  isTall: boolean;
  readonly outer?: Block;
}

export interface Blocks {
  /** For each piece the block in which it stands. A closing brace stands in its block, an opening one before it. */
  readonly of: readonly Block[];
  /** For each piece whether braces are missing around it, so that nobody knows how deep it stands. */
  readonly isLost: readonly boolean[];
}

/**
 * Finds out which braces belong together, and what their blocks are.
 * @param opensMember whether a piece is known to be the first word of a member
 */
export function blocksOf(
  pieces: readonly Piece[],
  opensMember: (piece: Piece) => boolean,
  vocabularies: ReadonlyMap<string, BlockVocabulary>,
): Blocks {
  const file: Block = { depth: 0, vocabulary: vocabularies.get('File')!, isTall: true };
  const of: Block[] = [];
  const isLost: boolean[] = pieces.map(() => false);
  const tops = wordsOfFilesOnly(vocabularies);
  let block = file;
  // Where the unit begins that stands by itself, whatever is missing in others; and the outermost block that is open.
  let unit = 0;
  let outermost = 0;
  let member = '';
  for (const [i, piece] of pieces.entries()) {
    const { token, text } = piece;
    if (token && tops.has(text) && !isInline(token)) {
      if (block !== file) isLost.fill(true, outermost, i);
      block = file;
      unit = i;
    }
    if (token && (opensMember(piece) || (isWord(text) && !isInline(token)))) member = text;
    of.push(block);
    if (!token) continue;
    if (text === '{') {
      if (block === file) outermost = i + 1;
      const { depth } = block;
      block = {
        depth: depth + 1,
        vocabulary: innerVocabulary(block, member, vocabularies),
        isTall: false,
        outer: block,
      };
    } else if (text === '}') {
      if (block.outer) block = block.outer;
      else isLost.fill(true, unit, i + 1);
    }
  }
  if (block !== file) isLost.fill(true, outermost);
  for (const [i, { newlines, isTall }] of pieces.entries()) if (newlines > 0 || isTall) makeTall(of[i]!);
  return { of, isLost };
}

export function isWord(text: string): boolean {
  return /^[\p{L}_]/u.test(text);
}

function makeTall(block: Block): void {
  for (let tall: Block | undefined = block; tall && !tall.isTall; tall = tall.outer) tall.isTall = true;
}

function innerVocabulary(
  { vocabulary }: Block,
  member: string,
  vocabularies: ReadonlyMap<string, BlockVocabulary>,
): BlockVocabulary | undefined {
  const rules = vocabulary?.members.get(member) ?? [];
  return rules.map((rule) => vocabularies.get(rule)).find((each) => each !== undefined);
}

/** The words that open something at the top of a file, and nothing anywhere else. */
function wordsOfFilesOnly(vocabularies: ReadonlyMap<string, BlockVocabulary>): ReadonlySet<string> {
  const words = new Set(vocabularies.get('File')!.members.keys()).add('import');
  for (const { block, members } of vocabularies.values()) {
    if (block !== 'File') for (const word of members.keys()) words.delete(word);
  }
  return words;
}

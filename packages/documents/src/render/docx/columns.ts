import { widthOf } from '../../figure/text.js';
import type { Inline } from '../../tree.js';

/** What is measured is as wide in common faces, which are wider than those for documents. */
const NARROWER = 0.89;
/** Twentieths of a point in half of one. */
const HALF_POINT = 10;
/** Left and right of the text of a cell. */
const PADDING = 200;
/** What is left over goes to columns in so many pieces. */
const PIECES = 60;

/** A column with the widths of the words of each line of each of its cells. */
interface Measured {
  readonly rows: readonly (readonly (readonly number[])[])[];
  /** Of the longest word, and of the longest line. */
  readonly least: number;
  readonly wished: number;
}

/**
 * Widths of columns that together are as wide as the table. No column is narrower than its longest word, if that is possible;
 * what is left goes, piece by piece, where it makes the table shorter.
 */
export function columnWidths(
  columns: readonly (readonly (readonly Inline[])[])[],
  total: number,
  halfPoints: number,
): readonly number[] {
  const size = sizeOf(halfPoints);
  // Where not every word finds room, words may also break at a hyphen.
  const [whole, broken] = [/ +/u, /(?<=[-–/@])| +/u].map((between) =>
    columns.map((cells) => measured(cells, total, between, size)),
  );
  const sizes = sum(whole!, 'least') <= total ? whole! : broken!;
  const [least, wished] = [sum(sizes, 'least'), sum(sizes, 'wished')];
  if (wished <= total)
    return rounded(
      sizes.map((size) => (size.wished * total) / wished),
      total,
    );
  if (least >= total)
    return rounded(
      sizes.map((size) => (size.least * total) / least),
      total,
    );
  // No column becomes a tower of single words as long as there is room.
  const shares = sizes.map((size) => Math.max(size.least, Math.min(size.wished, total / (1.3 * sizes.length))));
  const shared = shares.reduce((all, share) => all + share, 0);
  const widths = shared <= total ? shares : sizes.map((size) => size.least);
  const piece = (total - (shared <= total ? shared : least)) / PIECES;
  for (let i = 0; i < PIECES; i++) {
    const heights = widths.map((_, column) =>
      heightOf(sizes, widths.with(column, widths[column]! + piece), widthOf(' ', size)),
    );
    widths[heights.indexOf(Math.min(...heights))]! += piece;
  }
  return rounded(widths, total);
}

/** How high a table is, in lines; of tables with as many lines that in which they are fuller is a little higher. */
function heightOf(sizes: readonly Measured[], widths: readonly number[], space: number): number {
  let height = 0;
  for (let row = 0; row < sizes[0]!.rows.length; row++) {
    let highest = 0;
    sizes.forEach(({ rows }, column) => {
      const room = widths[column]! - PADDING;
      const lines = rows[row]!.reduce((all, words) => all + linesOfWords(words, room, space), 0);
      highest = Math.max(highest, lines);
    });
    height += highest;
  }
  return height;
}

function linesOfWords(words: readonly number[], room: number, space: number): number {
  let lines = 1;
  let used = 0;
  let whole = 0;
  for (const word of words) {
    whole += word + space;
    if (used > 0 && used + word > room) {
      lines++;
      used = 0;
    }
    used += word + space;
  }
  return lines + (0.2 * whole) / room;
}

function measured(cells: readonly (readonly Inline[])[], total: number, between: RegExp, size: number): Measured {
  const lines = cells.map((cell) => linesOf(cell));
  const words = lines.flat().flatMap((each) => each.split(between));
  const least = Math.min(widest(words, size) + PADDING, total);
  return {
    rows: lines.map((each) => each.map((line) => line.split(between).map((word) => widthOf(word, size)))),
    least,
    wished: Math.max(least, widest(lines.flat(), size) + PADDING),
  };
}

const sum = (sizes: readonly Measured[], key: 'least' | 'wished'): number =>
  sizes.reduce((all, size) => all + size[key], 0);

const widest = (texts: readonly string[], size: number): number =>
  Math.max(0, ...texts.map((text) => widthOf(text, size)));

const sizeOf = (halfPoints: number): number => halfPoints * HALF_POINT * NARROWER;

/** Whole numbers with the same sum. */
function rounded(widths: readonly number[], total: number): readonly number[] {
  const whole = widths.map((width) => Math.floor(width));
  whole[whole.length - 1]! += Math.round(total - whole.reduce((all, width) => all + width, 0));
  return whole;
}

/** What a cell shows, line by line. */
export function linesOf(parts: readonly Inline[]): readonly string[] {
  return textOf(parts).split('\n');
}

/** How many lines a cell has in a column of a width. */
export function linesIn(cell: readonly Inline[], width: number, halfPoints: number): number {
  return linesOf(cell).reduce(
    (all, each) => all + Math.max(1, Math.ceil(widthOf(each, sizeOf(halfPoints)) / width)),
    0,
  );
}

function textOf(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if ('parts' in part) return textOf(part.parts);
      if (part.kind === 'break') return '\n';
      return part.kind === 'reference' ? unbroken(part.text) : part.text;
    })
    .join('');
}

/** A cross-reference does not break before its number. */
export const unbroken = (text: string): string => text.replace(/ (?=\S+$)/u, '\u00a0');

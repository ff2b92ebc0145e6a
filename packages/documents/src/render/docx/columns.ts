import { widthOf } from '../../figure/text.js';
import type { Inline } from '../../tree.js';

/** Of text in tables, in twentieths of a point; less than it is, as the common faces are wider than those for documents. */
const SIZE = 170;
/** Left and right of the text of a cell. */
const PADDING = 200;
/** A column gets no more than this share of the table before all others have what they need. */
const WIDEST = 0.55;

/**
 * Widths of columns that together are as wide as the table: none is narrower than its longest word, if that is possible, and
 * what is left goes where the long texts are.
 */
export function columnWidths(columns: readonly (readonly (readonly Inline[])[])[], total: number): readonly number[] {
  // Where not every word finds room, words may also break at a hyphen.
  const [whole, broken] = [/ +/u, /(?<=[-–/@])| +/u].map((between) => sizesOf(columns, total, between));
  const sizes = sum(whole!, 'least') <= total ? whole! : broken!;
  const [least, wished] = [sum(sizes, 'least'), sum(sizes, 'wished')];
  const widths = sizes.map((size) => {
    if (wished <= total) return (size.wished * total) / wished;
    if (least >= total) return (size.least * total) / least;
    return size.least + ((size.wished - size.least) * (total - least)) / (wished - least);
  });
  const rounded = widths.map((width) => Math.floor(width));
  rounded[rounded.length - 1]! += Math.round(total - rounded.reduce((all, width) => all + width, 0));
  return rounded;
}

interface Size {
  readonly least: number;
  readonly wished: number;
}

function sizesOf(
  columns: readonly (readonly (readonly Inline[])[])[],
  total: number,
  between: RegExp,
): readonly Size[] {
  return columns.map((cells) => {
    const lines = cells.flatMap((cell) => linesOf(cell));
    const words = lines.flatMap((each) => each.split(between));
    const least = Math.min(widest(words) + PADDING, total * WIDEST);
    return { least, wished: Math.max(least, Math.min(widest(lines) + PADDING, total * WIDEST)) };
  });
}

const sum = (sizes: readonly Size[], key: keyof Size): number => sizes.reduce((all, size) => all + size[key], 0);

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => widthOf(text, SIZE)));

/** What a cell shows, line by line. */
export function linesOf(parts: readonly Inline[]): readonly string[] {
  return textOf(parts).split('\n');
}

/** How many lines a cell has in a column of a width. */
export function linesIn(cell: readonly Inline[], width: number): number {
  return linesOf(cell).reduce((all, each) => all + Math.max(1, Math.ceil(widthOf(each, SIZE) / width)), 0);
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

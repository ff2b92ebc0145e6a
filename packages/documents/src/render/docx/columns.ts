import type { Inline } from '../../tree.js';

/** Sizes of text in tables, in twentieths of a point, and the widths of letters as shares of it, generously. */
const SIZE = 190;
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[iljtfrI.,:;'’|!()[\]\-/ ]/, 0.34],
  [/[mwMW@%…–÷×]/, 0.9],
  [/[A-Z\p{Lu}]/u, 0.64],
];
const LETTER = 0.54;

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
  const [whole, broken] = [/\s+/u, /(?<=[-–/@])|\s+/u].map((between) => sizesOf(columns, total, between));
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

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(widthOf));

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += WIDTHS.find(([pattern]) => pattern.test(letter))?.[1] ?? LETTER;
  return width * SIZE;
}

/** What a cell shows, line by line. */
export function linesOf(parts: readonly Inline[]): readonly string[] {
  return textOf(parts).split('\n');
}

function textOf(parts: readonly Inline[]): string {
  return parts
    .map((part) => ('parts' in part ? textOf(part.parts) : part.kind === 'break' ? '\n' : part.text))
    .join('');
}

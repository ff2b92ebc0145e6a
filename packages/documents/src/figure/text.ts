/**
 * How wide text is going to be. No format knows its reader's fonts when a figure is drawn, so widths are those of common
 * sans-serif faces, rather too large than too small.
 */
export const FONT_SIZE = 12;
export const LINE_HEIGHT = 15;

const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ilj|'!.,:;\u00b7]/, 0.29],
  [/[\s()[\]{}/\\ftrI"*-]/, 0.38],
  [/[mwMWÆŒ%@…—–≤≥<>=+±→]/, 0.95],
  [/[A-ZÀ-ÞĀ-Ž]/, 0.73],
  // The ideographs and syllables of East Asia are as wide as they are high.
  [/[\u1100-\u11ff\u2e80-\uffef]|[\ud800-\udbff][\udc00-\udfff]/, 1.02],
];
const OTHERS = 0.58;

export function widthOf(text: string, size = FONT_SIZE): number {
  let width = 0;
  for (const character of text) width += WIDTHS.find(([pattern]) => pattern.test(character))?.[1] ?? OTHERS;
  return width * size;
}

export const widestOf = (lines: readonly string[], size = FONT_SIZE): number =>
  Math.max(0, ...lines.map((line) => widthOf(line, size)));

/** Breaks text at its spaces, and inside a word only where the word alone is too wide. */
export function wrap(text: string, width: number, size = FONT_SIZE): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, size) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, width: number, size: number): readonly string[] {
  if (widthOf(word, size) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && widthOf(piece + character, size) > width) {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}

/** A label that is centred on a place, and how far below the first row it begins, so that it touches no other one. */
export interface Placed {
  readonly centre: number;
  readonly lines: readonly string[];
  readonly top: number;
}

export interface PlacedLabels {
  readonly labels: readonly Placed[];
  readonly height: number;
}

/** Puts labels beside one another, inside of `from` and `to`, and into further rows where they would touch. */
export function placeLabels(
  labels: readonly { readonly at: number; readonly text: string }[],
  from: number,
  to: number,
  widest: number,
): PlacedLabels {
  const GAP = 8;
  const ends: number[] = [];
  const placed: { readonly centre: number; readonly lines: readonly string[]; readonly row: number }[] = [];
  for (const { at, text } of labels.toSorted((left, right) => left.at - right.at)) {
    const lines = wrap(text, widest);
    const half = widestOf(lines) / 2;
    const centre = Math.max(from + half, Math.min(to - half, at));
    const free = ends.findIndex((end) => end + GAP <= centre - half);
    const row = free < 0 ? ends.length : free;
    ends[row] = centre + half;
    placed.push({ centre, lines, row });
  }
  const rowHeight = Math.max(0, ...placed.map(({ lines }) => lines.length)) * LINE_HEIGHT;
  return {
    labels: placed.map(({ centre, lines, row }) => ({ centre, lines, top: row * rowHeight })),
    height: rowHeight * ends.length,
  };
}

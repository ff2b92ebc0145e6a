/** How a text is indented. */
export interface Layout {
  /** The blanks of one level, or the width of a tab. */
  readonly tabSize: number;
  /** Whether levels are made of blanks rather than of tabs. */
  readonly insertSpaces: boolean;
}

/** How files are laid out where no editor says otherwise. */
export const STANDARD_LAYOUT: Layout = { tabSize: 4, insertSpaces: true };

/** No line is made longer than this, in columns: it would be hard to read. */
export const LONGEST_LINE = 136;

/** What some editor says, within reason. */
export function layoutOf({ tabSize, insertSpaces }: Layout): Layout {
  const isUsable = Number.isInteger(tabSize) && tabSize > 0 && tabSize <= 16;
  return { tabSize: isUsable ? tabSize : STANDARD_LAYOUT.tabSize, insertSpaces };
}

export function indentationOf(levels: number, { tabSize, insertSpaces }: Layout): string {
  return insertSpaces ? ' '.repeat(levels * tabSize) : '\t'.repeat(levels);
}

/** So many columns of white space at the start of a line. */
export function blanksOf(columns: number, { tabSize, insertSpaces }: Layout): string {
  if (insertSpaces) return ' '.repeat(columns);
  return '\t'.repeat(Math.floor(columns / tabSize)) + ' '.repeat(columns % tabSize);
}

/** The columns that white space at the start of a line takes. */
export function widthOfBlanks(blanks: string, { tabSize }: Layout): number {
  let width = 0;
  for (const blank of blanks) width += blank === '\t' ? tabSize - (width % tabSize) : 1;
  return width;
}

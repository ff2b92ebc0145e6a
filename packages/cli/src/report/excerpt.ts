import stringWidth from 'fast-string-width';
import type { Range } from './findings.js';

/** A line of the source and where the marks stand below it. */
export interface Excerpt {
  readonly line: string;
  /** White space that reaches to the marks. */
  readonly indent: string;
  /** How many columns of the terminal the marks take. */
  readonly width: number;
}

/** Longer lines are cut around the place. */
const WIDEST = 160;
const BEFORE = 60;

/** The first line of a range, and where in it stands what is meant; undefined where the text has no such line. */
export function excerpt(lines: readonly string[], { start, end }: Range): Excerpt | undefined {
  const whole = lines[start.line - 1];
  if (whole === undefined || whole.trim() === '') return undefined;
  const from = Math.min(start.column - 1, whole.length);
  const to = end.line > start.line ? whole.trimEnd().length : Math.min(end.column - 1, whole.length);
  const cut = whole.length > WIDEST ? Math.max(0, from - BEFORE) : 0;
  const shown = whole.slice(cut, cut + WIDEST);
  const before = whole.slice(cut, from);
  const meant = whole.slice(from, Math.min(to, cut + WIDEST));
  const [lead, tail] = [cut > 0 ? '…' : '', cut + WIDEST < whole.length ? '…' : ''];
  return {
    line: lead + printable(shown) + tail,
    indent: ' '.repeat(lead.length) + blank(before),
    width: Math.max(1, stringWidth(printable(meant))),
  };
}

/** Text without the characters that would command the terminal, and without halves of characters. */
export function printable(text: string): string {
  return text.replace(/(?!\t)\p{Cc}|\p{Bidi_Control}|\p{Surrogate}/gu, '\u{FFFD}');
}

/** White space as wide as the text; tabs stay tabs, so that the marks stand right whatever a tab is worth. */
function blank(text: string): string {
  return text
    .split('\t')
    .map((part) => ' '.repeat(stringWidth(printable(part))))
    .join('\t');
}

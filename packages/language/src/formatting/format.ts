import { type Change, changesOf } from './changes.js';
import { alignComments } from './comments.js';
import { gapsOf } from './gaps.js';
import { Grid } from './grid.js';
import { type Layout, layoutOf } from './layout.js';
import { type Line, linesOf } from './lines.js';
import { anatomyOf, type Source } from './source.js';
import { alignTables, type Run } from './tables.js';

/** How a text is to be laid out. */
export interface Formatting {
  /** All that has to change, in the order of the text; none where it is laid out well, or is none of our business. */
  readonly changes: readonly Change[];
  /** The lines that are laid out together, by the places at which they begin. */
  readonly runs: readonly (readonly number[])[];
}

/**
 * Lays a text out: white space between words, and where members share a line, ends of lines. The words and comments stay, in their order, and what
 * they mean. It works on the words and braces, so a text with errors is laid out as well, as far as it is certain where things stand.
 */
export function format(source: Source, layout: Layout): Formatting {
  const anatomy = anatomyOf(source);
  if (!anatomy) return { changes: [], runs: [] };
  const lines = linesOf(anatomy);
  const gaps = gapsOf(anatomy, lines);
  const grid = new Grid(anatomy.pieces, gaps);
  const runs = [...alignTables(anatomy, lines, grid), ...alignComments(anatomy, lines, grid)];
  const startOf = ({ first }: Line): number => anatomy.pieces[first]!.start;
  return {
    changes: changesOf(source.text, anatomy, lines, gaps, layoutOf(layout)),
    runs: runs.map((run: Run) => run.map(startOf)),
  };
}

/** The text after changes that are given in its order. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  let result = '';
  let end = 0;
  for (const change of changes) {
    result += text.slice(end, change.start) + change.newText;
    end = change.end;
  }
  return result + text.slice(end);
}

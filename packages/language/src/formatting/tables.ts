import { isBrace } from './breaks.js';
import type { Grid, Limits, Place } from './grid.js';
import { LONGEST_LINE } from './layout.js';
import type { Line } from './lines.js';
import type { Anatomy } from './source.js';

/** Lines that are laid out together: the rows of a table, or lines with comments at their ends. */
export type Run = readonly Line[];

const LIMITS: Limits = { blanks: 24, width: LONGEST_LINE };

interface Columns {
  /** Rows of one table stand below each other; else it is that of the first word. */
  readonly table?: string;
  /** The words, or kinds of words, with which columns begin, in this order. */
  readonly at?: readonly string[];
  /** So many words after the first one are a column each. */
  readonly words?: number;
}

/** What is promised for a severity. */
const COMMITMENT: Columns = { table: 'respond', words: 2, at: ['or'] };

/** How members are divided into columns, by their first word. */
const COLUMNS: Readonly<Record<string, Columns>> = {
  target: { at: ['for'] },
  credit: { at: ['of', 'per', 'when', 'and', 'for'] },
  penalty: { at: ['of', 'per', 'when', 'and', 'for'] },
  extension: { at: ['per', 'when', 'and', 'for'] },
  cap: { at: ['of', 'per', 'for'] },
  fee: { at: ['per', 'for'] },
  depends: { at: ['any', 'at'] },
  level: { at: ['after', 'for'] },
  open: { at: ['TIME'] },
  handles: { at: ['for', 'during'] },
  acknowledge: COMMITMENT,
  respond: COMMITMENT,
  update: COMMITMENT,
  restore: COMMITMENT,
  resolve: COMMITMENT,
};

/** Blocks whose contents are too different for rows of a table. */
const LISTS: ReadonlySet<string> = new Set(['party', 'contact']);

/** A member on one line. */
interface Row {
  readonly line: Line;
  readonly table: string;
  /** The columns up to the brace, and those in it: where they begin, and the word by which they are the same in several rows. */
  readonly head: readonly Column[];
  readonly brace?: Column;
  readonly body: readonly Column[];
}

interface Column extends Place {
  readonly key: string;
}

/** Pads the gaps of neighbouring rows so that the words stand below each other that they share. */
export function alignTables(anatomy: Anatomy, lines: readonly Line[], grid: Grid): readonly Run[] {
  const runs = tablesOf(anatomy, lines);
  for (const rows of runs) {
    alignColumns(rows.map(({ head }) => head));
    const blocks = rows.filter(({ brace }) => brace !== undefined);
    const groups = grid.align(
      blocks.map(({ brace }) => brace!),
      LIMITS,
    );
    for (const group of parted(blocks, groups)) alignColumns(group.map(({ body }) => body));
  }
  return runs.map((rows) => rows.map(({ line }) => line));

  /** Column by column, as long as they are the same. A row that has ended does not part those above from those below it. */
  function alignColumns(rows: readonly (readonly Column[])[]): void {
    let same: (readonly Column[])[] = [];
    const align = () => {
      if (same.length < 2) return;
      const groups = grid.align(
        same.map(([column]) => column!),
        LIMITS,
      );
      for (const group of parted(same, groups)) alignColumns(group.map(([, ...others]) => others));
    };
    for (const row of rows) {
      if (row.length === 0) continue;
      if (same.length > 0 && same[0]![0]!.key !== row[0]!.key) {
        align();
        same = [];
      }
      same.push(row);
    }
    align();
  }
}

/** A list in parts of some lengths. */
function parted<T>(all: readonly T[], lengths: readonly number[]): readonly (readonly T[])[] {
  let end = 0;
  return lengths.map((length) => {
    end += length;
    return all.slice(end - length, end);
  });
}

/** Rows that follow each other directly. */
function tablesOf(anatomy: Anatomy, lines: readonly Line[]): readonly Row[][] {
  const tables: Row[][] = [];
  let table: Row[] = [];
  for (const [i, line] of lines.entries()) {
    const row = lines[i + 1]?.goesOn ? undefined : rowOf(anatomy, line);
    const above = table.at(-1);
    const isNext = above && row?.table === above.table && line.breaks === 1 && line.depth === above.line.depth;
    if (!isNext) table = [];
    if (row && table.push(row) === 2) tables.push(table);
  }
  return tables;
}

function rowOf({ pieces, of, members }: Anatomy, line: Line): Row | undefined {
  const { first, last, isMember, depth } = line;
  if (!isMember || depth === undefined || isBrace(pieces[last]!, '{')) return undefined;
  const { text: word } = pieces[first]!;
  if (LISTS.has(word)) return undefined;
  const columns = COLUMNS[word];
  const head: Column[] = [];
  const body: Column[] = [];
  let brace: Column | undefined;
  let isList = false;
  for (let i = first; i <= last; i++) {
    const { text, token, start, isTall } = pieces[i]!;
    if (isTall) return undefined;
    if (i === first || !token) continue;
    const column = { line, piece: i };
    if (of[i] !== of[first]) {
      const begins = of[i]!.outer === of[first] && members.has(start) && !isBrace(pieces[i - 1]!, '{');
      if (begins) body.push({ ...column, key: text });
    } else if (text === '{') brace ??= { ...column, key: text };
    else if (!isList && columns) {
      const key = keyOf(text, token.tokenType.name, i - first, columns);
      if (key && isNext(key, head.at(-1)?.key, columns)) head.push({ ...column, key });
      isList = text === ',';
    }
  }
  return columns || brace ? { line, table: columns?.table ?? word, head, body, brace } : undefined;
}

function keyOf(text: string, type: string, place: number, { words = 0, at = [] }: Columns): string | undefined {
  if (place <= words) return String(place);
  return at.find((each) => each === text || each === type);
}

/** Whether a column may follow another one: in `per hour of downtime`, `of` says something else than in `10% of fee`. */
function isNext(key: string, before: string | undefined, { at = [] }: Columns): boolean {
  return before === undefined || !at.includes(before) || at.indexOf(key) > at.indexOf(before);
}

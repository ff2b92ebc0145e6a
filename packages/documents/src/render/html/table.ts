import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { textOf } from '../../texts/fill.js';
import type { Column, Inline, Row, Table } from '../../tree.js';
import type { Blocks } from './blocks.js';
import { lines, marked } from './nodes.js';

/** From so many columns on, a table may be wider than a telephone: it scrolls, also by the keyboard. */
const WIDE = 3;
/** Up to so many rows, a table stays on one page. */
const SHORT = 6;
/** So many characters fit on one line of a sheet of paper, in all columns together. */
const LINE = 84;
/** A cell of so many characters stays on one line where there is room: amounts, times, numbers of clauses. */
const ONE_LINE = 20;

/** A table; `about` names it to screen readers where it has no caption. */
export function table(node: Table, blocks: Blocks, about: string): Element {
  const { caption, columns, rows } = node;
  const element = h(
    'table',
    { class: [...(rows.length <= SHORT ? ['short'] : []), `columns-${columns.length}`] },
    lines([
      ...(caption ? [h('caption', blocks.inlines(caption))] : []),
      h('thead', h('tr', lines(columns.map((column) => heading(column, blocks))))),
      h('tbody', lines(rows.map((row) => body(row, columns, blocks)))),
    ]),
  );
  if (columns.length < WIDE) return h('div.table', element);
  const ariaLabel = caption ? textOf(caption) : about;
  return h('div.table.wide', { role: 'group', tabIndex: 0, ariaLabel }, element);
}

function heading(column: Column, blocks: Blocks): Element {
  const content = blocks.inlines(column.title);
  const align = alignment(column);
  return isEmpty(column.title) ? h('td', align) : h('th', { scope: 'col', ...align }, content);
}

/** The first cell says what the row is about. */
function body(row: Row, columns: readonly Column[], blocks: Blocks): Element {
  const cells = row.cells.map((cell, i): ElementContent => {
    const content = marked(row.change, blocks.labels, blocks.inlines(cell), { spoken: i === 0 });
    const align = alignment(columns[i], cell, Math.min(ONE_LINE, LINE / columns.length));
    return i === 0 && columns.length > 1 && !isEmpty(cell)
      ? h('th', { scope: 'row', ...align }, content)
      : h('td', align, content);
  });
  return blocks.showing(row, h('tr', { id: blocks.idOf(row.anchor), class: row.change }, lines(cells)));
}

function alignment(column: Column | undefined, cell: readonly Inline[] = [], longest = 0): { class?: string[] } {
  const length = longestLine(cell);
  const isOneLine = length > 0 && length <= longest;
  const classes = [...(column?.align === 'right' ? ['right'] : []), ...(isOneLine ? ['one-line'] : [])];
  return classes.length > 0 ? { class: classes } : {};
}

/** Characters between the breaks that a cell has anyway. */
function longestLine(cell: readonly Inline[]): number {
  const lengths = [0];
  for (const part of cell) {
    if (part.kind === 'break') lengths.push(0);
    else lengths[lengths.length - 1] += textOf(part).length;
  }
  return Math.max(...lengths);
}

const isEmpty = (parts: readonly Inline[]): boolean => textOf(parts).trim() === '';

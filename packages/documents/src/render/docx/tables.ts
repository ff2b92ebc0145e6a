import {
  AlignmentType,
  HeightRule,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  Table as WordTable,
} from 'docx';
import type { Change, Column, Inline, Row, SignatureEntry, Signatures, Table } from '../../tree.js';
import type { Bookmarks } from './bookmarks.js';
import { columnWidths } from './columns.js';
import type { Face, Inlines } from './inline.js';
import { TABLE_STYLE_ID } from './styles.js';

/** So many rows stay together on a page; a longer table may break between any two of its rows. */
const TOGETHER = 7;

/** Where a table stands. */
export interface TablePlace {
  readonly indent: number;
  readonly width: number;
  readonly change?: Change | undefined;
}

/** Makes tables whose head repeats on each page and whose rows stay whole. */
export class Tables {
  constructor(
    private readonly inlines: Inlines,
    private readonly bookmarks: Bookmarks,
    /** The size of their text. */
    private readonly halfPoints: number,
  ) {}

  table({ columns, rows }: Table, place: TablePlace): WordTable {
    const cells = columns.map((column, i) => [column.title, ...rows.map((row) => row.cells[i] ?? [])]);
    const widths = columnWidths(cells, place.width, this.halfPoints);
    const short = rows.length <= TOGETHER;
    return this.build(widths, place, [
      this.head(columns, widths, place),
      ...rows.map((row, i) => this.row(row, columns, widths, place, short && i < rows.length - 1)),
    ]);
  }

  /** A line for each party to sign on; all of them stay on one page. */
  signatures({ labels, entries }: Signatures, place: TablePlace): WordTable {
    const widths = [0.34, 0.24, 0.24].map((share) => Math.floor(share * place.width));
    widths.push(place.width - widths.reduce((all, width) => all + width, 0));
    const columns = [labels.party, labels.signatory, labels.signature, labels.date].map(
      (label): Column => ({ title: [{ kind: 'text', text: label }], align: 'left' }),
    );
    return this.build(widths, place, [
      this.head(columns, widths, place),
      ...entries.map((entry, i) => this.signature(entry, widths, place, i < entries.length - 1)),
    ]);
  }

  private build(widths: readonly number[], { indent, width }: TablePlace, rows: readonly TableRow[]): WordTable {
    return new WordTable({
      style: TABLE_STYLE_ID,
      rows,
      columnWidths: [...widths],
      width: { size: width, type: WidthType.DXA },
      indent: { size: indent, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      tableLook: {
        firstRow: true,
        lastRow: false,
        firstColumn: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
    });
  }

  private head(columns: readonly Column[], widths: readonly number[], { change }: TablePlace): TableRow {
    const children = columns.map((column, i) => {
      const content = this.inlines.all(column.title, { change });
      return this.cell([this.paragraph(content, 'TableHeading', { change, align: column.align })], widths[i]!, {
        align: VerticalAlign.BOTTOM,
      });
    });
    return new TableRow({ children, tableHeader: true, cantSplit: true, ...this.marked(change) });
  }

  private row(
    row: Row,
    columns: readonly Column[],
    widths: readonly number[],
    place: TablePlace,
    keepNext: boolean,
  ): TableRow {
    const change = row.change ?? place.change;
    const children = columns.map(({ align }, i) => {
      const content = this.inlines.all(row.cells[i] ?? [], { change });
      const anchored = i === 0 ? this.bookmarks.around(row, content) : content;
      return this.cell([this.paragraph(anchored, 'TableText', { change, align })], widths[i]!);
    });
    return new TableRow({ children, cantSplit: true, keepNext, ...this.marked(change) });
  }

  private signature(entry: SignatureEntry, widths: readonly number[], place: TablePlace, keepNext: boolean): TableRow {
    const change = entry.change ?? place.change;
    const words = (parts: readonly Inline[], face: Face = {}) => this.inlines.all(parts, { ...face, change });
    const state = this.inlines.text(entry.state, entry.date === undefined ? { style: 'State', change } : { change });
    const contents = [
      this.bookmarks.around(entry, words(entry.party, { bold: true })),
      entry.signatory ? words(entry.signatory) : [],
      [state],
      entry.date === undefined ? [] : [this.inlines.text(entry.date, { change })],
    ];
    const children = contents.map((content, i) =>
      this.cell([this.paragraph(content, 'TableText', { change })], widths[i]!, { align: VerticalAlign.BOTTOM }),
    );
    return new TableRow({
      children,
      cantSplit: true,
      keepNext,
      height: { value: 964, rule: HeightRule.ATLEAST },
      ...this.marked(change),
    });
  }

  private paragraph(
    children: ConstructorParameters<typeof Paragraph>[0] extends infer T
      ? Extract<T, { children?: unknown }>['children']
      : never,
    style: string,
    { change, align = 'left' }: { readonly change?: Change | undefined; readonly align?: Column['align'] },
  ): Paragraph {
    return new Paragraph({
      style,
      children,
      ...(align === 'right' ? { alignment: AlignmentType.RIGHT } : {}),
      ...(change ? { run: { [change === 'inserted' ? 'insertion' : 'deletion']: this.inlines.changed() } } : {}),
    });
  }

  private cell(
    children: readonly Paragraph[],
    width: number,
    { align = VerticalAlign.TOP }: { readonly align?: (typeof VerticalAlign)['TOP' | 'BOTTOM'] } = {},
  ): TableCell {
    return new TableCell({ children, width: { size: width, type: WidthType.DXA }, verticalAlign: align });
  }

  private marked(change: Change | undefined): object {
    if (!change) return {};
    return { [change === 'inserted' ? 'insertion' : 'deletion']: this.inlines.changed() };
  }
}

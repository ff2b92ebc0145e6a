import type { IParagraphStyleOptions, IStylesOptions, IXmlableObject } from 'docx';
import { LINE_HEIGHT, linesOf } from './letters.js';

/** Something that stands below what is before it: a paragraph, or a row of a table. Lengths in twentieths of a point. */
export interface Item {
  readonly before: number;
  readonly after: number;
  readonly lines: number;
  readonly line: number;
  /** Stays on one page. */
  readonly whole: boolean;
  readonly keepNext: boolean;
  readonly newPage: boolean;
  readonly bookmarks: readonly string[];
}

/** What a style says about the room that its paragraphs take. */
interface Metrics {
  readonly size: number;
  readonly bold: boolean;
  readonly before: number;
  readonly after: number;
  readonly line: number;
  readonly left: number;
  readonly hanging: number;
  readonly whole: boolean;
  readonly keepNext: boolean;
}

const PADDING = { sides: 180, vertical: 108 };
/** English Metric Units in a twentieth of a point. */
const EMU = 635;

/** Reads a body, as the library has written it, into what flows over its pages. */
export class Flow {
  private readonly styles: ReadonlyMap<string, IParagraphStyleOptions>;
  private readonly metrics = new Map<string, Metrics>();

  constructor(
    private readonly options: IStylesOptions,
    private readonly width: number,
  ) {
    const { title, heading1, heading2, heading3, listParagraph, caption } = options.default ?? {};
    const named = { Title: title, Heading1: heading1, Heading2: heading2, Heading3: heading3 };
    const builtIn = Object.entries({ ...named, ListParagraph: listParagraph, Caption: caption });
    this.styles = new Map([
      ...builtIn.map(([id, style]) => [id, { id, ...style }] as const),
      ...(options.paragraphStyles ?? []).map((style) => [style.id, style] as const),
    ]);
  }

  items(body: IXmlableObject): readonly Item[] {
    return childrenOf(body).flatMap((child): readonly Item[] => {
      const name = nameOf(child);
      if (name === 'w:p') return [this.paragraph(child, this.width)];
      if (name === 'w:tbl') return this.rows(child);
      return name === 'w:sdt' || name === 'w:sdtContent' ? this.items(child) : [];
    });
  }

  private paragraph(paragraph: IXmlableObject, width: number): Item {
    const properties = childOf(paragraph, 'w:pPr');
    const metrics = this.metricsOf(attribute(childOf(properties, 'w:pStyle'), 'w:val') ?? 'Normal');
    const indent = childOf(properties, 'w:ind');
    const left = Number(attribute(indent, 'w:left') ?? metrics.left);
    const after = attribute(childOf(properties, 'w:spacing'), 'w:after');
    const height = pictureHeight(paragraph);
    // What hangs out before the first line is the number, which is not counted.
    const text = textOf(paragraph).replace(/^[^\t\n]{1,12}\t/, '');
    return {
      before: metrics.before,
      after: after === undefined ? metrics.after : Number(after),
      lines: height === undefined ? linesOf(text, metrics.size, metrics.bold, width - left) : 1,
      line: Math.max(height ?? 0, metrics.line),
      whole: metrics.whole,
      keepNext: metrics.keepNext || childOf(properties, 'w:keepNext') !== undefined,
      newPage: childOf(properties, 'w:pageBreakBefore') !== undefined,
      bookmarks: bookmarksOf(paragraph),
    };
  }

  private rows(table: IXmlableObject): readonly Item[] {
    const grid = childOf(table, 'w:tblGrid');
    const widths = childrenOf(grid).map((column) => Number(attribute(column, 'w:w')));
    return childrenOf(table)
      .filter((child) => nameOf(child) === 'w:tr')
      .map((row): Item => {
        const cells = childrenOf(row).filter((child) => nameOf(child) === 'w:tc');
        const paragraphs = cells.map((cell, i) =>
          childrenOf(cell)
            .filter((child) => nameOf(child) === 'w:p')
            .map((paragraph) => this.paragraph(paragraph, widths[i]! - PADDING.sides)),
        );
        const heights = paragraphs.map((all) => all.reduce((sum, { lines, line }) => sum + lines * line, 0));
        const least = Number(attribute(childOf(childOf(row, 'w:trPr'), 'w:trHeight'), 'w:val') ?? 0);
        return {
          before: 0,
          after: 0,
          lines: 1,
          line: Math.max(least, Math.max(...heights) + PADDING.vertical),
          whole: true,
          keepNext: paragraphs[0]?.some((each) => each.keepNext) ?? false,
          newPage: false,
          bookmarks: bookmarksOf(row),
        };
      });
  }

  /** Of a style and those that it is based on. */
  private metricsOf(id: string): Metrics {
    const known = this.metrics.get(id);
    if (known) return known;
    const style = this.styles.get(id);
    const { run, paragraph } = style ?? this.options.default?.document ?? {};
    const base: Metrics =
      style === undefined
        ? { size: 0, bold: false, before: 0, after: 0, line: 0, left: 0, hanging: 0, whole: false, keepNext: false }
        : this.metricsOf(style.basedOn ?? 'Normal');
    const size = run?.size === undefined ? base.size : Number(run.size) * 10;
    const spacing = paragraph?.spacing;
    const stretch =
      spacing?.line === undefined
        ? base.size === 0
          ? 1
          : base.line / base.size / LINE_HEIGHT
        : Number(spacing.line) / 240;
    const line = spacing?.lineRule === 'exact' ? Number(spacing.line) : size * LINE_HEIGHT * stretch;
    const metrics: Metrics = {
      size,
      bold: run?.bold ?? base.bold,
      before: Number(spacing?.before ?? base.before),
      after: Number(spacing?.after ?? base.after),
      line,
      left: Number(paragraph?.indent?.left ?? base.left),
      hanging: Number(paragraph?.indent?.hanging ?? base.hanging),
      whole: paragraph?.keepLines ?? base.whole,
      keepNext: paragraph?.keepNext ?? base.keepNext,
    };
    this.metrics.set(id, metrics);
    return metrics;
  }
}

const nameOf = (element: IXmlableObject): string => Object.keys(element)[0]!;

/** An element with attributes alone has them in the place of its children. */
function childrenOf(element: IXmlableObject | undefined): readonly IXmlableObject[] {
  const content: unknown = element?.[nameOf(element)];
  const list: readonly unknown[] = Array.isArray(content) ? content : [content];
  return list.filter((each): each is IXmlableObject => typeof each === 'object' && each !== null && !('_attr' in each));
}

const childOf = (element: IXmlableObject | undefined, name: string): IXmlableObject | undefined =>
  childrenOf(element).find((child) => nameOf(child) === name);

function attribute(element: IXmlableObject | undefined, name: string): string | undefined {
  const content: unknown = element?.[nameOf(element)];
  const list: readonly unknown[] = Array.isArray(content) ? content : [content];
  const found = list.find((each) => typeof each === 'object' && each !== null && '_attr' in each);
  const given = (found as { _attr: Record<string, unknown> } | undefined)?._attr[name];
  return given === undefined ? undefined : String(given);
}

function textOf(element: IXmlableObject): string {
  const name = nameOf(element);
  if (name === 'w:pPr' || name === 'w:instrText') return '';
  if (name === 'w:tab') return '\t';
  if (name === 'w:br') return '\n';
  if (name === 'w:t' || name === 'w:delText') {
    const content: unknown = element[name];
    return (Array.isArray(content) ? content : [content]).filter((each) => typeof each === 'string').join('');
  }
  return childrenOf(element).map(textOf).join('');
}

function bookmarksOf(element: IXmlableObject): readonly string[] {
  if (nameOf(element) === 'w:bookmarkStart') return [attribute(element, 'w:name')!];
  return childrenOf(element).flatMap(bookmarksOf);
}

function pictureHeight(element: IXmlableObject): number | undefined {
  if (nameOf(element) === 'wp:extent') return Number(attribute(element, 'cy')) / EMU;
  for (const child of childrenOf(element)) {
    const height = pictureHeight(child);
    if (height !== undefined) return height;
  }
  return undefined;
}

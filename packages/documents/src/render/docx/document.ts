import { Document, type FileChild, Packer, Paragraph } from 'docx';
import { plainPresentation } from '../../style/presentation.js';
import type { DocumentTree, Part } from '../../tree.js';
import { Blocks } from './blocks.js';
import { Bookmarks } from './bookmarks.js';
import { linesIn } from './columns.js';
import { contents } from './contents.js';
import { Pictures } from './figures.js';
import { Ids } from './ids.js';
import { Inlines } from './inline.js';
import { pageOf } from './measures.js';
import { planNumbering } from './numbering.js';
import type { DocxOptions } from './options.js';
import { settled } from './package.js';
import { firstHeader, footer, header } from './page.js';
import { pageNumbers } from './pagination.js';
import { coreProperties } from './properties.js';
import { baseStyles, stylesOf, themeOf } from './styles.js';
import { Tables } from './tables.js';
import { line } from './text.js';

/** Whose changes a comparison shows. */
const AUTHOR = 'SLA Language';

export async function writeDocument(tree: DocumentTree, options: DocxOptions): Promise<Uint8Array> {
  const presentation = options.presentation ?? plainPresentation;
  const page = pageOf(presentation, tree.layout);
  const date = dateOf(tree, options.date);
  const revision = { author: AUTHOR, date };
  const ids = new Ids();
  const bookmarks = new Bookmarks(tree, ids);
  const { definitions, numbered } = planNumbering(tree);
  const numbers = new Map([...numbered].map(([place, number]) => [place.anchor, number]));
  const inlines = new Inlines(bookmarks, ids, revision, (anchor) => numbers.get(anchor));
  const tables = new Tables(inlines, bookmarks);
  const pictures = await Pictures.of(tree, presentation, options.rasterise, ids);
  const blocks = new Blocks({ inlines, tables, bookmarks, pictures, numbered, revision, width: page.text });

  const logo = pictures.logo();
  const children: FileChild[] = [
    ...(logo ? [new Paragraph({ children: [logo], spacing: { after: 240 } })] : []),
    new Paragraph({ style: 'Title', children: [inlines.text(tree.title)] }),
    ...(tree.mark ? [new Paragraph({ style: 'DocumentMark', children: inlines.all(tree.mark) })] : []),
  ];
  const [first, ...rest] = tree.parts;
  const toc =
    tree.contents === undefined
      ? undefined
      : contents(line(tree.contents), tree.parts, {
          inlines,
          bookmarks,
          numbered,
          width: page.text,
          room: page.body - TITLE - (first?.kind === 'front' ? heightOf(first, page.text) : 0),
        });
  // The key terms are what a reader wants to see first.
  const cover = toc && first?.kind === 'front' ? blocks.part(first) : [];
  children.push(...cover, ...(toc ? [toc] : []));
  const firstSchedule = tree.parts.find((part) => part.kind === 'schedule');
  for (const part of cover.length > 0 ? rest : tree.parts) {
    children.push(...blocks.part(part, part === firstSchedule ? { pageBreakBefore: true } : {}));
  }

  const styles = stylesOf(tree.language, page);
  const document = new Document({
    theme: themeOf(presentation),
    externalStyles: baseStyles(presentation, page),
    styles,
    numbering: { config: definitions },
    compatibility: { version: 15 },
    pageNumbers: pageNumbers(styles, page),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: page.width, height: page.height },
            margin: { ...page.margins, left: page.margins.sides, right: page.margins.sides, header: 560, footer: 560 },
          },
        },
        headers: { default: header(tree, presentation, inlines), first: firstHeader() },
        footers: { default: footer(tree, presentation), first: footer(tree, presentation) },
        children,
      },
    ],
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(tree, date) };
  return settled(new Uint8Array(await Packer.toArrayBuffer(document, undefined, [core])));
}

/** Height of the title and what stands with it, at most. */
const TITLE = 2200;

/** How much of a page the tables of a part take, about. */
function heightOf({ blocks }: Part, width: number): number {
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  return rows.reduce(
    (height, row) => height + Math.max(...row.cells.map((cell) => linesIn(cell, width / 2))) * 247 + 110,
    700,
  );
}

/** The last second of the year 9999: dates of Office Open XML have four digits for the year. */
const LAST_SECOND = 253_402_300_799;

/** When the document was made, as far as anybody has to know. */
function dateOf({ properties }: DocumentTree, seconds: number | undefined): string {
  if (seconds !== undefined && seconds >= 0 && seconds <= LAST_SECOND) {
    return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
  }
  return `${properties.effective ?? '1980-01-01'}T00:00:00Z`;
}

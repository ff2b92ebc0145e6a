import {
  BuilderElement,
  FileChild,
  LeaderType,
  PageReference,
  Paragraph,
  type ParagraphChild,
  Run,
  StringContainer,
  Tab,
  TabStopType,
  TextRun,
  type XmlComponent,
} from 'docx';
import type { Clause, Part } from '../../tree.js';
import type { Bookmarks } from './bookmarks.js';
import { fieldCharacter, type Inlines } from './inline.js';
import type { Numbered } from './numbering.js';

/** Of a letter in a table of contents, on average, in twentieths of a point. */
const LETTER = 108;
/** Heights of an entry and of the heading, with what is around them. */
const LINE = 345;
const HEADING = 1000;

/**
 * A table of contents that Word can bring up to date, with its entries written out for whoever does not: the title, and a
 * field with the page.
 */
export class Contents extends FileChild {
  constructor(title: string, entries: readonly Paragraph[], pageBreakBefore: boolean) {
    super('w:sdt');
    const gallery = [element('w:docPartGallery', 'Table of Contents'), new BuilderElement({ name: 'w:docPartUnique' })];
    this.root.push(
      new BuilderElement({
        name: 'w:sdtPr',
        children: [new BuilderElement({ name: 'w:docPartObj', children: gallery })],
      }),
      new BuilderElement({
        name: 'w:sdtContent',
        children: [
          new Paragraph({ style: 'TOCHeading', pageBreakBefore, children: [new TextRun(title)] }),
          ...entries,
        ] as XmlComponent[],
      }),
    );
  }
}

export function contents(
  title: string,
  parts: readonly Part[],
  tools: {
    readonly inlines: Inlines;
    readonly bookmarks: Bookmarks;
    readonly numbered: ReadonlyMap<Part | Clause, Numbered>;
    readonly width: number;
    /** What is left of the page on which they would begin. */
    readonly room: number;
  },
): Contents | undefined {
  const listed = parts.filter((part) => part.kind !== 'front');
  if (listed.length === 0) return undefined;
  const labels = listed.map((part) => part.label ?? '');
  const gap = Math.max(...labels.map((label) => label.length)) * LETTER + 200;
  const entries = listed.map((part, i) => {
    const number = part.label === undefined ? [] : tools.inlines.number(part.label, part.change);
    const words = [...number, tools.inlines.text(part.title, { change: part.change })];
    const name = tools.bookmarks.nameOf(part.anchor);
    const page: readonly ParagraphChild[] =
      name === undefined ? [] : [new TextRun({ children: [new Tab()] }), new PageReference(name, { hyperlink: true })];
    return new Paragraph({
      style: 'TOC1',
      tabStops: [
        { type: TabStopType.LEFT, position: gap },
        { type: TabStopType.RIGHT, position: tools.width, leader: LeaderType.DOT },
      ],
      indent: { left: gap, hanging: part.label === undefined ? 0 : gap },
      children: [
        ...(i === 0 ? begin() : []),
        ...tools.inlines.link(part.anchor, [...words, ...page]),
        ...(i === listed.length - 1 ? [new Run({ children: [fieldCharacter('end')] })] : []),
      ],
    });
  });
  return new Contents(title, entries, listed.length * LINE + HEADING > tools.room);
}

/** All headings of the first level, as links, with their pages. */
const begin = (): readonly ParagraphChild[] => [
  new Run({
    children: [
      fieldCharacter('begin'),
      new StringContainer('w:instrText', 'TOC \\o "1-1" \\h \\z'),
      fieldCharacter('separate'),
    ],
  }),
];

const element = (name: string, value: string) =>
  new BuilderElement({ name, attributes: { value: { key: 'w:val', value } } });

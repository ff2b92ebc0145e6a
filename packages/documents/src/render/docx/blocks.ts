import {
  AlignmentType,
  type FileChild,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  type NumberingDefinition,
  Paragraph,
  type ParagraphChild,
} from 'docx';
import type { Block, Change, Clause, Definition, Figure, Inline, List, Note, Part } from '../../tree.js';
import { titleParts } from '../titles.js';
import type { Bookmarks } from './bookmarks.js';
import { linesOf } from './columns.js';
import type { Pictures } from './figures.js';
import type { Inlines, Revision } from './inline.js';
import { AFTER, CLAUSE_INDENTS, HANGING, LIST_INDENT } from './measures.js';
import type { Numbered } from './numbering.js';
import type { Tables } from './tables.js';

/** Where blocks stand. */
interface Place {
  readonly style: string;
  /** From the left margin, and what is left of the width. */
  readonly indent: number;
  readonly width: number;
  /** How deep in lists. */
  readonly depth: number;
  readonly change?: Change | undefined;
}

type ParagraphSettings = Omit<IParagraphOptions, 'children' | 'run' | 'text'>;

const BULLETS = ['•', '–', '▪'] as const;

/** Turns the parts and blocks of a document into paragraphs and tables. */
export class Blocks {
  private lists = 0;

  constructor(
    private readonly tools: {
      readonly inlines: Inlines;
      readonly tables: Tables;
      readonly bookmarks: Bookmarks;
      readonly pictures: Pictures;
      readonly numbered: ReadonlyMap<Part | Clause, Numbered>;
      readonly revision: Revision;
      readonly width: number;
    },
  ) {}

  part(part: Part, settings: ParagraphSettings = {}): readonly FileChild[] {
    const { change } = part;
    const number = this.tools.numbered.get(part);
    const title = this.tools.inlines.all(titleParts(part.title, part.was), { change });
    const written = part.label === undefined || number ? [] : this.tools.inlines.number(part.label, change);
    const hanging = part.kind === 'schedule' ? HANGING.schedule : HANGING.chapter;
    const heading = this.paragraph(
      this.tools.bookmarks.around(part, [...written, ...title]),
      change,
      part.kind === 'front' ? { style: 'FrontHeading', ...settings } : { heading: HeadingLevel.HEADING_1, ...settings },
      number,
      part.label === undefined ? {} : { indent: { left: hanging, hanging } },
    );
    const place = { style: 'Normal', indent: 0, width: this.tools.width, depth: 0, change };
    return [heading, ...this.blocks(part.blocks, place)];
  }

  private blocks(list: readonly Block[], place: Place): readonly FileChild[] {
    return list.flatMap((block, i) => this.block(block, place, list[i + 1]));
  }

  private block(block: Block, outer: Place, next: Block | undefined): readonly FileChild[] {
    const place = block.change ? { ...outer, change: block.change } : outer;
    const { inlines, tables, bookmarks } = this.tools;
    switch (block.kind) {
      case 'clause':
        return this.clause(block, place);
      case 'paragraph': {
        const settings = leadsTo(block.parts, next) ? { keepNext: true } : {};
        return [this.text(inlines.all(block.parts, { change: place.change }), place, settings)];
      }
      case 'table': {
        const caption = block.caption
          ? [this.caption(inlines.all(block.caption, { change: place.change }), place)]
          : [];
        return [...caption, tables.table(block, place), this.afterTable(place)];
      }
      case 'definitions':
        return block.entries.flatMap((entry) => this.definition(entry, place));
      case 'list':
        return this.list(block, place);
      case 'signatures':
        return [tables.signatures(block, place), this.afterTable(place)];
      case 'note':
        return this.note(block, place);
      case 'quote':
        return this.blocks(block.blocks, { ...inside(place, LIST_INDENT), style: 'Quote' });
      case 'code block':
        return [this.text(inlines.lines(block.text, { change: place.change }), { ...place, style: 'CodeBlock' })];
      case 'figure':
        return this.figure(block, place, bookmarks);
    }
  }

  /** A titled clause of the first level has a heading; in all others the number runs into the text. */
  private clause(clause: Clause, place: Place): readonly FileChild[] {
    const { inlines, bookmarks } = this.tools;
    const { change } = place;
    const i = clause.level - 1;
    const indent = CLAUSE_INDENTS[i]!;
    const inner: Place = {
      style: `ClauseText${clause.level}`,
      indent,
      width: this.tools.width - indent,
      depth: 0,
      change,
    };
    const number = this.tools.numbered.get(clause);
    const written = number || clause.number === '' ? [] : inlines.number(clause.number, change);
    const hanging = { indent: { left: indent, hanging: HANGING.clauses[i]! } };
    if (clause.level === 1 && clause.title !== undefined) {
      const content = bookmarks.around(clause, [
        ...written,
        ...inlines.all(titleParts(clause.title, clause.was), { change }),
      ]);
      const heading = this.paragraph(content, change, { heading: HeadingLevel.HEADING_2 }, number, hanging);
      return [heading, ...this.blocks(clause.blocks, inner)];
    }
    const [first, ...rest] = clause.blocks;
    const runsIn = first?.kind === 'paragraph';
    const lead =
      clause.title === undefined
        ? []
        : inlines.all(titleParts(ended(clause.title), clause.was && ended(clause.was)), { bold: true, change });
    const words = runsIn ? inlines.all(after(lead, first.parts), { change: first.change ?? change }) : [];
    const leads = runsIn ? leadsTo(first.parts, rest[0]) : clause.blocks.length > 0;
    const paragraph = this.paragraph(
      bookmarks.around(clause, [...written, ...lead, ...words]),
      change,
      { style: `Clause${clause.level}`, ...(leads ? { keepNext: true } : {}) },
      number,
      hanging,
    );
    return [paragraph, ...this.blocks(runsIn ? rest : clause.blocks, inner)];
  }

  private definition(entry: Definition, outer: Place): readonly FileChild[] {
    const { inlines, bookmarks } = this.tools;
    const place = { ...outer, style: 'Definition', change: entry.change ?? outer.change };
    const [first, ...rest] = entry.blocks;
    const runsIn = first?.kind === 'paragraph';
    const term = inlines.text(entry.term, { style: 'DefinedTerm', change: place.change });
    const words = runsIn
      ? [inlines.text(' ', { change: place.change }), ...inlines.all(first.parts, { change: place.change })]
      : [];
    const paragraph = this.text(
      bookmarks.around(entry, [term, ...words]),
      place,
      rest.length > 0 ? { keepNext: true } : {},
    );
    return [paragraph, ...this.blocks(runsIn ? rest : entry.blocks, { ...outer, change: place.change })];
  }

  private list({ items, start }: List, place: Place): readonly FileChild[] {
    const definition = start === undefined ? bulletList : orderedList(start);
    const instance = ++this.lists;
    const level = Math.min(place.depth, BULLETS.length - 1);
    const inner = { ...inside(place, LIST_INDENT), style: 'ListParagraph', depth: place.depth + 1 };
    const numbering = { reference: definition, level, instance };
    return items.flatMap((item, i) => {
      const [first, ...rest] = item;
      const leads = first?.kind === 'paragraph';
      const change = first?.change ?? place.change;
      const head = this.paragraph(leads ? this.tools.inlines.all(first.parts, { change }) : [], change, {
        style: 'ListParagraph',
        numbering,
        indent: { left: inner.indent, hanging: LIST_INDENT },
        ...(i === items.length - 1 && rest.length === 0 && place.depth === 0 ? { spacing: { after: AFTER } } : {}),
      });
      return [head, ...this.blocks(leads ? rest : item, inner)];
    });
  }

  private note(note: Note, place: Place): readonly FileChild[] {
    const inner = { ...place, style: 'Note' };
    const title = this.text(this.tools.inlines.all(note.title, { change: place.change }), {
      ...place,
      style: 'NoteTitle',
    });
    return [title, ...this.blocks(note.blocks, inner)];
  }

  private figure(figure: Figure, place: Place, bookmarks: Bookmarks): readonly FileChild[] {
    const { inlines, pictures, revision } = this.tools;
    const caption = this.caption(
      bookmarks.around(figure, inlines.all(figure.caption, { change: place.change })),
      place,
    );
    const picture = pictures.figure(figure, place.width, place.change, revision);
    return picture
      ? [caption, this.text([picture], { ...place, style: 'FigurePicture' })]
      : [caption, this.text([inlines.text(figure.alternative, { change: place.change })], place)];
  }

  private caption(content: readonly ParagraphChild[], place: Place): Paragraph {
    return this.text(content, { ...place, style: 'Caption' });
  }

  /** Two tables would become one without a paragraph between them. */
  private afterTable(place: Place): Paragraph {
    return this.paragraph([], place.change, { style: 'AfterTable' });
  }

  private text(content: readonly ParagraphChild[], place: Place, settings: ParagraphSettings = {}): Paragraph {
    const indent = place.indent === styleIndent(place.style) ? {} : { indent: { left: place.indent } };
    return this.paragraph(content, place.change, { style: place.style, ...indent, ...settings });
  }

  /** A paragraph, numbered by Word or indented like one that is; in a marked-up comparison its end is marked, too. */
  private paragraph(
    children: readonly ParagraphChild[],
    change: Change | undefined,
    settings: ParagraphSettings,
    number?: Numbered,
    unnumbered: ParagraphSettings = {},
  ): Paragraph {
    const numbering = number && {
      numbering: { reference: number.reference, level: number.level, instance: number.instance, custom: true },
    };
    return new Paragraph({
      ...settings,
      ...(numbering ?? unnumbered),
      children,
      ...(change ? { run: { [change === 'inserted' ? 'insertion' : 'deletion']: this.tools.inlines.changed() } } : {}),
    });
  }
}

/** Whether a paragraph is to stay with what follows: a table or picture, or what a colon announces. */
const leadsTo = (parts: readonly Inline[], next: Block | undefined): boolean =>
  next?.kind === 'table' ||
  next?.kind === 'figure' ||
  (next !== undefined && /:\s*$/.test(linesOf(parts).at(-1) ?? ''));

/** What follows on the same line. */
const after = (lead: readonly ParagraphChild[], parts: readonly Inline[]): readonly Inline[] =>
  lead.length > 0 ? [{ kind: 'text', text: ' ' }, ...parts] : parts;

const inside = (place: Place, by: number): Place => ({ ...place, indent: place.indent + by, width: place.width - by });

/** What a style itself indents. */
function styleIndent(style: string): number {
  const level = /^ClauseText([123])$/.exec(style)?.[1];
  return level === undefined ? 0 : CLAUSE_INDENTS[Number(level) - 1]!;
}

const bulletList: NumberingDefinition = {
  reference: 'bullets',
  levels: BULLETS.map((text, level) => ({
    level,
    format: LevelFormat.BULLET,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: LIST_INDENT * (level + 1), hanging: LIST_INDENT } } },
  })),
};

/** A list whose first number is the author's. */
const orderedList = (start: number): NumberingDefinition => ({
  reference: `ordered-from-${start}`,
  levels: BULLETS.map((_, level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    start: Math.max(0, start),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: LIST_INDENT * (level + 1), hanging: LIST_INDENT } } },
  })),
});

const ended = (title: string): string => title.replace(/(?<![.!?:])$/, '.');

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { drawPicture } from '../../figure/index.js';
import type { Presentation } from '../../style/presentation.js';
import { textOf } from '../../texts/fill.js';
import type {
  Block,
  Clause,
  Definitions,
  DocumentTree,
  Figure,
  Inline,
  List,
  Note,
  Paragraph,
  Part,
} from '../../tree.js';
import { titleParts } from '../titles.js';
import { InlineRenderer } from './inlines.js';
import { lines, marked, textNode } from './nodes.js';
import { placesOf } from './places.js';
import { signatures } from './signatures.js';
import { table } from './table.js';

/** Paragraphs of more characters may be torn apart by the end of a page. */
const LONG = 800;

/** Makes elements of the parts and blocks of one document. */
export class Blocks {
  readonly labels: DocumentTree['labels'];
  private readonly words: InlineRenderer;
  private readonly given = new Set<string>();
  /** The last heading: what a table without a caption is about. */
  private heading = '';

  constructor(
    tree: DocumentTree,
    readonly presentation: Presentation,
    /** Told of each element what of the document it shows. */
    private readonly shows: (part: object, element: Element) => void = () => {},
  ) {
    this.labels = tree.labels;
    this.words = new InlineRenderer(placesOf(tree), tree.labels);
  }

  part(part: Part): ElementContent[] {
    const section = h(
      'section',
      { id: this.idOf(part.anchor), class: partClass(part) },
      lines([this.partHeading(part), ...this.blocks(part.blocks)]),
    );
    return marked(part.change, this.labels, [section], { block: true });
  }

  partHeading(part: Part): Element {
    this.startSection(part.title);
    return h('h2', [...partLabel(part), ...this.inlines(titleParts(part.title, part.was))]);
  }

  /** The same element, of which is known now what it shows. */
  showing(part: object, element: Element): Element {
    this.shows(part, element);
    return element;
  }

  inlines(parts: readonly Inline[], withLinks = true): ElementContent[] {
    return this.words.render(parts, withLinks);
  }

  blocks(blocks: readonly Block[]): ElementContent[] {
    return blocks.flatMap((block) => marked(block.change, this.labels, this.block(block), { block: true }));
  }

  /** An anchor stands at one place only, even where a comparison has the old and the new of a thing. */
  idOf(anchor: string | undefined): string | undefined {
    if (anchor === undefined || this.given.has(anchor)) return undefined;
    this.given.add(anchor);
    return anchor;
  }

  private startSection(heading: string): void {
    this.heading = heading;
    this.words.startClause();
  }

  private block(node: Block): ElementContent[] {
    switch (node.kind) {
      case 'clause':
        return [this.showing(node, this.clause(node))];
      case 'paragraph':
        return [this.showing(node, h('p', { class: lengthOf(node) }, this.inlines(node.parts)))];
      case 'table':
        return [table(node, this, this.heading)];
      case 'definitions':
        return [this.definitions(node)];
      case 'list':
        return [this.showing(node, this.list(node))];
      case 'signatures':
        return [signatures(node, this)];
      case 'note':
        return [this.showing(node, this.note(node))];
      case 'quote':
        return [this.showing(node, h('blockquote', lines(this.blocks(node.blocks))))];
      case 'code block':
        return [this.showing(node, h('pre', h('code', node.text)))];
      case 'figure':
        return [this.showing(node, this.figure(node))];
    }
  }

  private note(node: Note): Element {
    const title = h('p.title', h('strong', this.inlines(node.title)));
    return h('div.note', { role: 'note' }, lines([title, ...this.blocks(node.blocks)]));
  }

  /** A titled clause of the first level has a heading; in all others the number runs into the text. */
  private clause(node: Clause): Element {
    const properties = { id: this.idOf(node.anchor), class: `clause level-${node.level}` };
    if (node.level === 1 && node.title !== undefined) {
      this.startSection(node.title);
      const title = h('h3', [...numberOf(node.number), ...this.inlines(titleParts(node.title, node.was))]);
      return h('section', properties, lines([title, ...this.blocks(node.blocks)]));
    }
    if (node.level === 1) this.words.startClause();
    const lead: ElementContent[] = numberOf(node.number);
    if (node.title !== undefined) {
      const title = titleParts(ended(node.title), node.was && ended(node.was));
      lead.push(h('strong', this.inlines(title)), textNode(' '));
    }
    return h('div', properties, lines(this.runIn(lead, node.blocks)));
  }

  /** The lead and the first paragraph are one; what is no paragraph follows. */
  private runIn(lead: ElementContent[], blocks: readonly Block[]): ElementContent[] {
    const [first, ...rest] = blocks;
    if (first?.kind !== 'paragraph')
      return lead.length > 0 ? [h('p.lead', lead), ...this.blocks(blocks)] : this.blocks(blocks);
    const text = marked(first.change, this.labels, this.inlines(first.parts));
    return [this.showing(first, h('p.lead', { class: lengthOf(first) }, lead, text)), ...this.blocks(rest)];
  }

  private definitions(node: Definitions): ElementContent {
    const entries = node.entries.map((entry): ElementContent => {
      this.words.startClause();
      const term = marked(entry.change, this.labels, [h('dfn', entry.term)]);
      const meaning = marked(entry.change, this.labels, this.blocks(entry.blocks), { block: true, spoken: false });
      const properties = { id: this.idOf(entry.anchor) };
      return this.showing(entry, h('div', properties, lines([h('dt', term), h('dd', lines(meaning))])));
    });
    return h('dl.definitions', lines(entries));
  }

  private list({ start, items }: List): Element {
    const entries = items.map((item) => {
      const [first, ...rest] = item;
      const isOneParagraph = first?.kind === 'paragraph' && first.change === undefined && rest.length === 0;
      if (isOneParagraph) return this.showing(first, h('li', this.inlines(first.parts)));
      return h('li', lines(this.blocks(item)));
    });
    if (start === undefined) return h('ul', lines(entries));
    return h('ol', start === 1 ? {} : { start }, lines(entries));
  }

  /** A picture of our own; it is as wide as it is, so that its words can be read on a telephone, too. */
  private figure({ anchor, caption, alternative, drawing }: Figure): Element {
    const { fonts } = this.presentation;
    const { element } = drawPicture(drawing, {
      accent: 'var(--accent)',
      alternative: alternative,
      fonts: fonts.body,
    });
    const frame = { role: 'group', tabIndex: 0, ariaLabel: textOf(caption) };
    return h(
      'figure',
      { id: this.idOf(anchor) },
      lines([h('figcaption', this.inlines(caption)), h('div.wide', frame, element)]),
    );
  }
}

function lengthOf({ parts }: Paragraph): string | undefined {
  return textOf(parts).length > LONG ? 'long' : undefined;
}

export const partClass = ({ kind }: Part): string => `part ${kind}`;

/** "3 Service levels", "Schedule A: Service level table" */
export function partTitle(part: Part): ElementContent[] {
  return [...partLabel(part), textNode(part.title)];
}

function partLabel({ kind, label }: Part): ElementContent[] {
  return kind === 'schedule' && label !== undefined ? [textNode(`${label}: `)] : numberOf(label);
}

const ended = (title: string): string => (/[.!?:]$/.test(title) ? title : `${title}.`);

function numberOf(label: string | undefined): ElementContent[] {
  return label ? [h('span.number', `${label} `)] : [];
}

import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { type Subject, subjectOf } from '../outline/subject.js';
import { type Presentation, plainPresentation } from '../style/presentation.js';
import { forDocument } from '../style/running.js';
import type { DocumentTree } from '../tree.js';
import { Blocks, partClass } from './html/blocks.js';
import { clean } from './html/nodes.js';
import { embeddedStyleSheet } from './html/style/index.js';
import { contents, footer, header } from './html.js';

/** A document in pieces, for a page that shows it among other things and exchanges only what changes. */
export interface HtmlPieces {
  readonly title: string;
  readonly language: string;
  /** The style of everything inside an element of the class `document`, which has the colours of paper. */
  readonly style: string;
  /** In their order. */
  readonly pieces: readonly HtmlPiece[];
}

/** One element of a document: its head, the list of its parts, a heading, or a block of a part. */
export interface HtmlPiece {
  /** Of this piece alone, and the same in another version of the document. */
  readonly key: string;
  /** The section in which it stands: its id, and its class. */
  readonly section?: { readonly id: string; readonly class: string };
  readonly html: string;
  /** Of what the elements inside speak, by the value of their attribute `data-key`. */
  readonly subjects: ReadonlyMap<string, Subject>;
}

/** Made by the same hands as the file: there is no script in it, and what an author wrote is text. */
export function htmlPieces(tree: DocumentTree, look: Presentation = plainPresentation): HtmlPieces {
  const presentation = forDocument(look, tree);
  const keys = new Keys();
  const blocks = new Blocks(tree, presentation, (part, element) => keys.give(part, element));
  const pieces: HtmlPiece[] = [];
  const add = (key: string, elements: readonly Element[], section?: HtmlPiece['section']) => {
    for (const element of elements) clean(element);
    const html = toHtml({ type: 'root', children: [...elements] });
    pieces.push({ key: keys.own(key), ...(section ? { section } : {}), html, subjects: keys.take() });
  };
  add('head', header(tree, presentation, blocks));
  const list = contents(tree);
  if (list.length > 0) add('contents', list);
  for (const part of tree.parts) {
    const section = { id: blocks.idOf(part.anchor) ?? part.anchor, class: partClass(part) };
    keys.start(part.anchor);
    add(`${part.anchor}/title`, [blocks.partHeading(part)], section);
    for (const [i, block] of part.blocks.entries()) {
      const key = 'anchor' in block ? block.anchor : `${part.anchor}/${i}`;
      keys.start(key);
      const elements = blocks.blocks([block]).filter((each) => each.type === 'element');
      add(`${key}/piece`, elements, section);
    }
  }
  const foot = footer(presentation);
  if (foot.length > 0) add('foot', foot);
  const { title, language } = tree;
  return { title, language, style: embeddedStyleSheet(tree, presentation), pieces };
}

/** Names for elements that speak of something: their anchor, or that of the piece and a number. */
class Keys {
  private readonly taken = new Map<string, number>();
  private subjects = new Map<string, Subject>();
  private piece = '';
  private count = 0;

  start(piece: string): void {
    this.piece = piece;
    this.count = 0;
  }

  give(part: object, element: Element): void {
    const subject = subjectOf(part);
    if (!subject) return;
    const anchor = 'anchor' in part && typeof part.anchor === 'string' ? part.anchor : undefined;
    const key = this.own(anchor ?? `${this.piece}/${++this.count}`);
    element.properties.dataKey = key;
    this.subjects.set(key, subject);
  }

  /** The name, which from now on is taken. */
  own(wanted: string): string {
    const count = this.taken.get(wanted) ?? 0;
    this.taken.set(wanted, count + 1);
    return count === 0 ? wanted : `${wanted}~${count}`;
  }

  /** What has been named since the last piece: what stands inside of an element comes before it. */
  take(): ReadonlyMap<string, Subject> {
    const found = this.subjects;
    this.subjects = new Map();
    return found;
  }
}

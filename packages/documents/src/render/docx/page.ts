import { Footer, Header, PageNumber, Paragraph, type ParagraphChild, Tab, TextRun } from 'docx';
import type { Presentation } from '../../style/presentation.js';
import type { DocumentTree } from '../../tree.js';
import type { Inlines } from './inline.js';
import { line } from './text.js';

/** At the head of each page what it belongs to, and that it binds nobody yet. */
export function header(tree: DocumentTree, { header }: Presentation, inlines: Inlines): Header {
  const version = [tree.properties.version, tree.properties.status].filter((each) => each !== undefined).join(' · ');
  const title = new Paragraph({
    style: 'Header',
    children: [new TextRun({ text: line(header ?? tree.title) }), tab(), new TextRun({ text: line(version) })],
  });
  return new Header({ children: [title, ...mark(tree, inlines)] });
}

/** The first page says already whose it is. */
export function firstHeader(): Header {
  return new Header({ children: [new Paragraph({ style: 'Header' })] });
}

function mark({ mark }: DocumentTree, inlines: Inlines): readonly Paragraph[] {
  return mark ? [new Paragraph({ style: 'HeaderMark', children: inlines.all(mark) })] : [];
}

/** At the foot the number of the page. */
export function footer(tree: DocumentTree, { footer }: Presentation): Footer {
  const left = footer ?? tree.properties.author ?? '';
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        children: [new TextRun({ text: line(left) }), tab(), ...pages(tree.labels.page)],
      }),
    ],
  });
}

/** "Page {page} of {pages}", where the places are fields. */
function pages(text: string): readonly ParagraphChild[] {
  return text.split(/(\{pages?\})/).map((piece) => {
    if (piece === '{page}') return new TextRun({ children: [PageNumber.CURRENT] });
    return piece === '{pages}'
      ? new TextRun({ children: [PageNumber.TOTAL_PAGES] })
      : new TextRun({ text: line(piece) });
  });
}

const tab = (): TextRun => new TextRun({ children: [new Tab()] });

import type {
  BlockContent,
  DefinitionContent,
  Definition as LinkDefinition,
  Nodes,
  PhrasingContent,
  RootContent,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, Inline } from '../tree.js';

/**
 * The author's prose, CommonMark with the extensions of GitHub, as part of the document. Whatever could change the
 * document around it is taken apart: headings become bold paragraphs, HTML and comments become visible text, pictures
 * and links to doubtful places become words. Nothing that the author wrote is lost.
 */
export function parseProse(prose: string): readonly Block[] {
  if (PLAIN.test(prose)) return paragraph([text(prose)]);
  const root = fromMarkdown(prose, OPTIONS);
  return new Prose(root, prose).blocks(root.children);
}

/** Words on one line, in which nothing can be a mark of Markdown: most prose, and it needs no parser. */
const PLAIN = /^\p{L}[\p{L}\p{N} ,;()'’-]*[\p{L}\p{N})]\.?$/u;

/** Made once: they take longer to make than to use. */
const OPTIONS = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

class Prose {
  private readonly links = new Map<string, LinkDefinition>();
  private readonly used = new Set<string>();

  constructor(
    root: Nodes,
    private readonly source: string,
  ) {
    this.collect(root);
  }

  /** Link definitions may stand anywhere; a definition that no link uses is printed as written. */
  private collect(node: Nodes): void {
    if (node.type === 'definition' && !this.links.has(node.identifier)) this.links.set(node.identifier, node);
    if (node.type === 'linkReference' || node.type === 'imageReference') this.used.add(node.identifier);
    if ('children' in node) for (const child of node.children) this.collect(child);
  }

  blocks(nodes: readonly (RootContent | BlockContent | DefinitionContent)[]): Block[] {
    return nodes.flatMap((node) => this.block(node));
  }

  private block(node: RootContent): Block[] {
    switch (node.type) {
      case 'paragraph':
        return paragraph(this.inlines(node.children));
      case 'heading':
        return node.children.length > 0 ? paragraph([{ kind: 'strong', parts: this.inlines(node.children) }]) : [];
      case 'blockquote':
        return [{ kind: 'quote', blocks: this.blocks(node.children) }];
      case 'list': {
        const items = node.children.map((item) => {
          const blocks = this.blocks(item.children);
          if (typeof item.checked !== 'boolean') return blocks;
          return [...paragraph([text(item.checked ? '[x]' : '[ ]')]), ...blocks];
        });
        // An empty item says nothing, and beside another list it would be read as a line across the page.
        const filled = items.filter((item) => item.length > 0);
        return filled.length > 0
          ? [{ kind: 'list', ...(node.ordered ? { start: node.start ?? 1 } : {}), items: filled }]
          : [];
      }
      case 'code':
        return [{ kind: 'code block', text: node.value }];
      case 'table': {
        const [head, ...rows] = node.children;
        const aligned = (i: number) => (node.align?.[i] === 'right' ? 'right' : 'left');
        const columns = head.children.map(
          (cell, i) => ({ title: this.inlines(cell.children), align: aligned(i) }) as const,
        );
        const cells = (row: typeof head) => columns.map((_, i) => this.inlines(row.children[i]?.children ?? []));
        return [{ kind: 'table', columns, rows: rows.map((row) => ({ cells: cells(row) })) }];
      }
      case 'html':
        return paragraph(lines(node.value));
      case 'definition':
        return this.used.has(node.identifier) && this.links.get(node.identifier) === node
          ? []
          : paragraph(lines(this.written(node)));
      case 'footnoteDefinition':
        return [...paragraph([text(`[${node.label ?? node.identifier}]`)]), ...this.blocks(node.children)];
      case 'thematicBreak':
        return [];
      default:
        return paragraph(lines(this.written(node)));
    }
  }

  private inlines(nodes: readonly PhrasingContent[]): Inline[] {
    return nodes.flatMap((node) => this.inline(node));
  }

  private inline(node: PhrasingContent): Inline[] {
    switch (node.type) {
      case 'text':
        return [text(node.value.replace(/\s*\n\s*/g, ' '))];
      case 'emphasis':
        return [{ kind: 'emphasis', parts: this.inlines(node.children) }];
      case 'strong':
        return [{ kind: 'strong', parts: this.inlines(node.children) }];
      case 'delete':
        return [{ kind: 'deleted', parts: this.inlines(node.children) }];
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return link(node.url, this.inlines(node.children));
      case 'linkReference':
        return link(this.links.get(node.identifier)?.url ?? '', this.inlines(node.children));
      case 'image':
        return link(node.url, [text(node.alt || node.url)]);
      case 'imageReference':
        return link(this.links.get(node.identifier)?.url ?? '', [text(node.alt || node.identifier)]);
      case 'footnoteReference':
        return [text(`[${node.label ?? node.identifier}]`)];
      case 'html':
        return lines(node.value);
    }
  }

  private written(node: RootContent): string {
    return this.source.slice(node.position?.start.offset, node.position?.end.offset);
  }
}

/** Only schemes that open a page or a message; any other address is printed instead of linked. */
function link(url: string, parts: readonly Inline[]): Inline[] {
  if (/^(https?|mailto|tel):/i.test(url)) return [{ kind: 'link', url, parts }];
  return url ? [...parts, text(` (${url})`)] : [...parts];
}

const text = (value: string): Inline => ({ kind: 'text', text: value });

const lines = (value: string): Inline[] => [text(value.replace(/\s+/g, ' ').trim())];

const paragraph = (parts: readonly Inline[]): Block[] => (parts.length > 0 ? [{ kind: 'paragraph', parts }] : []);

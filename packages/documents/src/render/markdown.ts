import type { BlockContent, ListItem, PhrasingContent, Root, RootContent, TableCell, TableRow, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Handle, toMarkdown } from 'mdast-util-to-markdown';
import type { Block, Change, Clause, DocumentTree, Inline, Part, SignatureEntry, Signatures, Table } from '../tree.js';
import { titleParts } from './titles.js';

/**
 * The document as CommonMark with the tables of GitHub. Numbers are text, never lists; every anchor is an `<a id>`; words of
 * the author are escaped wherever they would mean something to a Markdown reader.
 */
export function renderMarkdown(tree: DocumentTree): string {
  const children: RootContent[] = [heading(1, [text(tree.title)])];
  if (tree.mark) children.push(paragraph([{ type: 'strong', children: inlines(tree.mark) }]));
  children.push(...contents(tree));
  for (const part of tree.parts) children.push(...renderPart(part));
  const root: Root = { type: 'root', children };
  return toMarkdown(root, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    handlers: { text: safeText },
    bullet: '-',
    emphasis: '_',
    fences: true,
    listItemIndent: 'one',
    rule: '-',
  });
}

/**
 * A backslash does not protect everywhere: after `www.` GitHub's readers take it into a link of their own making, and what
 * follows would be HTML. A character reference always protects.
 */
const safeText: Handle = (node: Text, _parent, state, info) =>
  state.safe(node.value, info).replace(/(?<!\\)((?:\\\\)*)\\</g, '$1&lt;');

/** A linked list of the parts that can be turned to. */
function contents(tree: DocumentTree): RootContent[] {
  const items = tree.parts
    .filter((part) => part.kind !== 'front')
    .map((part): ListItem => {
      const link: PhrasingContent = { type: 'link', url: `#${part.anchor}`, children: [text(partTitle(part))] };
      return { type: 'listItem', spread: false, children: [paragraph([link])] };
    });
  return tree.contents !== undefined && items.length > 0
    ? [heading(2, [text(tree.contents)]), { type: 'list', ordered: false, spread: false, children: items }]
    : [];
}

function renderPart(part: Part): RootContent[] {
  const title = [text(partLabel(part)), ...inlines(titleParts(part.title, part.was))];
  return marked(part.change, [heading(2, [anchor(part.anchor), ...title]), ...blocks(part.blocks)]);
}

function partTitle(part: Part): string {
  return partLabel(part) + part.title;
}

function partLabel({ kind, label }: Part): string {
  if (label === undefined) return '';
  return kind === 'schedule' ? `${label}: ` : `${label} `;
}

function blocks(list: readonly Block[]): BlockContent[] {
  return list.flatMap((node) => marked(node.change, block(node)));
}

/** The tags of HTML for what a comparison has marked. */
const TAGS: Readonly<Record<Change, string>> = { inserted: 'ins', removed: 'del' };

/** Blocks that a comparison has marked stand between tags on lines of their own. */
function marked(change: Change | undefined, content: readonly BlockContent[]): BlockContent[] {
  if (change === undefined) return [...content];
  const tag = TAGS[change];
  return [{ type: 'html', value: `<${tag}>` }, ...content, { type: 'html', value: `</${tag}>` }];
}

function block(node: Block): BlockContent[] {
  switch (node.kind) {
    case 'clause':
      return clause(node);
    case 'paragraph':
      return [paragraph(inlines(node.parts))];
    case 'table':
      return table(node);
    case 'definitions':
      return node.entries.flatMap((entry) =>
        marked(
          entry.change,
          runIn([anchor(entry.anchor), ...inline({ kind: 'defined', text: entry.term }), text(' ')], entry.blocks),
        ),
      );
    case 'list':
      return [list(node.items, node.start)];
    case 'signatures':
      return [signatures(node)];
    case 'note':
      return [
        {
          type: 'blockquote',
          children: [paragraph([{ type: 'strong', children: inlines(node.title) }]), ...blocks(node.blocks)],
        },
      ];
    case 'quote':
      return [{ type: 'blockquote', children: blocks(node.blocks) }];
    case 'code block':
      return [{ type: 'code', value: node.text }];
    case 'figure':
      return [
        paragraph([
          anchor(node.anchor),
          { type: 'emphasis', children: [...inlines(node.caption), text(`. ${node.alternative}`)] },
        ]),
      ];
  }
}

/** A titled clause of the first level has a heading; in all others the number runs into the text. */
function clause(node: Clause): BlockContent[] {
  if (node.level === 1 && node.title !== undefined) {
    return [
      heading(3, [anchor(node.anchor), text(`${node.number} `), ...inlines(titleParts(node.title, node.was))]),
      ...blocks(node.blocks),
    ];
  }
  const lead: PhrasingContent[] = [anchor(node.anchor), text(`${node.number} `)];
  if (node.title !== undefined)
    lead.push(
      { type: 'strong', children: inlines(titleParts(ended(node.title), node.was && ended(node.was))) },
      text(' '),
    );
  return runIn(lead, node.blocks);
}

const ended = (title: string): string => (/[.!?:]$/.test(title) ? title : `${title}.`);

/** The lead and the first paragraph are one; what is no paragraph follows. */
function runIn(lead: PhrasingContent[], [first, ...rest]: readonly Block[]): BlockContent[] {
  if (first?.kind === 'paragraph' && first.change === undefined)
    return [paragraph([...lead, ...inlines(first.parts)]), ...blocks(rest)];
  const last = lead.at(-1);
  const alone = last?.type === 'text' && last.value.trim() === '' ? lead.slice(0, -1) : lead;
  return [paragraph(alone), ...(first ? blocks([first]) : []), ...blocks(rest)];
}

function list(items: readonly (readonly Block[])[], start: number | undefined): BlockContent {
  const spread = items.some((item) => item.length > 1);
  const children = items.map((item): ListItem => ({ type: 'listItem', spread, children: blocks(item) }));
  return start === undefined
    ? { type: 'list', ordered: false, spread, children }
    : { type: 'list', ordered: true, start, spread, children };
}

function table(node: Table): BlockContent[] {
  const caption = node.caption ? [paragraph([{ type: 'strong', children: inlines(node.caption) }])] : [];
  const head = row(node.columns.map((column) => cell(column.title)));
  const body = node.rows.map((each) =>
    row(
      each.cells.map((content, i) =>
        cell(markedLine(each.change, content), i === 0 && each.anchor !== undefined ? [anchor(each.anchor)] : []),
      ),
    ),
  );
  const align = node.columns.map((column) => (column.align === 'right' ? 'right' : null));
  return [...caption, { type: 'table', align, children: [head, ...body] }];
}

function signatures({ labels, entries }: Signatures): BlockContent {
  const line = '…'.repeat(12);
  const cells = (entry: SignatureEntry): TableCell[] => [
    cell(markedLine(entry.change, entry.party), [anchor(entry.anchor)]),
    cell(markedLine(entry.change, entry.signatory ?? []), entry.signatory ? [] : [text(line)]),
    {
      type: 'tableCell',
      children:
        entry.date === undefined
          ? [text(`${line} `), { type: 'strong', children: [text(entry.state)] }]
          : [text(entry.state)],
    },
    { type: 'tableCell', children: [text(entry.date ?? line)] },
  ];
  const head = row(
    [labels.party, labels.signatory, labels.signature, labels.date].map((label) =>
      cell([{ kind: 'text', text: label }]),
    ),
  );
  return { type: 'table', children: [head, ...entries.map((entry) => row(cells(entry)))] };
}

/** A row is one line, so each of its cells is marked by itself. */
function markedLine(change: Change | undefined, content: readonly Inline[]): readonly Inline[] {
  return change === undefined || content.length === 0 ? content : [{ kind: change, parts: content }];
}

const row = (children: TableCell[]): TableRow => ({ type: 'tableRow', children });

/** A line break inside a cell has to be HTML: a row is one line. */
function cell(content: readonly Inline[], before: PhrasingContent[] = []): TableCell {
  const children = inlines(content).map((part): PhrasingContent => (part.type === 'break' ? html('<br>') : part));
  return { type: 'tableCell', children: [...before, ...children] };
}

function inlines(parts: readonly Inline[]): PhrasingContent[] {
  return parts.flatMap(inline);
}

function inline(part: Inline): PhrasingContent[] {
  switch (part.kind) {
    case 'text':
    case 'term':
      return [text(part.text)];
    case 'code':
      return [{ type: 'inlineCode', value: oneLine(part.text) }];
    case 'strong':
      return [{ type: 'strong', children: inlines(part.parts) }];
    case 'emphasis':
      return [{ type: 'emphasis', children: inlines(part.parts) }];
    case 'deleted':
      return [{ type: 'delete', children: inlines(part.parts) }];
    case 'inserted':
      return [html('<ins>'), ...inlines(part.parts), html('</ins>')];
    case 'removed':
      return [html('<del>'), ...inlines(part.parts), html('</del>')];
    case 'defined':
      return [{ type: 'strong', children: [text(part.text)] }];
    case 'reference':
      return [{ type: 'link', url: `#${part.anchor}`, children: [text(part.text)] }];
    case 'link':
      return [
        { type: 'link', url: part.url.replace(/[<>"\\`|\s]/g, encodeURIComponent), children: inlines(part.parts) },
      ];
    case 'break':
      return [{ type: 'break' }];
  }
}

function heading(depth: 1 | 2 | 3, children: PhrasingContent[]): BlockContent {
  return { type: 'heading', depth, children };
}

function paragraph(children: PhrasingContent[]): BlockContent & { type: 'paragraph' } {
  return { type: 'paragraph', children };
}

function anchor(name: string): PhrasingContent {
  return html(`<a id="${name}"></a>`);
}

/** Only for tags of our own: whatever an author writes is text. */
function html(value: string): PhrasingContent {
  return { type: 'html', value };
}

function text(value: string): PhrasingContent {
  return { type: 'text', value: oneLine(value) };
}

const oneLine = (value: string): string => value.replace(/\s*[\r\n]+\s*/g, ' ');

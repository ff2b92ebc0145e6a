import type { Block, Inline } from '../tree.js';
import { parseProse } from './parse.js';

/** Prose on one line, for a table cell or the middle of a sentence; paragraphs and items are parted by line breaks. */
export function inlineProse(prose: string): readonly Inline[] {
  return flatten(parseProse(prose));
}

/** Prose inside a sentence of ours: on one line, without the full stop at its end. */
export function phrase(prose: string): readonly Inline[] {
  return withoutStop(inlineProse(prose));
}

/** Whether prose is a single paragraph, so that a sentence can run into it. */
export function isSingleParagraph(blocks: readonly Block[]): boolean {
  return blocks.length === 1 && blocks[0].kind === 'paragraph';
}

function flatten(blocks: readonly Block[]): Inline[] {
  const pieces = blocks.map(piece).filter((each) => each.length > 0);
  return pieces.flatMap((each, i): readonly Inline[] => (i === 0 ? each : [{ kind: 'break' }, ...each]));
}

function piece(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'paragraph':
      return block.parts;
    case 'code block':
      return [{ kind: 'code', text: block.text.replace(/\s+/g, ' ') }];
    case 'list':
      return flatten(block.items.map((item, i) => mark(item, block.start === undefined ? '–' : `${block.start + i}.`)));
    case 'table':
      return flatten([{ cells: block.columns.map((column) => column.title) }, ...block.rows].map(line));
    case 'quote':
    case 'note':
    case 'clause':
      return flatten(block.blocks);
    case 'definitions':
    case 'signatures':
    case 'figure':
      return [];
  }
}

function mark(item: readonly Block[], bullet: string): Block {
  return { kind: 'paragraph', parts: [{ kind: 'text', text: `${bullet} ` }, ...flatten(item)] };
}

function line(row: { readonly cells: readonly (readonly Inline[])[] }): Block {
  const parts = row.cells.flatMap((cell, i): readonly Inline[] =>
    i === 0 ? cell : [{ kind: 'text', text: ' | ' }, ...cell],
  );
  return { kind: 'paragraph', parts };
}

function withoutStop(parts: readonly Inline[]): readonly Inline[] {
  const last = parts.at(-1);
  if (last?.kind !== 'text' || !last.text.trimEnd().endsWith('.')) return parts;
  return [...parts.slice(0, -1), { kind: 'text', text: last.text.trimEnd().slice(0, -1) }];
}

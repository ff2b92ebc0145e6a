import type { Block, DocumentTree } from '../../src/index.js';

/** A number of a tree and the first words after it. */
export interface WrittenNumber {
  readonly anchor: string;
  readonly number: string;
  readonly words: string;
}

/** Every number of a document, in its order. */
export function writtenNumbers(tree: DocumentTree): readonly WrittenNumber[] {
  return tree.parts.flatMap((part) => [
    ...(part.label === undefined ? [] : [{ anchor: part.anchor, number: part.label, words: first(part.title) }]),
    ...numbersIn(part.blocks),
  ]);
}

function numbersIn(blocks: readonly Block[]): readonly WrittenNumber[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'clause') return [];
    const [lead] = block.blocks;
    const text = block.title ?? (lead?.kind === 'paragraph' ? plain(lead.parts) : '');
    return [{ anchor: block.anchor, number: block.number, words: first(text) }, ...numbersIn(block.blocks)];
  });
}

/** The beginning, which stands on one line however narrow the page is. */
const first = (text: string): string => text.trim().split(/\s+/).slice(0, 3).join(' ');

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join('');
  if (value === null || typeof value !== 'object') return '';
  const { text, parts } = value as { text?: string; parts?: unknown };
  return text ?? plain(parts);
}

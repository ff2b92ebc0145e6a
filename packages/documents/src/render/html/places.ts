import type { Block, DocumentTree } from '../../tree.js';

/** The anchors at which something stands: a link to any other would lead nowhere. */
export function placesOf(tree: DocumentTree): ReadonlySet<string> {
  const places = new Set<string>();
  for (const part of tree.parts) {
    places.add(part.anchor);
    visit(part.blocks);
  }
  return places;

  function visit(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if ('anchor' in block) places.add(block.anchor);
      switch (block.kind) {
        case 'table':
          for (const { anchor } of block.rows) if (anchor !== undefined) places.add(anchor);
          break;
        case 'definitions':
          for (const entry of block.entries) {
            places.add(entry.anchor);
            visit(entry.blocks);
          }
          break;
        case 'signatures':
          for (const { anchor } of block.entries) places.add(anchor);
          break;
        case 'list':
          for (const item of block.items) visit(item);
          break;
        case 'clause':
        case 'note':
        case 'quote':
          visit(block.blocks);
          break;
      }
    }
  }
}

import type { DocumentTree } from '../../src/index.js';

/** Every node of a tree with a kind, wherever it stands. */
export function nodesOf(
  tree: DocumentTree,
): readonly { readonly kind: string; readonly anchor?: string; readonly text?: string }[] {
  const found: { kind: string; anchor?: string; text?: string }[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (value && typeof value === 'object') {
      if ('kind' in value) found.push(value as { kind: string });
      for (const each of Object.values(value)) walk(each);
    }
  };
  walk(tree);
  return found;
}

/** The places that can be linked to. */
export function anchorsOf(tree: DocumentTree): readonly string[] {
  const anchors: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (value && typeof value === 'object') {
      const isLink = 'kind' in value && ['reference', 'term', 'defined'].includes(String(value.kind));
      if ('anchor' in value && typeof value.anchor === 'string' && !isLink) anchors.push(value.anchor);
      for (const each of Object.values(value)) walk(each);
    }
  };
  walk(tree);
  return anchors;
}

/** A document without content. */
export const EMPTY: DocumentTree = {
  layout: 'schedule',
  language: 'en',
  title: '',
  properties: { status: 'Draft' },
  labels: { page: 'Page {page} of {pages}', removed: 'removed: ', inserted: 'inserted: ' },
  contents: 'Contents',
  parts: [],
};

/** Places that could not be told apart. */
export function repeatedAnchors(tree: DocumentTree): readonly string[] {
  const anchors = anchorsOf(tree);
  return anchors.filter((anchor, i) => anchors.indexOf(anchor) !== i);
}

/** References and terms that lead nowhere, or show nothing. */
export function brokenLinks(tree: DocumentTree): readonly object[] {
  const anchors = new Set(anchorsOf(tree));
  return nodesOf(tree).filter(
    (node) => (node.kind === 'reference' || node.kind === 'term') && (!anchors.has(node.anchor ?? '') || !node.text),
  );
}

/** What takes up space on a page: rows of tables, paragraphs and titles of parts; a line inside a cell counts by itself. */
export function countRows(tree: DocumentTree): number {
  let count = tree.parts.length;
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (value && typeof value === 'object') {
      if ('cells' in value) {
        const cells = value.cells as readonly (readonly { kind: string }[])[];
        count += Math.max(...cells.map((cell) => cell.filter(({ kind }) => kind === 'break').length + 1));
        return;
      }
      if ('kind' in value && (value.kind === 'paragraph' || value.kind === 'table')) count++;
      for (const each of Object.values(value)) walk(each);
    }
  };
  walk(tree.parts);
  return count;
}

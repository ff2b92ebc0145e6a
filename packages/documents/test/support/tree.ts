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

import { UniqueAnchors } from '../outline/anchors.js';
import { withSubjectOf } from '../outline/subject.js';
import type { Change, DocumentTree } from '../tree.js';

type Node = { readonly [property: string]: unknown };

/**
 * Gives what was removed an anchor of its own where the new text has one of that name, so that no anchor stands twice and every
 * reference leads to the text that holds.
 */
export function renameRemoved(tree: DocumentTree): DocumentTree {
  const anchors = new UniqueAnchors();
  visit(tree.parts, false, (anchor, removed) => {
    if (!removed) anchors.take(anchor);
    return anchor;
  });
  const parts = visit(tree.parts, false, (anchor, removed) => (removed ? anchors.take(anchor) : anchor));
  return { ...tree, parts: parts as DocumentTree['parts'] };
}

/** Walks everything that has an anchor of its own. Parts of lines only refer to anchors. */
function visit(value: unknown, within: boolean, name: (anchor: string, removed: boolean) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => visit(each, within, name));
  if (typeof value !== 'object' || value === null) return value;
  const node = value as Node & { readonly change?: Change };
  if (isInline(node)) return node;
  const removed = within || node.change === 'removed';
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, each]) => [
      key,
      key === 'anchor' && typeof each === 'string' ? name(each, removed) : visit(each, removed, name),
    ]),
  );
  return withSubjectOf(node, copy);
}

const INLINE = new Set([
  'text',
  'code',
  'strong',
  'emphasis',
  'deleted',
  'inserted',
  'removed',
  'defined',
  'term',
  'reference',
  'link',
  'break',
]);

function isInline({ kind }: Node): boolean {
  return typeof kind === 'string' && INLINE.has(kind);
}

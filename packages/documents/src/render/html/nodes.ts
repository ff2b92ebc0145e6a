import type { Element, ElementContent, Nodes } from 'hast';
import { h } from 'hastscript';
import type { Change, Labels } from '../../tree.js';

/** Removes the characters that no HTML file may hold, and writes the ends of lines as any reader will read them. */
export function clean(node: Nodes): void {
  if ('value' in node) node.value = cleanText(node.value);
  if ('properties' in node) {
    for (const [name, value] of Object.entries(node.properties))
      if (typeof value === 'string') node.properties[name] = cleanText(value);
  }
  if ('children' in node) for (const child of node.children) clean(child);
}

function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNFIT, '\ufffd');
}

const UNFIT = /(?![\t\n])[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

export function textNode(text: string): ElementContent {
  return { type: 'text', value: text };
}

/** Each node on a line of its own, where space between them means nothing: a file whose changes can be read. */
export function lines(nodes: readonly ElementContent[]): ElementContent[] {
  const line: ElementContent = { type: 'text', value: '\n' };
  return [line, ...nodes.flatMap((node): ElementContent[] => [node, line])];
}

/**
 * Wraps what a comparison has marked, and says so to whoever cannot see it. `block`: it holds paragraphs or more; not `spoken`:
 * it belongs to something of which that has been said.
 */
export function marked(
  change: Change | undefined,
  labels: Labels,
  children: readonly ElementContent[],
  { block = false, spoken = true } = {},
): ElementContent[] {
  if (change === undefined || children.length === 0) return [...children];
  const words: Element[] = spoken ? [h('span.spoken', labels[change])] : [];
  const nodes = [...words, ...children];
  return [h(change === 'inserted' ? 'ins' : 'del', block ? { class: 'block' } : {}, block ? lines(nodes) : nodes)];
}

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Change, Labels } from '../../tree.js';

/** Text without the characters that no HTML file may hold, and with the line ends that a reader would make of it. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNFIT, '\ufffd');
}

const UNFIT = /(?![\t\n])[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

export function textNode(text: string): ElementContent {
  return { type: 'text', value: clean(text) };
}

/** Each node on a line of its own, where space between them means nothing: a file whose changes can be read. */
export function lines(nodes: readonly ElementContent[]): ElementContent[] {
  const line: ElementContent = { type: 'text', value: '\n' };
  return [line, ...nodes.flatMap((node): ElementContent[] => [node, line])];
}

/** Wraps what a comparison has marked, and says so to whoever cannot see it. `part`: only a piece of what is marked. */
export function marked(
  change: Change | undefined,
  labels: Labels,
  children: readonly ElementContent[],
  { block = false, spoken = true } = {},
): ElementContent[] {
  if (change === undefined || children.length === 0) return [...children];
  const words: Element[] = spoken ? [h('span.spoken', clean(labels[change]))] : [];
  const nodes = [...words, ...children];
  return [h(change === 'inserted' ? 'ins' : 'del', block ? { class: 'block' } : {}, block ? lines(nodes) : nodes)];
}

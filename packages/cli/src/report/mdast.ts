import type { PhrasingContent, Root, RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Handle, toMarkdown } from 'mdast-util-to-markdown';
import { printable } from './excerpt.js';

/** Markdown of GitHub, in which no text means anything but itself. */
export function toGithubMarkdown(children: RootContent[]): string {
  const root: Root = { type: 'root', children };
  return toMarkdown(root, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    handlers: { text: safeText },
    bullet: '-',
    listItemIndent: 'one',
    rule: '-',
  });
}

export function text(value: string): PhrasingContent {
  return { type: 'text', value: oneLine(value) };
}

export function code(value: string): PhrasingContent {
  return { type: 'inlineCode', value: oneLine(value) };
}

export function strong(value: string): PhrasingContent {
  return { type: 'strong', children: [text(value)] };
}

function oneLine(value: string): string {
  return printable(value.replace(/\s*[\r\n]+\s*/g, ' '));
}

/** A character reference protects where a backslash does not: after `www.` readers take it into a link of their own making. */
const safeText: Handle = (node: Text, _parent, state, info) =>
  state.safe(node.value, info).replace(/(?<!\\)((?:\\\\)*)\\</g, '$1&lt;');

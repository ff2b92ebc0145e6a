import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { type Presentation, plainPresentation } from '../style/presentation.js';
import { forDocument } from '../style/running.js';
import type { DocumentTree, Part } from '../tree.js';
import { Blocks, partTitle } from './html/blocks.js';
import { clean, lines } from './html/nodes.js';
import { styleSheet } from './html/style/index.js';

/**
 * The document as one HTML file that needs nothing else: no script, nothing from the network. It is made as a tree of
 * elements, so that words of an author can only ever be text in it.
 */
export function renderHtml(tree: DocumentTree, look: Presentation = plainPresentation): string {
  const presentation = forDocument(look, tree);
  const blocks = new Blocks(tree, presentation);
  const main = h('main', lines(tree.parts.flatMap((part) => blocks.part(part))));
  const body = [...header(tree, presentation, blocks), ...contents(tree), main, ...footer(presentation)];
  const root: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      { type: 'text', value: '\n' },
      h(
        'html',
        { lang: tree.language },
        lines([head(tree, presentation), h('body', { class: tree.layout }, lines(body))]),
      ),
      { type: 'text', value: '\n' },
    ],
  };
  clean(root);
  return toHtml(root);
}

/** What a browser may load: this file's own style, and pictures inside it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

function head(tree: DocumentTree, presentation: Presentation): Element {
  const { author, effective } = tree.properties;
  const named = (name: string, content: string | undefined) =>
    content === undefined ? [] : [h('meta', { name, content: content })];
  return h(
    'head',
    lines([
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
      h('title', tree.title),
      ...named('viewport', 'width=device-width, initial-scale=1'),
      ...named('color-scheme', 'light dark'),
      ...named('referrer', 'no-referrer'),
      ...named('author', author),
      ...named('description', edition(tree)),
      ...named('dcterms.valid', effective),
      h('style', styleSheet(tree, presentation)),
    ]),
  );
}

/** "Version 2.1 · Draft · Acme" */
function edition({ properties: { version, status, author } }: DocumentTree): string {
  return [version, status, author].filter((each) => each !== undefined).join(' · ');
}

export function header(tree: DocumentTree, { header: text, logo }: Presentation, blocks: Blocks): Element[] {
  const picture = logo && { src: `data:${logo.mediaType};base64,${logo.base64}`, alt: logo.alternative };
  return [
    h(
      'header',
      lines([
        ...(text === undefined ? [] : [h('p.running', text)]),
        ...(picture ? [h('img.logo', picture)] : []),
        h('h1', tree.title),
        h('p.edition', edition(tree)),
        ...(tree.mark ? [h('p.mark', blocks.inlines(tree.mark))] : []),
      ]),
    ),
  ];
}

/** A linked list of the parts that can be turned to. */
export function contents(tree: DocumentTree): Element[] {
  const parts = tree.parts.filter((part) => part.kind !== 'front');
  if (tree.contents === undefined || parts.length === 0) return [];
  const entry = (part: Part): ElementContent => h('li', h('a', { href: `#${part.anchor}` }, partTitle(part)));
  const title = tree.contents;
  return [h('nav', { ariaLabel: title }, lines([h('h2', title), h('ol', { role: 'list' }, lines(parts.map(entry)))]))];
}

export function footer({ footer: text }: Presentation): Element[] {
  return text === undefined ? [] : [h('footer', h('p.running', text))];
}

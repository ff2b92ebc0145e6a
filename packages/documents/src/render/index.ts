import type { Agreement } from '@sla-language/agreement';
import type { DocumentRequest, Format } from '../names.js';
import { type OutlineOptions, outline } from '../outline/index.js';
import type { DocumentTree, Layout } from '../tree.js';
import { type DocxOptions, renderDocx } from './docx/index.js';
import { renderHtml } from './html.js';
import { renderJson } from './json.js';
import { renderMarkdown } from './markdown.js';

export interface DocumentOptions extends Omit<OutlineOptions, 'layout'>, DocxOptions {}

/** Makes documents of an agreement, each layout once for all formats that show it. The same input gives the same bytes. */
export async function renderDocuments(
  agreement: Agreement,
  wanted: readonly DocumentRequest[],
  options: DocumentOptions,
): Promise<readonly (string | Uint8Array)[]> {
  const make = documentMaker(agreement, options);
  // The pictures of Word documents are asked for first: they may be made elsewhere while the texts are written.
  const begun = wanted.map((request) => (request.format === 'docx' ? make(request) : undefined));
  if (begun.some((document) => document !== undefined)) await new Promise((done) => setTimeout(done));
  return Promise.all(wanted.map((request, i) => begun[i] ?? make(request)));
}

/** Makes documents of an agreement one by one, as they are asked for. */
export function documentMaker(
  agreement: Agreement,
  options: DocumentOptions,
): (request: DocumentRequest) => Promise<string | Uint8Array> {
  const trees = new Map<Layout, DocumentTree>();
  const treeOf = (layout: Layout): DocumentTree => {
    const tree = trees.get(layout) ?? outline(agreement, { ...options, layout });
    trees.set(layout, tree);
    return tree;
  };
  return async ({ format, layout }) =>
    format === 'json' ? renderJson(agreement) : renderDocument(treeOf(layout), format, options);
}

/** A document in one format; DOCX is bytes, the others are text. */
export async function renderDocument(
  tree: DocumentTree,
  format: Exclude<Format, 'json'>,
  options: DocxOptions,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'markdown':
      return renderMarkdown(tree);
    case 'html':
      return renderHtml(tree, options.presentation);
    case 'docx':
      return renderDocx(tree, options);
  }
}

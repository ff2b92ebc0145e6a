import { strFromU8, unzipSync } from 'fflate';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes as MarkdownNodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { SaxesParser } from 'saxes';
import { type DocumentTree, renderDocx, renderHtml, renderMarkdown } from '../../src/index.js';

/** Blank space is a matter of each format: lines are broken, cells are put beside one another. */
export const bare = (text: string): string => text.replace(/[\s\u00a0\u00ad\u200b]+/g, '');

/** What a reader of each format can read, without its blank space. */
export const READERS: Readonly<Record<'Markdown' | 'HTML' | 'DOCX', (tree: DocumentTree) => Promise<string>>> = {
  Markdown: async (tree) =>
    bare(wordsOf(fromMarkdown(renderMarkdown(tree), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))),
  HTML: async (tree) => bare(wordsOf(fromHtml(renderHtml(tree)))),
  DOCX: async (tree) => bare(wordsOfDocx(await renderDocx(tree, { rasterise: async () => PIXEL }))),
};

function wordsOf(node: MarkdownNodes | Nodes): string {
  if ('tagName' in node && node.tagName === 'style') return '';
  if ('value' in node && node.type !== 'html' && node.type !== 'comment') return node.value;
  return 'children' in node ? node.children.map((child: MarkdownNodes | Nodes) => wordsOf(child)).join('') : '';
}

/** The text of the document, of its heads and feet, and of its vector graphics. */
function wordsOfDocx(file: Uint8Array): string {
  const parts = unzipSync(file);
  const names = Object.keys(parts).filter((name) => /^word\/(document|header\d*|footer\d*)\.xml$|\.svg$/.test(name));
  return names.map((name) => wordsOfXml(strFromU8(parts[name]!))).join('');
}

function wordsOfXml(xml: string): string {
  let words = '';
  // The code of a field stands between the words that it computes.
  let isCode = false;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    isCode = name === 'w:instrText';
  });
  parser.on('closetag', () => {
    isCode = false;
  });
  parser.on('text', (text) => {
    if (!isCode) words += text;
  });
  parser.write(xml).close();
  return words;
}

/** A picture of one dot. */
const PIXEL = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64'),
);

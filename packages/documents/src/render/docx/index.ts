import type { DocumentTree } from '../../tree.js';
import type { DocxOptions } from './options.js';

export type { DocxOptions, Rasterise } from './options.js';

/**
 * The document as a file of Word (Office Open XML): real styles, numbering, headings, tables, fields and tracked changes.
 * The same tree and options give the same bytes.
 *
 * What it takes is loaded when it is first called, so that a program which only checks agreements starts without it.
 */
export async function renderDocx(tree: DocumentTree, options: DocxOptions = {}): Promise<Uint8Array> {
  const { writeDocument } = await import('./document.js');
  return writeDocument(tree, options);
}

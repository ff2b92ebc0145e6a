import type { Agreement } from '@sla-language/agreement';
import type { HouseStyle } from '../style/house-style.js';
import type { DocumentTree, Layout } from '../tree.js';
import { Context } from './context.js';
import { mark, properties } from './cover.js';
import type { DocumentLayout, LayoutOptions } from './layouts/layout.js';
import { operations } from './layouts/operations.js';
import { publicPage } from './layouts/public-page.js';
import { schedule } from './layouts/schedule.js';
import { summary } from './layouts/summary.js';
import { numbered } from './number.js';

export interface OutlineOptions extends LayoutOptions {
  /** The contract that people sign (`schedule`) where none is given. */
  readonly layout?: Layout;
  /** The words of the house. */
  readonly style?: Pick<HouseStyle, 'texts'>;
}

const DOCUMENTS: Readonly<Record<Layout, DocumentLayout>> = {
  schedule,
  'public-page': publicPage,
  summary,
  operations,
};

/**
 * The agreement as a document of one layout. The same agreement and options always give the same tree. What is private (internal
 * targets, private risks, comments in the source) never gets into it.
 */
export function outline(agreement: Agreement, options: OutlineOptions): DocumentTree {
  const { layout = 'schedule' } = options;
  const { title, contents, parts } = DOCUMENTS[layout];
  const context = new Context(agreement, options.style?.texts);
  const over = mark(context);
  const tree: DocumentTree = {
    layout,
    language: context.locale.tag,
    title: title(context),
    properties: properties(context),
    labels: context.texts.labels,
    ...(over ? { mark: over } : {}),
    ...(contents ? { contents: context.texts.contents } : {}),
    parts: parts(context, options).filter((part) => part.blocks.length > 0),
  };
  return numbered(tree, context.texts);
}

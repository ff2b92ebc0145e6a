import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';

/** All that a document of ours may consist of; an element that is missing here has no business in one. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'head title style h1 h2 h3 header footer main caption thead tbody strong em s code pre blockquote dfn dt dd br ul li figure figcaption'
      .split(' ')
      .map((name) => [name, []]),
  ),
  html: ['lang'],
  meta: ['charSet', 'name', 'content', 'httpEquiv'],
  body: ['className'],
  nav: ['ariaLabel'],
  section: ['id', 'className'],
  div: ['id', 'className', 'role', 'tabIndex', 'ariaLabel'],
  dl: ['className'],
  p: ['className'],
  span: ['className'],
  ol: ['start', 'role'],
  table: ['className'],
  tr: ['id', 'className'],
  th: ['scope', 'className'],
  td: ['className'],
  a: ['href', 'className'],
  figure: ['id'],
  img: ['src', 'alt', 'className'],
  svg: ['xmlns', 'role', 'width', 'height', 'viewBox', 'color', 'fill', 'fontFamily', 'fontSize'],
  g: ['transform'],
  path: ['d', 'stroke', 'strokeWidth', 'strokeOpacity', 'strokeDashArray', 'fill', 'fillOpacity'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'fill', 'fillOpacity'],
  text: ['textAnchor', 'fontWeight', 'transform'],
  tspan: ['x', 'y'],
  ins: ['className'],
  del: ['className'],
};

export interface HtmlStructure {
  readonly headings: readonly string[];
  readonly ids: readonly string[];
  /** Elements, attributes and addresses that are not ours. */
  readonly foreign: readonly string[];
  readonly ragged: number;
  readonly errors: readonly string[];
  /** Whether a browser builds the very tree that was written. */
  readonly isFaithful: boolean;
}

/** What a browser's parser makes of the document, without the words. */
export function htmlStructureOf(html: string): HtmlStructure {
  const errors: string[] = [];
  const root = fromHtml(html, { onerror: (error) => void errors.push(String(error.ruleId)) });
  const headings: string[] = [];
  const ids: string[] = [];
  const foreign: string[] = [];
  let ragged = 0;
  for (const element of elementsOf(root)) {
    const { tagName, properties } = element;
    const allowed = Object.hasOwn(ALLOWED, tagName) ? ALLOWED[tagName] : undefined;
    if (!allowed) foreign.push(tagName);
    for (const name of Object.keys(properties)) if (!allowed?.includes(name)) foreign.push(`${tagName} ${name}`);
    if (/^h\d$/.test(tagName)) headings.push(tagName);
    if (properties.id !== undefined) ids.push(String(properties.id));
    const { href } = properties;
    if (href !== undefined && !/^(#.|https?:\/\/|mailto:)/i.test(String(href))) foreign.push(String(href));
    if (tagName === 'table') ragged += countRagged(element);
  }
  const isFaithful = bodyOf(toHtml(root)) === bodyOf(html);
  return { headings, ids, foreign, ragged, errors, isFaithful };
}

export function elementsOf(node: Nodes): Element[] {
  const own = node.type === 'element' ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap((child) => elementsOf(child))] : own;
}

export function parsed(html: string): Root {
  return fromHtml(html);
}

/** What stands in the file, without elements, style and the spaces between. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'head') return '';
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

function countRagged(table: Element): number {
  const rows = elementsOf(table).filter((each) => each.tagName === 'tr');
  const width = (row: Element) => row.children.filter((each) => each.type === 'element').length;
  return rows.filter((row) => width(row) !== width(rows[0]!)).length;
}

const bodyOf = (html: string): string => html.slice(html.indexOf('<body'), html.indexOf('</body>')).trimEnd();

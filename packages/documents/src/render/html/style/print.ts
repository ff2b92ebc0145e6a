import type { Presentation } from '../../../style/presentation.js';
import type { DocumentTree, Layout } from '../../../tree.js';
import { cssString, pageCounter } from './values.js';

/** Top, sides and bottom. */
const MARGINS: Readonly<Record<Layout, string>> = {
  schedule: '24mm 22mm 22mm',
  'public-page': '24mm 22mm 22mm',
  summary: '12mm 14mm 11mm',
  operations: '18mm 14mm 16mm',
};

/** Longer texts would not fit into the margin. */
const LONGEST = 90;

/** The sheet and what stands at the head and the foot of each page. */
export function pageRules(tree: DocumentTree, presentation: Presentation, mark: string | undefined): string {
  const { title, layout, properties, labels } = tree;
  const edition = [properties.version, properties.status].filter((each) => each !== undefined).join(' · ');
  const box = (name: string, content: string, more = '') =>
    `  @${name} { content: ${content}; font: 8pt var(--body); color: var(--muted); ${more}}`;
  return [
    '@page {',
    `  size: ${presentation.paper === 'Letter' ? 'letter' : 'A4'}; margin: ${MARGINS[layout]};`,
    box('top-left', cssString(short(presentation.header ?? title))),
    ...(mark === undefined
      ? []
      : [box('top-right', cssString(mark), 'color: var(--warning); font-weight: 700; letter-spacing: 0.08em; ')]),
    box('bottom-left', cssString(short(presentation.footer ?? edition))),
    box('bottom-right', pageCounter(labels.page)),
    '}',
  ].join('\n');
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}

/** Paper: what belongs together stays on one page, and links are text. */
export const PRINT = `
@media print {
  :root { color-scheme: light; }
  body { print-color-adjust: exact; -webkit-print-color-adjust: exact; orphans: 2; widows: 2; }
  p:not(.long), li:not(:has(p, ul, ol)) { break-inside: avoid; }
  .running { display: none; }
  h1, h2, h3, caption, figcaption, .title, .party { break-after: avoid; break-inside: avoid; }
  p:has(+ .table), p:has(+ ul), p:has(+ ol), p:has(+ .clause), p:has(+ .signature-list) { break-after: avoid; break-inside: avoid; }
  thead { display: table-header-group; break-inside: avoid; }
  ins.block, del.block { margin-left: 0; }
  tr, .definitions > div, .signature, .short, figure, pre { break-inside: avoid; }
  .signatures, .signature-list, .back, .note:not(:has(table:not(.short))) { break-inside: avoid; }
  .note { box-decoration-break: clone; -webkit-box-decoration-break: clone; }
  figure svg { max-width: min(140mm, 100%); }
  th, td { padding: 0.28em 0.6em; }
  .columns-5, .columns-6, .columns-7, .columns-8, .columns-9 { font-size: 0.92em; }
  a, a.term { color: inherit; text-decoration: none; }
  a.outside::after { content: " (" attr(href) ")"; }
  nav { margin-top: 6mm; font-size: 0.95em; }
  nav h2 { margin: 0 0 2mm; font-size: 11pt; }
  nav ol { margin: 0; padding: 0; list-style: none; columns: 3; column-gap: 6mm; }
  nav li { margin: 0 0 0.6mm; break-inside: avoid; }
  nav a { display: flex; }
}
`;

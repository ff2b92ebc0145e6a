import type { Layout } from '../../../tree.js';

/** What makes one layout look different from the others. */
export const LAYOUTS: Readonly<Record<Layout, string>> = {
  schedule: `
.chapter > .level-1 > h3 { font-weight: 700; }
@media print {
  body { font-size: 10pt; line-height: 1.42; }
  body > header { padding-bottom: 4mm; border-bottom: 1.5pt solid var(--accent); }
  h1 { font-size: 23pt; }
  h2 { margin: 7mm 0 2.5mm; font-size: 13.5pt; }
  h3 { margin: 4.5mm 0 1.5mm; font-size: 10.5pt; }
  .chapter + .schedule, .signatures + .schedule { break-before: page; }
  .front th, .front td { padding-block: 0.2em; }
  .back { font-size: 0.92em; }
}
`,
  'public-page': `
@media screen {
  body > header { padding-bottom: 1.5rem; border-bottom: 3px solid var(--accent); }
  h2 { border: 0; padding: 0; }
}
@media print {
  body { font-size: 10.5pt; line-height: 1.45; }
  h1 { font-size: 22pt; }
  h2 { margin: 7mm 0 2.5mm; font-size: 14pt; }
  h3 { margin: 4.5mm 0 1.5mm; font-size: 11pt; }
}
`,
  summary: `
.table { margin: 0.5em 0 0.7em; }
th, td { padding: 0.25em 0.5em; }
@media screen { h2 { margin-top: 1.6em; font-size: 1.2rem; } }
@media print {
  body { font-size: 8.4pt; line-height: 1.26; }
  h1 { font-size: 16pt; }
  h2 { margin: 2.2mm 0 0.8mm; font-size: 10.5pt; }
  h3 { margin: 2mm 0 1mm; font-size: 9pt; }
  .table { margin: 0.3em 0 0.4em; }
  tr > th, tr > td { padding: 0.14em 0.5em; }
  tbody tr:first-child > * { padding-top: 0.25em; }
  .edition { margin-top: 0.2em; }
  .short { break-inside: auto; }
  .columns-2 tbody th { width: 22%; }
}
`,
  operations: `
.table { margin: 0.5em 0 0.9em; font-size: 0.94em; }
th, td { padding: 0.22em 0.5em; }
tbody tr:nth-child(even) > * { background: var(--surface); }
@media screen { body { max-width: 68rem; } h2 { margin-top: 1.8em; font-size: 1.2rem; } }
@media print {
  body { font-size: 9pt; line-height: 1.32; }
  h1 { font-size: 17pt; }
  h2 { margin: 4.5mm 0 1.5mm; font-size: 11.5pt; }
  h3 { margin: 3mm 0 1mm; font-size: 9.5pt; }
}
`,
};

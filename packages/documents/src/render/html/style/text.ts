/** What holds on the screen and on paper. */
export const TEXT = `
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font-family: var(--body); overflow-wrap: break-word; }
h1, h2, h3 { font-family: var(--headings); line-height: 1.25; text-wrap: balance; }
h1 { margin: 0; color: var(--accent); }
h2 { color: var(--accent); }
p, ul, ol, dl, pre, blockquote, figure { margin: 0 0 0.7em; }
ul, ol { padding-left: 1.6em; }
li { margin-bottom: 0.25em; }
li > :last-child, dd > :last-child, .note > :last-child, blockquote > :last-child { margin-bottom: 0; }
a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 0.06em; }
a.reference { white-space: nowrap; }
a.term { color: inherit; text-decoration: underline dotted; text-decoration-color: var(--muted); }
dfn { font-style: normal; font-weight: 700; }
code { font-family: "Cascadia Mono", "Liberation Mono", Consolas, monospace; font-size: 0.9em; }
pre { padding: 0.7em 0.9em; background: var(--surface); border-left: 3px solid var(--line); white-space: pre-wrap; }
blockquote { padding-left: 1em; border-left: 3px solid var(--line); color: var(--muted); }
.number { font-variant-numeric: tabular-nums; white-space: pre; }
nav a:not(:has(.number)) { padding-left: 1.2em; text-indent: -1.2em; }
nav .number { flex: none; min-width: 2em; margin-right: 0.35em; }
.logo { display: block; object-fit: contain; object-position: left; margin-bottom: 1.2em; }
.edition { margin: 0.5em 0 0; color: var(--muted); }
.mark {
  margin: 1em 0 0; padding: 0.6em 0.9em; border: 1px solid; border-left-width: 5px;
  background: var(--warning-paper); color: var(--warning); font-weight: 700;
}
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

/* Numbers of clauses stand out to the left of their text. */
h2 > .number, h3 > .number { margin-right: 0.2em; }
div.clause { padding-left: 2.2em; }
div.clause:not(:has(> .lead > .number)) { padding-left: 0; }
.lead > .number { display: inline-block; min-width: 2.2em; margin-left: -2.2em; }

table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
.table { margin: 0.9em 0 1.1em; }
caption { padding: 0 0 0.4em; text-align: left; font-weight: 700; }
th, td { padding: 0.4em 0.7em; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); text-wrap: pretty; }
th { text-wrap: balance; }
thead th, thead td { vertical-align: bottom; background: var(--tint); border-bottom: 2px solid var(--accent); }
tbody th { font-weight: 600; }
.right { text-align: right; }
.one-line { white-space: nowrap; }
.columns-1 td, .columns-2 td, code, pre { overflow-wrap: anywhere; }
.columns-2 tbody th { width: 32%; }

.definitions > div { display: grid; grid-template-columns: minmax(9em, 26%) 1fr; column-gap: 1.2em; padding: 0.45em 0; }
.definitions > div + div { border-top: 1px solid var(--line); }
.definitions dd, .signature dd { margin: 0; }

.note { margin: 0.9em 0 1.1em; padding: 0.8em 1em; background: var(--surface); border-left: 3px solid var(--accent); }
.note > .title { margin-bottom: 0.35em; }
figure { margin: 1.1em 0; }
figure svg { display: block; max-width: 100%; height: auto; }
figcaption { margin-bottom: 0.4em; font-weight: 700; }

.signature-list { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17em, 100%), 1fr)); gap: 1.6em 2em; margin-top: 1em; }
.signature { padding-top: 0.7em; border-top: 2px solid var(--accent); }
.signature .party { font-weight: 700; }
.signature dl { margin: 0; }
.signature dl > div, .signature ins dl > div { display: grid; grid-template-columns: 7.5em 1fr; align-items: end; min-height: 2.4em; }
.signature dt { color: var(--muted); }
.signature dd { display: flex; align-items: end; gap: 0.6em; }
.line { flex: 1; min-width: 6em; height: 1.5em; border-bottom: 1px solid var(--ink); }
.state { font-size: 0.85em; font-weight: 700; letter-spacing: 0.03em; }

ins { color: var(--inserted); background: var(--inserted-paper); text-decoration: underline; text-decoration-thickness: 0.08em; }
del { color: var(--removed); background: var(--removed-paper); text-decoration: line-through; }
del:not(.block) + ins:not(.block) { margin-left: 0.2em; }
ins.block, del.block { display: block; margin: 0 0 0.7em -0.8em; padding: 0.2em 0 0.2em 0.6em; border-left: 0.2em solid; }
:is(ins, del).block > :last-child, :is(ins, del).block > :last-child > :last-child { margin-bottom: 0; }
:is(ins, del).block > .spoken + *, :is(ins, del).block > .spoken + * > :first-child { margin-top: 0; }
ins :is(a, h2, blockquote), del :is(a, h2, blockquote) { color: inherit; }
ins :is(.note, pre, thead *), del :is(.note, pre, thead *) { background: none; }
tr.inserted > * { background: var(--inserted-paper); }
tr.removed > * { background: var(--removed-paper); }
`;

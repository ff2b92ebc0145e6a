import type { Agreement } from '@sla-language/agreement';
import fc from 'fast-check';
import type { Block, DocumentTree, Drawing, Inline, Part } from '../../src/index.js';
import { inlineProse, phrase } from '../../src/prose/inline.js';
import { parseProse } from '../../src/prose/parse.js';
import { FULL } from './full.js';
import { EMPTY } from './tree.js';

/** The author's words wherever the language takes any: in paragraphs, sentences, cells, definitions and items. */
export function agreementWith(prose: string): Agreement {
  return {
    ...FULL,
    title: prose,
    background: prose,
    precedence: prose,
    objectives: FULL.objectives
      .slice(0, 1)
      .map((each) => ({ ...each, remedies: [], appliesWhen: prose, reason: prose, title: prose })),
    supports: [],
    metrics: [],
    reports: [],
    escalations: [],
    risks: [],
    calendars: [],
    remedies: undefined,
    severities: FULL.severities.map((each) => ({ ...each, means: prose, title: prose })),
    scopes: FULL.scopes.map((each) => ({ ...each, means: prose })),
    services: FULL.services.map((each) => ({
      ...each,
      description: prose,
      includes: [prose, prose],
      fees: [{ prose, per: 'month', for: [] }],
    })),
    exclusions: FULL.exclusions.map((each) => ({ ...each, means: prose })),
    terms: [{ term: 'Fixed', means: prose }],
    clauses: [{ title: 'Fixed', text: prose, meets: [prose] }],
    responsibilities: [{ of: 'Acme', text: prose }],
    changes: [{ version: '1', on: '2026-01-01', text: prose }],
    stakeholders: [{ contact: 'Globex.ServiceOwner', interest: prose }],
  };
}

/** Prose that wants to be more than words. */
export const NASTY = [
  '# Heading',
  'Setext\n======',
  'Setext\n------',
  '| a | b |\n| - | - |\n| c | d |',
  'a | b || c',
  '<script>alert(1)</script>',
  '<!-- hidden -->',
  '</a><a id="objective-Uptime"></a>',
  '<br><hr>',
  'www.<a id="x">',
  'http://x.example/<b>\\<i>',
  '\\<b> \\\\<b> &lt;b>',
  '- a\n\n\n* b',
  '1. one\n2. two\n\n   nested',
  '- a\n- b\n\n      code',
  '1) x',
  '```\ncode\n```',
  '~~~ open fence',
  '    indented code',
  '> quote\n> more',
  '[link](javascript:alert(1))',
  '[link](#objective-Uptime) [ref] [ref][] ![pic](http://x.example/a.png)',
  '[ref]: http://x.example "title"',
  '[^1] and\n\n[^1]: a note',
  '\\',
  'ends with a backslash \\',
  '**open',
  '_open `tick',
  '~~struck~~',
  '- [ ] task',
  'a\n\nb\n\n# c',
  'www.example.com, http://x.example/?a=(b) and me@x.example',
  '&lt;b&gt; &#35; &nbsp;',
  '$$ {text} {lead} $1',
  '(a) **Target.** The Provider shall nothing.',
];

/** Pieces of which Markdown, tables and HTML are made. */
const MARKS = [
  '# H',
  '\n',
  '\n\n',
  ' ',
  '    ',
  '\t',
  '\r',
  '\u00a0',
  '\u2028',
  '|',
  '\\',
  '*',
  '**',
  '_',
  '~~',
  '`',
  '```',
  '~~~',
].concat(
  [
    '<',
    '>',
    '<!--',
    '-->',
    '<b>',
    '</a>',
    '<a id="x">',
    '<?x',
    '<![CDATA[',
    '&',
    '&lt;',
    '&#10;',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
  ],
  [
    ']:',
    '[^1]',
    '[^1]: ',
    '[x]: y',
    '1. ',
    '1) ',
    '- ',
    '+ ',
    '* ',
    '- [ ] ',
    '---',
    '===',
    '***',
    'http://',
    'www.',
    '@',
    'a@b.c',
  ],
  ['word', '.', ':', '!', '$', '"', "'", '| a |\n|-|\n| b |', 'javascript:', '\u0000'],
);

const axisOf = (prose: string) => ({ title: prose, ticks: [{ at: 0.5, text: prose }] });

function stepsOf(prose: string): Drawing {
  const steps = [{ from: 0.1, to: 0.6, value: 0.5, text: prose }];
  const lines = [{ at: 0.6, text: prose }];
  return { kind: 'step chart', horizontal: axisOf(prose), vertical: axisOf(prose), steps, lines };
}

function clocksOf(prose: string): Drawing {
  return { kind: 'timeline', axis: axisOf(prose), rows: [{ title: prose, from: 0, to: 0.5, text: prose }] };
}

/** A small document with prose in every place that the tree has. */
export function treeWith(prose: string): DocumentTree {
  const blocks = parseProse(prose);
  const cell = inlineProse(prose);
  const text: Inline = { kind: 'text', text: prose };
  const clauses: readonly Block[] = [
    { kind: 'clause', anchor: 'b', level: 1, number: '1.1', title: prose, blocks },
    { kind: 'clause', anchor: 'c', level: 2, number: '(a)', title: prose, blocks },
    { kind: 'paragraph', parts: [...phrase(prose), { kind: 'text', text: ' tail' }] },
  ];
  const table: Block = {
    kind: 'table',
    columns: [
      { title: cell, align: 'left' },
      { title: [text], align: 'right' },
    ],
    rows: [{ anchor: 'r', cells: [cell, [text]] }, { cells: [[{ kind: 'term', text: prose, anchor: 'a' }], cell] }],
  };
  const others: readonly Block[] = [
    { kind: 'definitions', entries: [{ anchor: 'd', term: prose, blocks }] },
    { kind: 'list', items: [blocks, [{ kind: 'paragraph', parts: phrase(prose) }]] },
    { kind: 'list', items: [blocks] },
    { kind: 'note', title: cell, blocks },
    { kind: 'figure', anchor: 'f', caption: cell, alternative: prose, drawing: stepsOf(prose) },
    { kind: 'figure', anchor: 'g', caption: cell, alternative: prose, drawing: clocksOf(prose) },
    { kind: 'paragraph', parts: [{ kind: 'text', text: 'end' }] },
  ];
  const part: Part = { kind: 'chapter', anchor: 'a', label: '1', title: prose, blocks: [...clauses, table, ...others] };
  return { ...EMPTY, title: prose, parts: [part] };
}

/** Prose made of such pieces and of anything else. */
export const ANY_PROSE = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...MARKS) }, fc.string({ maxLength: 4 })), { maxLength: 10 })
  .map((pieces) => pieces.join(''));

/** Anchors of clauses that have no name in the source are made of their first words. */
export const named = (anchors: readonly string[]) =>
  anchors.filter((name) => !name.startsWith('responsibilities-Acme-') && !name.startsWith('term-'));

import type { Agreement } from '@sla-language/agreement';
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { type Block, type DocumentTree, type Inline, outline, type Part, renderMarkdown } from '../src/index.js';
import { inlineProse, phrase } from '../src/prose/inline.js';
import { parseProse } from '../src/prose/parse.js';
import { FULL } from './support/full.js';
import { EMPTY } from './support/tree.js';

const OPTIONS = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

/** The author's words wherever the language takes any: in paragraphs, sentences, cells, definitions and items. */
function agreementWith(prose: string): Agreement {
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

interface Structure {
  readonly headings: readonly number[];
  readonly anchors: readonly string[];
  readonly foreign: readonly string[];
  readonly ragged: number;
}

/** What a Markdown reader makes of the document, without the words. */
function structureOf(markdown: string): Structure {
  const root: Root = fromMarkdown(markdown, OPTIONS);
  const headings: number[] = [];
  const anchors: string[] = [];
  const foreign: string[] = [];
  let ragged = 0;
  const walk = (node: Nodes): void => {
    if (node.type === 'heading') headings.push(node.depth);
    if (node.type === 'html') {
      const name = /^<a id="([^"<>]+)">$/.exec(node.value)?.[1];
      if (name !== undefined) anchors.push(name);
      else if (!['</a>', '<br>'].includes(node.value)) foreign.push(node.value);
    }
    if (['definition', 'footnoteDefinition', 'image', 'imageReference', 'thematicBreak'].includes(node.type))
      foreign.push(node.type);
    if (node.type === 'link' && !/^(#|https?:|mailto:|tel:)/i.test(node.url)) foreign.push(node.url);
    if (node.type === 'table')
      ragged += node.children.filter((row) => row.children.length !== node.children[0]?.children.length).length;
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(root);
  return { headings, anchors, foreign, ragged };
}

const render = (prose: string) => renderMarkdown(outline(agreementWith(prose), { toolVersion: '1' }));
const TAME = structureOf(render('tame words'));
/** Anchors of clauses that have no name in the source are made of their first words. */
const named = (anchors: readonly string[]) =>
  anchors.filter((name) => !name.startsWith('responsibilities-Acme-') && !name.startsWith('term-'));

const NASTY = [
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

/** A small document with prose in every place that the tree has. */
function treeWith(prose: string): DocumentTree {
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
    { kind: 'paragraph', parts: [{ kind: 'text', text: 'end' }] },
  ];
  const part: Part = { kind: 'chapter', anchor: 'a', label: '1', title: prose, blocks: [...clauses, table, ...others] };
  return { ...EMPTY, title: prose, parts: [part] };
}

describe('prose of the author', () => {
  it.each(NASTY)('does not break out of its clause: %j', (prose) => {
    const structure = structureOf(render(prose));
    expect(structure.headings).toEqual(TAME.headings);
    expect(named(structure.anchors)).toEqual(named(TAME.anchors));
    expect(structure.foreign).toEqual([]);
    expect(structure.ragged).toBe(0);
  });

  it('does not break out, whatever it is and wherever it stands', () => {
    const pieces = fc.array(
      fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...MARKS) }, fc.string({ maxLength: 4 })),
      { maxLength: 10 },
    );
    const tame = structureOf(renderMarkdown(treeWith('tame words')));
    fc.assert(
      fc.property(pieces, (parts) => {
        const prose = parts.join('');
        fc.pre(parseProse(prose).length > 0);
        expect(structureOf(renderMarkdown(treeWith(prose)))).toEqual(tame);
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it.each(['', '  \n', '---', '***\n\n___'])('that says nothing leaves its chapter out: %j', (prose) => {
    const markdown = render(prose);
    expect(markdown).not.toContain('id="background"');
    expect(markdown).not.toContain('id="precedence"');
    expect(structureOf(markdown).foreign).toEqual([]);
  });

  it('loses no word', () => {
    const markdown = render(
      '# Alpha\n\n<b>Bravo</b>\n\n| Charlie |\n| - |\n| Delta |\n\n[Echo]: http://foxtrot.example\n\n![Golf](http://hotel.example/)',
    );
    for (const word of ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'foxtrot', 'Golf', 'hotel'])
      expect(markdown).toContain(word);
  });

  it('keeps its own marks: strong words, lists, tables, links, code', () => {
    const markdown = render(
      '**strong** and _soft_ and `code` and [page](https://x.example/)\n\n1. one\n2. two\n\n- a\n- b',
    );
    const part = markdown.slice(markdown.indexOf('id="background"'), markdown.indexOf('id="definitions"'));
    expect(part).toContain(
      '**strong** and _soft_ and `code` and [page](https://x.example/)\n\n1. one\n2. two\n\n- a\n- b\n',
    );
  });

  it('is read without a parser only where a parser would say the same', () => {
    const letters = fc.array(fc.constantFrom(..."aB9 ,;()'’-.éß"), { maxLength: 14 }).map((each) => each.join(''));
    fc.assert(
      fc.property(letters, (text) => {
        // A comment that says nothing makes the parser do the work.
        const parsed = parseProse(`${text}\n\n[x]: y`).slice(0, -1);
        expect(parseProse(text)).toEqual(parsed);
      }),
      { numRuns: 500 },
    );
  });
});

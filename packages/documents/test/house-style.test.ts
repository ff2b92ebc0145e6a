import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import {
  houseStyleSchema,
  LAYOUTS,
  outline,
  parseHouseStyle,
  plainPresentation,
  renderHtml,
  renderMarkdown,
} from '../src/index.js';
import { CHAPTERS, SCHEDULES } from '../src/style/chapters.js';
import { forDocument } from '../src/style/running.js';
import { FULL } from './support/full.js';

const EXAMPLE = readFileSync(new URL('../../../examples/house-style/house-style.jsonc', import.meta.url), 'utf8');
const OPTIONS = { toolVersion: '1.2.3', source: { file: 'hosting.sla', sha256: 'ab12' } };

const styleOf = (json: unknown) => {
  const { style, problems } = parseHouseStyle(JSON.stringify(json));
  expect(problems).toEqual([]);
  return style;
};
const built = (json: unknown, agreement = FULL, layout: (typeof LAYOUTS)[number] = 'schedule') =>
  outline(agreement, { ...OPTIONS, layout, style: styleOf(json) });
const chaptersOf = (tree: ReturnType<typeof outline>) =>
  tree.parts.filter(({ kind }) => kind === 'chapter').map(({ anchor }) => anchor);
const anchorsOf = (markdown: string) => [...markdown.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1]);

const clause = (name: string, rest: object = {}) => ({
  name,
  chapter: 'general',
  wording: { en: { title: `Title of ${name}`, text: `Text of *${name}*.` } },
  ...rest,
});

describe('the example', () => {
  it('is read without a problem, and is what its schema allows', () => {
    expect(parseHouseStyle(EXAMPLE).problems).toEqual([]);
    const validate = new Ajv2020({ strict: false }).compile(houseStyleSchema());
    expect(validate(parse(EXAMPLE, [], { allowTrailingComma: true })), JSON.stringify(validate.errors)).toBe(true);
  });

  it('changes what it names and nothing else', () => {
    const { style } = parseHouseStyle(EXAMPLE);
    const plain = renderMarkdown(outline(FULL, OPTIONS));
    const markdown = renderMarkdown(outline(FULL, { ...OPTIONS, style }));
    expect(markdown).toContain('the Supplier');
    expect(markdown).toContain('The law of Germany governs this Agreement, without its conflict of laws rules.');
    expect(markdown).toContain('**undue advantage**');
    const added = ['house-status-page', 'house-anti-bribery'];
    expect(
      anchorsOf(markdown)
        .filter((name) => !added.includes(name!))
        .toSorted(),
    ).toEqual(anchorsOf(plain).toSorted());
  });

  it('says it in German in a German document', () => {
    const { style } = parseHouseStyle(EXAMPLE);
    for (const language of ['de-DE', 'de-CH']) {
      const markdown = renderMarkdown(outline({ ...FULL, language }, { ...OPTIONS, style }));
      expect(markdown).toContain('Bestechungsverbot');
      expect(markdown).toContain('Mit Ablauf dieser Frist erlischt der Anspruch.');
    }
  });
});

describe('the order of chapters', () => {
  it('changes places of those that are named, and renumbers', () => {
    const tree = built({ chapters: ['termination', 'remedies'] });
    const usual = chaptersOf(outline(FULL, OPTIONS));
    const at = usual.indexOf('remedies');
    expect(chaptersOf(tree).slice(at, at + 2)).toEqual(['termination', 'remedies']);
    expect(chaptersOf(tree).toSorted()).toEqual(usual.toSorted());
    expect(tree.parts.find(({ anchor }) => anchor === 'termination')?.label).toBe(String(at + 1));
  });

  it('leaves none out, whatever is named', () => {
    for (const layout of LAYOUTS) {
      const usual = outline(FULL, { ...OPTIONS, layout }).parts.map(({ anchor }) => anchor);
      const tree = built(
        { chapters: [...Object.keys(SCHEDULES), ...Object.keys(CHAPTERS)].toReversed() },
        FULL,
        layout,
      );
      expect(tree.parts.map(({ anchor }) => anchor).toSorted()).toEqual(usual.toSorted());
    }
  });

  it('knows every chapter and schedule of a contract', () => {
    const named = new Set([...Object.keys(CHAPTERS), ...Object.keys(SCHEDULES)]);
    const parts = outline(FULL, OPTIONS).parts.filter(({ kind }) => kind === 'chapter' || kind === 'schedule');
    expect(parts.map(({ anchor }) => anchor).toSorted()).toEqual([...named].toSorted());
  });
});

describe('clauses of the house', () => {
  const general = (json: unknown, agreement = FULL) =>
    built(json, agreement)
      .parts.find(({ anchor }) => anchor === 'general')!
      .blocks.flatMap((block) => (block.kind === 'clause' ? [block] : []));

  it('are numbered, stand in their places, and keep the order of the file', () => {
    const clauses = general({
      clauses: [
        clause('a', { position: 'start' }),
        clause('b', { position: 'start' }),
        clause('c', { position: { after: 'law' } }),
        clause('d', { position: { after: 'law' } }),
        clause('e', { position: { before: 'precedence' } }),
        clause('f'),
        clause('g', { position: { after: 'no-such-clause' } }),
      ],
    });
    const anchors = clauses.map(({ anchor }) => anchor.replace('house-', ''));
    expect(anchors.slice(0, 7)).toEqual(['a', 'b', 'law', 'c', 'd', 'e', 'precedence']);
    expect(anchors.slice(-2)).toEqual(['f', 'g']);
    expect(clauses.map(({ number }) => number)).toEqual(clauses.map((_, i) => `14.${i + 1}`));
  });

  it('bring a chapter into the document that would else be empty', () => {
    const bare = { ...FULL, escalations: [] };
    expect(chaptersOf(outline(bare, OPTIONS))).not.toContain('escalation');
    const tree = built({ clauses: [clause('calm', { chapter: 'escalation' })] }, bare);
    expect(chaptersOf(tree)).toContain('escalation');
    expect(renderMarkdown(tree)).toMatch(/\[\d+ Escalation\]\(#escalation\)/);
  });

  it('stand in another language where theirs is missing', () => {
    const markdown = renderMarkdown(built({ clauses: [clause('a')] }, { ...FULL, language: 'de-DE' }));
    expect(markdown).toContain('Text of _a_.');
  });

  it('cannot break out of their place', () => {
    const wording = { en: { title: 'T', text: '# Heading\n\n<script>alert(1)</script>' } };
    const html = renderHtml(built({ clauses: [clause('x', { wording })] }));
    expect(html).not.toContain('<script>');
  });
});

describe('the head and the foot of a page', () => {
  const shown = (text: string, agreement = FULL) =>
    forDocument({ ...plainPresentation, header: text }, outline(agreement, OPTIONS)).header;

  it('name what the document is', () => {
    expect(shown('{title} · {version} · {status} · {effective}')).toBe(
      'Managed Hosting Service Level Agreement · Version 2.1.0 · Draft · 1 January 2026',
    );
  });

  it('leave out what it does not have', () => {
    const { version: _, effective: __, ...bare } = FULL;
    expect(shown('{version} · {status} · {effective}', bare)).toBe('Draft');
    expect(shown('Confidential, {version}', bare)).toBe('Confidential');
  });
});

describe('what is wrong is said, with its place, and the rest holds', () => {
  it.each<readonly [problem: string, file: string]>([
    ['This is not JSON: a comma is missing.', '{ "look": {} "texts": {} }'],
    ['A house style is an object: `{ … }`.', '[]'],
    ['A house style has no `colors`.', '{ "colors": {} }'],
    ['A house style has no `clause`. Did you mean `clauses`?', '{ "clause": [] }'],
    ['`look` has no `papers`. Did you mean `paper`?', '{ "look": { "papers": "A4" } }'],
    ['`paper` is one of `A4`, `Letter`.', '{ "look": { "paper": "Legal" } }'],
    ['A colour is written as `#rrggbb`, for example `#1f4e79`.', '{ "look": { "colours": { "accent": "green" } } }'],
    ['`body` is a list of texts: `["…"]`.', '{ "look": { "fonts": { "body": "Arial" } } }'],
    [
      'A logo needs `file`, `alternative` (what it shows, in words), `width` and `height`.',
      '{ "look": { "logo": { "file": "a.png" } } }',
    ],
    ['The logo `a.gif` is not a PNG, JPEG or SVG file.', '{ "look": { "logo": { "file": "a.gif" } } }'],
    [
      '`width` in millimetres is a number above 0.',
      '{ "look": { "logo": { "file": "a.png", "alternative": "A", "height": 1, "width": 0 } } }',
    ],
    [
      '`header` has no place {titel}; it can name {title}, {version}, {status}, {effective}. Did you mean `title`?',
      '{ "look": { "header": "{titel}" } }',
    ],
    ['`footer` is a text in quotation marks, and this one is empty.', '{ "look": { "footer": " " } }'],
    ['`texts` has no `fr`.', '{ "texts": { "fr": {} } }'],
    [
      'There is no text `remedies.laps`. Did you mean `remedies.lapse`?',
      '{ "texts": { "en": { "remedies.laps": "x" } } }',
    ],
    [
      'This text has no place {money}; it has {name}.',
      '{ "texts": { "en": { "signatures.forOther": "For {name} {money}" } } }',
    ],
    ['This text has no place {law}; it has none.', '{ "texts": { "en": { "remedies.lapse": "Under {law}." } } }'],
    [
      'This text leaves out {law}, so that what the agreement says there would be lost.',
      '{ "texts": { "en": { "general.lawText": "German law." } } }',
    ],
    ['A brace stands alone; places are written as {name}.', '{ "texts": { "en": { "remedies.lapse": "Void }" } } }'],
    [
      'This language has no form `datve`. Did you mean `dative`?',
      '{ "texts": { "de": { "remedies.decided": "Nach {length:datve}." } } }',
    ],
    ['There is no chapter `remedys`. Did you mean `remedies`?', '{ "chapters": ["remedys"] }'],
    ['The chapter `support` is named twice.', '{ "chapters": ["support", "support"] }'],
    ['`clauses` is a list: `[{ "name": "…", … }]`.', '{ "clauses": {} }'],
    ['A clause needs `name`, `chapter` and `wording` in at least one language.', '{ "clauses": [{ "name": "a" }] }'],
    [
      'The name of a clause has letters, digits and hyphens only: it becomes the name of a place.',
      '{ "clauses": [{ "name": "a b" }] }',
    ],
    [
      'The wording in en needs `title` and `text`.',
      '{ "clauses": [{ "name": "a", "chapter": "general", "wording": { "en": { "title": "T" } } }] }',
    ],
    [
      '`position` is one of `start`, `end`.',
      '{ "clauses": [{ "name": "a", "chapter": "general", "position": "middle", "wording": { "en": { "title": "T", "text": "x" } } }] }',
    ],
  ])('%s', (message, file) => {
    const { problems } = parseHouseStyle(file);
    expect(problems.map((problem) => problem.message)).toContain(message);
  });

  it('points at the place', () => {
    const { problems, style } = parseHouseStyle(
      '{\n  "chapters": ["support", "remedys"],\n  "look": { "paper": "Letter" }\n}',
    );
    expect(problems).toEqual([
      {
        offset: 28,
        length: 9,
        line: 2,
        column: 27,
        message: 'There is no chapter `remedys`. Did you mean `remedies`?',
      },
    ]);
    expect(style.chapters).toEqual(['support']);
    expect(style.presentation.paper).toBe('Letter');
  });

  it('reads comments and trailing commas, and an empty file as the plain style', () => {
    expect(parseHouseStyle('{ /* nothing */ "chapters": [], }').problems).toEqual([]);
    expect(parseHouseStyle('{}').style.presentation).toEqual(plainPresentation);
    expect(parseHouseStyle('').problems.length).toBeGreaterThan(0);
  });

  it('keeps our text in the place of one that is wrong', () => {
    const { style } = parseHouseStyle(
      '{ "texts": { "en": { "general.lawText": "German law.", "remedies.lapse": "Late is late." } } }',
    );
    const markdown = renderMarkdown(outline(FULL, { ...OPTIONS, style }));
    expect(markdown).toContain('This Agreement is governed by the law of Germany.');
    expect(markdown).toContain('Late is late.');
  });
});

describe('docs/house-style.md', () => {
  const page = readFileSync(new URL('../../../docs/house-style.md', import.meta.url), 'utf8');

  it('names every key, chapter and schedule', () => {
    const keys = [
      'look',
      'paper',
      'colours',
      'accent',
      'fonts',
      'body',
      'headings',
      'logo',
      'file',
      'alternative',
    ].concat(
      ['width', 'height', 'header', 'footer', 'texts', 'chapters', 'clauses', 'name', 'chapter', 'position', 'before'],
      ['after', 'start', 'end', 'wording', 'title', 'text', ...Object.keys(CHAPTERS), ...Object.keys(SCHEDULES)],
    );
    expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });

  it('has examples that are read without a problem', () => {
    const blocks = [...page.matchAll(/```jsonc\n(.*?)```/gs)].map((match) => match[1]!);
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.flatMap((block) => parseHouseStyle(block).problems)).toEqual([]);
  });
});

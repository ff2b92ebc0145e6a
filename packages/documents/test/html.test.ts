import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type Block,
  type DocumentTree,
  outline,
  type Presentation,
  plainPresentation,
  renderHtml,
  renderMarkdown,
} from '../src/index.js';
import { contrast, readable } from '../src/render/html/style/colours.js';
import { cssString } from '../src/render/html/style/values.js';
import { FULL } from './support/full.js';
import { elementsOf, htmlStructureOf, parsed, wordsOf } from './support/html.js';
import { EMPTY } from './support/tree.js';

const OPTIONS = { toolVersion: '1.2.3', source: { file: 'hosting.sla', sha256: 'ab12' } };
const TREE = outline(FULL, OPTIONS);
const HTML = renderHtml(TREE);

afterEach(() => {
  vi.unstubAllEnvs();
});

const text = (words: string) => ({ kind: 'text', text: words }) as const;
const paragraph = (words: string) => ({ kind: 'paragraph', parts: [text(words)] }) as const;

/** A document of one chapter, from its first to its last element. */
function chapterOf(blocks: readonly Block[], more: Partial<DocumentTree['parts'][number]> = {}): string {
  const html = renderHtml({
    ...EMPTY,
    parts: [{ kind: 'chapter', anchor: 'a', label: '1', title: 'One', blocks, ...more }],
  });
  return html.slice(html.indexOf('<main>') + 7, html.indexOf('</main>'));
}

describe('the contract in HTML', () => {
  it('is as it has been looked at', async () => {
    await expect(HTML).toMatchFileSnapshot('./full.golden.html');
  });

  it('is the same byte for byte when it is made again, in any time zone', () => {
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    expect(renderHtml(outline(structuredClone(FULL), OPTIONS))).toBe(HTML);
  });

  it('is the tree that was written, in any parser', () => {
    expect(htmlStructureOf(HTML)).toMatchObject({ foreign: [], errors: [], ragged: 0, isFaithful: true });
  });

  it('has every place once, and links only to places that it has', () => {
    const elements = elementsOf(parsed(HTML));
    const ids = elements.flatMap(({ properties }) => (properties.id === undefined ? [] : [properties.id]));
    expect(ids).toEqual([...new Set(ids)]);
    const links = elements.flatMap(({ properties: { href } }) => (String(href ?? '').startsWith('#') ? [href] : []));
    expect(links.length).toBeGreaterThan(80);
    expect(links.filter((href) => !ids.includes(String(href).slice(1)))).toEqual([]);
  });

  it('has the places of the Markdown', () => {
    const anchors = [...renderMarkdown(TREE).matchAll(/<a id="([^"]+)"><\/a>/g)].map((match) => match[1]);
    expect(htmlStructureOf(HTML).ids).toEqual(anchors);
  });

  it('leaves no step out between its headings', () => {
    const depths = htmlStructureOf(HTML).headings.map((name) => Number(name.slice(1)));
    expect(depths.filter((depth) => depth === 1)).toHaveLength(1);
    expect(depths.filter((depth, i) => depth > (depths[i - 1] ?? 0) + 1)).toEqual([]);
  });

  it('asks nothing of the network and runs nothing', () => {
    const loading = elementsOf(parsed(HTML)).filter(
      ({ tagName, properties }) => ['script', 'link', 'iframe'].includes(tagName) || properties.src !== undefined,
    );
    expect(loading).toEqual([]);
    expect(HTML).not.toMatch(/url\(|@import/);
    const policies = elementsOf(parsed(HTML)).filter(({ properties }) => properties.httpEquiv !== undefined);
    expect(policies.map(({ properties }) => properties.content)).toEqual([
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
    ]);
  });

  it('says what it is: language, title, author, version', () => {
    expect(HTML).toContain('<html lang="en-GB">');
    expect(HTML).toContain(`<title>${FULL.title}</title>`);
  });

  it('says of a draft that it is one, at its head and on each page', () => {
    const draft = renderHtml(outline({ ...FULL, status: 'draft' }, OPTIONS));
    expect(draft).toContain('<p class="mark">DRAFT. ');
    expect(draft).toMatch(/@top-right \{ content: "DRAFT"/);
    const signed = renderHtml(outline({ ...FULL, status: 'signed' }, OPTIONS));
    expect(signed).not.toContain('class="mark"');
    expect(signed).not.toContain('@top-right');
  });
});

describe('a comparison in HTML', () => {
  it('marks words, blocks, rows, entries and parts for the eye and for the ear', () => {
    const html = chapterOf(
      [
        { kind: 'paragraph', parts: [text('at least '), { kind: 'removed', parts: [text('99%')] }] },
        { ...paragraph('new'), change: 'inserted' },
        {
          kind: 'table',
          columns: [
            { title: [text('A')], align: 'left' },
            { title: [text('B')], align: 'left' },
          ],
          rows: [{ change: 'removed', cells: [[text('c')], [text('d')]] }],
        },
        {
          kind: 'definitions',
          entries: [{ anchor: 'd', change: 'inserted', term: '“T”', blocks: [paragraph('means')] }],
        },
      ],
      { change: 'removed' },
    );
    const removed = '<span class="spoken">removed: </span>';
    const inserted = '<span class="spoken">inserted: </span>';
    expect(html).toMatch(new RegExp(`^<del class="block">\n${removed}\n<section id="a" class="part chapter">`));
    expect(html).toContain(`<p>at least <del>${removed}99%</del></p>`);
    expect(html).toContain(`<ins class="block">\n${inserted}\n<p>new</p>\n</ins>`);
    expect(html).toContain(
      `<tr class="removed">\n<th scope="row" class="one-line"><del>${removed}c</del></th>\n<td class="one-line"><del>d</del></td>`,
    );
    expect(html).toContain(
      `<dt><ins>${inserted}<dfn>“T”</dfn></ins></dt>\n<dd>\n<ins class="block">\n<p>means</p>\n</ins>`,
    );
  });

  it('gives a place that the old and the new text have only once', () => {
    const clause = (number: string) =>
      ({ kind: 'clause', anchor: 'x', level: 2, number, blocks: [paragraph('text')] }) as const;
    const html = chapterOf([
      { ...clause('(a)'), change: 'removed' },
      { ...clause('(b)'), change: 'inserted' },
    ]);
    expect(html.match(/id="x"/g)).toHaveLength(1);
  });
});

describe('links', () => {
  const link = (url: string) => chapterOf([{ kind: 'paragraph', parts: [{ kind: 'link', url, parts: [text('x')] }] }]);

  it.each(['https://x.example/', 'HTTP://x.example/a?b=c&d', 'mailto:a@b.example', '#a'])('%s is one', (url) => {
    expect(link(url)).toContain('<p><a href="');
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:x',
    'java\nscript:x',
    'data:text/html,x',
    'http:x',
    '//x.example',
    '#no',
    '',
  ])('%j is none', (url) => {
    expect(link(url)).toContain('<p>x</p>');
  });

  it('are not in links', () => {
    const inner = { kind: 'link', url: 'https://x.example/', parts: [text('x')] } as const;
    const parts = [
      inner,
      { kind: 'term', text: 'T', anchor: 'a' },
      { kind: 'reference', text: '1', anchor: 'a' },
    ] as const;
    const html = chapterOf([{ kind: 'paragraph', parts: [{ kind: 'link', url: 'https://y.example/', parts }] }]);
    expect(html).toContain('<p><a href="https://y.example/" class="outside">xT1</a></p>');
  });

  it('to a defined term stand once in a clause', () => {
    const term = { kind: 'term', text: 'T', anchor: 'a' } as const;
    const clause = { kind: 'clause', anchor: 'c', level: 1, number: '1.1', title: 'C' } as const;
    const html = chapterOf([
      { ...clause, blocks: [{ kind: 'paragraph', parts: [term, term] }] },
      { ...clause, anchor: 'd', blocks: [{ kind: 'paragraph', parts: [term] }] },
    ]);
    expect(html.match(/<a class="term" href="#a">/g)).toHaveLength(2);
  });
});

describe('the look of a house', () => {
  const house: Presentation = {
    paper: 'Letter',
    colours: { accent: '#ffee00' },
    fonts: { body: ['Source "Serif"', 'serif'], headings: ['Inter'] },
    logo: { mediaType: 'image/png', base64: 'iVBORw0KGgo=', alternative: 'Acme', width: 40, height: 12.5 },
    header: 'Confidential </style><script>',
    footer: 'Acme, Berlin',
  };
  const html = renderHtml(TREE, house);

  it('is applied', () => {
    expect(html).toContain('size: letter;');
    expect(html).toContain('<img class="logo" src="data:image/png;base64,iVBORw0KGgo=" alt="Acme">');
    expect(html).toContain('.logo { width: 40mm; height: 12.5mm; }');
    expect(html).toContain('--body: "Source \\22 Serif\\22 ", serif; --headings: "Inter", sans-serif;');
    expect(html).toContain('@bottom-left { content: "Acme, Berlin";');
    expect(html).toContain('<footer><p class="running">Acme, Berlin</p></footer>');
    expect(htmlStructureOf(html)).toMatchObject({ foreign: [], errors: [], isFaithful: true });
  });

  it('does not need a colour that it cannot read', () => {
    const accent = (colour: string) => renderHtml(TREE, { ...plainPresentation, colours: { accent: colour } });
    expect(accent('red; } body { display: none')).toBe(HTML);
  });

  it('can be read whatever its colour is', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    const variables = /:root \{ --paper: [^}]*\}/g;
    fc.assert(
      fc.property(colour, (accent) => {
        const found = renderHtml(EMPTY, { ...plainPresentation, colours: { accent } }).match(variables) ?? [];
        expect(found).toHaveLength(2);
        for (const each of found) {
          const value = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(each)?.[1] ?? '';
          for (const background of ['paper', 'surface', 'tint', 'inserted-paper', 'removed-paper'])
            for (const ink of ['accent', 'ink'])
              expect(contrast(value(ink), value(background)), `${ink} on ${background}`).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });

  it('keeps a colour that can be read', () => {
    expect(readable('#1f4e79', ['#ffffff'])).toBe('#1f4e79');
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('writes any text into a style sheet', () => {
    expect(cssString('A "b" </style> \\ ü\n{}')).toBe('"A \\22 b\\22  \\3c \\2f style\\3e  \\5c  ü \\7b \\7d "');
  });
});

describe('what is signed', () => {
  it('has lines where nobody has signed, and none where somebody has', () => {
    const html = (status: typeof FULL.status) => {
      const whole = renderHtml(outline({ ...FULL, status }, OPTIONS));
      return whole.slice(whole.indexOf('<section id="signatures"'), whole.indexOf('<section id="service-level-table"'));
    };
    expect(html('draft').match(/class="line"/g)?.length).toBeGreaterThan(1);
    expect(html('draft')).toContain('<span class="state">PENDING</span>');
  });

  it('loses no word of the Markdown', () => {
    const words = (all: string) => all.match(/[\p{L}\p{N}]+/gu) ?? [];
    const inHtml = new Set(words(wordsOf(parsed(HTML))));
    const markdown = renderMarkdown(TREE).replace(/<a id="[^"]+">|\]\([^)]*\)|<br>/g, ' ');
    expect(words(markdown).filter((word) => !inHtml.has(word) && word !== 'a')).toEqual([]);
  });
});

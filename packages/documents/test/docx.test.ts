import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Block, type DocumentTree, type Inline, outline, type Part, renderDocx } from '../src/index.js';
import { plainPresentation } from '../src/style/presentation.js';
import { all, at, Docx, type Element, rasterise, textOf, value } from './support/docx.js';
import { misplaced } from './support/docx-order.js';
import { FULL } from './support/full.js';
import { anchorsOf, EMPTY } from './support/tree.js';
import { wordNumbers } from './support/word-numbers.js';
import { writtenNumbers } from './support/written-numbers.js';

const OPTIONS = { toolVersion: '1.2.3', source: { file: 'hosting.sla', sha256: 'ab12' } };
const TREE = outline(FULL, OPTIONS);
let full: Docx;

beforeAll(async () => {
  full = new Docx(await renderDocx(TREE));
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const text = (words: string): Inline => ({ kind: 'text', text: words });
const paragraph = (...parts: readonly Inline[]): Block => ({ kind: 'paragraph', parts });
const chapter = (blocks: readonly Block[], more: Partial<Part> = {}): Part => ({
  kind: 'chapter',
  anchor: 'one',
  label: '1',
  title: 'One',
  blocks,
  ...more,
});
const clause = (level: 1 | 2 | 3, number: string, blocks: readonly Block[], more: object = {}): Block => ({
  kind: 'clause',
  anchor: `clause-${number}`,
  level,
  number,
  blocks,
  ...more,
});
const treeOf = (...parts: readonly Part[]): DocumentTree => ({ ...EMPTY, title: 'Title', parts });
const made = async (tree: DocumentTree, options = {}) => new Docx(await renderDocx(tree, options));
const paragraphs = (docx: Docx) => all(docx.document, 'w:p');
const styleOf = (element: Element) => value(at(element, 'w:pPr', 'w:pStyle'));
const find = (docx: Docx, words: string) => paragraphs(docx).find((each) => textOf(each).includes(words))!;

describe('the file', () => {
  it('has parts that are XML, whose relations lead somewhere and whose types are declared', () => {
    const types = full.part('[Content_Types].xml');
    const overrides = new Set(all(types, 'Override').map((each) => each.attributes.PartName));
    const defaults = new Set(all(types, 'Default').map((each) => each.attributes.Extension));
    for (const name of full.names) {
      expect(overrides.has(`/${name}`) || defaults.has(name.split('.').at(-1)!), name).toBe(true);
      if (!/\.(xml|rels)$/.test(name)) continue;
      const root = full.part(name);
      if (!name.endsWith('.rels')) continue;
      const folder = name.replace(/_rels\/[^/]*$/, '');
      for (const { attributes } of all(root, 'Relationship')) {
        if (attributes.TargetMode === 'External') expect(URL.canParse(attributes.Target!)).toBe(true);
        else expect(full.names, `${name}: ${attributes.Target}`).toContain(folder + attributes.Target);
      }
    }
    expect([...overrides].filter((each) => !full.names.includes(each!.slice(1)))).toEqual([]);
  });

  it('uses only relations that it has', () => {
    const known = all(full.part('word/_rels/document.xml.rels'), 'Relationship').map((each) => each.attributes.Id);
    expect(new Set(known).size).toBe(known.length);
    const used = [...full.xml('word/document.xml').matchAll(/ r:(?:id|embed)="([^"]+)"/g)].map((match) => match[1]);
    expect(used.length).toBeGreaterThan(2);
    expect(used.filter((id) => !known.includes(id!))).toEqual([]);
  });

  it('keeps the order in which Word wants the parts of paragraphs, tables and styles', () => {
    for (const name of full.names.filter((each) => /^word\/[^/]+\.xml$/.test(each))) {
      expect(misplaced(full.part(name)), name).toEqual([]);
    }
  });

  it('names only styles that it has', () => {
    const styles = all(full.part('word/styles.xml'), 'w:style').map((each) => each.attributes['w:styleId']);
    expect(new Set(styles).size).toBe(styles.length);
    const names = ['document', 'header1', 'header2', 'footer1', 'styles'].map((each) => full.part(`word/${each}.xml`));
    const references = ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next', 'w:link'];
    const used = new Set(names.flatMap((part) => references.flatMap((each) => all(part, each).map(value))));
    expect([...used].filter((each) => !styles.includes(each!))).toEqual([]);
  });

  it('does not ask its reader whether fields shall be brought up to date', () => {
    expect(full.xml('word/settings.xml')).not.toContain('updateFields');
    expect(full.xml('word/document.xml')).not.toContain('w:dirty');
  });

  it('says what it is', () => {
    const core = full.part('docProps/core.xml');
    const property = (name: string) => at(core, name)?.text;
    expect(property('dc:title')).toBe('Managed Hosting Service Level Agreement');
    expect(property('dc:creator')).toBe('Acme Cloud GmbH');
    expect(property('cp:version')).toBe('Version 2.1.0');
    expect(property('cp:contentStatus')).toBe('Draft');
    expect(property('cp:keywords')).toContain('Version 2.1.0');
    expect(property('dc:subject')).toContain('Draft');
    expect(property('dc:language')).toBe('en-GB');
    expect(property('dcterms:created')).toBe('2026-01-01T00:00:00Z');
    expect(value(all(full.part('word/styles.xml'), 'w:lang')[0])).toBe('en-GB');
  });
});

describe('the same document', () => {
  it('is the same byte for byte, whenever, wherever and by whichever process it is made', async () => {
    const here = createHash('sha256')
      .update(await renderDocx(TREE, { rasterise }))
      .digest('hex');
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
    const later = createHash('sha256')
      .update(await renderDocx(TREE, { rasterise }))
      .digest('hex');
    vi.useRealTimers();
    const program = `
      import { createHash } from 'node:crypto';
      import { outline, renderDocx } from './packages/documents/src/index.ts';
      import { rasterise } from './packages/documents/test/support/docx.ts';
      import { FULL } from './packages/documents/test/support/full.ts';
      const tree = outline(FULL, ${JSON.stringify(OPTIONS)});
      console.log(createHash('sha256').update(await renderDocx(tree, { rasterise })).digest('hex'));`;
    const there = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'America/St_Johns' },
    });
    expect(later).toBe(here);
    expect(there.trim()).toBe(here);
  });

  it('carries the date that it is told', async () => {
    const core = (await made(treeOf(), { date: 1_700_000_000 })).xml('docProps/core.xml');
    expect(core.match(/2023-11-14T22:13:20Z/g)).toHaveLength(2);
    for (const date of [undefined, -1, Number.NaN, 1e15]) {
      expect((await made(treeOf(), { date })).xml('docProps/core.xml')).toContain('1980-01-01T00:00:00Z');
    }
  });
});

describe('numbers', () => {
  it('that Word computes are those of the tree, at every chapter, schedule and clause', () => {
    const written = writtenNumbers(TREE);
    const computed = wordNumbers(full).filter(({ number }) => number !== '' && number !== '•');
    expect(written.length).toBeGreaterThan(150);
    // Of lists of the author's own, which the tree does not number.
    const clauses = computed.filter(({ text }) => !/^(hands over all data|deletes its copies)/.test(text));
    expect(clauses.map(({ number }) => number)).toEqual(written.map(({ number }) => number));
    expect(clauses.filter(({ text }, i) => !text.replace(/\s+/g, ' ').startsWith(written[i]!.words))).toEqual([]);
  });

  it('are text from the first on that Word would count otherwise', async () => {
    const names = Array.from({ length: 28 }, (_, i) => (i < 26 ? String.fromCharCode(97 + i) : `a${'ab'[i - 26]}`));
    const clauses = names.map((name) => clause(2, `(${name})`, [paragraph(text(`words ${name}`))]));
    const after = clause(1, '1.2', [paragraph(text('next'))]);
    const docx = await made(treeOf(chapter([clause(1, '1.1', clauses), after])));
    const numbers = wordNumbers(docx).map(({ number, text }) => `${number}|${text}`);
    expect(numbers).toContain('(z)|words z');
    expect(numbers).toContain('(aa)|words aa');
    expect(numbers).toContain('|(ab)\twords ab');
    expect(numbers).toContain('1.2|next');
  });

  it('are text in a comparison, where Word counts what is removed', async () => {
    const docx = await made(treeOf(chapter([clause(1, '1.1', [paragraph(text('words'))], { change: 'removed' })])));
    expect(
      wordNumbers(docx)
        .map(({ number }) => number)
        .join(''),
    ).toBe('');
    expect(
      paragraphs(docx)
        .filter((each) => styleOf(each) === 'Heading1')
        .map(textOf),
    ).toEqual(['1\tOne']);
  });

  it('of the authors’ lists begin where they say', async () => {
    const list: Block = { kind: 'list', start: 7, items: [[paragraph(text('seven'))], [paragraph(text('eight'))]] };
    const numbers = wordNumbers(await made(treeOf(chapter([list, paragraph(text('between')), list]))));
    expect(numbers.map(({ number, text }) => number + text)).toEqual(
      expect.arrayContaining(['7.seven', '8.eight', 'between', '7.seven', '8.eight']),
    );
  });
});

describe('places and references', () => {
  it('has one bookmark for each anchor, with a name that Word takes', () => {
    const starts = all(full.document, 'w:bookmarkStart').map((each) => each.attributes);
    const ends = all(full.document, 'w:bookmarkEnd').map((each) => each.attributes['w:id']);
    expect(starts.map((each) => each['w:id'])).toEqual([...new Set(ends)]);
    const names = starts.map((each) => each['w:name']!);
    expect(names).toHaveLength(anchorsOf(TREE).length);
    expect(names.filter((name) => !/^[\p{L}_][\p{L}\p{Nd}_]{0,39}$/u.test(name))).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it('gives long, similar and odd anchors names of their own', async () => {
    const anchors = [`${'x'.repeat(50)}-1`, `${'x'.repeat(50)}-2`, 'Case', 'case', '4.2', 'über-uns', 'a b<c>"'];
    const parts = anchors.map((anchor, i) => chapter([], { anchor, label: String(i + 1) }));
    const names = all((await made(treeOf(...parts))).document, 'w:bookmarkStart').map(
      (each) => each.attributes['w:name'],
    );
    expect(names).toEqual([
      `${'x'.repeat(40)}`,
      `${'x'.repeat(38)}_2`,
      'Case',
      'case_2',
      '_4_2',
      'über_uns',
      'a_b_c__',
    ]);
  });

  it('links only to places that it has', () => {
    const names = new Set(all(full.document, 'w:bookmarkStart').map((each) => each.attributes['w:name']));
    const links = all(full.document, 'w:hyperlink').flatMap((each) => each.attributes['w:anchor'] ?? []);
    const fields = all(full.document, 'w:instrText').flatMap(({ text }) => /(?:PAGE)?REF (\S+)/.exec(text)?.[1] ?? []);
    expect(links.length).toBeGreaterThan(50);
    expect(fields.length).toBeGreaterThan(50);
    expect([...links, ...fields].filter((name) => !names.has(name))).toEqual([]);
  });

  it('shows at every reference the number that Word would put there', () => {
    const numbers = new Map(
      wordNumbers(full).flatMap(({ number, bookmarks }) => bookmarks.map((name) => [name, number])),
    );
    let fields = 0;
    for (const each of paragraphs(full)) {
      const runs = all(each, 'w:r');
      runs.forEach((run, i) => {
        const [, name, context] = /^REF (\S+) \\([nw])/.exec(at(run, 'w:instrText')?.text ?? '') ?? [];
        if (name === undefined) return;
        fields++;
        const shown = textOf(runs[i + 2]!).replace('\u00a0', ' ');
        if (context === 'n') expect(shown).toBe(numbers.get(name));
        else expect(shown).toMatch(/^[A-Z\d]+\.\d+(\([a-z]+\)){1,2}$/);
        expect(shown.endsWith(numbers.get(name)!)).toBe(true);
      });
    }
    expect(fields).toBeGreaterThan(50);
  });
});

describe('the look', () => {
  it('has headings with levels, front ones too, and contents with a line for each chapter', () => {
    const styles = new Map(
      all(full.part('word/styles.xml'), 'w:style').map((each) => [each.attributes['w:styleId'], each]),
    );
    const level = (id: string) => value(at(styles.get(id)!, 'w:pPr', 'w:outlineLvl'));
    expect(['Heading1', 'Heading2', 'Heading3', 'FrontHeading'].map(level)).toEqual(['0', '1', '2', '0']);
    const listed = TREE.parts.filter((part) => part.kind !== 'front');
    const entries = paragraphs(full).filter((each) => styleOf(each) === 'TOC1');
    expect(entries.map(textOf).map((each) => each.replace(/\t\d+$/, ''))).toEqual(
      listed.map((part) => (part.label === undefined ? part.title : `${part.label}\t${part.title}`)),
    );
    const pages = entries.map((each) => Number(textOf(each).split('\t').at(-1)));
    expect(pages).toEqual(pages.toSorted((left, right) => left - right));
    expect(pages[0]).toBeGreaterThan(1);
  });

  it('says of each distance between lines how it is meant, as programs differ where nothing is said', () => {
    const spaced = all(full.part('word/styles.xml'), 'w:spacing').filter(({ attributes }) => 'w:line' in attributes);
    expect(spaced.length).toBeGreaterThan(5);
    expect(spaced.filter(({ attributes }) => !('w:lineRule' in attributes))).toEqual([]);
  });

  it('repeats the heads of tables, keeps rows whole, and fills the width', () => {
    const tables = all(full.document, 'w:tbl');
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      const [head, ...rows] = table.children.filter((each) => each.name === 'w:tr');
      expect(at(head!, 'w:trPr', 'w:tblHeader')).toBeDefined();
      expect(rows.every((row) => at(row, 'w:trPr', 'w:tblHeader') === undefined)).toBe(true);
      expect([head!, ...rows].every((row) => at(row, 'w:trPr', 'w:cantSplit'))).toBe(true);
      const widths = all(at(table, 'w:tblGrid')!, 'w:gridCol').map((each) => Number(each.attributes['w:w']));
      expect(widths.reduce((all, width) => all + width, 0)).toBe(
        Number(at(table, 'w:tblPr', 'w:tblW')!.attributes['w:w']),
      );
      expect(Math.min(...widths)).toBeGreaterThan(400);
    }
  });

  it('keeps the signatures together', () => {
    const table = all(full.document, 'w:tbl').find((each) => textOf(each).includes('For the Provider'))!;
    const rows = table.children.filter((each) => each.name === 'w:tr');
    const kept = rows.map((row) => all(row, 'w:p').every((each) => at(each, 'w:pPr', 'w:keepNext')));
    const heading = all(full.part('word/styles.xml'), 'w:style').find(
      (each) => each.attributes['w:styleId'] === 'TableHeading',
    )!;
    expect(at(heading, 'w:pPr', 'w:keepNext')).toBeDefined();
    expect(kept.slice(1, -1).every(Boolean)).toBe(true);
    expect(textOf(table)).toContain('PENDING');
  });

  it('says on each page what it is, and that it binds nobody', () => {
    const header = textOf(full.part('word/header1.xml')) + textOf(full.part('word/header2.xml'));
    expect(header).toContain('Managed Hosting Service Level Agreement\tVersion 2.1.0 · Draft');
    expect(header).toContain('DRAFT. For discussion only');
    expect(textOf(find(full, 'DRAFT.'))).toContain('binds nobody');
    const footer = full.part('word/footer1.xml');
    expect(textOf(footer)).toMatch(/^Acme Cloud GmbH\tPage .* of .*/);
    expect(all(footer, 'w:instrText').map((each) => each.text)).toEqual(['PAGE', 'NUMPAGES']);
  });

  it('takes paper, colour, fonts, texts and logo of the house', async () => {
    const png = Buffer.from(await rasterise('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 9));
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    );
    const look = {
      ...plainPresentation,
      paper: 'Letter' as const,
      colours: { accent: '#aa1122' },
      fonts: { body: ['Georgia', 'serif'], headings: ['sans-serif', 'Verdana'] },
      header: 'The house',
      footer: 'Confidential',
    };
    for (const [mediaType, data, count] of [
      ['image/png', png, 1],
      ['image/svg+xml', svg, 2],
    ] as const) {
      const logo = { mediaType, base64: data.toString('base64'), alternative: 'A logo', width: 40, height: 10 };
      const docx = await made(treeOf(), { presentation: { ...look, logo }, rasterise });
      expect(docx.names.filter((name) => name.startsWith('word/media/'))).toHaveLength(count);
      const [picture] = all(docx.document, 'wp:docPr');
      expect(picture!.attributes.descr).toBe('A logo');
      expect(all(docx.document, 'w:pgSz')[0]!.attributes).toMatchObject({ 'w:w': '12240', 'w:h': '15840' });
      const theme = docx.xml('word/theme/theme1.xml');
      expect(theme).toContain('AA1122');
      expect(theme).toContain('typeface="Georgia"');
      expect(theme).toContain('typeface="Verdana"');
      expect(docx.xml('word/header1.xml')).toContain('The house');
      expect(docx.xml('word/footer1.xml')).toContain('Confidential');
    }
  });
});

describe('words of an author', () => {
  const words = async (...parts: readonly Inline[]) => {
    const docx = await made(treeOf(chapter([paragraph(...parts)])));
    return { docx, found: paragraphs(docx).find((each) => styleOf(each) === 'Normal')! };
  };

  it('keep what they stress, strike, quote and link', async () => {
    const { docx, found } = await words(
      { kind: 'strong', parts: [text('bold '), { kind: 'emphasis', parts: [text('both')] }] },
      { kind: 'deleted', parts: [text('struck')] },
      { kind: 'code', text: 'a  b' },
      { kind: 'break' },
      { kind: 'link', url: 'https://example.org/a?b=c&d="e', parts: [text('page')] },
    );
    const run = (content: string) => all(found, 'w:r').find((each) => textOf(each) === content)!;
    expect(at(run('bold '), 'w:rPr', 'w:b')).toBeDefined();
    expect(at(run('both'), 'w:rPr', 'w:i')).toBeDefined();
    expect(at(run('both'), 'w:rPr', 'w:b')).toBeDefined();
    expect(at(run('struck'), 'w:rPr', 'w:strike')).toBeDefined();
    expect(value(at(run('a  b'), 'w:rPr', 'w:rStyle'))).toBe('Code');
    expect(textOf(found)).toBe('bold bothstrucka  b\npage');
    expect(docx.xml('word/_rels/document.xml.rels')).toContain('Target="https://example.org/a?b=c&amp;d=%22e"');
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'http://[broken', 'no address'])(
    'never lead to %s',
    async (url) => {
      const { docx, found } = await words({ kind: 'link', url, parts: [text('page')] });
      expect(textOf(found)).toBe('page');
      expect(docx.xml('word/_rels/document.xml.rels')).not.toContain('External');
    },
  );

  it('are text where they look like XML, a field of the library or a page number', async () => {
    const odd = '</w:t><w:br/>&amp; {chapters-1} {bullets-1} CURRENT TOTAL_PAGES';
    expect(textOf((await words(text(odd))).found)).toBe(odd);
    for (const whole of ['CURRENT', 'TOTAL_PAGES', '{page}', '{chapters-1}']) {
      expect(textOf((await words({ kind: 'strong', parts: [text(whole)] })).found)).toBe(whole);
    }
  });

  it('lose only what XML does not allow and what turns the direction of the text', async () => {
    expect(textOf((await words(text('a\u0000b\u0008c\u001bd\ufffee\u202ef\ud800g\r\nh'))).found)).toBe(
      'abcdef\ufffdg h',
    );
  });

  it('whatever they are make a file of well-formed parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), fc.webUrl(), async (words, url) => {
        const parts: readonly Inline[] = [
          text(words),
          { kind: 'code', text: words },
          { kind: 'link', url, parts: [text(words)] },
        ];
        const docx = await made({
          ...treeOf(chapter([paragraph(...parts), { kind: 'code block', text: words }])),
          title: words,
        });
        for (const name of docx.names) if (/\.(xml|rels)$/.test(name)) docx.part(name);
      }),
      { numRuns: 15 },
    );
  });

  it('keep their lists, quotes and lines of code', async () => {
    const inner: Block = { kind: 'list', items: [[paragraph(text('deep'))]] };
    const docx = await made(
      treeOf(
        chapter([
          { kind: 'list', items: [[paragraph(text('first')), paragraph(text('more')), inner]] },
          { kind: 'quote', blocks: [paragraph(text('quoted'))] },
          { kind: 'code block', text: 'one\n\ttwo' },
        ]),
      ),
    );
    expect(value(at(find(docx, 'first'), 'w:pPr', 'w:numPr', 'w:ilvl'))).toBe('0');
    expect(value(at(find(docx, 'deep'), 'w:pPr', 'w:numPr', 'w:ilvl'))).toBe('1');
    expect(at(find(docx, 'more'), 'w:pPr', 'w:numPr')).toBeUndefined();
    expect(styleOf(find(docx, 'quoted'))).toBe('Quote');
    expect(textOf(find(docx, 'one'))).toBe('one\n    two');
  });
});

describe('figures', () => {
  const figure: Block = {
    kind: 'figure',
    anchor: 'figure-one',
    caption: [text('Credit by level')],
    alternative: 'Below 99% the credit is 10%.',
    drawing: {
      kind: 'step chart',
      horizontal: { title: 'Level', ticks: [{ at: 0.5, text: '99%' }] },
      vertical: { title: 'Credit', ticks: [{ at: 1, text: '10%' }] },
      steps: [{ from: 0, to: 0.5, value: 1, text: '10%' }],
      lines: [],
    },
  };

  it('are vector graphics with a picture for programs that do not know them, and words for who does not see them', async () => {
    const docx = await made(treeOf(chapter([figure])), { rasterise });
    const media = docx.names.filter((name) => name.startsWith('word/media/'));
    expect(media.map((name) => name.split('.').at(-1)).toSorted()).toEqual(['png', 'svg']);
    const png = docx.files[media.find((name) => name.endsWith('png'))!]!;
    expect([...png.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    // Width, in dots: fine enough for print.
    expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBeGreaterThanOrEqual(1200);
    expect(all(docx.document, 'wp:docPr')[0]!.attributes.descr).toBe('Below 99% the credit is 10%.');
    expect(all(docx.document, 'wp:extent').map((each) => Number(each.attributes.cx) / 635)[0]).toBeLessThanOrEqual(
      9298,
    );
    expect(styleOf(find(docx, 'Credit by level'))).toBe('Caption');
  });

  it('stand in words where nobody makes pictures', async () => {
    const docx = await made(treeOf(chapter([figure])));
    expect(find(docx, 'Below 99% the credit is 10%.')).toBeDefined();
    expect(docx.names.some((name) => name.includes('media'))).toBe(false);
  });
});

describe('a comparison', () => {
  const columns = [{ title: [text('Head')], align: 'left' as const }];
  const tree = treeOf(
    chapter([
      clause(1, '1.1', [
        paragraph(text('kept '), { kind: 'removed', parts: [text('old')] }, { kind: 'inserted', parts: [text('new')] }),
      ]),
      clause(1, '1.2', [paragraph(text('added '), { kind: 'reference', anchor: 'clause-1.1', text: 'clause 1.1' })], {
        change: 'inserted',
      }),
      clause(1, '1.2', [paragraph(text('dropped'), { kind: 'break' }, text('more'))], {
        change: 'removed',
        anchor: 'gone',
      }),
      {
        kind: 'table',
        columns,
        rows: [
          { cells: [[text('stays')]] },
          { change: 'inserted', cells: [[text('row in')]] },
          { change: 'removed', cells: [[text('row out')]] },
        ],
      },
    ]),
    { kind: 'schedule', anchor: 'clause-1.1', label: 'Schedule A', title: 'Gone', change: 'removed', blocks: [] },
  );

  it('is made of tracked changes, with an author and a date', async () => {
    const docx = await made(tree, { date: 1_700_000_000 });
    const changes = [...all(docx.document, 'w:ins'), ...all(docx.document, 'w:del')];
    expect(changes.every((each) => each.attributes['w:author'] === 'SLA Language')).toBe(true);
    expect(changes.every((each) => each.attributes['w:date'] === '2023-11-14T22:13:20Z')).toBe(true);
    const within = (name: string) =>
      all(docx.document, name).map((each) =>
        all(each, 'w:t')
          .concat(all(each, 'w:delText'))
          .map(({ text }) => text)
          .join(''),
      );
    expect(within('w:ins').join('|')).toContain('new');
    expect(within('w:ins').join('')).toContain('added ');
    expect(within('w:del').join('')).toContain('old');
    expect(within('w:del').join('')).toContain('dropped');
    // Ends of paragraphs and rows of tables
    const mark = (words: string, name: string) =>
      at(
        paragraphs(docx).find((each) =>
          all(each, 'w:delText')
            .concat(all(each, 'w:t'))
            .some(({ text }) => text.includes(words)),
        )!,
        'w:pPr',
        'w:rPr',
        name,
      );
    expect(mark('added', 'w:ins')).toBeDefined();
    expect(mark('dropped', 'w:del')).toBeDefined();
    expect(mark('kept', 'w:ins') ?? mark('kept', 'w:del')).toBeUndefined();
    const rows = all(docx.document, 'w:tr').map((row) => ['w:ins', 'w:del'].filter((name) => at(row, 'w:trPr', name)));
    expect(rows).toEqual([[], [], ['w:ins'], ['w:del']]);
    for (const name of docx.names.filter((each) => /^word\/[^/]+\.xml$/.test(each)))
      expect(misplaced(docx.part(name)), name).toEqual([]);
  });

  it('has numbers of its own for each change, bookmark and picture', async () => {
    const docx = await made(tree);
    const ids = ['w:ins', 'w:del', 'w:bookmarkStart'].flatMap((name) =>
      all(docx.document, name).map((each) => each.attributes['w:id']),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const names = all(docx.document, 'w:bookmarkStart').map((each) => each.attributes['w:name']);
    expect(names.filter((name) => name === 'clause_1_1')).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Block, type Layout, outline, type Part, plainPresentation, renderHtml } from '../../src/index.js';
import { DocumentBrowser } from '../support/browser.js';
import { compared } from '../support/compared.js';
import { FULL } from '../support/full.js';
import { EMPTY } from '../support/tree.js';

const OPTIONS = { toolVersion: '1.2.3', source: { file: 'hosting.sla', sha256: 'ab12'.repeat(16) } };
const TREE = outline(FULL, OPTIONS);
const LAYOUTS: readonly Layout[] = ['schedule', 'public-page', 'summary', 'operations'];

let browser: DocumentBrowser;
beforeAll(async () => {
  browser = await DocumentBrowser.start();
}, 300_000);
afterAll(() => browser.stop());

describe.each(['light', 'dark'] as const)('on a %s screen', (look) => {
  it.each(LAYOUTS)('everybody can read the layout %s', async (layout) => {
    expect(await browser.violations(renderHtml(outline(FULL, { ...OPTIONS, layout })), { width: 1280, look })).toEqual(
      [],
    );
  });

  it('everybody can read a comparison', async () => {
    expect(await browser.violations(renderHtml(compared()), { width: 1280, look })).toEqual([]);
  });

  it.each(['#ffee00', '#7f7f7f'])('everybody can read it in %s', async (accent) => {
    const html = renderHtml(compared(), { ...plainPresentation, colours: { accent } });
    expect(await browser.violations(html, { width: 1280, look })).toEqual([]);
  });
});

it('a document that not everybody can read is noticed', async () => {
  const html = renderHtml(TREE)
    .replace('<html lang="en-GB">', '<html>')
    .replace(/--muted: #\w+/, '--muted: #bbbbbb')
    .replace('<h3>', '<h5>')
    .replaceAll(' tabindex="0"', '');
  const found = await browser.violations(html, { width: 360, look: 'light' });
  for (const rule of ['html-has-lang', 'color-contrast', 'heading-order', 'scrollable-region-focusable'])
    expect(
      found.filter((line) => line.startsWith(`${rule}:`)),
      rule,
    ).not.toEqual([]);
});

it('a document that asks for something is noticed', async () => {
  const html = renderHtml(TREE).replace('</main>', '<img src="http://x.example/a.png" alt=""></main>');
  await expect(browser.show(html, { width: 800, look: 'light' }, async () => {})).rejects.toThrow('x.example');
});

describe('on a telephone', () => {
  const HTML = renderHtml(TREE);

  it('everybody can read it', async () => {
    expect(await browser.violations(HTML, { width: 360, look: 'light' })).toEqual([]);
  });

  it.each([1280, 768, 320])('nothing but wide tables is wider than a screen of %d', async (width) => {
    const found = await browser.show(HTML, { width, look: 'light' }, (page) =>
      page.evaluate<number>('document.documentElement.scrollWidth'),
    );
    expect(found).toBeLessThanOrEqual(width);
  });
});

const text = (words: string) => ({ kind: 'text', text: words }) as const;
const paragraph = (words: string): Block => ({ kind: 'paragraph', parts: [text(words)] });

describe('on paper', () => {
  it('each page says what it is, which it is, of how many, and that it is a draft', async () => {
    const pages = await browser.printed(renderHtml(TREE));
    expect(pages.length).toBeGreaterThan(8);
    for (const [i, page] of pages.entries()) {
      const lines = page.trim().split('\n');
      expect(lines[0]).toMatch(/^ *Managed Hosting Service Level Agreement +DRAFT$/);
      expect(lines.at(-1)).toMatch(new RegExp(`^ *Version 2\\.1\\.0 · Draft +Page ${i + 1} of ${pages.length}$`));
    }
  });

  it('a long table has its heads on each page', async () => {
    const table: Block = {
      kind: 'table',
      columns: [
        { title: [text('Name of the thing')], align: 'left' },
        { title: [text('Amount of it')], align: 'right' },
      ],
      rows: Array.from({ length: 150 }, (_, i) => ({ cells: [[text(`Thing ${i}`)], [text(`${i} EUR`)]] })),
    };
    const pages = await browser.printed(renderHtml({ ...EMPTY, parts: [chapter('Things', [table])] }));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.match(/Name of the thing +Amount of it/g)).toHaveLength(1);
  });

  it('no heading stands alone at the foot of a page', async () => {
    const words = 'Words that fill a line and then some more of it, so that there is something to read. ';
    const parts = Array.from({ length: 60 }, (_, i) =>
      chapter(`Heading ${i}`, [
        {
          kind: 'clause',
          anchor: `c-${i}`,
          level: 1,
          number: `${i}.1`,
          title: `Subheading ${i}`,
          blocks: [paragraph(words.repeat(1 + (i % 5)))],
        },
      ]),
    );
    const pages = await browser.printed(renderHtml({ ...EMPTY, parts }));
    expect(pages.length).toBeGreaterThan(5);
    const last = pages.map((page) => page.trim().split(/\n\s*/).at(-2) ?? '');
    expect(last.filter((line) => /(Heading|Subheading) \d+$/.test(line))).toEqual([]);
  });

  it.each([0, 12, 18, 24, 30])('signatures stay together after %d paragraphs', async (count) => {
    const signatures = TREE.parts.filter((part) => part.kind === 'signatures');
    const before = chapter(
      'Before',
      Array.from({ length: count }, () => paragraph('A line.')),
    );
    const pages = await browser.printed(renderHtml({ ...TREE, contents: undefined, parts: [before, ...signatures] }));
    const signing = pages.filter((page) => /Signatures|Signatory|Signature|For the (Provider|Customer)/.test(page));
    expect(signing).toHaveLength(1);
    expect(signing[0]?.match(/Signatory/g)).toHaveLength(2);
  });

  it('is white, also for somebody whose screen is dark', async () => {
    const colour = await browser.show(renderHtml(TREE), { width: 1000, look: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      return page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    });
    expect(colour).toBe('rgb(255, 255, 255)');
  });

  it.each([
    ['A4', '[0 0 594.95996 841.91998]'],
    ['Letter', '[0 0 612 792]'],
  ] as const)('is as large as %s', async (paper, box) => {
    const pdf = await browser.print(renderHtml(compared(), { ...plainPresentation, paper }));
    expect(new Set(pdf.toString('latin1').match(/(?<=\/MediaBox )\[[^\]]+\]/g))).toEqual(new Set([box]));
  });
});

function chapter(title: string, blocks: readonly Block[]): Part {
  return { kind: 'chapter', anchor: title.toLowerCase().replaceAll(' ', '-'), title, blocks };
}

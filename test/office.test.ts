import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DocumentTree, outline, renderDocx, renderMarkdown } from '@sla-language/documents';
import { createLanguage } from '@sla-language/language';
import { NodeFileSystem } from 'langium/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rasterise } from '../packages/documents/test/support/docx.js';
import { FULL } from '../packages/documents/test/support/full.js';
import { writtenNumbers } from '../packages/documents/test/support/written-numbers.js';
import { findProgram, OFFICE, PDF_TO_TEXT } from '../scripts/programs.js';

const EXAMPLES = ['managed-service', 'aws-compute', 'internal-platform'];
const folder = mkdtempSync(path.join(tmpdir(), 'sla-office-'));
const trees = new Map<string, DocumentTree>();
/** What LibreOffice printed, page by page. */
const pages = new Map<string, readonly string[]>();

beforeAll(async () => {
  const soffice = findProgram(OFFICE, console.error);
  const pdftotext = findProgram(PDF_TO_TEXT, console.error);
  trees.set('full', outline(FULL, { toolVersion: '1.2.3' }));
  const language = createLanguage({ fileSystem: NodeFileSystem.fileSystemProvider(), today: '2026-11-23' });
  for (const example of EXAMPLES) {
    const [file] = await language.check([pathToFileURL(`examples/${example}.sla`).href]);
    trees.set(example, outline(file!.agreements[0]!, { toolVersion: '1.2.3' }));
  }
  for (const [name, tree] of trees) {
    writeFileSync(path.join(folder, `${name}.docx`), await renderDocx(tree, { rasterise }));
  }
  const [hosting] = (await language.check([pathToFileURL('examples/managed-service.sla').href])).flatMap(
    (each) => each.agreements,
  );
  trees.set('summary', outline(hosting!, { toolVersion: '1.2.3', layout: 'summary' }));
  writeFileSync(path.join(folder, 'summary.docx'), await renderDocx(trees.get('summary')!, { rasterise }));
  const names = [...trees.keys()];
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
  const files = names.map((name) => path.join(folder, `${name}.docx`));
  execFileSync(soffice, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
    stdio: 'pipe',
  });
  for (const name of names) {
    const pdf = path.join(folder, `${name}.pdf`);
    const text = execFileSync(pdftotext, ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
    pages.set(name, text.split('\f').slice(0, -1));
  }
  // Long enough for the installation where there is no LibreOffice yet.
}, 900_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the summary of a large agreement is one page', () => {
  expect(pages.get('summary')).toHaveLength(1);
});

const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe.each(['full', ...EXAMPLES])('%s as LibreOffice prints it', (name) => {
  const tree = () => trees.get(name)!;
  const printed = () => pages.get(name)!;
  const body = () => flat(printed().join('\n'));

  test('has every number of the Markdown with its first words, in the same order', () => {
    const markdown = flat(
      renderMarkdown(tree())
        .replace(/<a id="[^"]*"><\/a>|[*\\]/g, '')
        .replace(/^(#+ Schedule \w+):/gm, '$1'),
    );
    // The contents name the chapters as well: what counts begins behind them.
    let inMarkdown = markdown.indexOf('## ', markdown.indexOf('## Contents') + 3);
    let inPrint = body().search(/(?<=\.{4,} ?\d+ )(?!.*\.{4,} ?\d)/);
    expect(Math.min(inMarkdown, inPrint)).toBeGreaterThan(0);
    const numbers = writtenNumbers(tree());
    expect(numbers.length).toBeGreaterThan(20);
    const missing = numbers.filter(({ number, words }) => {
      const wanted = `${number} ${words}`;
      const found = [markdown.indexOf(wanted, inMarkdown), body().indexOf(wanted, inPrint)] as const;
      if (found.includes(-1)) return true;
      [inMarkdown, inPrint] = found;
      return false;
    });
    expect(missing).toEqual([]);
  });

  test('says at each cross-reference what the Markdown says', () => {
    const references = new Set(
      [...JSON.stringify(tree()).matchAll(/"kind":"reference"[^}]*?"text":"([^"]+)"/g)].map((match) => match[1]!),
    );
    expect(references.size).toBeGreaterThan(3);
    expect([...references].filter((each) => !body().includes(each))).toEqual([]);
    expect(/Error: Reference|source not found/.test(body())).toBe(false);
  });

  test('has contents with pages that are right, or next to it where lines break elsewhere than in Word', () => {
    const entries = new Map(
      [
        ...printed()
          .join('\n')
          .matchAll(/^ *(\S.*?)\s*\.{4,}\s*(\d+)$/gm),
      ].map((match) => [flat(match[1]!), Number(match[2])]),
    );
    const listed = tree().parts.filter((part) => part.kind !== 'front');
    const away = listed.map(({ label, title }) => {
      const heading = `${label ?? ''} ${title}`.trim();
      const shown = entries.get(heading);
      expect(shown, heading).toBeDefined();
      const on = printed().findIndex((page) => page.split('\n').some((each) => flat(each).trim() === heading)) + 1;
      expect(on, heading).toBeGreaterThan(0);
      return Math.abs(on - shown!);
    });
    expect(Math.max(...away)).toBeLessThanOrEqual(1);
    expect(away.filter((each) => each > 0).length / away.length).toBeLessThan(0.2);
  });

  test('says on each page which of how many it is', () => {
    const all = printed();
    expect(all.length).toBeGreaterThan(3);
    all.forEach((page, i) => {
      expect(flat(page)).toContain(`Page ${i + 1} of ${all.length}`);
    });
    for (const page of all.slice(1)) expect(flat(page)).toContain(flat(tree().title));
    const mark = tree().mark;
    if (mark) for (const page of all) expect(page).toContain((mark[0] as { text: string }).text.split('.')[0]);
  });

  test('keeps the signatures on one page', () => {
    const entries = tree().parts.flatMap((part) =>
      part.blocks.flatMap((block) => (block.kind === 'signatures' ? block.entries : [])),
    );
    if (entries.length === 0) return;
    const beginning = (entry: (typeof entries)[number]) =>
      (entry.party[0] as { text: string }).text.split(' ').slice(0, 3).join(' ');
    const on = entries.map((entry) => printed().findIndex((page) => flat(page).includes(beginning(entry))));
    expect(new Set(on).size).toBe(1);
    expect(on[0]).toBeGreaterThan(0);
  });
});

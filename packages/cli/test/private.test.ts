import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PRIVATE_PROPERTIES } from '@sla-language/agreement';
import { LAYOUTS } from '@sla-language/documents';
import { createLanguage } from '@sla-language/language';
import { unzipSync } from 'fflate';
import { EmptyFileSystem } from 'langium';
import { describe, expect, test } from 'vitest';
import { folder, sla } from './world.js';

/** An agreement with something private in every place that the language has for it. Each `MARKER…` and each `…5432…` is a secret. */
const TEXT = `
// MARKER-line
/* MARKER-block */
/// MARKER-party
party Acme "Acme Cloud GmbH" {
    contact Boss "Managing director" // MARKER-contact
}
party Globex "Globex Corporation"
party MarkerInsurance "MARKER-INSURANCE"
plan MarkerPlan "MARKER-PLAN"
calendar MarkerHours "MARKER-HOURS" { open monday to friday 09:00 to 17:00 }

/// MARKER-agreement
agreement Hosting "The Hosting agreement" {
    provider Acme
    customer Globex
    /// MARKER-service
    service Shop "Shop" { fee EUR 1000 /* MARKER-fee */ per month }
    metric Uptime "Uptime" { availability of Shop }
    objective Up "Availability" {
        measures Uptime /* MARKER-measures */ per month
        target >= /* MARKER-target */ 99%
        internal target >= 99.54321%
        internal target >= 99.54322% for MarkerPlan
        credit 10% /* MARKER-credit */ of fee /* MARKER-when */ when < 98%
        terminate by customer /* MARKER-terminate */ after 3 /* MARKER-misses */ misses in 12 months
    }
    /// MARKER-risk-comment
    risk MarkerRisk "MARKER-risk" {
        likelihood low
        impact high
        owner MarkerInsurance
        mitigation "MARKER-mitigation"
        affects Up
        private
    }
    risk Open "An open risk" { likelihood low  impact low  owner provider  affects Up }
    term "Working day" /* MARKER-term */ means "a day on which banks are open."
}

position of provider on Hosting.Up /* MARKER-position */ {
    aims for 98.54323%
    accepts up to 98.54324%
    walks away above 98.54325%
    trades "MARKER-trade"
}
`;

/** The same agreement for somebody who keeps nothing to himself. */
const BARE = TEXT.replace(/\n {4}risk MarkerRisk[^}]*}/, '')
  .replace(/\n *internal target.*/g, '')
  .replace(/\nposition[^}]*}/, '')
  .replace(/\n *\/\/.*| ?\/\/.*| ?\/\*.*?\*\//g, '');

const SECRET = /MARKER|5432/i;

async function readOf(text: string) {
  const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider(), today: '2026-07-01' });
  language.open('file:///a.sla', text);
  const [file] = await language.check(['file:///a.sla']);
  return file!;
}

/** Every document of every kind and layout that can be built of a text, by its name, with what the command says. */
async function built(text: string): Promise<ReadonlyMap<string, string>> {
  const cwd = folder({ 'a.sla': text });
  const { out, err, code } = await sla(['build', 'a.sla', '--out', 'out', '--layout', 'all'], { cwd });
  expect(code).toBe(0);
  const documents = new Map([['output', out + err]]);
  for (const name of readdirSync(path.join(cwd, 'out'))) {
    const bytes = readFileSync(path.join(cwd, 'out', name));
    documents.set(name, bytes.toString('latin1'));
    // A Word document is a folder of files, packed.
    if (name.endsWith('.docx'))
      for (const [part, content] of Object.entries(unzipSync(bytes)))
        documents.set(`${name}/${part}`, Buffer.from(content).toString('latin1'));
  }
  return documents;
}

describe('what is private', () => {
  test('is there, in every property that holds private matter', async () => {
    const file = await readOf(TEXT);
    expect(file.ok).toBe(true);
    const model = JSON.stringify(file.agreements);
    for (const property of PRIVATE_PROPERTIES) expect(model).toContain(`"${property}":`);
    for (const secret of [
      'MARKER-agreement',
      'MARKER-service',
      'MARKER-risk',
      'MARKER-mitigation',
      '99.54321',
      '99.54322',
    ])
      expect(model).toContain(secret);
  });

  test('reaches no document, whichever its format', async () => {
    const documents = await built(TEXT);
    const names = ['Hosting.md', 'Hosting.json', 'Hosting.html', 'Hosting.docx/word/document.xml'];
    expect([...documents.keys()]).toEqual(expect.arrayContaining(names));
    expect([...documents.keys()].filter((name) => name.endsWith('.md'))).toHaveLength(LAYOUTS.length);
    expect(documents.get('Hosting.docx/word/document.xml')).toContain('An open risk');
    expect(documents.get('Hosting.json')).toContain('An open risk');
    for (const [name, content] of documents) expect(SECRET.exec(content)?.[0], name).toBeUndefined();
  });

  test('leaves no trace: the data are the same without it', async () => {
    expect(BARE).not.toMatch(/internal|private|position|\/\//);
    const [whole, rest] = [await built(TEXT), await built(BARE)];
    expect(rest.get('Hosting.json')).toBe(whole.get('Hosting.json'));
  });

  test('is no difference, and no comparison shows it', async () => {
    const cwd = folder({ 'a.sla': TEXT, 'b.sla': BARE, 'c.sla': BARE.replace('>= 99%', '>= 99.5%') });
    for (const format of ['text', 'json', 'markdown', 'html']) {
      const same = await sla(['diff', 'a.sla', 'b.sla', '--format', format], { cwd });
      expect({ format, code: same.code }).toEqual({ format, code: 0 });
      const { code, out, err } = await sla(['diff', 'a.sla', 'c.sla', '--format', format], { cwd });
      expect({ format, code, shown: out.includes('99.5%'), secret: SECRET.exec(out + err)?.[0] }).toEqual({
        format,
        code: 1,
        shown: true,
        secret: undefined,
      });
    }
    const redline = await sla(['diff', 'a.sla', 'c.sla', '--redline', '--format', 'markdown'], { cwd });
    expect(redline.out).toContain('99.5%');
    expect(SECRET.exec(redline.out)?.[0]).toBeUndefined();
  });

  test('may stand between any two words', async () => {
    const file = new URL('../../../examples/aws-compute.sla', import.meta.url);
    const text = readFileSync(fileURLToPath(file), 'utf8');
    // Inside of quotation marks it would be prose.
    const pieces = text.replace(/\/\/.*/g, '').split(/("""[\s\S]*?"""|"(?:[^"\\]|\\.)*")/);
    const planted = pieces
      .map((piece, i) => (i % 2 === 0 ? piece.replace(/(?<=\S) (?=\S)| $/g, ' /* MARKER */ ') : piece))
      .join('');
    expect(planted.split('MARKER').length).toBeGreaterThan(100);
    for (const [name, content] of await built(planted)) expect(SECRET.exec(content)?.[0], name).toBeUndefined();
  });
});

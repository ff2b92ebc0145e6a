import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { MarkupKind } from 'vscode-languageserver';
import { TestEditor, textOfHover } from './support/editor.js';
import { fixturesIn, readMarks } from './support/marked.js';

const FOLDER = path.join(import.meta.dirname, 'editing', 'hover');

describe('hover', () => {
  test.each(fixturesIn(FOLDER))('tells what stands in $name', async ({ file, name, text, cursors }) => {
    const editor = new TestEditor();
    const document = await editor.open(file, text);
    const lines = text.split('\n');
    const answers: string[] = [];
    for (const position of cursors) {
      const hover = await editor.hover(document, position);
      const line = lines[position.line]!;
      const marked = `${line.slice(0, position.character)}‸${line.slice(position.character)}`.trim();
      const said = textOfHover(hover).replaceAll(pathToFileURL(FOLDER).href, '…') || '(nothing)';
      answers.push(`## ${position.line + 1}: \`${marked}\`\n\n${said}`);
    }
    await expect(`${answers.join('\n\n')}\n`).toMatchFileSnapshot(path.join(FOLDER, `${name}.md`));
  });

  test('is written in plain letters for a client that shows no Markdown', async () => {
    const editor = new TestEditor();
    void editor.services.Sla.lsp.HoverProvider;
    editor.initialize({ capabilities: { textDocument: { hover: { contentFormat: [MarkupKind.PlainText] } } } });
    const { text, cursors } = readMarks(agreement('target >= 99.9‸%'));
    const document = await editor.open('plain.sla', text);
    const hover = await editor.hover(document, cursors[0]!);
    expect(hover?.contents).toMatchObject({ kind: 'plaintext' });
    expect(textOfHover(hover)).toMatch(/^43 min 12 s in 30 days: the downtime that >= 99\.9% in a month allows\./);
    expect(textOfHover(hover)).not.toMatch(/\*\*|\\|```/);
  });

  describe('agrees with known answers', () => {
    test.each([
      ['99.95% in 30 days', 'target >= 99.9‸5%', /^\*\*21 min 36 s in 30 days\*\*/],
      ['99.9% in a year', 'target >= 99.‸9%', /- 8 h 45 min 36 s in a year of 365 days/],
      ['one sample a minute', 'target >= 99.9‸5%', /lasts \*\*1 min\*\*, which leaves 99\.9977% in 30 days/],
      ['ten hours a year', 'target >= 99.9‸9%', /\*\*99\.8759%\*\* is left/, 'quarter', 'limit 10 hours per year'],
    ])('%s', async (_, target, expected, window = 'month', limit = 'limit 1 minute per year') => {
      const editor = new TestEditor();
      const { text, cursors } = readMarks(agreement(target, window, limit));
      const document = await editor.open('golden.sla', text);
      expect(textOfHover(await editor.hover(document, cursors[0]!))).toMatch(expected);
    });

    test('five things at 99.75% in series', async () => {
      const editor = new TestEditor();
      const parts = Array.from({ length: 5 }, (_, i) => `depends on "part ${i}" at 99.75%`).join('\n');
      const { text, cursors } = readMarks(`service Sh‸op "Shop" {\n${parts}\n}`);
      const document = await editor.open('series.sla', text);
      expect(textOfHover(await editor.hover(document, cursors[0]!))).toContain('**98.7562%**');
    });
  });

  test('never throws, wherever it is asked', async () => {
    const editor = new TestEditor();
    const files = ['examples', 'test/corpus'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.sla'))
        .map((file) => path.join(folder, file)),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const [index, file] of files.entries()) {
      const text = readFileSync(file, 'utf8');
      // Each file as it is, and cut somewhere.
      for (const cut of [text.length, Math.floor(text.length * (((index * 37) % 83) / 83))]) {
        const document = await editor.open(file, text.slice(0, cut));
        for (let offset = index % 17; offset < cut; offset += 71) {
          await editor.hover(document, document.textDocument.positionAt(offset));
        }
      }
    }
  }, 300_000);
});

function agreement(target: string, window = 'month', limit = 'limit 1 minute per year'): string {
  return `
    party Acme "Acme"
    agreement Hosting "Hosting" {
        timezone "Europe/Berlin"
        provider Acme
        service Shop "Shop" { fee EUR 2_000 per month }
        maintenance Planned "Planned" { ${limit} }
        metric Uptime "Uptime" {
            availability of Shop
            measured every 1 minute by "a probe"
            excluding Planned
        }
        objective Available "Availability" {
            measures Uptime per ${window}
            ${target}
        }
    }`;
}

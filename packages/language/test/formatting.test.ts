import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits, createLanguage } from '@sla-language/language';
import { createSlaEditorServices } from '@sla-language/language/editing';
import { fill, TEMPLATES } from '@sla-language/language/templates';
import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { describe, expect, test } from 'vitest';
import type { Position } from 'vscode-languageserver-types';
import { type Fixture, fixturesIn } from './support/marked.js';

const { shared, Sla } = createSlaEditorServices(EmptyFileSystem);
const formatter = Sla.lsp.Formatter!;
const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider() });
const OPTIONS = { tabSize: 4, insertSpaces: true };
const FOLDER = path.join(import.meta.dirname, 'editing/formatting');

const document = (text: string): LangiumDocument =>
  shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('file:///fixture.sla'));
const identified = { textDocument: { uri: 'file:///fixture.sla' } };

const expected = ({ file }: Fixture): string => file.replace(/\.sla$/, '.expected');

async function formatted(text: string, options = OPTIONS): Promise<string> {
  return applyEdits(text, await formatter.formatDocument(document(text), { ...identified, options }));
}

async function typed(text: string, ch: string, position: Position): Promise<string> {
  const params = { ...identified, options: OPTIONS, ch, position };
  return applyEdits(text, await formatter.formatDocumentOnType(document(text), params));
}

describe('a document', () => {
  test.each(fixturesIn(path.join(FOLDER, 'document')))('$name', async (fixture) => {
    const result = await formatted(fixture.text);
    await expect(result).toMatchFileSnapshot(expected(fixture));
    expect(language.format(fixture.text)).toBe(result);
    expect(await formatter.formatDocument(document(result), { ...identified, options: OPTIONS })).toEqual([]);
  });

  test('is indented as the editor says', async () => {
    const text = 'agreement A {\nobjective B {\ncredit 5% of fee when < 9%\ncredit 10% of fee when < 8%\n}\n}\n';
    expect(await formatted(text, { tabSize: 2, insertSpaces: true })).toBe(
      'agreement A {\n  objective B {\n    credit 5%  of fee when < 9%\n    credit 10% of fee when < 8%\n  }\n}\n',
    );
    expect(await formatted(text, { tabSize: 8, insertSpaces: false })).toBe(
      'agreement A {\n\tobjective B {\n\t\tcredit 5%  of fee when < 9%\n\t\tcredit 10% of fee when < 8%\n\t}\n}\n',
    );
  });

  test('lines that are as they should be are in no edit', async () => {
    const text = 'party Acme "Acme"\nparty  Globex\nparty Initech {\n    address "Here"\n      registered "There"\n}\n';
    const edits = await formatter.formatDocument(document(text), { ...identified, options: OPTIONS });
    expect(edits.map(({ range }) => [range.start.line, range.end.line])).toEqual([
      [1, 1],
      [4, 4],
    ]);
  });
});

describe('some lines of a document', () => {
  test.each(fixturesIn(path.join(FOLDER, 'range')))('$name', async (fixture) => {
    const [range] = fixture.ranges;
    const params = { ...identified, options: OPTIONS, range: range! };
    const edits = await formatter.formatDocumentRange(document(fixture.text), params);
    await expect(applyEdits(fixture.text, edits)).toMatchFileSnapshot(expected(fixture));
  });
});

describe('what has been typed', () => {
  test.each(fixturesIn(path.join(FOLDER, 'typing')))('$name', async (fixture) => {
    const { text, cursors } = fixture;
    const results = cursors.map(async (position) => {
      const before = text.split('\n')[position.line]!.slice(0, position.character);
      return typed(text, before.endsWith('}') ? '}' : '\n', position);
    });
    await expect((await Promise.all(results)).join('────\n')).toMatchFileSnapshot(expected(fixture));
  });
});

const ROOT = path.join(import.meta.dirname, '../../..');

/** What the project shows as well written. */
const AGREEMENTS = ['examples', 'test/corpus'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sla'))
    .map((name) => path.join(folder, name)),
);

test.each(AGREEMENTS)('%s is formatted', (file) => {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  expect(language.format(text)).toBe(text);
});

test.each(TEMPLATES)('the template $id is formatted, whoever the parties are', (template) => {
  for (const options of [{}, { provider: 'Z', customer: 'Very Long Names and Sons of London' }]) {
    const text = fill(template, { today: '2026-07-01', ...options });
    expect(language.format(text)).toBe(text);
  }
});

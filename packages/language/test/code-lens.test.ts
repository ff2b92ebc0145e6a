import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LangiumDocument } from 'langium';
import { describe, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import { LENS_KINDS, LENSES_BY_DEFAULT, type LensKind, type SlaCodeLensProvider } from '../src/editing/code-lens.js';
import * as commands from '../src/editing/commands.js';
import { TestEditor } from './support/editor.js';
import { fixturesIn } from './support/marked.js';

const FOLDER = path.join(import.meta.dirname, 'editing', 'code-lens');
const ALL = Object.values(commands);

const only = (...kinds: readonly LensKind[]) => ({
  sla: { codeLens: Object.fromEntries(LENS_KINDS.map((kind) => [kind, kinds.includes(kind)])) },
});

function editorWith(known: readonly string[] = ALL): TestEditor {
  const editor = new TestEditor();
  void editor.services.Sla.lsp.CodeLensProvider;
  editor.initialize({ initializationOptions: { commands: known } });
  return editor;
}

async function lensesOf(editor: TestEditor, document: LangiumDocument): Promise<readonly CodeLens[]> {
  const provider = editor.services.Sla.lsp.CodeLensProvider as SlaCodeLensProvider;
  const lenses = await provider.provideCodeLens(document);
  return Promise.all(lenses.map((lens) => (lens.command ? lens : provider.resolve(lens))));
}

describe('code lenses', () => {
  test.each(fixturesIn(FOLDER))('stand above the lines of $name', async ({ file, name, text }) => {
    const editor = editorWith();
    const document = await editor.open(file, text);
    const lines: string[] = text.split('\n');
    for (const { range, command } of (await lensesOf(editor, document)).toReversed()) {
      const { line, character } = range.start;
      lines[line] = `⌂ ${command!.title} (${command!.command} ${character})\n${lines[line]}`;
    }
    await expect(lines.join('\n')).toMatchFileSnapshot(path.join(FOLDER, `${name}.txt`));
  });

  test('are offered for commands that the client can carry out, and no others', async () => {
    const [fixture] = fixturesIn(FOLDER);
    for (const known of [[], [commands.PREVIEW_COMMAND], [commands.SHOW_FINDINGS_COMMAND, 'something.else']]) {
      const editor = editorWith(known);
      editor.configure(only(...LENS_KINDS));
      const lenses = await lensesOf(editor, await editor.open(fixture!.file, fixture!.text));
      const named = [...new Set(lenses.map(({ command }) => command?.command))];
      expect(named).toEqual(known.filter((each) => ALL.includes(each as never)));
    }
  });

  test.each(LENS_KINDS)('of the kind %s have a switch of their own', async (kind) => {
    const [fixture] = fixturesIn(FOLDER);
    const editor = editorWith();
    const document = await editor.open(fixture!.file, fixture!.text);
    const byDefault = await lensesOf(editor, document);
    editor.configure(only(kind));
    const own = await lensesOf(editor, document);
    expect(own.length).toBeGreaterThan(0);
    const contains = byDefault.some((lens) => JSON.stringify(lens) === JSON.stringify(own[0]));
    expect(contains).toBe(LENSES_BY_DEFAULT.has(kind));
    editor.configure(only());
    expect(await lensesOf(editor, document)).toEqual([]);
  });

  test('a broken text has those that are still true', async () => {
    const [fixture] = fixturesIn(FOLDER);
    const editor = editorWith();
    editor.configure(only('objectives'));
    const text = fixture!.text.replace('credit 25% of fee when < 99.0%', 'credit 25% of fee wh');
    const titles = (await lensesOf(editor, await editor.open(fixture!.file, text))).map(
      ({ command }) => command!.title,
    );
    // What is owed at most depends on a line that cannot be read.
    expect(titles).toContain('43 min 12 s in 30 days');
    expect(titles).toContain('at most EUR 100 in a month');
    expect(titles.join()).not.toContain('EUR 500');
  });

  test('stay where they are while a line is half typed', async () => {
    const [fixture] = fixturesIn(FOLDER);
    const editor = editorWith();
    editor.configure(only('objectives'));
    const before = await lensesOf(editor, await editor.open(fixture!.file, fixture!.text));
    const broken = fixture!.text.replace(/target >= \d[\d.]*%/, 'target >=');
    expect(broken).not.toBe(fixture!.text);
    const after = await lensesOf(editor, await editor.open(fixture!.file, broken));
    expect(after.map(({ range }) => range.start.line)).toEqual(before.map(({ range }) => range.start.line));
  });

  test('never throw, whatever is cut off', async () => {
    const editor = editorWith();
    editor.configure(only(...LENS_KINDS));
    const files = ['examples', 'test/corpus'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.sla'))
        .map((name) => path.join(folder, name)),
    );
    for (const [index, file] of files.entries()) {
      const text = readFileSync(file, 'utf8');
      const length = Math.floor((text.length * ((index * 41) % 97)) / 97);
      for (const part of [text, text.slice(0, length), text.slice(length)]) {
        await lensesOf(editor, await editor.open(file, part));
      }
    }
  }, 300_000);
});

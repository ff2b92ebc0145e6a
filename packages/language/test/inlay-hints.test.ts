import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { HINT_KINDS, type HintKind } from '../src/editing/inlay-hints/hint.js';
import * as Credits from '../src/editing/reckoning/credits.js';
import { holidayData } from '../src/editing/reckoning/facts.js';
import { TestEditor } from './support/editor.js';
import { fixturesIn } from './support/marked.js';

const FOLDER = path.join(import.meta.dirname, 'editing', 'inlay-hints');

const only = (...kinds: readonly HintKind[]) => ({
  sla: { inlayHints: Object.fromEntries(HINT_KINDS.map((kind) => [kind, kinds.includes(kind)])) },
});

async function linesWithHints(editor: TestEditor, file: string, text: string): Promise<string> {
  const document = await editor.open(file, text);
  const hints = await editor.hints(document);
  const lines = text.split('\n');
  for (const { position, label } of hints) lines[position.line] += `   ⟶ ${label}`;
  expect(new Set(hints.map(({ position }) => position.line)).size).toBe(hints.length);
  return lines.join('\n');
}

describe('inlay hints', () => {
  test.each(fixturesIn(FOLDER))('stand after the lines of $name', async ({ file, name, text }) => {
    await holidayData();
    const errors = vi.spyOn(console, 'error');
    const editor = new TestEditor();
    const byDefault = await linesWithHints(editor, file, text);
    await expect(byDefault).toMatchFileSnapshot(path.join(FOLDER, `${name}.default.txt`));
    editor.configure(only(...HINT_KINDS));
    const all = await linesWithHints(editor, file, text);
    await expect(all).toMatchFileSnapshot(path.join(FOLDER, `${name}.all.txt`));
    expect(errors).not.toHaveBeenCalled();
  });

  test('of one kind stay when those of another cannot be reckoned', async () => {
    await holidayData();
    const editor = new TestEditor();
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    const credits = vi.spyOn(Credits, 'worthOf').mockImplementation(() => {
      throw new RangeError('too much');
    });
    const [fixture] = fixturesIn(FOLDER);
    const document = await editor.open(fixture!.file, fixture!.text);
    editor.configure(only('credits', 'tiers'));
    const hints = await editor.hints(document);
    expect(errors.mock.calls.flat().map(String)).toContain('RangeError: too much');
    editor.configure(only('tiers'));
    credits.mockRestore();
    errors.mockRestore();
    expect(hints).toEqual(await editor.hints(document));
    expect(hints.length).toBeGreaterThan(0);
  });

  test.each(HINT_KINDS)('of the kind %s have a switch of their own', async (kind) => {
    await holidayData();
    const editor = new TestEditor();
    const [fixture] = fixturesIn(FOLDER);
    editor.configure(only(kind));
    const document = await editor.open(fixture!.file, fixture!.text);
    expect((await editor.hints(document)).length).toBeGreaterThan(0);
    editor.configure(only());
    expect(await editor.hints(document)).toEqual([]);
  });

  test('are reckoned for the lines that are asked for', async () => {
    const editor = new TestEditor();
    const [fixture] = fixturesIn(FOLDER);
    const document = await editor.open(fixture!.file, fixture!.text);
    const all = await editor.hints(document);
    const middle = all[Math.floor(all.length / 2)]!;
    const range = { start: { ...middle.position, character: 0 }, end: middle.position };
    expect(await editor.hints(document, range)).toEqual([middle]);
  });

  test('of an untouched objective stay while another is being typed; nothing is said of what cannot be read', async () => {
    const editor = new TestEditor();
    editor.configure(only('downtime', 'credits', 'tiers'));
    const [fixture] = fixturesIn(FOLDER);
    const typed = 'target >= 99.9% for Small';
    const whole = fixture!.text;
    const at = whole.indexOf(typed);
    const others = (text: string, hints: Awaited<ReturnType<TestEditor['hints']>>) =>
      hints.filter(({ position }) => text.split('\n')[position.line]!.includes('99.95%')).map(({ label }) => label);
    const expected = others(whole, await editor.hints(await editor.open(fixture!.file, whole)));
    expect(expected).toEqual(['21 min 36 s in 30 days']);
    for (let length = 0; length <= typed.length; length++) {
      const text = whole.slice(0, at) + typed.slice(0, length) + whole.slice(at + typed.length);
      const hints = await editor.hints(await editor.open(fixture!.file, text));
      expect(others(text, hints), text.slice(at, at + length)).toEqual(expected);
    }
  });

  test('never throw, whatever is cut off', async () => {
    const editor = new TestEditor();
    editor.configure(only(...HINT_KINDS));
    for (const [index, file] of allFiles().entries()) {
      const text = readFileSync(file, 'utf8');
      for (let cut = 0; cut < 4; cut++) {
        const length = Math.floor((text.length * ((index * 31 + cut * 57) % 101)) / 101);
        await editor.hints(await editor.open(file, text.slice(0, length)));
        await editor.hints(await editor.open(file, text.slice(length)));
      }
    }
  }, 300_000);
});

function allFiles(): readonly string[] {
  return ['examples', 'test/corpus'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.sla'))
      .map((file) => path.join(folder, file)),
  );
}

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { applyPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { folder, SHARED, sla } from './world.js';

const UNTIDY = 'party  Acme "Acme" {\n  address "Here"\n\n}\n';
const TIDY = 'party Acme "Acme" {\n    address "Here"\n}\n';
const SCRIBUS = '<?xml version="1.0"?>\n<SCRIBUSUTF8NEW>\n\n\n  </SCRIBUSUTF8NEW>';

const read = (cwd: string, name: string): string => readFileSync(path.join(cwd, name), 'utf8');

describe('sla format', () => {
  test('rewrites what is not laid out, lists it, and leaves all else alone', async () => {
    const cwd = folder({ 'a.sla': UNTIDY, 'sub/b.sla': UNTIDY, 'sub/c.sla': SHARED, 'notes.txt': UNTIDY });
    const { mtimeMs } = statSync(path.join(cwd, 'sub/c.sla'));
    expect(await sla(['format'], { cwd })).toEqual({ code: 0, out: 'a.sla\nsub/b.sla\n', err: '' });
    expect([read(cwd, 'a.sla'), read(cwd, 'sub/b.sla')]).toEqual([TIDY, TIDY]);
    expect(statSync(path.join(cwd, 'sub/c.sla')).mtimeMs).toBe(mtimeMs);
    expect(read(cwd, 'notes.txt')).toBe(UNTIDY);
    expect(await sla(['format'], { cwd })).toEqual({ code: 0, out: '', err: '' });
  });

  test('--check lists what would change, exits with 1, and writes nothing', async () => {
    const cwd = folder({ 'a.sla': UNTIDY, 'b.sla': TIDY });
    const outcome = await sla(['format', '--check', 'a.sla', 'b.sla'], { cwd });
    expect(outcome).toEqual({ code: 1, out: 'a.sla\n', err: 'sla: 1 of 2 files would change.\n' });
    expect(read(cwd, 'a.sla')).toBe(UNTIDY);
    expect(await sla(['format', '--check', 'b.sla'], { cwd })).toEqual({ code: 0, out: '', err: '' });
  });

  test('--diff prints a patch that leads to the text that it would write', async () => {
    const cwd = folder({ 'sub/a.sla': UNTIDY, 'b.sla': TIDY });
    const { code, out, err } = await sla(['format', '--diff'], { cwd });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out.startsWith('--- sub/a.sla\n+++ sub/a.sla\n@@ -1,4 +1,3 @@\n-party  Acme "Acme" {\n')).toBe(true);
    expect(applyPatch(UNTIDY, out)).toBe(TIDY);
    expect(read(cwd, 'sub/a.sla')).toBe(UNTIDY);
    expect(await sla(['format', '--diff', 'b.sla'], { cwd })).toEqual({ code: 0, out: '', err: '' });
  });

  test('at a terminal the patch has colours, and nothing that would command it', async () => {
    const cwd = folder({ 'a.sla': 'party  Acme "A\u001B[2J"\r\n' });
    const { out } = await sla(['format', '--diff'], { cwd, isTTY: true });
    expect(out).toContain(
      '\u001B[31m-party  Acme "A\uFFFD[2J"\u001B[39m\n\u001B[32m+party Acme "A\uFFFD[2J"\u001B[39m\n',
    );
  });

  test('lays out standard input, wherever it would lie', async () => {
    const cwd = folder({ 'a.sla': 'nothing of this is read' });
    const argv = ['format', '-', '--stdin-filename', 'a.sla'];
    expect(await sla(argv, { cwd, stdin: UNTIDY })).toEqual({ code: 0, out: TIDY, err: '' });
    expect(await sla(['format', '-'], { cwd, stdin: TIDY })).toEqual({ code: 0, out: TIDY, err: '' });
    expect(await sla(['format', '-', '--check'], { cwd, stdin: UNTIDY })).toMatchObject({
      code: 1,
      out: 'stdin.sla\n',
    });
    expect(await sla(['format', '-', 'a.sla'], { cwd, stdin: UNTIDY })).toEqual({
      code: 2,
      out: '',
      err: 'sla: Standard input is laid out by itself: give `-` alone.\n',
    });
  });

  test('keeps the byte order mark and the ends of lines', async () => {
    const windows = `\uFEFF${UNTIDY.replaceAll('\n', '\r\n')}`;
    const cwd = folder({ 'a.sla': windows });
    expect((await sla(['format'], { cwd })).code).toBe(0);
    expect(read(cwd, 'a.sla')).toBe(`\uFEFF${TIDY.replaceAll('\n', '\r\n')}`);
    expect(await sla(['format', '-'], { cwd, stdin: windows })).toMatchObject({ out: read(cwd, 'a.sla') });
  });

  test('leaves files of Scribus alone, and says so where one is named', async () => {
    const cwd = folder({ 'page.sla': SCRIBUS });
    const err = 'page.sla: note: This is a Scribus document, not an agreement; it was left alone.\n';
    expect(await sla(['format', 'page.sla'], { cwd })).toEqual({ code: 0, out: '', err });
    expect(await sla(['format', '--check'], { cwd })).toEqual({ code: 0, out: '', err: '' });
    expect(await sla(['format', '-'], { cwd, stdin: SCRIBUS })).toEqual({ code: 0, out: SCRIBUS, err: '' });
    expect(read(cwd, 'page.sla')).toBe(SCRIBUS);
  });

  test('leaves alone what is no UTF-8 and says where, and does the other files', async () => {
    const latin = Buffer.from('party  Acme "Caf\xe9"\n', 'latin1');
    const cwd = folder({ 'a.sla': latin, 'b.sla': UNTIDY });
    const { code, out, err } = await sla(['format'], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: 'b.sla\n' });
    expect(err).toMatch(/^a\.sla:1:\d+: error: The file is not UTF-8: .* Save it as UTF-8\.\n$/);
    expect(readFileSync(path.join(cwd, 'a.sla'))).toEqual(latin);
    expect(read(cwd, 'b.sla')).toBe(TIDY);
  });

  test('says which file does not exist', async () => {
    const cwd = folder();
    expect(await sla(['format', 'gone.sla'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: 'gone.sla: error: It cannot be read: there is no such file or folder.\n',
    });
  });

  test('a text with errors is laid out as far as it goes', async () => {
    const cwd = folder({ 'a.sla': 'party  Acme "Acme" {\n addres   "Here"\n   contact   (\n}\n' });
    expect((await sla(['format'], { cwd })).code).toBe(0);
    expect(read(cwd, 'a.sla')).toBe('party Acme "Acme" {\n    addres "Here"\n    contact (\n}\n');
  });

  test('what `sla init` writes is laid out', async () => {
    const cwd = folder();
    expect((await sla(['init', 'new.sla', '--provider', 'Lime & Sons'], { cwd })).code).toBe(0);
    expect(await sla(['format', '--check'], { cwd })).toEqual({ code: 0, out: '', err: '' });
  });
});

import { symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, SHARED, sla, TWICE } from './world.js';

const UTF8_BOM = '\u{FEFF}';

describe('what bad input gets', () => {
  test.each([
    [
      'zero bytes',
      Buffer.from('party A "ü"\nparty B\0'),
      2,
      8,
      'This is a binary file, not text: it holds a zero byte.',
    ],
    [
      'Latin-1',
      Buffer.from('party A "\xfc"', 'latin1'),
      1,
      10,
      'The file is not UTF-8: the byte FC is no character here.',
    ],
    [
      'a cut character',
      Buffer.from('party A\n"ü').subarray(0, -1),
      2,
      2,
      'The file is not UTF-8: the byte C3 is no character here.',
    ],
    [
      'a surrogate',
      Buffer.from([0x61, 0xed, 0xa0, 0x80]),
      1,
      2,
      'The file is not UTF-8: the byte ED is no character here.',
    ],
    ['UTF-16', Buffer.from('\u{FEFF}party A', 'utf16le'), 1, 1, 'The file is written in UTF-16. Save it as UTF-8.'],
  ])('%s: says where, and goes on with the other files', async (_, bytes, line, column, message) => {
    const cwd = folder({ 'a.sla': bytes, 'b.sla': TWICE });
    const { code, out, err } = await sla(['check'], { cwd });
    expect(code).toBe(2);
    expect(err.startsWith(`a.sla:${line}:${column}: error: ${message}`), err).toBe(true);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(out).toMatch(/^b\.sla:2:7: error/);
  });

  test('a byte order mark and Windows line ends move nothing', async () => {
    const cwd = folder({ 'a.sla': UTF8_BOM + TWICE.replaceAll('\n', '\r\n'), 'b.sla': TWICE });
    const { out } = await sla(['check', '--format', 'json'], { cwd });
    const [a, b] = JSON.parse(out).files;
    expect(a.findings[0].range).toEqual(b.findings[0].range);
  });

  test('marks stand below the word after wide characters, tabs and combining ones', async () => {
    const cwd = folder({ 'a.sla': 'party A "x" {\n\taddress "日本e\u0301" nonsense "y"\n}\n' });
    const { out } = await sla(['check'], { cwd });
    expect(out.split('\n').slice(1, 3)).toEqual([
      '    2 | \taddress "日本e\u0301" nonsense "y"',
      '      | \t                ^^^^^^^^',
    ]);
  });

  test('a very long line is cut around the place', async () => {
    const cwd = folder({ 'a.sla': `party A "${'x'.repeat(5000)}" party A "y" ${' '.repeat(500)}\n` });
    const { out } = await sla(['check'], { cwd });
    const [, line, marks] = out.split('\n');
    expect(line.length).toBeLessThan(200);
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('A');
  });

  test('nothing in a text commands the terminal', async () => {
    const cwd = folder({ 'a.sla': 'party A\u001b[2J "\u202Ex"\nparty A "y"\n' });
    const { out } = await sla(['check'], { cwd });
    expect(out).toContain('party A');
    for (const command of ['\u001b', '\u202E']) expect(out).not.toContain(command);
  });

  test('a file too large to be an agreement is not read', async () => {
    const cwd = folder({ 'huge.sla': '' });
    truncateSync(path.join(cwd, 'huge.sla'), 70 * 1024 * 1024);
    const { code, err } = await sla(['check', 'huge.sla'], { cwd });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'huge.sla: error: It cannot be read: it has 70 MB, and no agreement is larger than 64 MB.\n',
    });
  });

  test.each([
    ['missing.sla', 'missing.sla: error: It cannot be read: there is no such file or folder.\n'],
    ['a.sla/x.sla', 'a.sla/x.sla: error: It cannot be read: a part of the path is a file, not a folder.\n'],
    ['empty', 'empty: error: There is no .sla file in this folder or below it.\n'],
    ['x*.sla', 'x*.sla: error: No .sla file matches this pattern.\n'],
    ['empty/notes.txt', 'empty/notes.txt: error: The name of an agreement ends in .sla.\n'],
    ['loop.sla', 'loop.sla: error: It cannot be read: its symbolic links go round in a circle.\n'],
  ])('%s', async (argument, message) => {
    const cwd = folder({ 'a.sla': SHARED, 'empty/notes.txt': '' });
    symlinkSync('loop.sla', path.join(cwd, 'loop.sla'));
    expect(await sla(['check', argument], { cwd })).toEqual({ code: 2, out: '', err: message });
  });

  test('imports that are missing, circular or no text are errors at the import', async () => {
    const cwd = folder({
      'a.sla': 'import "./b.sla"\nimport "./missing.sla"\nimport "./binary.sla"\n',
      'b.sla': 'import "./a.sla"\n',
      'binary.sla': Buffer.from([0, 1, 2]),
    });
    const { code, out, err } = await sla(['check', 'a.sla'], { cwd });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^a\.sla:1:8: error: The files import each other in a circle: a\.sla → b\.sla → a\.sla\./m);
    expect(out).toMatch(/^a\.sla:2:8: error: .*missing\.sla/m);
    expect(out).toMatch(/^a\.sla:3:8: error: .*binary\.sla/m);
  });

  test('Scribus documents are left alone: silently in a folder, with a word where one is named', async () => {
    const cwd = folder({ 'flyer.sla': '<?xml version="1.0"?>\n<SCRIBUSUTF8NEW Version="1.5.8">', 'a.sla': SHARED });
    expect(await sla(['check'], { cwd })).toEqual({ code: 0, out: '1 file checked, no findings\n', err: '' });
    expect(await sla(['check', 'flyer.sla'], { cwd })).toEqual({
      code: 0,
      out: '',
      err: 'flyer.sla: note: This is a Scribus document, not an agreement; it was left alone.\n',
    });
  });

  test('thousands of brackets do not bring the program down', async () => {
    const deep = `${'('.repeat(50_000)}1${')'.repeat(50_000)}`;
    const cwd = folder({ 'deep.sla': `metric M { formula ${deep} }\n`, 'b.sla': TWICE });
    const { code, out, err } = await sla(['check'], { cwd });
    expect(err).not.toContain('internal');
    expect(code).not.toBe(3);
    expect(out).toContain('b.sla:2:7: error');
  });
});

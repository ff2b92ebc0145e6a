import { fill, templateOf } from '@sla-language/language/templates';
import { describe, expect, test } from 'vitest';
import { folder, SHARED, sla, TWICE } from './world.js';

describe('sla check', () => {
  test('is content with a sound file', async () => {
    const cwd = folder({ 'shared.sla': SHARED });
    expect(await sla(['check', 'shared.sla'], { cwd })).toEqual({
      code: 0,
      out: '1 file checked, no findings\n',
      err: '',
    });
  });

  test('shows place, severity, message, rule, the line with marks, and the related place', async () => {
    const cwd = folder({ 'twice.sla': TWICE });
    const { code, out, err } = await sla(['check', 'twice.sla'], { cwd });
    expect(code).toBe(1);
    expect(err).toBe('');
    expect(out).toBe(
      [
        'twice.sla:2:7: error: `party Acme` is given twice; the first one is in line 1. [language/duplicate-name]',
        '    2 | party Acme "Acme Cloud GmbH"',
        '      |       ^^^^',
        '      twice.sla:1:7: The first one',
        '    1 | party Acme "Acme Cloud GmbH"',
        '      |       ----',
        '',
        '1 error in 1 file',
        '',
      ].join('\n'),
    );
  });

  test('searches the current folder and those below it, but not what belongs to others', async () => {
    const cwd = folder({
      'b.sla': SHARED,
      'deep/er/a.sla': TWICE,
      'node_modules/x/c.sla': TWICE,
      'notes.txt': 'nothing of ours',
    });
    const { code, out } = await sla(['check', '--format', 'json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(out).files.map((file: { path: string }) => file.path)).toEqual(['b.sla', 'deep/er/a.sla']);
  });

  test('takes files, folders and patterns together, each file once', async () => {
    const cwd = folder({ 'a.sla': SHARED, 'sub/b.sla': SHARED, 'sub/c.sla': SHARED, 'other/d.sla': SHARED });
    const { code, out } = await sla(['check', 'a.sla', 'sub', 's*/b.sla', './a.sla'], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: '3 files checked, no findings\n' });
  });

  test('a file whose name looks like a pattern is that file', async () => {
    const cwd = folder({ '[draft] hosting.sla': TWICE });
    const { out } = await sla(['check', '[draft] hosting.sla'], { cwd });
    expect(out).toMatch(/^\[draft\] hosting\.sla:2:7: error/);
  });

  test('standard input takes the place of its file, so that its imports are found', async () => {
    const cwd = folder({ 'sub/shared.sla': SHARED, 'sub/a.sla': TWICE });
    const stdin = 'import "./shared.sla"\nparty Acme2 "Acme"\n';
    const argv = ['check', 'sub', '-', '--stdin-filename', 'sub/a.sla'];
    expect(await sla(argv, { cwd, stdin })).toEqual({ code: 0, out: '2 files checked, no findings\n', err: '' });
  });

  test.each([
    ['error', 0],
    ['warning', 1],
    ['information', 1],
  ])('--fail-on %s with a warning: %i', async (severity, code) => {
    const cwd = folder({ 'empty.sla': '' });
    const outcome = await sla(['check', '--fail-on', severity], { cwd });
    expect(outcome.code).toBe(code);
    expect(outcome.out).toMatch(/^empty\.sla:1:1: warning: This file is empty\./);
  });

  test('writes JSON of the documented shape, the same each time', async () => {
    const cwd = folder({ 'twice.sla': TWICE });
    const argv = ['check', '--format', 'json', 'twice.sla', 'missing.sla'];
    const first = await sla(argv, { cwd });
    expect(JSON.parse(first.out)).toEqual({
      schemaVersion: '1.0',
      tool: { name: 'sla', version: '0.1.0' },
      today: '2026-07-01',
      files: [
        {
          path: 'twice.sla',
          ok: false,
          agreements: [],
          findings: [
            {
              rule: 'language/duplicate-name',
              severity: 'error',
              message: '`party Acme` is given twice; the first one is in line 1.',
              range: { start: { line: 2, column: 7 }, end: { line: 2, column: 11 } },
              related: [
                {
                  path: 'twice.sla',
                  range: { start: { line: 1, column: 7 }, end: { line: 1, column: 11 } },
                  message: 'The first one',
                },
              ],
            },
          ],
        },
      ],
      unreadable: [{ path: 'missing.sla', message: 'It cannot be read: there is no such file or folder.' }],
      summary: { files: 1, errors: 1, warnings: 0, information: 0, unreadable: 1 },
    });
    expect(await sla(argv, { cwd })).toEqual(first);
  });

  test('the day decides what is overdue, wherever it comes from', async () => {
    const text = fill(templateOf('managed-service'), { today: '2026-07-01' });
    const cwd = folder({ 'a.sla': text });
    const inTime = await sla(['check'], { cwd, today: '2026-07-01' });
    expect(inTime.out).toBe('1 file checked, no findings\n');
    const late = await sla(['check', '--today', '2040-01-01'], { cwd, today: '2026-07-01' });
    expect(late.out).toMatch(/governance\/expired|governance\/review-overdue/);
    expect(await sla(['check'], { cwd, today: '2040-01-01' })).toEqual(late);
  });

  test('refuses a day that does not exist', async () => {
    const cwd = folder({ 'a.sla': SHARED });
    const { code, err } = await sla(['check', '--today', '2026-02-30'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('Write a date as YYYY-MM-DD.');
  });

  test('is coloured for people only, and as NO_COLOR and FORCE_COLOR say', async () => {
    const cwd = folder({ 'twice.sla': TWICE });
    const coloured = async (isTTY: boolean, env: Record<string, string>) =>
      (await sla(['check'], { cwd, isTTY, env })).out.includes('\u001b[31m');
    expect(await coloured(true, {})).toBe(true);
    expect(await coloured(false, {})).toBe(false);
    expect(await coloured(true, { NO_COLOR: '1' })).toBe(false);
    expect(await coloured(false, { FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured(true, { FORCE_COLOR: '0' })).toBe(false);
    expect(await coloured(true, { TERM: 'dumb' })).toBe(false);
  });
});

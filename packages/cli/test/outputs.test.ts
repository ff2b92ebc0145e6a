import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fill, templateOf } from '@sla-language/language/templates';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import checkSchema from '../schema/check.schema.json' with { type: 'json' };
import { folder, SHARED, sla, TWICE } from './world.js';

const read = (cwd: string, file: string): string => readFileSync(path.join(cwd, file), 'utf8');

describe('several formats at once', () => {
  const argv = [
    'check',
    '--format',
    'sarif=out/deep/sla.sarif',
    '--format',
    'github',
    '--format',
    'junit=out/junit.xml',
  ];

  test('one is printed, the others are written, and folders are made', async () => {
    const cwd = folder({ 'twice.sla': TWICE });
    const { code, out, err } = await sla(argv, { cwd });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^::error file=twice\.sla,line=2,/);
    expect(JSON.parse(read(cwd, 'out/deep/sla.sarif')).runs[0].results).toHaveLength(1);
    expect(read(cwd, 'out/junit.xml')).toContain('<testsuite name="twice.sla" tests="1" failures="1"');
    expect(readdirSync(path.join(cwd, 'out')).toSorted()).toEqual(['deep', 'junit.xml']);
  });

  test('every format says the same as alone', async () => {
    const cwd = folder({ 'twice.sla': TWICE, 'shared.sla': SHARED });
    for (const format of ['human', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown']) {
      const printed = await sla(['check', '--format', format], { cwd });
      const written = await sla(['check', '--format', `${format}=report`], { cwd, env: { FORCE_COLOR: '1' } });
      expect(printed.code).toBe(1);
      expect(printed.out).not.toBe('');
      expect(read(cwd, 'report')).toBe(printed.out);
      expect(written).toMatchObject({ code: 1, out: '' });
    }
  });

  test('where only files are written, the summary goes to standard error', async () => {
    const cwd = folder({ 'twice.sla': TWICE });
    const outcome = await sla(['check', '--format', 'json=report.json'], { cwd });
    expect(outcome).toEqual({ code: 1, out: '', err: '1 error in 1 file\n' });
    const clean = await sla(['check', '--format', 'json=report.json', '--format', 'junit=j.xml', 'twice.sla'], {
      cwd: folder({ 'twice.sla': SHARED }),
    });
    expect(clean).toEqual({ code: 0, out: '', err: '1 file checked, no findings\n' });
  });

  test('a file that cannot be written is said, and the others are written', async () => {
    const cwd = folder({ 'a.sla': SHARED, file: 'x' });
    const argv = [
      'check',
      '--format',
      'json=file/x.json',
      '--format',
      'gitlab=.',
      '--format',
      'junit=junit.xml',
      '--format',
      'human',
    ];
    expect(await sla(argv, { cwd })).toEqual({
      code: 2,
      out: '1 file checked, no findings\n',
      err:
        'file/x.json: error: It cannot be written: a part of the path is a file, not a folder.\n' +
        '.: error: It cannot be written: it is a folder.\n',
    });
    expect(read(cwd, 'junit.xml')).toMatch(/^<\?xml/);
    expect(read(cwd, 'file')).toBe('x');
  });

  test('a file keeps its mode and its links, and is whole', async () => {
    const cwd = folder({ 'a.sla': SHARED, 'real.json': 'old' });
    chmodSync(path.join(cwd, 'real.json'), 0o600);
    symlinkSync('real.json', path.join(cwd, 'link.json'));
    expect((await sla(['check', '--format', 'json=link.json'], { cwd })).code).toBe(0);
    expect(JSON.parse(read(cwd, 'real.json')).files).toHaveLength(1);
    expect(statSync(path.join(cwd, 'real.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(cwd).toSorted()).toEqual(['a.sla', 'link.json', 'real.json']);
  });

  test.skipIf(process.platform === 'win32')('a pipe gets the text, and stays a pipe', async () => {
    const cwd = folder({ 'a.sla': SHARED });
    const pipe = path.join(cwd, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const [text, { code }] = await Promise.all([
      readFile(pipe, 'utf8'),
      sla(['check', '--format', 'json=pipe'], { cwd }),
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(text).files).toHaveLength(1);
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  test('what cannot be read is in every format', async () => {
    const cwd = folder({ 'a.sla': SHARED });
    for (const format of ['json', 'sarif', 'github', 'gitlab', 'junit', 'markdown']) {
      const { code, out, err } = await sla(['check', '--format', format, 'a.sla', 'missing.sla'], { cwd });
      expect(code).toBe(2);
      expect(out).toContain('It cannot be read: there is no such file or folder.');
      expect(err).toBe('missing.sla: error: It cannot be read: there is no such file or folder.\n');
    }
  });

  test('SARIF describes every rule that runs', async () => {
    const cwd = folder({ 'a.sla': SHARED });
    const { rules } = JSON.parse((await sla(['check', '--format', 'sarif'], { cwd })).out).runs[0].tool.driver;
    const { RULES } = await import('@sla-language/language');
    expect(rules.map((rule: { id: string }) => rule.id)).toEqual(
      RULES.filter((rule) => !rule.audience)
        .map((rule) => rule.id)
        .toSorted(),
    );
    for (const rule of rules) {
      expect(rule.name).toMatch(/^([A-Z][a-z0-9]*)+$/);
      expect(rule.help.markdown).toMatch(/\S\n\n## What to do\n\n[\s\S]+\n\n## Sources\n\n- /);
    }
  });

  test('nothing is written where the command line is wrong', async () => {
    const cwd = folder({ 'a.sla': SHARED });
    const { code } = await sla(['check', '--format', 'json=x.json', '--format', 'human', '--format', 'github'], {
      cwd,
    });
    expect(code).toBe(2);
    expect(existsSync(path.join(cwd, 'x.json'))).toBe(false);
  });
});

describe('JSON', () => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(checkSchema);

  test.each([
    [['check']],
    [['check', '--quiet']],
    [['check', 'a.sla', 'nowhere.sla', 'nul.sla']],
    [['check', path.resolve('examples')]],
  ])('of %j follows the published schema', async (argv) => {
    const cwd = folder({
      'a.sla': TWICE,
      'b.sla': 'import "./a.sla"\n',
      'c.sla': fill(templateOf('managed-service'), { today: '2026-07-01' }),
      'd.sla': '',
      'nul.sla': '\0',
    });
    const { out } = await sla([...argv, '--format', 'json'], { cwd, today: '2040-01-01' });
    const report = JSON.parse(out);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report.files.length).toBeGreaterThan(0);
  });
});

describe('what fails', () => {
  const WARNED = { 'a.sla': '', 'b.sla': '' };

  test.each([
    [['--fail-on', 'never'], { 'a.sla': TWICE }, 0],
    [['--fail-on', 'never', '--max-warnings', '0'], WARNED, 1],
    [['--fail-on', 'never', '--max-warnings', '0'], { 'a.sla': TWICE }, 0],
    [['--max-warnings', '2'], WARNED, 0],
    [['--max-warnings', '1'], WARNED, 1],
    [['--max-warnings', '1', '--quiet'], WARNED, 1],
    [['--fail-on', 'warning', '--quiet'], WARNED, 1],
    [['--fail-on', 'never'], { 'a.sla': '\0' }, 2],
  ])('%j of %j: %i', async (options, files, code) => {
    expect((await sla(['check', ...options], { cwd: folder(files) })).code).toBe(code);
  });

  test('too many warnings are counted on standard error', async () => {
    const { err } = await sla(['check', '--max-warnings', '1', '--quiet'], { cwd: folder(WARNED) });
    expect(err).toBe('sla: 2 warnings, and --max-warnings allows 1.\n');
    expect((await sla(['check', '--max-warnings', '2'], { cwd: folder(WARNED) })).err).toBe('');
  });

  test('--quiet reports errors only, in every format', async () => {
    const cwd = folder({ 'a.sla': TWICE, 'b.sla': '' });
    const { out } = await sla(['check', '--quiet', '--format', 'json=x.json', '--format', 'human'], { cwd });
    expect(out).toMatch(/^a\.sla:2:7: error[\s\S]*\n\n1 error in 2 files\n$/);
    expect(JSON.parse(read(cwd, 'x.json')).summary).toMatchObject({ files: 2, errors: 1, warnings: 0 });
    expect((await sla(['check', '--quiet', 'b.sla'], { cwd })).out).toBe('1 file checked, no errors\n');
  });

  test('a warning is a failure in JUnit only where it makes the check fail', async () => {
    const cwd = folder(WARNED);
    const failures = async (...options: string[]) =>
      /failures="(\d+)"/.exec((await sla(['check', '--format', 'junit', ...options], { cwd })).out)?.[1];
    expect(await failures()).toBe('0');
    expect(await failures('--fail-on', 'warning')).toBe('2');
    expect(await failures('--max-warnings', '1')).toBe('2');
  });
});

describe('related places', () => {
  test('of a file that is only imported are shown with their line', async () => {
    const cwd = folder({
      'shared.sla': '// Shared\ncalendar Office "Office" { open monday 09:00 to 17:00 }\n',
      'a.sla':
        'import "./shared.sla"\nagreement A "A" {\n    calendar Office "Own" { open monday 09:00 to 10:00 }\n}\n',
    });
    const { out } = await sla(['check', 'a.sla'], { cwd });
    expect(out).toContain(
      [
        '      shared.sla:2:10: The hidden one',
        '    2 | calendar Office "Office" { open monday 09:00 to 17:00 }',
        '      |          ------',
        '',
      ].join('\n'),
    );
  });
});

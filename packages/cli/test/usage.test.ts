import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { folder, SHARED, sla } from './world.js';

describe('sla', () => {
  test.each(['--version', '-V'])('%s', async (flag) => {
    expect(await sla([flag], { cwd: folder() })).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
  });

  test.each([
    [['--help']],
    [['-h']],
    [['help', 'check']],
    [['check', '--help']],
    [['build', '--help']],
    [['diff', '--help']],
    [['format', '--help']],
    [['init', '--help']],
    [['rules', '--help']],
    [['explain', '--help']],
    [['lsp', '--help']],
  ])('%j leads with examples', async (argv) => {
    const { code, out, err } = await sla(argv, { cwd: folder() });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Examples:\n {2}\S.*\n[\s\S]*\nUsage: sla /);
  });

  test.each([
    [[], 'Examples:'],
    [['chekc'], "unknown command 'chekc'\n(Did you mean check?)"],
    [['check', '--fromat', 'json'], "unknown option '--fromat'\n(Did you mean --format?)"],
    [['check', '--format', 'xml'], 'Allowed choices are human, json, sarif, github, gitlab, junit, markdown.'],
    [['check', '--fail-on', 'nothing'], 'Allowed choices are error, warning, information, never.'],
    [['check', '--stdin-filename', 'x.sla'], '--stdin-filename names the text from standard input'],
    [['check', '-', '--stdin-filename', 'x.txt'], 'ends in .sla'],
    [['check', '--format', 'json', '--format', 'github=-'], 'and json already does: write github=FILE.'],
    [['check', '--format', 'json='], 'Name the file: json=FILE.'],
    [['check', '--format', 'json=a.sla'], 'A file whose name ends in .sla is an agreement.'],
    [['check', '--format', 'json=x', '--format', 'sarif=./x'], 'Two formats cannot go to one file.'],
    [['check', '--max-warnings', '-1'], 'Write a whole number: 0 or more.'],
    [['check', '--max-warnings', 'few'], 'Write a whole number: 0 or more.'],
    [['check', '--watch', '-'], '--watch watches files, and standard input is none.'],
    [['build', '--format', 'markdown,pdf'], 'Allowed choices are markdown, html, docx, json, all.'],
    [['build', '--stdout', '--out', 'x'], '--stdout and --out exclude each other'],
    [['explain'], "missing required argument 'rule'"],
    [['rules', 'x'], 'too many arguments'],
  ])('%j is wrong usage', async (argv, message) => {
    const { code, out, err } = await sla(argv, { cwd: folder({ 'a.sla': SHARED }) });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  test('a fault of its own is said without a stack trace, unless one is asked for', async () => {
    const world = { cwd: folder(), stdin: () => Promise.reject(new Error('boom')) };
    const { code, err } = await sla(['check', '-'], world);
    expect(code).toBe(3);
    expect(err).toMatch(/^sla: internal error: boom\n/);
    expect(err).not.toMatch(/^\s+at /m);
    expect((await sla(['check', '-'], { ...world, env: { SLA_DEBUG: '1' } })).err).toMatch(/^\s+at /m);
  });
});

describe('sla rules', () => {
  test('lists every rule once, in order', async () => {
    const { code, out } = await sla(['rules'], { cwd: folder() });
    expect(code).toBe(0);
    const ids = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]);
    const { RULES } = await import('@sla-language/language');
    expect(ids).toEqual(RULES.map((rule) => rule.id).toSorted());
    expect(ids).toContain('remedy/tier-gap');
  });

  test('--json has all that is known of each', async () => {
    const { out } = await sla(['rules', '--json'], { cwd: folder() });
    const { schemaVersion, rules } = JSON.parse(out);
    expect(schemaVersion).toBe('1.0');
    for (const rule of rules) {
      expect(rule).toMatchObject(
        Object.fromEntries(['id', 'severity', 'title', 'why', 'advice'].map((key) => [key, expect.any(String)])),
      );
      expect(rule.examples[0].failing).not.toBe('');
    }
  });
});

describe('sla explain', () => {
  test('prints the page that the editor shows: why, what to do, settings, examples', async () => {
    const { code, out } = await sla(['explain', 'remedy/claim-window-short'], { cwd: folder() });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^[A-Z].+\n\n`remedy\/claim-window-short`\n\n[\s\S]+`customer`[\s\S]+\nWhat to do\n[\s\S]+\nSettings\n[\s\S]+\n {4}import[\s\S]+\nMended:\n[\s\S]+\nSources\n/,
    );
    expect(out).not.toContain('```');
    const prose = out.split('\n').filter((line) => !/^(?: {4}|\||- )/.test(line));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test.each([
    ['remedy/teir-gap', 'Did you mean remedy/tier-gap?'],
    ['tier-gap', 'Did you mean remedy/tier-gap?'],
    ['remedy', 'remedy is a topic. Its rules: remedy/'],
    ['completely/different-thing-altogether', '`sla rules` lists them.'],
    ['syntax/unexpected', 'is a mistake in the text itself'],
  ])('%s: %s', async (id, message) => {
    const { code, out, err } = await sla(['explain', id], { cwd: folder() });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});

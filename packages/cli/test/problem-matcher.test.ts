import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folder, SHARED, sla, TWICE } from './world.js';

const { problemMatchers } = JSON.parse(readFileSync('packages/vscode/package.json', 'utf8')).contributes;
const [matcher, watching] = problemMatchers;

/** What VS Code reads in lines of a terminal, as the manifest says. */
function problemsIn(output: string) {
  const { regexp, file, line, column, severity, message, code } = matcher.pattern;
  return output.split(/\r?\n/).flatMap((text) => {
    const match = new RegExp(regexp).exec(text);
    return match
      ? {
          file: match[file],
          place: `${match[line]}:${match[column]}`,
          severity: match[severity],
          message: match[message],
          code: match[code],
        }
      : [];
  });
}

describe('what VS Code reads of the report', () => {
  test('each finding once, and neither excerpts nor related places', async () => {
    const cwd = folder({
      'terms/twice.sla': TWICE,
      'sla.config.json': '{ "rules": { "governance": "information" } }',
      'near.sla': `${SHARED}partie B "B"\n`,
      'weak.sla': `${SHARED}agreement A "A" { provider Acme  customer Globex  service S "S" { fee EUR 1 per month } }\n`,
    });
    const { out } = await sla(['check'], { cwd });
    const found = problemsIn(out);
    expect(found).toContainEqual({
      file: 'terms/twice.sla',
      place: '2:7',
      severity: 'error',
      message: '`party Acme` is given twice; the first one is in line 1.',
      code: 'language/duplicate-name',
    });
    const heads = out.split('\n').filter((line) => /^\S+:\d+:\d+: (error|warning|information): /.test(line));
    expect(found).toHaveLength(heads.length);
    // The words that VS Code knows.
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(['error', 'info']));
    for (const { code } of found) expect(code).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
  });

  test('a configuration that is wrong has no rule', async () => {
    const cwd = folder({ 'a.sla': SHARED, 'sla.config.json': '{\n  "profiles": "strikt"\n}' });
    const { err } = await sla(['check'], { cwd });
    expect(problemsIn(err)).toMatchObject([
      { file: 'sla.config.json', place: '2:15', severity: 'error', code: undefined },
    ]);
  });

  test.each([
    ['C:/Acme/terms/a.sla:3:14: error: Wrong. [metric/unused]', 'C:/Acme/terms/a.sla', '3:14', 'Wrong.'],
    [
      'c:\\Acme\\a b.sla:1:1: warning: 3:4: is [sic] odd [target/no-margin]',
      'c:\\Acme\\a b.sla',
      '1:1',
      '3:4: is [sic] odd',
    ],
    ['//server/share/a.sla:10:2: information: So. [wording/weasel-words]', '//server/share/a.sla', '10:2', 'So.'],
    ['../b:c.sla:10:2: information: So. [wording/weasel-words]', '../b:c.sla', '10:2', 'So.'],
  ])('%s', (line, file, place, message) => {
    expect(problemsIn(line)).toMatchObject([{ file, place, message }]);
  });

  test('a watch begins and ends each round as it is written', async () => {
    const cwd = folder({ 'a.sla': TWICE });
    const controller = new AbortController();
    const { err } = await sla(['check', '--watch'], {
      cwd,
      interruption: controller.signal,
      onWrite: ({ err }) => {
        if (err.includes('Watching')) controller.abort();
      },
    });
    const { beginsPattern, endsPattern, activeOnStart } = watching.background;
    expect(activeOnStart).toBe(true);
    expect(watching.base).toBe(`$${matcher.name}`);
    expect(err.split('\n').some((line) => new RegExp(endsPattern).test(line))).toBe(true);
    // As watching/watch.ts announces it; watch.test.ts looks at the whole line.
    expect('--- changed: terms/a.sla, b.sla and 3 more ---').toMatch(new RegExp(beginsPattern));
  });
});

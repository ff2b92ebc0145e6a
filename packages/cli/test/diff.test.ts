import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import schema from '../schema/diff.schema.json';
import { folder, SHARED, sla, TWICE } from './world.js';

const CASES = fileURLToPath(new URL('./diff/cases', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url));

const text = (target: string, more = ''): string => `${SHARED}
agreement Hosting "Hosting" {
    version "${target}"
    effective from 2027-01-01
    timezone "Europe/Berlin"
    provider Acme
    customer Globex
    service Shop "Shop" { fee EUR 1_000 per month }
    metric Uptime "Availability" {
        availability of Shop
        unavailable when "the probe gets no answer"
        measured every 1 minute by "an external probe"
        no data counts as bad
    }
    objective Available "Availability of the shop" {
        measures Uptime per month
        target >= ${target}%
    }
${more}}
`;

describe('sla diff', () => {
  test.each(readdirSync(CASES))('%s', async (name) => {
    const cwd = path.join(CASES, name);
    const { code, out, err } = await sla(['diff', 'old.sla', 'new.sla'], { cwd });
    expect(err).toBe('');
    await expect(out).toMatchFileSnapshot(path.join(cwd, 'expected.txt'));
    expect(code).toBe(out.includes('mean the same') ? 0 : 1);
  });

  test('says the same of two files in either order, the other way round', async () => {
    const cwd = folder({ 'a.sla': text('99.9'), 'b.sla': text('99.95') });
    expect((await sla(['diff', 'a.sla', 'b.sla'], { cwd })).out).toContain('21 min 36 s less downtime');
    expect((await sla(['diff', 'b.sla', 'a.sla'], { cwd })).out).toContain('21 min 36 s more downtime');
  });

  test('colours are for terminals', async () => {
    const cwd = folder({ 'a.sla': text('99.9'), 'b.sla': text('99.95') });
    expect((await sla(['diff', 'a.sla', 'b.sla'], { cwd, isTTY: true })).out).toContain('\u001b[36m');
    expect((await sla(['diff', 'a.sla', 'b.sla'], { cwd })).out).not.toContain('\u001b');
  });

  test('no change is 0, and changes are 1, unless --exit-zero says otherwise', async () => {
    const cwd = folder({ 'a.sla': text('99.9'), 'b.sla': text('99.95') });
    expect((await sla(['diff', 'a.sla', 'a.sla'], { cwd })).code).toBe(0);
    expect((await sla(['diff', 'a.sla', 'b.sla'], { cwd })).code).toBe(1);
    expect((await sla(['diff', 'a.sla', 'b.sla', '--exit-zero'], { cwd })).code).toBe(0);
  });

  test('reads one of the texts from standard input', async () => {
    const cwd = folder({ 'a.sla': text('99.9') });
    const { out } = await sla(['diff', 'a.sla', '-'], { cwd, stdin: text('99.5') });
    expect(out).toContain('at least 99.9% → at least 99.5%');
  });
});

/** What the parties agree on in a second round. */
const ROUND: readonly (readonly [from: string, to: string])[] = [
  ['version "2.0.0"', 'version "2.1.0"'],
  ['status signed', 'status proposed'],
  ['effective from 2027-01-01 to 2030-12-31', 'effective from 2027-01-01 to 2031-12-31'],
  ['target >= 98.75%', 'target >= 99%'],
  ['credit 10% of total fee when < 98.75%', 'credit 10% of total fee when < 99%'],
  ['target >= 99.75%', 'target >= 99.5%'],
  ['credit 10%  of fee when < 99.75%', 'credit 10%  of fee when < 99.5%'],
  ['credit 25%  of fee when < 99.0%', 'credit 20%  of fee when < 99.0%'],
  ['target <= 800 ms', 'target <= 0.7 s'],
  ['credit 3% of fee when > 800 ms', 'credit 3% of fee when > 700 ms'],
  ['limit 60 minutes per month', 'limit 2 hours per month'],
  ['window tuesday 03:00 to 05:00', 'window tuesday 02:00 to 06:00'],
  ['notice 5 business days by', 'notice 3 business days by'],
  ['fee EUR 2_400 per month', 'fee EUR 2_600 per month'],
  ['measured every 20 seconds', 'measured every 1 minute'],
  ['restore     within 90 minutes', 'restore     within 2 hours'],
  ['respond within 1 business hour', 'respond within 30 minutes'],
  ['cap 25%  of total fee per year', 'cap 20%  of total fee per year'],
  ['claim automatic', 'claim within 30 days after window by "ticket"'],
  ['other remedies reserved', 'other remedies excluded'],
  ['after 3 misses in 6 months', 'after 2 misses in 6 months'],
  ['releases at least 3 business days beforehand."', 'releases at least 5 business days beforehand."'],
  [
    'responsibility of Observa',
    'responsibility of customer "Names a deputy for the service owner."\n    responsibility of Observa',
  ],
  [
    'exclusion ShopCode',
    'exclusion Attack "Attacks from outside" {\n        means "attacks that no reasonable measure would have averted"\n        proof by provider\n    }\n    exclusion ShopCode',
  ],
  ['ShopCode\n    }\n    metric ErrorRate', 'ShopCode, Attack\n    }\n    metric ErrorRate'],
  ['return of data within 30 days', 'return of data within 1 month'],
  ['deletion of data within 60 days', 'deletion of data within 1440 hours'],
  ['subcontracting requires consent', 'subcontracting permitted with 30 days notice'],
  ['confidential to the parties and to Observa', 'confidential to the parties, their advisers and to Observa'],
  ['objective FewIncidents "Few critical incidents"', 'objective Incidents "Few incidents of severity 1"'],
  ['covers RestoreTest, FewIncidents', 'covers RestoreTest, Incidents'],
  ['internal target >= 99.9%', 'internal target >= 99.97%'],
  ['mitigation "Alarm at half of the monthly downtime budget."', 'mitigation "Nobody but us reads this."'],
];

function renegotiation(): string {
  const old = readFileSync(path.join(EXAMPLES, 'managed-service.sla'), 'utf8');
  const shared = ['acme.sla', 'severities.sla'].map(
    (name) => [`shared/${name}`, readFileSync(path.join(EXAMPLES, 'shared', name))] as const,
  );
  const now = ROUND.reduce((source, [from, to]) => {
    expect(source).toContain(from);
    return source.replace(from, to);
  }, old);
  return folder({ ...Object.fromEntries(shared), 'old.sla': old, 'new.sla': now });
}

describe('a renegotiation', () => {
  test('on the terminal', async () => {
    const { code, out, err } = await sla(['diff', 'old.sla', 'new.sla'], { cwd: renegotiation() });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    await expect(out).toMatchFileSnapshot('./diff/renegotiation.golden.txt');
  });

  test('as a report, as a marked-up contract, and twice the same', async () => {
    const cwd = renegotiation();
    for (const format of ['markdown', 'html']) {
      for (const redline of [[], ['--redline']]) {
        const argv = ['diff', 'old.sla', 'new.sla', '--format', format, ...redline];
        const { out } = await sla(argv, { cwd });
        expect(out).toBe((await sla(argv, { cwd })).out);
        expect(out).not.toMatch(/Nobody but us|99\.97%/);
        if (format === 'markdown') {
          await expect(out).toMatchFileSnapshot(
            `./diff/renegotiation${redline.length > 0 ? '.redline' : ''}.golden.md`,
          );
        }
      }
    }
  }, 60_000);

  test('in Word, with tracked changes', async () => {
    const cwd = renegotiation();
    const { code, err } = await sla(['diff', 'old.sla', 'new.sla', '--redline', '--out', 'out/redline.docx'], { cwd });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const files = unzipSync(readFileSync(path.join(cwd, 'out/redline.docx')));
    const document = Buffer.from(files['word/document.xml']!).toString('utf8');
    expect(document).toMatch(/<w:del [^>]*>.*?<w:delText[^>]*>98\.75%/s);
    expect(document).toMatch(/<w:ins [^>]*>.*?<w:t[^>]*>99%/s);
    expect(document).not.toContain('Nobody but us');
  }, 60_000);

  test('for programs, by the published schema', async () => {
    const { out } = await sla(['diff', 'old.sla', 'new.sla', '--format', 'json'], { cwd: renegotiation() });
    const report = JSON.parse(out);
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    expect(report.agreements[0].favours).toEqual({ provider: 16, customer: 7, neutral: 3, unclear: 4 });
    expect(out).not.toMatch(/Nobody but us|99\.97/);
  });
});

/** A repository with three commits, of which the first is called v1.0. */
function repository(): string {
  const cwd = folder({ 'contracts/hosting.sla': text('99.9'), 'contracts/shared.sla': 'plan Gold "Gold"\n' });
  const git = (...args: readonly string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false', ...args],
      { cwd },
    );
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  };
  git('init', '-q');
  commit('first');
  git('tag', 'v1.0');
  const imports = 'import "./shared.sla"\n';
  writeFileSync(
    path.join(cwd, 'contracts/hosting.sla'),
    imports +
      text('99.95', '    plan Silver "Silver"\n    proposal by customer on Available target >= 99.99% for Gold open\n'),
  );
  commit('second');
  writeFileSync(path.join(cwd, 'contracts/shared.sla'), 'plan Gold "Golden"\n');
  commit('third');
  return cwd;
}

describe('revisions', () => {
  const env = process.env as Record<string, string>;
  const file = 'contracts/hosting.sla';

  test('one file is compared with the last commit', async () => {
    const cwd = repository();
    expect(await sla(['diff', file], { cwd, env })).toEqual({
      code: 0,
      out: 'Hosting: The two texts mean the same.\n',
      err: '',
    });
    writeFileSync(
      path.join(cwd, file),
      readFileSync(path.join(cwd, file), 'utf8').replace('target >= 99.95', 'target >= 99.5'),
    );
    const { code, out } = await sla(['diff', file], { cwd, env });
    expect(code).toBe(1);
    expect(out).toContain('at least 99.95% → at least 99.5%');
  });

  test.each([
    [['--from', 'v1.0', file]],
    [['--from', 'v1.0', '--to', 'HEAD', file]],
    [[`v1.0:${file}`, file]],
    [['HEAD~2:contracts/hosting.sla', 'HEAD:contracts/hosting.sla']],
  ])('%j', async (argv) => {
    const { out, err } = await sla(['diff', ...argv], { cwd: repository(), env });
    expect(err).toBe('');
    expect(out).toContain('at least 99.9% → at least 99.95%');
  });

  test('imports are those of the revision', async () => {
    const cwd = repository();
    const { out } = await sla(['diff', '--from', 'HEAD~1', '--to', 'HEAD', file], { cwd, env });
    expect(out).toContain('Gold → Golden');
    expect(out).not.toContain('99.9%');
  });

  test('paths count from where one is, or from the top', async () => {
    const cwd = path.join(repository(), 'contracts');
    for (const name of ['hosting.sla', 'contracts/hosting.sla']) {
      expect((await sla(['diff', `v1.0:${name}`, 'hosting.sla'], { cwd, env })).out).toContain('at least 99.9% →');
    }
  });

  test('a file that is gone, or has come, or has moved', async () => {
    const cwd = repository();
    mkdirSync(path.join(cwd, 'new'));
    renameSync(path.join(cwd, file), path.join(cwd, 'new/moved.sla'));
    const gone = await sla(['diff', file], { cwd, env });
    expect(gone).toMatchObject({
      code: 2,
      out: '',
      err: `${file}: error: It cannot be read: there is no such file or folder.\n`,
    });
    writeFileSync(path.join(cwd, 'new/shared.sla'), 'plan Gold "Gold"\n');
    const come = await sla(['diff', 'new/moved.sla'], { cwd, env });
    expect(come.err).toBe('HEAD:new/moved.sla: error: There was no such file in this revision.\n');
    expect((await sla(['diff', `v1.0:${file}`, 'new/moved.sla'], { cwd, env })).out).toContain('at least 99.9% →');
    rmSync(path.join(cwd, 'contracts'), { recursive: true });
    expect((await sla(['diff', '--from', 'v1.0', '--to', 'HEAD', file], { cwd, env })).out).toContain(
      'at least 99.9% →',
    );
  });

  test.each([
    [['--from', 'v9', file], 'The repository has no revision v9.'],
    [['--from=--output=x', file], '"--output=x" is no revision.'],
    [['--from', '$(touch pwned)', file], 'The repository has no revision $(touch pwned).'],
    [['v1.0:missing.sla', file], 'There was no such file in this revision.'],
  ])('bad: %j', async (argv, message) => {
    const cwd = repository();
    const { code, out, err } = await sla(['diff', ...argv], { cwd, env });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(existsSync(path.join(cwd, 'pwned'))).toBe(false);
  });

  test('outside a repository', async () => {
    const { code, err } = await sla(['diff', 'a.sla'], { cwd: folder({ 'a.sla': text('99') }), env });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'sla: Revisions are read from a git repository, and this folder lies in none.\n',
    });
  });

  test('without git', async () => {
    const { code, err } = await sla(['diff', file], { cwd: repository(), env: { PATH: '/nowhere' } });
    expect({ code, err }).toEqual({ code: 2, err: 'sla: Revisions are read with git, which was not found.\n' });
  });
});

describe('several agreements in a file', () => {
  const two = (target: string, other: string) =>
    text(target) + text('99').replace(SHARED, '').replace('agreement Hosting', `agreement ${other}`);

  test('belong together by their names', async () => {
    const cwd = folder({ 'a.sla': two('99.9', 'Other'), 'b.sla': two('99.5', 'Third') });
    const { code, out } = await sla(['diff', 'a.sla', 'b.sla'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('at least 99.9% → at least 99.5%');
    expect(out).toContain('- Hosting (Other): only in a.sla\n');
    expect(out).toContain('+ Hosting (Third): only in b.sla\n');
  });

  test('their titles command no terminal', async () => {
    const cwd = folder({ 'a.sla': two('99.9', 'Other'), 'b.sla': two('99.5', 'Third') });
    const hostile = two('99.9', 'Fourth').replaceAll('"Hosting"', '"Hosting\u001b[2J"');
    const { out } = await sla(['diff', '-', 'b.sla'], { cwd, stdin: hostile });
    expect(out).toContain('- Hosting\uFFFD[2J (Fourth): only in standard input\n');
    expect(out).not.toContain('\u001b');
  });

  test('one can be chosen, and for a document it has to be', async () => {
    const cwd = folder({ 'a.sla': two('99.9', 'Other'), 'b.sla': two('99.5', 'Other') });
    const only = await sla(['diff', 'a.sla', 'b.sla', '--agreement', 'Other'], { cwd });
    expect(only).toEqual({ code: 0, out: 'Hosting: The two texts mean the same.\n', err: '' });
    const many = await sla(['diff', 'a.sla', 'b.sla', '--format', 'html'], { cwd });
    expect(many).toMatchObject({
      code: 2,
      err: 'sla: A document shows one agreement: choose --agreement Hosting or Other.\n',
    });
    const none = await sla(['diff', 'a.sla', 'b.sla', '--agreement', 'Nothing'], { cwd });
    expect(none.err).toBe('sla: There is no agreement Nothing to compare. There is: Hosting, Other.\n');
  });
});

describe('bad input', () => {
  test('errors are told as sla check tells them', async () => {
    const cwd = folder({ 'a.sla': TWICE, 'b.sla': text('99') });
    const { code, out, err } = await sla(['diff', 'a.sla', 'b.sla'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^a\.sla:2:7: error: .*\[language\//);
    expect(err).toContain('a.sla: not compared, because of 1 error.');
  });

  test.each([
    [['a.sla', 'missing.sla'], 'missing.sla: error: It cannot be read: there is no such file or folder.'],
    [['a.sla', 'note.txt'], 'note.txt: error: The name of an agreement ends in .sla.'],
    [['a.sla', 'binary.sla'], 'binary.sla:1:2: error: This is a binary file'],
    [['a.sla', 'shared.sla'], 'There is nothing to compare'],
    [['-', '-'], 'Only one of the two can be standard input.'],
    [['-'], 'Standard input has no revisions'],
    [['a.sla', 'a.sla', '--from', 'HEAD'], '--from and --to are revisions of one file'],
    [['a.sla', '--to', 'HEAD'], '--to needs --from.'],
    [['a.sla', 'a.sla', '--format', 'docx'], 'A docx goes to a file: name it with --out.'],
    [['a.sla', 'a.sla', '--redline', '--format', 'json'], '--redline makes a document'],
    [['a.sla', 'a.sla', '--format', 'pdf'], 'Allowed choices are text, json, markdown, html, docx.'],
    [[], "missing required argument 'old'"],
  ])('%j', async (argv, message) => {
    const cwd = folder({
      'a.sla': text('99'),
      'note.txt': '',
      'binary.sla': new Uint8Array([65, 0]),
      'shared.sla': SHARED,
    });
    const { code, out, err } = await sla(['diff', ...argv], { cwd });
    if (message.startsWith('There is nothing'))
      return expect((await sla(['diff', 'shared.sla', 'shared.sla'], { cwd })).err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { folder, SHARED, TWICE } from './world.js';

/** The product: one file, as it is installed. `npm run build` makes it. */
const BUNDLE = fileURLToPath(new URL('../dist/sla.mjs', import.meta.url));

function run(argv: readonly string[], cwd: string, input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUNDLE, ...argv], { cwd, input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the bundled sla', () => {
  beforeAll(() => {
    if (!existsSync(BUNDLE)) throw new Error('There is no bundle to test: run `npm run build` first.');
  });

  test('is one file that a shell can start', () => {
    expect(readFileSync(BUNDLE, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  test('starts without anything beside it', () => {
    const cwd = folder({ 'sla.mjs': readFileSync(BUNDLE), 'a.sla': SHARED });
    const env = { ...process.env, SLA_CODE_CACHE: 'off' };
    const { status, stdout } = spawnSync(process.execPath, ['sla.mjs', 'check'], { cwd, env, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '1 file checked, no findings\n' });
  });

  test.each([
    [0, ['check', 'good.sla']],
    [1, ['check', 'bad.sla']],
    [2, ['check', 'missing.sla']],
    [2, ['nonsense']],
    [0, ['--help']],
  ])('exit code %i: %j', (status, argv) => {
    expect(run(argv, folder({ 'good.sla': SHARED, 'bad.sla': TWICE })).status).toBe(status);
  });

  test('has every format', () => {
    const cwd = folder({ 'bad.sla': TWICE });
    for (const format of ['human', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown']) {
      const { status, stdout, stderr } = run(['check', '--format', format], cwd);
      expect({ format, status, stderr }).toEqual({ format, status: 1, stderr: '' });
      expect(stdout).toContain('is given twice');
    }
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('--watch ends with 0 on %s', async (signal) => {
    const child = spawn(process.execPath, [BUNDLE, 'check', '--watch'], { cwd: folder({ 'a.sla': SHARED }) });
    const closed = new Promise((done) => child.on('close', (code, killedBy) => done({ code, killedBy })));
    child.stderr.on('data', (chunk) => {
      if (String(chunk).includes('Ctrl+C ends.')) child.kill(signal);
    });
    expect(await closed).toEqual({ code: 0, killedBy: null });
  });

  test('reads standard input', () => {
    const { status, stdout } = run(['check', '-', '--stdin-filename', 'sub/a.sla'], folder(), TWICE);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^sub\/a\.sla:2:7: error/);
  });

  test('init, check and build work together', () => {
    const cwd = folder();
    expect(run(['init'], cwd).status).toBe(0);
    expect(run(['check', '--fail-on', 'information'], cwd)).toMatchObject({ status: 0, stderr: '' });
    const { status, stdout } = run(['build', '--out', 'out'], cwd);
    expect(status).toBe(0);
    for (const file of stdout.trim().split('\n')) expect(existsSync(path.join(cwd, file))).toBe(true);
  });

  test('many agreements are built in threads, with the same bytes as one by one', () => {
    const names = Array.from({ length: 9 }, (_, i) => `Hosting${i}`);
    const cwd = folder({
      ...Object.fromEntries(names.map((name) => [`${name}.sla`, `agreement ${name} "The ${name} agreement" { }\n`])),
    });
    expect(run(['build', '--out', 'all'], cwd).status).toBe(0);
    for (const name of names) expect(run(['build', `${name}.sla`, '--out', 'single'], cwd).status).toBe(0);
    const contents = (out: string) =>
      readdirSync(path.join(cwd, out)).map((name) => [name, readFileSync(path.join(cwd, out, name), 'base64')]);
    expect(contents('all')).toHaveLength(9 * 4);
    expect(contents('all')).toEqual(contents('single'));
  });

  test('says so when its folder has been removed', () => {
    const cwd = folder({ 'gone/a.sla': SHARED });
    const script = `cd gone && rm -r ../gone && exec "$0" "$1" check`;
    const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, BUNDLE], { cwd, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'sla: The current folder cannot be used: there is no such file or folder.\n',
    });
  });

  test('SOURCE_DATE_EPOCH fixes the day', () => {
    const cwd = folder({ 'a.sla': SHARED });
    const env = { ...process.env, SOURCE_DATE_EPOCH: '1767225600' };
    const { stdout } = spawnSync(process.execPath, [BUNDLE, 'check', '--format', 'json'], {
      cwd,
      env,
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout).today).toBe('2026-01-01');
  });

  test('ends quietly when the reader of its output has seen enough', async () => {
    const child = spawn(process.execPath, [BUNDLE, 'rules', '--json'], {
      cwd: folder(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('lsp --stdio speaks the protocol', async () => {
    const child = spawn(process.execPath, [BUNDLE, 'lsp', '--stdio'], {
      cwd: folder(),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const send = (message: object): void => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    };
    let output = '';
    const answered = new Promise<void>((done) => {
      child.stdout.on('data', (chunk) => {
        output += chunk;
        if (output.includes('"capabilities"')) done();
      });
    });
    const closed = new Promise((done) => child.on('close', done));
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await answered;
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    expect(await closed).toBe(0);
  });
});

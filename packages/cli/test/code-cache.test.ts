import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CodeCache } from '../src/launch/code-cache.js';
import { folder, SHARED, TWICE } from './world.js';

/** The products of `npm run build`. */
const DIST = fileURLToPath(new URL('../dist', import.meta.url));

const AGREEMENT = 'agreement Hosting "Hosting" { }\n';

/** A folder with the bundle alone, files to work on, and no cache yet. */
function world(): { readonly cwd: string; readonly cache: string } {
  const cwd = folder({
    'sla.mjs': readFileSync(path.join(DIST, 'sla.mjs')),
    'good.sla': SHARED,
    'bad.sla': TWICE,
    'agreement.sla': AGREEMENT,
  });
  return { cwd, cache: path.join(cwd, 'cache') };
}

function run(cwd: string, cache: string, ...args: readonly string[]) {
  const env = { ...process.env, SLA_CODE_CACHE: cache };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['sla.mjs', ...args], { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function filesIn(cache: string): readonly string[] {
  return existsSync(cache) ? readdirSync(cache) : [];
}

/** `sla-build-documents` of the name of a file. */
const partOf = (name: string): string => name.split(/-[0-9a-f]{8}-/)[0];

/** When which file was written. */
function timesIn(cache: string): readonly (readonly [name: string, time: number])[] {
  return filesIn(cache).map((name) => [name, statSync(path.join(cache, name)).mtimeMs]);
}

describe('the bundle with the code of an earlier run', () => {
  test.each([
    [['check', 'good.sla', 'bad.sla', 'missing.sla']],
    [['build', 'good.sla', '--stdout']],
    [['build', 'agreement.sla', '--out', '.', '-f', 'html']],
    [['rules']],
    [['--help']],
    [['nonsense']],
  ])('%j: the same as without', (args) => {
    const { cwd, cache } = world();
    for (const command of ['check', 'build']) run(cwd, cache, command, 'agreement.sla');
    const kept = timesIn(cache);
    expect(kept.map(([name]) => partOf(name)).toSorted()).toEqual(['sla-build', 'sla-build-documents', 'sla-check']);
    expect(run(cwd, cache, ...args)).toEqual(run(cwd, 'off', ...args));
    // V8 took them: what it refuses is written again.
    expect(timesIn(cache)).toEqual(kept);
  });

  test('only `check` and `build` keep theirs, and none where that is switched off', () => {
    const { cwd, cache } = world();
    for (const args of [['rules'], ['--version'], ['../check']]) run(cwd, cache, ...args);
    expect(filesIn(cache)).toEqual([]);
    run(cwd, 'off', 'check', 'good.sla');
    expect(filesIn(cwd).toSorted()).toEqual(['agreement.sla', 'bad.sla', 'good.sla', 'sla.mjs']);
  });

  test.each<[string, (code: Buffer) => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['cut off', (code) => code.subarray(0, code.length / 2)],
    ['damaged', (code) => Buffer.from(code.map((byte, i) => (i === code.length >> 1 ? byte ^ 0xff : byte)))],
    ['something else', () => Buffer.from('not code at all')],
  ])('a file that is %s is passed over and made again', (_, spoil) => {
    const { cwd, cache } = world();
    const expected = run(cwd, cache, 'check', 'bad.sla');
    const file = path.join(cache, filesIn(cache)[0]);
    const whole = readFileSync(file);
    writeFileSync(file, spoil(whole));
    expect(run(cwd, cache, 'check', 'bad.sla')).toEqual(expected);
    expect(readFileSync(file).length).toBeGreaterThan(whole.length / 2);
    expect(filesIn(cache)).toHaveLength(1);
  });

  test('says nothing where the folder cannot be written', () => {
    const { cwd } = world();
    expect(run(cwd, path.join(cwd, 'good.sla', 'cache'), 'check', 'good.sla')).toEqual({
      status: 0,
      stdout: '1 file checked, no findings\n',
      stderr: '',
    });
  });

  test('takes what the build has left beside it', () => {
    const { cwd, cache } = world();
    const left = readdirSync(DIST).filter((name) => name.endsWith('.cache'));
    expect(left.map(partOf).toSorted()).toEqual(['sla-build', 'sla-build-documents', 'sla-check']);
    for (const name of left) copyFileSync(path.join(DIST, name), path.join(cwd, name));
    expect(run(cwd, cache, 'check', 'bad.sla')).toEqual(run(cwd, 'off', 'check', 'bad.sla'));
    expect(filesIn(cache)).toEqual([]);
  });
});

describe('the cache', () => {
  const PROGRAM = Buffer.from('program');
  const TEXT = Buffer.from('text of the program');
  const CODE = Buffer.from('code of the program');
  const user = process.getuid?.() ?? 0;

  test('gives back what it was given, to the same program and command alone', () => {
    const own = path.join(folder(), 'made', 'when needed');
    const places = { beside: folder(), own, owners: [user] };
    new CodeCache(PROGRAM, 'check', places).write(TEXT, () => CODE);
    expect(new CodeCache(PROGRAM, 'check', places).read()).toEqual({ text: TEXT, code: CODE });
    expect(new CodeCache(PROGRAM, 'build', places).read()).toBeUndefined();
    expect(new CodeCache(Buffer.from('Program'), 'check', places).read()).toBeUndefined();
    expect(readdirSync(own)).toHaveLength(1);
  });

  test('trusts no file of another user', () => {
    const own = folder();
    new CodeCache(PROGRAM, 'check', { beside: own, own, owners: [user] }).write(TEXT, () => CODE);
    expect(new CodeCache(PROGRAM, 'check', { beside: own, own, owners: [user + 1] }).read()).toBeUndefined();
  });

  test('is empty for a user without a folder', () => {
    const cache = new CodeCache(PROGRAM, 'check', { beside: folder(), owners: [user] });
    cache.write(TEXT, () => CODE);
    expect(cache.read()).toBeUndefined();
  });
});

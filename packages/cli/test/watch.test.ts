import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeIo } from '../src/io.js';
import { namesOf } from '../src/watching/watch.js';
import { folder, SHARED, sla, TWICE } from './world.js';

const WAITING = 'Watching for changes; Ctrl+C ends.\n';

/** `sla check --watch`, as it runs. */
function watching(cwd: string, argv: readonly string[] = [], isTTY = false) {
  const controller = new AbortController();
  let written = { out: '', err: '' };
  let wake: () => void = () => {};
  const ended = sla(['check', '--watch', ...argv], {
    cwd,
    isTTY,
    interruption: controller.signal,
    onWrite: (now) => {
      written = now;
      wake();
    },
  });
  onTestFinished(async () => {
    controller.abort();
    await ended;
  });
  const before = { out: 0, err: 0 };
  return {
    /**
     * Waits until it waits, and what it has written since then matches. (A file may be seen half written, and a change twice, so
     * one change may bring more than one report.)
     */
    async report(expected: { readonly out?: RegExp; readonly err?: RegExp }): Promise<{ out: string; err: string }> {
      const since = () => ({ out: written.out.slice(before.out), err: written.err.slice(before.err) });
      await new Promise<void>((done) => {
        wake = () => {
          const { out, err } = since();
          const matches = (expected.out?.test(out) ?? true) && (expected.err?.test(err) ?? true);
          if (matches && err.endsWith(WAITING)) done();
        };
        wake();
      });
      const report = since();
      before.out += report.out.length;
      before.err += report.err.length;
      return report;
    },
    interrupt: () => {
      controller.abort();
      return ended;
    },
    write: (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
      writeFileSync(path.join(cwd, name), text);
    },
  };
}

const CLEAN = /1 file checked, no findings\n$/;
const WRONG = /a\.sla:2:7: error[\s\S]*\n1 error in 1 file\n$/;

describe('sla check --watch', () => {
  test('reports, reports again when a file has changed, and ends with 0', async () => {
    const cwd = folder({ 'a.sla': SHARED });
    const run = watching(cwd, ['a.sla']);
    expect(await run.report({ out: CLEAN })).toEqual({ out: '1 file checked, no findings\n', err: WAITING });
    run.write('a.sla', TWICE);
    const { err } = await run.report({ out: WRONG });
    expect(err.startsWith(`\n--- changed: a.sla ---\n${WAITING}`)).toBe(true);
    expect((await run.interrupt()).code).toBe(0);
  });

  test('survives editors that save by renaming, and files that go and come back', async () => {
    const cwd = folder({ 'a.sla': SHARED });
    const run = watching(cwd, ['a.sla']);
    await run.report({ out: CLEAN });
    for (const text of [TWICE, SHARED, TWICE]) {
      writeFileSync(path.join(cwd, '.a.tmp'), text);
      renameSync(path.join(cwd, '.a.tmp'), path.join(cwd, 'a.sla'));
      await run.report({ out: text === TWICE ? WRONG : CLEAN });
    }
    rmSync(path.join(cwd, 'a.sla'));
    await run.report({ err: /a\.sla: error: It cannot be read: there is no such file or folder\./ });
    run.write('a.sla', SHARED);
    await run.report({ out: CLEAN });
  });

  test('notices new files in folders, and folders that go and come back', async () => {
    const cwd = folder({ 'contracts/a.sla': SHARED, 'contracts/notes.txt': '' });
    const run = watching(cwd, ['contracts']);
    await run.report({ out: CLEAN });
    run.write('contracts/notes.txt', 'not ours');
    run.write('contracts/new/a.sla', TWICE);
    const { err } = await run.report({ out: /contracts\/new\/a\.sla:2:7: error/ });
    expect(err).toContain('--- changed: contracts/new/a.sla ---');
    rmSync(path.join(cwd, 'contracts'), { recursive: true });
    await run.report({ err: /\ncontracts: error:/ });
    run.write('contracts/c.sla', SHARED);
    await run.report({ out: CLEAN });
  });

  test('notices what a pattern matches, and files that are not there yet', async () => {
    const cwd = folder({ 'deep/a/x.sla': SHARED });
    const run = watching(cwd, ['deep/*/x.sla', 'later/y.sla']);
    await run.report({ err: /later\/y\.sla: error:/ });
    run.write('deep/b/x.sla', SHARED);
    await run.report({ out: /2 files checked, no findings\n$/ });
    run.write('later/y.sla', SHARED);
    await run.report({ out: /3 files checked, no findings\n$/ });
  });

  test('notices changes of imported files, also of those that were missing, wherever they lie', async () => {
    const elsewhere = path.join(folder({ 'shared.sla': SHARED }), 'shared.sla');
    const cwd = folder({ 'a.sla': `import "./missing.sla"\nimport "${elsewhere}"\n` });
    const run = watching(cwd, ['a.sla']);
    await run.report({ out: /1 error/ });
    run.write('missing.sla', 'party Other "Other"\n');
    await run.report({ out: CLEAN, err: /--- changed: missing\.sla ---/ });
    writeFileSync(elsewhere, TWICE);
    const { err } = await run.report({ out: CLEAN });
    expect(err).toContain(`--- changed: ${elsewhere} ---`);
  });

  test('clears the screen of a terminal, and nothing else', async () => {
    const cwd = folder({ 'a.sla': SHARED });
    const run = watching(cwd, [], true);
    expect((await run.report({})).out).not.toContain('\u001b[2J');
    run.write('a.sla', TWICE);
    expect((await run.report({ out: /1 error/ })).out.startsWith('\u001b[2J\u001b[H')).toBe(true);
  });

  test('writes its files each time', async () => {
    const cwd = folder({ 'a.sla': SHARED });
    const run = watching(cwd, ['--format', 'json=out/report.json']);
    expect((await run.report({})).out).toBe('');
    run.write('a.sla', TWICE);
    expect((await run.report({ err: /1 error in 1 file\n/ })).out).toBe('');
  });

  test('names no more than three files', () => {
    const io = { ...nodeIo(), cwd: path.resolve('/home') };
    const files = ['a', 'b', 'c', 'd', 'e'].map((name) => path.resolve(`/home/${name}.sla`));
    expect(namesOf(files.slice(0, 3), io)).toBe('a.sla, b.sla, c.sla');
    expect(namesOf(files, io)).toBe('a.sla, b.sla, c.sla and 2 more');
  });
});

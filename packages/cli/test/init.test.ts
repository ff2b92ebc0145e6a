import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folder, sla, TWICE } from './world.js';

const read = (cwd: string, file: string): string => readFileSync(path.join(cwd, file), 'utf8');

describe('sla init', () => {
  test('writes an agreement that checks clean and builds', async () => {
    const cwd = folder();
    const { code, out, err } = await sla(['init'], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: 'agreement.sla\n' });
    expect(err).toContain('sla check agreement.sla');
    const checked = await sla(['check', '--fail-on', 'information'], { cwd });
    expect(checked).toEqual({ code: 0, out: '1 file checked, no findings\n', err: '' });
    expect((await sla(['build'], { cwd })).code).toBe(0);
  });

  test.each(['2026-01-31', '2027-12-31', '2028-02-29'])('checks clean when it is written on %s', async (today) => {
    const cwd = folder();
    await sla(['init', 'new/folder/a.sla'], { cwd, today });
    expect(await sla(['check'], { cwd, today })).toMatchObject({ code: 0, out: '1 file checked, no findings\n' });
  });

  test('takes any names', async () => {
    const cwd = folder();
    const title = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !text.startsWith('-') && text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(title, title, title, async (provider, customer, name) => {
        const argv = ['init', '--force', '--provider', provider, '--customer', customer, '--title', name];
        await sla(argv, { cwd });
        const { out } = await sla(['check', '--format', 'json'], { cwd });
        const { findings, agreements } = JSON.parse(out).files[0];
        // What a name says may offend a rule (a placeholder, say); the text is sound whatever it says.
        expect(findings.filter((each: { rule: string }) => /^(syntax|language)\//.test(each.rule))).toEqual([]);
        expect(agreements[0].title).toBe(name.replace(/\s+/g, ' ').trim());
      }),
      { numRuns: 20 },
    );
  });

  test('one name for both parties gives two parties', async () => {
    const cwd = folder();
    await sla(['init', '--provider', 'Acme', '--customer', 'Acme'], { cwd });
    expect(await sla(['check'], { cwd })).toMatchObject({ code: 0 });
  });

  test.each(['managed-service', 'saas', 'internal-ola', 'support', 'network'])('--template %s', async (kind) => {
    const cwd = folder();
    await sla(['init', '--template', kind, '--timezone', 'Europe/Berlin'], { cwd });
    expect(await sla(['check', '--fail-on', 'information'], { cwd })).toMatchObject({ code: 0 });
    expect(read(cwd, 'agreement.sla')).toContain('timezone "Europe/Berlin"');
  });

  test('--list says which kinds there are', async () => {
    const { code, out } = await sla(['init', '--list'], { cwd: folder() });
    expect(code).toBe(0);
    expect(out).toMatch(/^managed-service +Hosting.*\nsaas +A web.*\ninternal-ola +.*\nsupport +.*\nnetwork +.*\n$/);
  });

  test.each([
    [
      ['--template', 'sass'],
      'There is no kind sass. There are: managed-service, saas, internal-ola, support, network.',
    ],
    [['--timezone', 'Berlin'], 'There is no time zone Berlin.'],
    [['--currency', 'euro'], 'There is no currency euro.'],
    [['--provider', ''], 'The provider is empty: say what it is called.'],
    [['--customer', '  '], 'The customer is empty'],
    [['--title', ' \u0000\n'], 'The title is empty'],
    [['--law', ''], 'The law is empty'],
  ])('%j is refused', async (words, message) => {
    const cwd = folder();
    const { code, err } = await sla(['init', ...words], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('never writes over a file, unless it is told to', async () => {
    const cwd = folder({ 'a.sla': TWICE });
    expect(await sla(['init', 'a.sla'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: 'sla: a.sla exists already. --force writes over it.\n',
    });
    expect(read(cwd, 'a.sla')).toBe(TWICE);
    expect((await sla(['init', 'a.sla', '--force'], { cwd })).code).toBe(0);
    expect(read(cwd, 'a.sla')).toContain('agreement ');
    expect(readdirSync(cwd)).toEqual(['a.sla']);
  });

  test.each([
    ['sub', 'sub is a folder: name a file in it'],
    ['hosting', 'did you mean hosting.sla?'],
    ['a.sla/b.sla', 'a.sla/b.sla cannot be written: a part of the path is a file, not a folder.'],
  ])('%s: %s', async (file, message) => {
    const cwd = folder({ 'a.sla': TWICE });
    mkdirSync(path.join(cwd, 'sub'));
    const { code, out, err } = await sla(['init', file], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(existsSync(path.join(cwd, 'hosting'))).toBe(false);
  });
});

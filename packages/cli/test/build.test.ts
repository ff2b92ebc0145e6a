import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, SHARED, sla, TWICE } from './world.js';

const read = (cwd: string, file: string): string => readFileSync(path.join(cwd, file), 'utf8');
const agreement = (name: string): string =>
  `import "./shared.sla"\nagreement ${name} "The ${name} agreement" {\n    provider Acme\n    customer Globex\n}\n`;

describe('sla build', () => {
  test('writes every format beside the source, named like the agreement', async () => {
    const cwd = folder({ 'shared.sla': SHARED, 'sub/shared.sla': SHARED, 'sub/a.sla': agreement('Hosting') });
    const { code, out } = await sla(['build', 'sub/a.sla'], { cwd });
    expect({ code, out }).toEqual({
      code: 0,
      out: 'sub/Hosting.md\nsub/Hosting.html\nsub/Hosting.docx\nsub/Hosting.json\n',
    });
    expect(readdirSync(path.join(cwd, 'sub')).toSorted()).toEqual([
      'Hosting.docx',
      'Hosting.html',
      'Hosting.json',
      'Hosting.md',
      'a.sla',
      'shared.sla',
    ]);
    // A Word document is a ZIP archive.
    expect(readFileSync(path.join(cwd, 'sub/Hosting.docx')).subarray(0, 2).toString()).toBe('PK');
    expect(read(cwd, 'sub/Hosting.html')).toMatch(/^<!doctype html>/i);
    expect(JSON.parse(read(cwd, 'sub/Hosting.json'))).toMatchObject({ id: 'Hosting', kind: 'agreement' });
    const markdown = read(cwd, 'sub/Hosting.md');
    expect(markdown).toContain('The Hosting agreement');
    expect(markdown).toContain(createHash('sha256').update(agreement('Hosting')).digest('hex'));
  });

  test('the layouts are files of their own, and the data are written once', async () => {
    const cwd = folder({ 'shared.sla': SHARED, 'a.sla': agreement('Hosting') });
    const { code, out } = await sla(['build', '-f', 'html,json', '--layout', 'schedule,summary', '-l', 'operations'], {
      cwd,
    });
    expect({ code, out: out.split('\n') }).toEqual({
      code: 0,
      out: ['Hosting.html', 'Hosting.json', 'Hosting.summary.html', 'Hosting.operations.html', ''],
    });
    const all = await sla(['build', '--format', 'markdown', '--layout', 'all', '--out', 'all'], { cwd });
    expect(all.out.trim().split('\n')).toHaveLength(4);
    const texts = readdirSync(path.join(cwd, 'all')).map((name) => read(cwd, `all/${name}`));
    expect(new Set(texts).size).toBe(4);
  });

  test.each([
    [['-f', 'pdf'], 'Allowed choices are markdown, html, docx, json, all.'],
    [['-l', 'poster'], 'Allowed choices are schedule, public-page, summary, operations, all.'],
    [['-f', 'docx', '--stdout'], 'A Word document is no text: say with --out into which folder it is to be written.'],
    [['-f', 'html', '-l', 'all', '--stdout'], 'these are 4: choose one --layout.'],
  ])('%j is refused', async (words, message) => {
    const cwd = folder({ 'shared.sla': SHARED, 'a.sla': agreement('Hosting') });
    const { code, out, err } = await sla(['build', 'a.sla', ...words], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(readdirSync(cwd).toSorted()).toEqual(['a.sla', 'shared.sla']);
  });

  test('the same bytes each time; SOURCE_DATE_EPOCH says when a Word document was made', async () => {
    const cwd = folder({ 'shared.sla': SHARED, 'a.sla': agreement('Hosting') });
    const build = async (out: string, epoch?: string) => {
      const { code, err } = await sla(['build', '--out', out, '-l', 'all'], {
        cwd,
        env: epoch === undefined ? {} : { SOURCE_DATE_EPOCH: epoch },
      });
      return {
        code,
        err,
        files: readdirSync(path.join(cwd, out)).map((name) => [
          name,
          readFileSync(path.join(cwd, out, name)).toString('base64'),
        ]),
      };
    };
    const first = await build('a');
    expect(first.files).toHaveLength(13);
    expect(await build('b')).toEqual(first);
    const dated = await build('c', '1780000000');
    const differ = dated.files.filter(
      ([name, content], i) => content !== first.files[i][1] && name === first.files[i][0],
    );
    expect(differ.map(([name]) => name)).toEqual([
      'Hosting.docx',
      'Hosting.operations.docx',
      'Hosting.public-page.docx',
      'Hosting.summary.docx',
    ]);
    const wrong = await sla(['build'], { cwd, env: { SOURCE_DATE_EPOCH: 'yesterday' } });
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('SOURCE_DATE_EPOCH has to be a number of seconds since 1970, but it is "yesterday".');
  });

  test('a bar shows how far many agreements are, on a terminal alone', async () => {
    const names = Array.from({ length: 9 }, (_, i) => `Hosting${i}`);
    const cwd = folder({
      'shared.sla': SHARED,
      'a.sla': `import "./shared.sla"\n${names.map((name) => agreement(name).split('\n').slice(1).join('\n')).join('')}`,
    });
    const args = ['build', '--out', 'out', '-f', 'json'];
    const terminal = await sla(args, { cwd, isTTY: true });
    expect(terminal.code).toBe(0);
    expect(terminal.err).toContain('0 of 9 agreements');
    const file = await sla(args, { cwd });
    expect(file.err).not.toContain('of 9');
    expect(file.out).toBe(terminal.out);
  });

  test('writes to a folder, which is made, and the same bytes each time', async () => {
    const cwd = folder({ 'shared.sla': SHARED, 'a.sla': `${agreement('One')}agreement Two "Two" { }\n` });
    const { out } = await sla(['build', '--out', 'out/documents', '-f', 'json'], { cwd });
    expect(out).toBe('out/documents/One.json\nout/documents/Two.json\n');
    const first = read(cwd, 'out/documents/One.json');
    await sla(['build', '--out', 'out/documents', '-f', 'json'], { cwd });
    expect(read(cwd, 'out/documents/One.json')).toBe(first);
  });

  test.each([['--stdout'], ['--out=-']])('%s prints the document, and messages go elsewhere', async (flag) => {
    const cwd = folder({ 'shared.sla': SHARED, 'a.sla': agreement('Hosting') });
    const json = await sla(['build', 'a.sla', flag, '--format', 'json'], { cwd });
    expect(JSON.parse(json.out).id).toBe('Hosting');
    expect((await sla(['build', 'a.sla', flag], { cwd })).out).toMatch(/^(---|#|<)/);
    expect(readdirSync(cwd).toSorted()).toEqual(['a.sla', 'shared.sla']);
  });

  test('prints one document only, and says how to choose', async () => {
    const cwd = folder({ 'shared.sla': SHARED, 'a.sla': `${agreement('One')}agreement Two "Two" { }\n` });
    const many = await sla(['build', '--stdout', '-f', 'markdown,json'], { cwd });
    expect({ code: many.code, out: many.out }).toEqual({ code: 2, out: '' });
    expect(many.err).toContain('these are 4: choose one --format and --agreement One or Two.');
    const one = await sla(['build', '--stdout', '-f', 'json', '--agreement', 'Two'], { cwd });
    expect(JSON.parse(one.out).id).toBe('Two');
    const none = await sla(['build', '--agreement', 'Three'], { cwd });
    expect(none.code).toBe(2);
    expect(none.err).toContain('There is no agreement Three to build. There is: One, Two.');
  });

  test('private positions reach no document, even where they stand beside the agreement', async () => {
    const secrets = ['MARKER-TRADE', '98.7654', '97.6543', '96.5432'];
    const text = `${agreement('Hosting').replace(
      /}\n$/,
      '    service S "S"\n    metric M { availability of S }\n    objective Up { measures M per month  target >= 99%  indicative }\n}\n',
    )}position of provider on Hosting.Up {
    aims for ${secrets[3]}%
    accepts up to ${secrets[2]}%
    walks away above ${secrets[1]}%
    trades "${secrets[0]}"
}
`;
    const cwd = folder({ 'shared.sla': SHARED, 'a.sla': text });
    const { out } = await sla(['build', 'a.sla'], { cwd });
    const documents = out.trim().split('\n');
    expect(documents).toContain('Hosting.json');
    for (const file of documents) {
      for (const secret of secrets) expect(read(cwd, file)).not.toContain(secret);
    }
    const printed = await sla(['build', 'a.sla', '--stdout'], { cwd });
    expect(printed.out).toContain('The Hosting agreement');
    for (const secret of secrets) expect(printed.out + printed.err).not.toContain(secret);
    const checked = await sla(['check', 'a.sla'], { cwd });
    expect(checked.out).toContain('preparation/private-position-leak');
  });

  test('a file with errors is not built, and the others are', async () => {
    const cwd = folder({
      'shared.sla': SHARED,
      'good.sla': agreement('Good'),
      'bad.sla': `${TWICE}agreement Bad "Bad" { }\n`,
    });
    const { code, out, err } = await sla(['build', '-f', 'json'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: 'Good.json\n' });
    expect(err).toContain('bad.sla:2:7: error: ');
    expect(err).toContain('bad.sla: not built, because of 1 error.');
    expect(readdirSync(cwd)).not.toContain('Bad.json');
  });

  test('a file that cannot be read costs its own documents only', async () => {
    const cwd = folder({ 'shared.sla': SHARED, 'good.sla': agreement('Good'), 'binary.sla': Buffer.from([0]) });
    const { code, out, err } = await sla(['build', '-f', 'json'], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: 'Good.json\n' });
    expect(err).toContain('binary.sla:1:1: error: This is a binary file');
  });

  test('says so when there is nothing to build', async () => {
    const cwd = folder({ 'shared.sla': `${SHARED}template Plain "Plain" { }\n` });
    const { code, err } = await sla(['build'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('There is nothing to build');
  });

  test('two agreements of one name are not written over each other', async () => {
    const cwd = folder({ 'shared.sla': SHARED, 'a.sla': agreement('Hosting'), 'b.sla': agreement('hosting') });
    const { code, err } = await sla(['build', '--out', 'out'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('those of Hosting of a.sla and of hosting of b.sla');
    expect(readdirSync(cwd)).not.toContain('out');
  });

  test('what cannot be written is said, with nothing left half-written, and the rest is written', async () => {
    const cwd = folder({ 'shared.sla': SHARED, 'a.sla': agreement('Hosting') });
    mkdirSync(path.join(cwd, 'Hosting.md'));
    const { code, out, err } = await sla(['build', '-f', 'markdown,json'], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: 'Hosting.json\n' });
    expect(err).toContain('Hosting.md: error: It cannot be written: it is a folder.');
    expect(readdirSync(cwd).toSorted()).toEqual(['Hosting.json', 'Hosting.md', 'a.sla', 'shared.sla']);
  });

  test.each(['a.sla', 'a.sla/out'])('%s is no folder to write to', async (out) => {
    const cwd = folder({ 'shared.sla': SHARED, 'a.sla': agreement('Hosting') });
    const { code, err } = await sla(['build', '-f', 'json', '--out', out], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(
      `${out}/Hosting.json: error: It cannot be written: a part of the path is a file, not a folder.`,
    );
    expect(read(cwd, 'a.sla')).toBe(agreement('Hosting'));
  });
});

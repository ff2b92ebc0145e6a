import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, sla } from './world.js';

const AGREEMENT = `party Acme "Acme Cloud GmbH"
party Globex "Globex Corporation"
agreement Hosting "Hosting" { provider Acme  customer Globex  service Shop "Shop" { fee EUR 10 per month } }
`;
const FILES = { 'terms/eu/hosting.sla': AGREEMENT };

const build = (cwd: string, ...words: string[]) => sla(['build', '-f', 'json', ...words], { cwd });

const filesIn = (cwd: string): string[] =>
  readdirSync(cwd, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => /\.(md|json|html|docx)$/.test(name) && !name.endsWith('sla.config.json'))
    .sort();

describe('where documents go', () => {
  test.each([
    ['out', 'out/Hosting.json'],
    ['out/${format}', 'out/json/Hosting.json'],
    ['${fileDirname}/out', 'terms/eu/out/Hosting.json'],
    [
      'out/${relativeFileDirname}/${fileBasenameNoExtension}-${agreement}.${extension}',
      'out/terms/eu/hosting-Hosting.json',
    ],
    ['${workspaceFolder}/final.json', 'final.json'],
  ])('--out %s', async (out, file) => {
    const cwd = folder(FILES);
    expect(await build(cwd, '--out', out)).toMatchObject({ code: 0, out: `${file}\n` });
    expect(filesIn(cwd)).toEqual([file]);
  });

  test('the configuration says it where the command line does not', async () => {
    const cwd = folder({ ...FILES, 'terms/sla.config.json': '{ "outputPath": "signed/${agreement}.${extension}" }' });
    expect(await build(cwd)).toMatchObject({ code: 0, out: 'terms/signed/Hosting.json\n' });
    expect(await build(cwd, '--out', '.')).toMatchObject({ code: 0, out: 'Hosting.json\n' });
    const printed = await build(cwd, '--stdout');
    expect(JSON.parse(printed.out)).toMatchObject({ id: 'Hosting' });
    expect(filesIn(cwd)).toEqual(['Hosting.json', 'terms/signed/Hosting.json']);
    const config = await sla(['config', 'terms', '--changed'], { cwd });
    expect(config.out).toContain('output    signed/${agreement}.${extension}  terms/sla.config.json: outputPath\n');
    const json = await sla(['config', 'terms', '--json'], { cwd });
    expect(JSON.parse(json.out)).toMatchObject({
      outputPath: 'signed/${agreement}.${extension}',
      outputPathFrom: 'terms/sla.config.json: outputPath',
    });
  });

  test.each([
    ['../out', '`outputPath` leads to out/Hosting.json, out of the folder of this file.'],
    ['/etc', '`outputPath` leads to /etc/Hosting.json, out of the folder of this file.'],
    ['${agrement}', '`outputPath`: There is no variable `${agrement}`.'],
    ['contract.md', '`outputPath`: Hosting.json cannot be called contract.md'],
  ])('a configuration may not say %s', async (outputPath, message) => {
    const cwd = folder({ ...FILES, 'terms/sla.config.json': `{\n  "outputPath": ${JSON.stringify(outputPath)}\n}` });
    const { code, out, err } = await build(cwd);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`terms/sla.config.json:2:17: error: ${message}`);
    expect(filesIn(cwd)).toEqual([]);
  });

  const LINKS = { out: '../../out', gone: '../../gone', inside: '.', 'Linked.json': '../../notes.json' };
  const ELSE = 'There is something else than such a document, which stays as it is.';
  const read = (file: string): string => readFileSync(file, 'utf8');

  test.each([
    ['out', '`outputPath` leads to <above>/out/Hosting.json, out of the folder of this file.'],
    ['inside/../out/x', '`outputPath` leads to <above>/out/x/Hosting.json, out of the folder of this file.'],
    ['Linked.json', '`outputPath` leads to <above>/notes.json, out of the folder of this file.'],
    ['inside/sla.config.json', '`outputPath` leads to terms/sla.config.json. It is read here'],
    ['style.json', '`outputPath` leads to terms/style.json. It is read here'],
    ['package.json', `\`outputPath\` leads to terms/package.json. ${ELSE}`],
    ['text.json', `\`outputPath\` leads to terms/text.txt. ${ELSE}`],
  ])('a configuration leads nowhere by %s, whatever is there', async (outputPath, message) => {
    const configuration = JSON.stringify({ outputPath, houseStyle: 'style.json' });
    const files = {
      'notes.json': '{}',
      'out/kept': '',
      'here/terms/sla.config.json': configuration,
      'here/terms/package.json': '{ "name": "terms" }',
      'here/terms/style.json': '{}',
      'here/terms/text.txt': '{}',
    };
    const above = folder({ ...files, 'here/terms/eu/hosting.sla': AGREEMENT });
    for (const [name, target] of Object.entries({ ...LINKS, 'text.json': 'text.txt' }))
      symlinkSync(target, path.join(above, 'here/terms', name));
    const { code, out, err } = await build(path.join(above, 'here'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`terms/sla.config.json:1:15: error: ${message.replace('<above>', above)}`);
    for (const [name, text] of Object.entries(files)) expect(read(path.join(above, name))).toBe(text);
    expect(readdirSync(path.join(above, 'out'))).toEqual(['kept']);
  });

  test('a link without an end makes nothing where it would lead', async () => {
    const above = folder({
      'here/terms/sla.config.json': '{ "outputPath": "gone/x" }',
      'here/terms/hosting.sla': AGREEMENT,
    });
    symlinkSync(LINKS.gone, path.join(above, 'here/terms/gone'));
    expect((await build(path.join(above, 'here'))).code).toBe(2);
    expect(existsSync(path.join(above, 'gone'))).toBe(false);
  });

  test('a link within the folder is followed, and an earlier document replaced', async () => {
    const cwd = folder({ ...FILES, 'terms/sla.config.json': '{ "outputPath": "link" }' });
    mkdirSync(path.join(cwd, 'terms/real'));
    symlinkSync('real', path.join(cwd, 'terms/link'));
    expect((await build(cwd)).code).toBe(0);
    expect((await build(cwd)).code).toBe(0);
    expect(JSON.parse(read(path.join(cwd, 'terms/real/Hosting.json')))).toMatchObject({ id: 'Hosting' });
  });

  test('beside the file nothing is replaced but documents; what the command line names, is', async () => {
    const cwd = folder({ ...FILES, 'terms/eu/Hosting.json': '{ "mine": true }', 'Hosting.json': '{ "mine": true }' });
    const { code, err } = await build(cwd);
    expect(code).toBe(2);
    expect(err).toContain(`terms/eu/Hosting.json: error: ${ELSE}`);
    expect(read(path.join(cwd, 'terms/eu/Hosting.json'))).toBe('{ "mine": true }');
    expect((await build(cwd, '--out', '.')).code).toBe(0);
    expect(JSON.parse(read(path.join(cwd, 'Hosting.json')))).toMatchObject({ id: 'Hosting' });
  });

  test.each([
    ['${agrement}/x', '--out: There is no variable `${agrement}`. There are `${fileDirname}`'],
    ['', '--out: The path is empty'],
    ['out/contract.md', '--out: Hosting.json cannot be called contract.md'],
  ])('--out %j is refused', async (out, message) => {
    const cwd = folder(FILES);
    const result = await build(cwd, '--out', out);
    expect(result.code).toBe(2);
    expect(result.err).toContain(message);
  });

  test('says which documents would have one file', async () => {
    const two = folder({ 'a/x.sla': AGREEMENT, 'b/x.sla': AGREEMENT });
    const { code, err } = await build(two, '--out', 'out');
    expect(code).toBe(2);
    expect(err).toContain('written to out/Hosting.json: those of Hosting of a/x.sla and of Hosting of b/x.sla.');
    expect((await build(two, '--out', 'out/${relativeFileDirname}')).out).toBe(
      'out/a/Hosting.json\nout/b/Hosting.json\n',
    );
    const layouts = await sla(['build', '-f', 'html', '-l', 'all', '--out', 'x/${agreement}.${extension}'], {
      cwd: folder(FILES),
    });
    expect(layouts.err).toContain(
      'x/Hosting.html: html (schedule) and html (public-page). Name them with `${layoutSuffix}`',
    );
  });
});

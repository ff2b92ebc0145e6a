import { readdirSync } from 'node:fs';
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

import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CancellationTokenSource, FileChangeType } from 'vscode-languageserver-protocol';
import {
  GENERATE,
  type GeneratedFile,
  type GeneratedFormat,
  type GenerateParams,
  type GenerateResult,
} from '../src/protocol.js';
import { agreement, PARTIES } from './agreement.js';
import { startEditor } from './editor.js';

const editor = startEditor();

describe('generating', () => {
  const ask = (params: GenerateParams) => editor.connection.sendRequest<GenerateResult>(GENERATE, params);
  const generate = async (text: string, format: GeneratedFormat, more: Partial<GenerateParams> = {}) => {
    const uri = more.uri ?? editor.uri('generate.sla');
    await editor.open(uri, text);
    return ask({ uri, formats: [format], ...more });
  };
  const configure = async (text: string) => {
    editor.write('sla.config.json', text);
    await editor.changedOnDisk(editor.uri('sla.config.json'), FileChangeType.Changed);
    // What reads waits until it has been taken in.
    await ask({ uri: editor.uri('never-opened.sla'), formats: [] });
  };
  const filesOf = (result: GenerateResult): readonly GeneratedFile[] => ('files' in result ? result.files : []);

  test('gives a contract and its data, named like the agreement', async () => {
    const markdown = await generate(agreement(''), 'markdown');
    expect(markdown).toMatchObject({
      files: [
        {
          agreement: 'Hosting',
          format: 'markdown',
          name: 'Hosting.md',
          uri: editor.uri('Hosting.md'),
          content: expect.stringContaining('Acme Cloud GmbH'),
          encoding: 'text',
        },
      ],
      warnings: [],
    });
    const json = await generate(agreement(''), 'json');
    const [file] = filesOf(json);
    expect(file.name).toBe('Hosting.json');
    expect(JSON.parse(file.content)).toMatchObject({ kind: 'agreement', id: 'Hosting', schemaVersion: '1.0' });
  });

  test('gives web pages as text and Word documents as bytes, in every layout', async () => {
    const html = await generate(agreement(''), 'html');
    expect(html).toMatchObject({ files: [{ name: 'Hosting.html', encoding: 'text' }] });
    const docx = await generate(agreement(''), 'docx');
    const [file] = filesOf(docx);
    expect(file).toMatchObject({ name: 'Hosting.docx', encoding: 'base64' });
    expect(Buffer.from(file.content, 'base64').subarray(0, 2).toString()).toBe('PK');
    const uri = editor.uri('generate.sla');
    const all = await ask({ uri, formats: ['html', 'json'], layouts: ['schedule', 'summary'] });
    expect(filesOf(all).map(({ name }) => name)).toEqual(['Hosting.html', 'Hosting.json', 'Hosting.summary.html']);
  });

  test('pictures stand in Word documents, and documents are in the house style that the configuration names', async () => {
    const text = agreement(`    metric Up { availability of Shop  measured every 1 minute by "a probe" }
    objective Uptime "Availability" {
        measures Up per month
        target >= 99.9%
        credit 10% of fee when < 99.9%
        credit 25% of fee when < 99.0%
    }`);
    editor.write('style.json', '{ "look": { "footer": "For our customers" } }');
    await configure('{ "houseStyle": "style.json" }');
    const docx = await generate(text, 'docx');
    const [file] = filesOf(docx);
    expect(Buffer.from(file.content, 'base64').toString('latin1')).toContain('word/media/image1.png');
    const html = await generate(text, 'html');
    expect(filesOf(html)[0].content).toContain('For our customers');
    await configure('{}');
  });

  test.each([
    [
      '{\n  "lok": {},\n  "look": { "footer": "Still ours" }\n}',
      'The house style style.json is wrong in line 2:',
      'style.json',
      1,
    ],
    [undefined, 'The house style missing.json cannot be read.', 'sla.config.json', 0],
    [
      '{\n  "look": { "logo": { "file": "no.png", "alternative": "Us", "width": 30, "height": 10 }, "footer": "Still ours" }\n}',
      'The logo no.png of the house style style.json cannot be read.',
      'style.json',
      1,
    ],
  ])('a mistake in a house style is said and stops nothing: %s', async (style, message, name, line) => {
    if (style) editor.write('style.json', style);
    await configure(JSON.stringify({ houseStyle: style ? 'style.json' : 'missing.json' }));
    const result = await generate(agreement(''), 'html');
    expect(result).toMatchObject({
      files: [{ content: expect.stringContaining(style ? 'Still ours' : 'Acme Cloud GmbH') }],
      warnings: [{ message: expect.stringContaining(message), uri: editor.uri(name), range: { start: { line } } }],
    });
    await configure('{}');
  });

  test('takes the text as it is in the editor now', async () => {
    const uri = editor.uri('now.sla');
    await editor.open(uri, agreement(''));
    await editor.change(uri, agreement('').replace('agreement Hosting', 'agreement Renamed'));
    const result = await ask({ uri, formats: ['json'] });
    expect(result).toMatchObject({ files: [{ name: 'Renamed.json' }] });
  });

  test('refuses a text with errors, and says where the first one is', async () => {
    const result = await generate(agreement('    servise Other'), 'markdown');
    expect(result).toMatchObject({ problem: { range: { start: { line: 21 } } } });
    expect(JSON.stringify(result)).toContain('in line 22');
  });

  test('says so when there is nothing to generate', async () => {
    expect(await generate(PARTIES, 'markdown')).toMatchObject({
      problem: { message: expect.stringContaining('no agreement'), nothing: true },
    });
    const result = await ask({ uri: editor.uri('never-opened.sla'), formats: ['json'] });
    expect(result).toMatchObject({ problem: { message: expect.stringContaining('not open') } });
  });

  test('can be cancelled between two documents, and answers others meanwhile', async () => {
    const uri = editor.uri('many.sla');
    const many = Array.from({ length: 40 }, (_, i) =>
      agreement('').slice(PARTIES.length).replace('Hosting', `Hosting${i}`),
    );
    await editor.open(uri, `${PARTIES}${many.join('\n')}`);
    await editor.findings(uri);
    const source = new CancellationTokenSource();
    const formats: GeneratedFormat[] = ['docx', 'html', 'markdown', 'json'];
    const params: GenerateParams = { uri, formats, layouts: ['schedule', 'summary', 'operations', 'public-page'] };
    const begun = performance.now();
    const result = editor.connection.sendRequest(GENERATE, params, source.token).then(
      () => 'finished',
      ({ code }) => code,
    );
    await ask({ uri: editor.uri('never-opened.sla'), formats: ['json'] });
    source.cancel();
    expect(await result).toBe(-32800);
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  describe('where documents go', () => {
    const place = async (more: Partial<GenerateParams>): Promise<string | undefined> => {
      const result = await generate(agreement(''), 'markdown', more);
      return 'problem' in result ? result.problem.message : filesOf(result)[0].uri;
    };
    const workspaceFolder = editor.uri('');

    test.each([
      ['contracts', 'contracts/Hosting.md'],
      ['${workspaceFolder}/out/${agreement}.${extension}', 'out/Hosting.md'],
      ['${fileBasenameNoExtension}\\${layout}${layoutSuffix}.${extension}', 'generate/schedule.md'],
      ['  ', 'Hosting.md'],
    ])('the setting %j', async (outputPath, file) => {
      expect(await place({ outputPath, workspaceFolder })).toBe(editor.uri(file));
    });

    test('what is wrong with the setting is said, and named', async () => {
      const result = await generate(agreement(''), 'markdown', { outputPath: '${agrement}' });
      expect(result).toMatchObject({
        problem: {
          message: expect.stringMatching(/^The setting `sla\.output\.path`: There is no variable `\$\{agrement\}`/),
          setting: 'sla.output.path',
        },
      });
    });

    test('nothing leaves a workspace that is not trusted', async () => {
      expect(await place({ outputPath: '/elsewhere', workspaceFolder })).toBe('file:///elsewhere/Hosting.md');
      const confined = await place({ outputPath: '/elsewhere', workspaceFolder, confined: true });
      expect(confined).toMatch(/It leads to \/elsewhere\/Hosting\.md, and nothing is written outside of \//);
    });

    test('the configuration decides where the setting does not, and stays in its folder', async () => {
      await configure('{ "outputPath": "signed/${agreement}.${extension}" }');
      expect(await place({ outputPath: '' })).toBe(editor.uri('signed/Hosting.md'));
      expect(await place({ outputPath: 'other' })).toBe(editor.uri('other/Hosting.md'));
      await configure('{\n  "outputPath": "../elsewhere"\n}');
      const result = await generate(agreement(''), 'markdown');
      expect(result).toMatchObject({
        problem: { uri: editor.uri('sla.config.json'), range: { start: { line: 1, character: 16 } } },
      });
      await configure('{}');
    });

    test('no link leads out of the folder of a configuration, nor of a workspace that is not trusted', async () => {
      mkdirSync(join(editor.folder, 'real'));
      const outside = mkdtempSync(join(tmpdir(), 'sla-outside-'));
      onTestFinished(() => rmSync(outside, { recursive: true }));
      symlinkSync(outside, join(editor.folder, 'away'));
      symlinkSync('real', join(editor.folder, 'within'));
      const refused = `It leads to ${outside}/x/Hosting.md, and nothing is written outside of ${editor.folder}.`;
      await configure('{ "outputPath": "away/x" }');
      expect(await place({})).toBe(`\`outputPath\` in sla.config.json: ${refused}`);
      const setting = { outputPath: 'away/x', workspaceFolder };
      expect(await place({ ...setting, confined: true })).toBe(`The setting \`sla.output.path\`: ${refused}`);
      expect(await place(setting)).toBe(editor.uri('away/x/Hosting.md'));
      await configure('{ "outputPath": "within/x" }');
      expect(await place({})).toBe(editor.uri('within/x/Hosting.md'));
      await configure('{}');
    });

    test.each([
      ['sla.config.json', 'Documents are made from sla.config.json, so none is written over it.'],
      ['house.json', 'Documents are made from house.json, so none is written over it.'],
      ['package.json', 'package.json is something else than data of an agreement, and stays as it is.'],
    ])('nothing is written over %s', async (name, message) => {
      editor.write('house.json', '{}');
      editor.write('package.json', '{ "name": "terms" }');
      await configure(JSON.stringify({ outputPath: name, houseStyle: 'house.json' }));
      expect(await generate(agreement(''), 'json')).toEqual({
        problem: {
          message: `\`outputPath\` in sla.config.json: ${message}`,
          uri: editor.uri('sla.config.json'),
          range: expect.anything(),
        },
      });
      await configure('{}');
    });

    test('beside the file, and in other file systems, data replace data alone', async () => {
      const json = async (uri: string) => {
        const result = await generate(agreement(''), 'json', { uri });
        return 'problem' in result ? result.problem.message : filesOf(result)[0];
      };
      const uri = 'memory://host/data/a.sla';
      const made = (await json(uri)) as GeneratedFile;
      editor.virtual.set(made.uri!, made.content);
      expect(await json(uri)).toEqual(made);
      editor.virtual.set(made.uri!, '{ "mine": true }');
      expect(await json(uri)).toBe('Hosting.json is something else than data of an agreement, and stays as it is.');
    });

    test('a wrong path is marked in the configuration', async () => {
      await configure('{ "outputPath": "${agrement}" }');
      await editor.untilCodes(editor.uri('sla.config.json'), (codes) => codes.length > 0);
      const [problem] = await editor.findings(editor.uri('sla.config.json'));
      expect(problem).toMatchObject({ code: 'configuration/invalid', range: { start: { line: 0, character: 16 } } });
      expect(problem.message).toContain('There is no variable `${agrement}`.');
      await configure('{}');
    });

    test('what has no place has none; other file systems keep theirs', async () => {
      expect(await place({ uri: 'untitled:Untitled-1', outputPath: '/elsewhere' })).toBeUndefined();
      const virtual = { uri: 'memory://host/terms/a.sla', workspaceFolder: 'memory://host/terms' };
      expect(await place({ ...virtual, outputPath: '${workspaceFolder}/../out' })).toBe('memory://host/out/Hosting.md');
      expect(await place({ ...virtual, workspaceFolder: 'file:///other', outputPath: '${workspaceFolder}' })).toBe(
        'memory://host/terms/Hosting.md',
      );
    });

    test('drives of Windows', async () => {
      const windows = { uri: 'file:///c%3A/terms/a.sla', workspaceFolder: 'file:///c%3A/terms' };
      expect(await place({ ...windows, outputPath: 'D:\\Contracts' })).toBe('file:///d%3A/Contracts/Hosting.md');
      expect(await place({ ...windows, outputPath: '${workspaceFolder}\\out' })).toBe(
        'file:///c%3A/terms/out/Hosting.md',
      );
    });
  });
});

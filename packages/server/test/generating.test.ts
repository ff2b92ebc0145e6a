import { describe, expect, test } from 'vitest';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { GENERATE, type GeneratedFormat, type GenerateResult } from '../src/protocol.js';
import { agreement, PARTIES } from './agreement.js';
import { startEditor } from './editor.js';

const editor = startEditor();

describe('generating', () => {
  const generate = async (text: string, format: GeneratedFormat, uri = editor.uri('generate.sla')) => {
    await editor.open(uri, text);
    return editor.connection.sendRequest<GenerateResult>(GENERATE, { uri, format });
  };

  test('gives a contract and its data, named like the agreement', async () => {
    const markdown = await generate(agreement(''), 'markdown');
    expect(markdown).toMatchObject({
      files: [{ name: 'Hosting.md', content: expect.stringContaining('Acme Cloud GmbH'), encoding: 'text' }],
    });
    const json = await generate(agreement(''), 'json');
    const [file] = 'files' in json ? json.files : [];
    expect(file.name).toBe('Hosting.json');
    expect(JSON.parse(file.content)).toMatchObject({ kind: 'agreement', id: 'Hosting', schemaVersion: '1.0' });
  });

  test('gives web pages as text and Word documents as bytes, in every layout', async () => {
    const html = await generate(agreement(''), 'html');
    expect(html).toMatchObject({ files: [{ name: 'Hosting.html', encoding: 'text' }] });
    const docx = await generate(agreement(''), 'docx');
    const [file] = 'files' in docx ? docx.files : [];
    expect(file).toMatchObject({ name: 'Hosting.docx', encoding: 'base64' });
    expect(Buffer.from(file.content, 'base64').subarray(0, 2).toString()).toBe('PK');
    const uri = editor.uri('generate.sla');
    const summary = await editor.connection.sendRequest(GENERATE, { uri, format: 'html', layout: 'summary' });
    expect(summary).toMatchObject({ files: [{ name: 'Hosting.summary.html' }] });
  });

  test('pictures stand in Word documents, and documents are in the house style that the configuration names', async () => {
    const text = agreement(`    metric Up { availability of Shop  measured every 1 minute by "a probe" }
    objective Uptime "Availability" {
        measures Up per month
        target >= 99.9%
        credit 10% of fee when < 99.9%
        credit 25% of fee when < 99.0%
    }`);
    editor.write('sla.config.json', '{ "houseStyle": "style.json" }');
    editor.write('style.json', '{ "look": { "footer": "For our customers" } }');
    await editor.changedOnDisk(editor.uri('sla.config.json'), FileChangeType.Created);
    const docx = await generate(text, 'docx');
    const [file] = 'files' in docx ? docx.files : [];
    expect(Buffer.from(file.content, 'base64').toString('latin1')).toContain('word/media/image1.png');
    const html = await generate(text, 'html');
    expect('files' in html && html.files[0].content).toContain('For our customers');
    editor.write('style.json', '{\n  "lok": {}\n}');
    expect(await generate(text, 'html')).toMatchObject({
      problem: { message: expect.stringContaining('The house style style.json is wrong in line 2:') },
    });
    editor.write('sla.config.json', '{}');
    await editor.changedOnDisk(editor.uri('sla.config.json'), FileChangeType.Changed);
  });

  test('takes the text as it is in the editor now', async () => {
    const uri = editor.uri('now.sla');
    await editor.open(uri, agreement(''));
    await editor.change(uri, agreement('').replace('agreement Hosting', 'agreement Renamed'));
    const result = await editor.connection.sendRequest<GenerateResult>(GENERATE, { uri, format: 'json' });
    expect(result).toMatchObject({ files: [{ name: 'Renamed.json' }] });
  });

  test('refuses a text with errors, and says where the first one is', async () => {
    const result = await generate(agreement('    servise Other'), 'markdown');
    expect(result).toMatchObject({ problem: { range: { start: { line: 21 } } } });
    expect(JSON.stringify(result)).toContain('in line 22');
  });

  test('says so when there is nothing to generate', async () => {
    expect(await generate(PARTIES, 'markdown')).toMatchObject({
      problem: { message: expect.stringContaining('no agreement') },
    });
    const result = await editor.connection.sendRequest(GENERATE, {
      uri: editor.uri('never-opened.sla'),
      format: 'json',
    });
    expect(result).toMatchObject({ problem: { message: expect.stringContaining('not open') } });
  });
});

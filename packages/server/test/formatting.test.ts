import { readFileSync } from 'node:fs';
import { applyEdits } from '@sla-language/language';
import { describe, expect, test } from 'vitest';
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { Editor, startEditor } from './editor.js';

const editor = startEditor();

const OPTIONS = { tabSize: 4, insertSpaces: true };

const UNTIDY = `party  Acme "Acme"
agreement Hosting "Hosting" {
  provider   Acme
  objective Uptime {
        credit 5% of fee when < 99.9%
      credit 100% of fee when < 95%
    }
}
`;

const TIDY = `party Acme "Acme"
agreement Hosting "Hosting" {
    provider Acme
    objective Uptime {
        credit 5%   of fee when < 99.9%
        credit 100% of fee when < 95%
    }
}
`;

async function formatting(uri: string): Promise<TextEdit[]> {
  const params = { textDocument: { uri }, options: OPTIONS };
  return (await editor.connection.sendRequest(DocumentFormattingRequest.type, params)) ?? [];
}

describe('formatting', () => {
  test('is offered for documents, for ranges, and after closing braces and ends of lines', async () => {
    const other = new Editor();
    const { capabilities } = await other.start();
    await other.stop();
    expect(capabilities).toMatchObject({
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
    });
  });

  test('lays a document out as it is in the editor, and then has nothing more to do', async () => {
    const uri = editor.uri('document.sla');
    await editor.open(uri, 'party Acme\n');
    await editor.change(uri, UNTIDY);
    const result = applyEdits(UNTIDY, await formatting(uri));
    expect(result).toBe(TIDY);
    await editor.change(uri, result);
    expect(await formatting(uri)).toEqual([]);
  });

  test('of a range touches its lines only', async () => {
    const uri = editor.uri('range.sla');
    await editor.open(uri, UNTIDY);
    const range = { start: { line: 2, character: 0 }, end: { line: 5, character: 0 } };
    const params = { textDocument: { uri }, options: OPTIONS, range };
    const edits = (await editor.connection.sendRequest(DocumentRangeFormattingRequest.type, params)) ?? [];
    const lines = applyEdits(UNTIDY, edits).split('\n');
    expect(lines).toEqual([
      ...UNTIDY.split('\n').slice(0, 2),
      ...TIDY.split('\n').slice(2, 5),
      ...UNTIDY.split('\n').slice(5),
    ]);
  });

  test.each([
    { typed: '}', position: { line: 6, character: 7 }, changed: { 6: '    }' } },
    {
      typed: '\n',
      position: { line: 5, character: 0 },
      changed: { 4: '        credit 5%   of fee when < 99.9%', 5: '        credit 100% of fee when < 95%' },
    },
  ])('after $typed lays out what is done, and its neighbours', async ({ typed, position, changed }) => {
    const text = UNTIDY.replace('\n    }\n}', '\n      }\n}');
    const uri = editor.uri('typing.sla');
    await editor.open(uri, text);
    const params = { textDocument: { uri }, options: OPTIONS, ch: typed, position };
    const edits = (await editor.connection.sendRequest(DocumentOnTypeFormattingRequest.type, params)) ?? [];
    expect(applyEdits(text, edits).split('\n')).toEqual(Object.assign(text.split('\n'), changed));
  });

  test('does nothing to documents of Scribus', async () => {
    const uri = editor.uri('page.sla');
    await editor.open(uri, '<?xml version="1.0"?>\n<SCRIBUSUTF8NEW   Version="1.5">\n\n\n</SCRIBUSUTF8NEW>');
    expect(await formatting(uri)).toEqual([]);
  });

  test('leaves a large agreement as it is when it is laid out', async () => {
    const uri = editor.uri('large.sla');
    const text = readFileSync('examples/managed-service.sla', 'utf8').replace(/^import .*$/gm, '');
    await editor.open(uri, text);
    expect(applyEdits(text, await formatting(uri))).toBe(text.replace(/\n{3,}/g, '\n\n'));
  });
});

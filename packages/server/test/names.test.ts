import { describe, expect, test } from 'vitest';
import {
  DefinitionRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  TextDocumentContentRequest,
} from 'vscode-languageserver-protocol';
import { agreement } from './agreement.js';
import { startEditor, withCursor } from './editor.js';

const editor = startEditor();

describe('names', () => {
  test('go to their definition, each part of a qualified name to its own', async () => {
    const definition = async (marked: string) => {
      const { params } = await editor.at('definition.sla', marked);
      const links = (await editor.connection.sendRequest(DefinitionRequest.type, params)) as {
        targetSelectionRange: { start: object };
      }[];
      return links.map((link) => link.targetSelectionRange.start);
    };
    const inside = '    signature by Acme.Director pending';
    expect(await definition(agreement(inside.replace('Dir', 'Dir|')))).toEqual([{ line: 1, character: 12 }]);
    expect(await definition(agreement(inside.replace('Ac', 'Ac|')))).toEqual([{ line: 0, character: 6 }]);
  });

  test('the built-in library can be looked at', async () => {
    const { params } = await editor.at('library.sla', agreement('    default calendar Al|ways'));
    const links = (await editor.connection.sendRequest(DefinitionRequest.type, params)) as { targetUri: string }[];
    expect(links[0].targetUri).toBe('builtin:/library.sla');
    const content = await editor.connection.sendRequest(TextDocumentContentRequest.type, { uri: links[0].targetUri });
    expect(content.text).toContain('calendar Always');
  });

  test('have references', async () => {
    const { params } = await editor.at(
      'references.sla',
      agreement('    signature by Acme.Director pending').replace('party Acme', 'party Ac|me'),
    );
    const found = await editor.connection.sendRequest(ReferencesRequest.type, {
      ...params,
      context: { includeDeclaration: true },
    });
    expect(found).toHaveLength(3);
  });

  const rename = async (marked: string, newName: string) => {
    const { uri, params } = await editor.at('rename.sla', marked);
    const edit = await editor.connection.sendRequest(RenameRequest.type, { ...params, newName });
    const edits = [...(edit?.changes?.[uri] ?? [])].sort(
      (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
    );
    const lines = withCursor(marked).text.split('\n');
    for (const { range, newText } of edits) {
      const line = lines[range.start.line];
      lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
    }
    return lines.join('\n');
  };

  test('are renamed wherever they stand, alone and in qualified names', async () => {
    const text = agreement('    signature by Acme.Director pending\n    report R { sent to Acme.Director }');
    expect(await rename(text.replace('party Acme', 'party Ac|me'), 'Apex')).toBe(
      text.replace(/\bAcme\b(?! Cloud)/g, 'Apex'),
    );
    expect(await rename(text.replace('Acme.Director', 'Acme.Dir|ector'), 'Boss')).toBe(
      text.replaceAll('Director', 'Boss'),
    );
  });

  test('that are words of the language are renamed like others, and become such words', async () => {
    const text = agreement('').replaceAll('Shop', 'support');
    expect(await rename(text.replace('of support', 'of sup|port'), 'service')).toBe(
      text.replaceAll('support', 'service'),
    );
  });

  test('of a declaration that an extending agreement changes stay one name', async () => {
    const text = `${agreement('')}agreement Gold "Gold" extends Hosting {\n    objective Available { target >= 99.95% }\n}\n`;
    expect(await rename(text.replace('objective Available', 'objective Avail|able'), 'Up')).toBe(
      text.replaceAll('Available', 'Up'),
    );
  });

  test('cannot be renamed to what is no name or is taken; roles have none of their own', async () => {
    const text = agreement('    metric Speed "Speed"').replace('metric Uptime', 'metric Up|time');
    await expect(rename(text, '1st')).rejects.toThrow('is not a name');
    await expect(rename(text, 'Speed')).rejects.toThrow('There is a `Speed` already, in line 22 of `rename.sla`.');
    const { params } = await editor.at('role.sla', agreement('    responsibility of prov|ider "x"'));
    await expect(editor.connection.sendRequest(PrepareRenameRequest.type, params)).rejects.toThrow(
      '`provider` is a word of the language, and cannot be renamed.',
    );
  });
});

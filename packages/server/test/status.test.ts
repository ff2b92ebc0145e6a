import { applyEdits } from '@sla-language/language';
import { expect, test } from 'vitest';
import {
  CodeActionRequest,
  FileChangeType,
  SelectionRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol';
import { CONFIGURE_RULE, type ConfigureRuleResult, STATUS, type StatusResult } from '../src/protocol.js';
import { agreement } from './agreement.js';
import { startEditor } from './editor.js';

const editor = startEditor();

const status = (uri: string): Promise<StatusResult | null> => editor.connection.sendRequest(STATUS, { uri });
const configure = (uri: string, ruleId: string, text?: string): Promise<ConfigureRuleResult> =>
  editor.connection.sendRequest(CONFIGURE_RULE, { uri, ruleId, ...(text === undefined ? {} : { text }) });

test('what holds for a file is told when it has been checked', async () => {
  const uri = editor.uri('status.sla');
  await editor.open(uri, agreement('    version "1.2"\n    status agreed\n    severitty X'));
  const first = await status(uri);
  expect(first).toMatchObject({
    profiles: ['recommended'],
    isConfigurationSound: true,
    findings: { errors: 1 },
    agreements: [{ id: 'Hosting', title: 'Hosting', kind: 'agreement', status: 'agreed', version: '1.2' }],
  });
  expect(first).not.toHaveProperty('configuration');
  await editor.change(uri, agreement(''));
  expect((await status(uri))?.findings.errors).toBe(0);
});

test('of what is not open, or no file of the language, nothing is told', async () => {
  expect(await status(editor.uri('nowhere.sla'))).toBeNull();
  const uri = editor.uri('scribus.sla');
  await editor.open(uri, '<?xml version="1.0"?><SCRIBUSUTF8NEW/>');
  expect(await status(uri)).toBeNull();
  const params = { textDocument: { uri } };
  expect(await editor.connection.sendRequest(SemanticTokensRequest.type, params)).toMatchObject({ data: [] });
  const start = { line: 0, character: 3 };
  const range = { start, end: start };
  const actions = { ...params, range, context: { diagnostics: [] } };
  expect(await editor.connection.sendRequest(CodeActionRequest.type, actions)).toEqual([]);
});

test('the entry of a rule is added to the configuration in force, with its comments', async () => {
  const uri = editor.uri('status.sla');
  await editor.open(uri, agreement(''));
  const none = await configure(uri, 'governance/no-review');
  expect(none).toMatchObject({ file: editor.uri('sla.config.json'), exists: false });

  const text =
    '{\n    // Ours.\n    "profiles": ["recommended"],\n    "rules": {\n        "wording": "off"\n    }\n}\n';
  editor.write('sla.config.json', text);
  await editor.changedOnDisk(editor.uri('sla.config.json'), FileChangeType.Created);
  await editor.untilCodes(uri, (codes) => codes.length > 0);
  expect(await status(uri)).toMatchObject({ configuration: editor.uri('sla.config.json') });
  const { exists, entry } = await configure(uri, 'governance/no-review');
  expect(exists).toBe(true);
  const after = applyEdits(text, entry!.edits);
  expect(after).toBe(text.replace('"rules": {\n', '"rules": {\n        "governance/no-review": "warning",\n'));
  const selected = after.split('\n')[entry!.selection.start.line]!;
  expect(selected.slice(entry!.selection.start.character, entry!.selection.end.character)).toBe('warning');

  // What the editor has counts, and an entry that is there is found.
  const edited = '{ "rules": { "governance/no-review": { "severity": "error" } } }';
  const found = (await configure(uri, 'governance/no-review', edited)).entry!;
  expect(found.edits).toEqual([]);
  expect(edited.slice(found.selection.start.character, found.selection.end.character)).toBe('{ "severity": "error" }');
  expect((await configure(uri, 'governance/no-review', '[')).entry).toBeUndefined();
});

test('selections grow', async () => {
  const { uri, params } = await editor.at('grow.sla', agreement('    review every 6 mon|ths'));
  const [found] = (await editor.connection.sendRequest(SelectionRangeRequest.type, {
    textDocument: { uri },
    positions: [params.position],
  }))!;
  const { line } = params.position;
  expect(found).toMatchObject({
    range: { start: { line, character: 19 }, end: { line, character: 25 } },
    parent: { range: { start: { line, character: 17 } }, parent: { range: { start: { line, character: 4 } } } },
  });
});

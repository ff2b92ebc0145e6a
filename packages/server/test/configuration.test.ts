import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver-protocol';
import { agreement } from './agreement.js';
import { startEditor } from './editor.js';

const editor = startEditor();
const file = join(editor.folder, 'sla.config.json');
const uri = editor.uri('sla.config.json');

async function configure(text: string): Promise<void> {
  writeFileSync(file, text);
  await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri, type: FileChangeType.Changed }],
  });
}

test('a configuration holds as soon as it changes, and its mistakes are said where they stand', async () => {
  const text = agreement('    responsibility of provider "Repairs faults promptly."');
  const contract = editor.uri('configured.sla');
  await editor.open(contract, text);
  expect(await editor.codes(contract)).toContain('wording/weasel-words');

  await configure('{ "rules": { "wording/weasel-words": "off" } }');
  await editor.untilCodes(contract, (codes) => !codes.includes('wording/weasel-words'));

  await configure('{ "rules": { "wording/weasle-words": "off" } }');
  await editor.untilCodes(contract, (codes) => codes.includes('wording/weasel-words'));
  const [problem] = await editor.findings(uri);
  expect(problem).toMatchObject({
    code: 'configuration/invalid',
    message: 'There is no rule `wording/weasle-words`. Did you mean `wording/weasel-words`?',
    range: { start: { line: 0, character: 13 }, end: { line: 0, character: 35 } },
  });

  await configure('{ "rules": { "wording": "error" } }');
  await editor.untilCodes(uri, (codes) => codes.length === 0);
  const found = (await editor.findings(contract)).find((each) => each.code === 'wording/weasel-words');
  expect(found?.severity).toBe(1);
});

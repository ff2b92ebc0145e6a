import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import {
  DidCreateFilesNotification,
  DidDeleteFilesNotification,
  DidRenameFilesNotification,
  FileChangeType,
  WillRenameFilesRequest,
} from 'vscode-languageserver-protocol';
import { agreement } from './agreement.js';
import { Editor, startEditor } from './editor.js';

const editor = startEditor();

const SHARED = 'party Acme "Acme" { contact Desk "Desk" { email "desk@acme.example" } }\n';
const main = (path: string) => `import "${path}"
template Main "Main" {
    provider Acme
    customer "all"
    signature by Acme.Desk pending
}
`;
const unknown = (codes: readonly string[]) => codes.filter((code) => /unknown-name|import/.test(code)).length;
/** The file that is gone is said once, not at each name from it. */
const isGone = (codes: readonly string[]) => codes.includes('language/import') && unknown(codes) === 1;

describe('the findings of a file follow what it imports', () => {
  const open = async (name: string) => {
    const shared = editor.write(`${name}-shared.sla`, SHARED);
    await editor.changedOnDisk(shared, FileChangeType.Created);
    const uri = editor.uri(`${name}.sla`);
    await editor.open(uri, main(`./${name}-shared.sla`));
    await editor.untilCodes(uri, (codes) => unknown(codes) === 0);
    return { uri, shared };
  };

  test('while that is typed, and when it is closed without being saved', async () => {
    const { uri, shared } = await open('typed');
    await editor.open(shared, SHARED);
    await editor.change(shared, SHARED.replace('Desk "Desk"', 'Help "Desk"'));
    await editor.untilCodes(uri, (codes) => unknown(codes) === 1);
    await editor.close(shared);
    await editor.untilCodes(uri, (codes) => unknown(codes) === 0);
  });

  test('when it changes on disk, is deleted, and is there again', async () => {
    const { uri, shared } = await open('disk');
    editor.write('disk-shared.sla', SHARED.replace('Desk "Desk"', 'Help "Desk"'));
    await editor.changedOnDisk(shared, FileChangeType.Changed);
    await editor.untilCodes(uri, (codes) => unknown(codes) === 1);
    rmSync(join(editor.folder, 'disk-shared.sla'));
    await editor.changedOnDisk(shared, FileChangeType.Deleted);
    await editor.untilCodes(uri, isGone);
    editor.write('disk-shared.sla', SHARED);
    await editor.changedOnDisk(shared, FileChangeType.Created);
    await editor.untilCodes(uri, (codes) => unknown(codes) === 0);
  });

  test('when the folder with it is renamed or deleted, of which editors name only the folder', async () => {
    mkdirSync(join(editor.folder, 'terms'));
    const shared = editor.write('terms/shared.sla', SHARED);
    await editor.changedOnDisk(shared, FileChangeType.Created);
    const uri = editor.uri('folder.sla');
    await editor.open(uri, main('./terms/shared.sla'));
    await editor.untilCodes(uri, (codes) => unknown(codes) === 0);
    renameSync(join(editor.folder, 'terms'), join(editor.folder, 'conditions'));
    await editor.changedOnDisk(editor.uri('terms'), FileChangeType.Deleted);
    await editor.untilCodes(uri, isGone);
    await editor.changedOnDisk(editor.uri('conditions/shared.sla'), FileChangeType.Created);
    await editor.change(uri, main('./conditions/shared.sla'));
    await editor.untilCodes(uri, (codes) => unknown(codes) === 0);
  });

  test('and nothing stays said of a file that is gone, or was never saved', async () => {
    const broken = editor.write('gone.sla', 'agreement A {\n    severitty X\n}\n');
    await editor.changedOnDisk(broken, FileChangeType.Created);
    await editor.untilCodes(broken, (codes) => codes.length > 0);
    rmSync(join(editor.folder, 'gone.sla'));
    await editor.changedOnDisk(broken, FileChangeType.Deleted);
    await editor.untilCodes(broken, (codes) => codes.length === 0);
    await editor.open('untitled:Untitled-1', 'severitty X\n');
    await editor.untilCodes('untitled:Untitled-1', (codes) => codes.length > 0);
    await editor.close('untitled:Untitled-1');
    await editor.untilCodes('untitled:Untitled-1', (codes) => codes.length === 0);
  });

  test('when a configuration changes that the one in force extends', async () => {
    const uri = editor.uri('configured.sla');
    const code = 'governance/no-review';
    await editor.open(uri, agreement(''));
    await editor.untilCodes(uri, (codes) => codes.includes(code));
    editor.write('sla.config.json', '{ "extends": ["./base.json"] }');
    await editor.changedOnDisk(editor.uri('sla.config.json'), FileChangeType.Created);
    await editor.untilCodes(editor.uri('sla.config.json'), (codes) => codes.length === 1);
    for (const severity of ['off', 'error', 'off']) {
      editor.write('base.json', JSON.stringify({ rules: { [code]: severity } }));
      await editor.changedOnDisk(editor.uri('base.json'), FileChangeType.Changed);
      await editor.untilCodes(uri, (codes) => codes.includes(code) === (severity !== 'off'));
    }
  });
});

test('findings are told at whatever moment the next text arrives', async () => {
  for (let round = 0; round < 24; round++) {
    const uri = editor.uri(`quick-${round}.sla`);
    const other = editor.uri(`quick-${round}-other.sla`);
    await editor.open(uri, agreement('    review every 6 months'));
    if (round % 2 > 0) await new Promise((done) => setTimeout(done, round / 2));
    await editor.open(other, `import "./quick-${round}.sla"\nparty Other "Other"\n`);
    await editor.untilCodes(uri, () => true);
    await editor.untilCodes(other, (codes) => unknown(codes) === 0);
  }
});

test('what is done with files in the editor is known without a watcher', async () => {
  mkdirSync(join(editor.folder, 'done'));
  const uri = editor.uri('done.sla');
  await editor.open(uri, main('./done/shared.sla'));
  await editor.untilCodes(uri, isGone);
  const shared = editor.write('done/shared.sla', SHARED);
  await editor.connection.sendNotification(DidCreateFilesNotification.type, { files: [{ uri: shared }] });
  await editor.untilCodes(uri, (codes) => unknown(codes) === 0);
  const files = [{ oldUri: editor.uri('done'), newUri: editor.uri('moved') }];
  renameSync(join(editor.folder, 'done'), join(editor.folder, 'moved'));
  await editor.connection.sendNotification(DidRenameFilesNotification.type, { files });
  await editor.untilCodes(uri, isGone);
  await editor.untilCodes(editor.uri('moved/shared.sla'), () => true);
  await editor.change(uri, main('./moved/shared.sla'));
  await editor.untilCodes(uri, (codes) => unknown(codes) === 0);
  rmSync(join(editor.folder, 'moved'), { recursive: true });
  await editor.connection.sendNotification(DidDeleteFilesNotification.type, { files: [{ uri: editor.uri('moved') }] });
  await editor.untilCodes(uri, isGone);
});

test('files outside the workspace are watched by name', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'sla-outside-'));
  afterAll(() => rmSync(outside, { recursive: true }));
  const single = new Editor({
    workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
  });
  await single.start();
  writeFileSync(join(outside, 'shared.sla'), SHARED);
  const uri = pathToFileURL(join(outside, 'main.sla')).toString();
  await single.open(uri, main('./shared.sla'));
  await single.untilCodes(uri, (codes) => unknown(codes) === 0);
  const { baseUri, pattern } = await single.watcher(pathToFileURL(outside).toString());
  expect([baseUri, pattern]).toEqual([pathToFileURL(outside).toString(), '*.sla']);
  await single.stop();
});

describe('a file that gets another name', () => {
  const rename = (from: string, to: string) =>
    editor.connection.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: editor.uri(from), newUri: editor.uri(to) }],
    });

  test('is followed by the imports of all files, open or not, and by its own', async () => {
    mkdirSync(join(editor.folder, 'rename/deep'), { recursive: true });
    editor.write('rename/base.sla', 'party Base "Base"\n');
    editor.write('rename/shared.sla', 'import "./base.sla"\nparty Acme "Acme"\n');
    editor.write('rename/deep/closed.sla', 'import "../shared.sla"\nparty Deep "Deep"\n');
    for (const name of ['base', 'shared', 'deep/closed']) {
      await editor.changedOnDisk(editor.uri(`rename/${name}.sla`), FileChangeType.Created);
    }
    const open = editor.uri('rename/open.sla');
    await editor.open(open, '// Not saved.\nimport "./shared.sla"\nparty Open "Open"\n');
    await editor.untilCodes(open, (codes) => unknown(codes) === 0);
    const edit = await rename('rename/shared.sla', 'rename/deep/common terms.sla');
    const texts = Object.entries(edit?.changes ?? {}).map(([uri, edits]) => [
      uri.slice(editor.uri('rename').length + 1),
      ...edits.map(({ range, newText }) => `${range.start.line}:${range.start.character} ${newText}`),
    ]);
    expect(texts.sort()).toEqual([
      ['deep/closed.sla', '0:7 "./common terms.sla"'],
      ['open.sla', '1:7 "./deep/common terms.sla"'],
      ['shared.sla', '0:7 "../base.sla"'],
    ]);
  });

  test('with its folder, takes along what stands beside it', async () => {
    const edit = await rename('rename/deep', 'rename/very/deep');
    expect(edit?.changes).toEqual({
      [editor.uri('rename/deep/closed.sla')]: [
        { range: { start: { line: 0, character: 7 }, end: { line: 0, character: 22 } }, newText: '"../../shared.sla"' },
      ],
    });
    expect(await rename('rename', 'renamed')).toBeNull();
  });
});

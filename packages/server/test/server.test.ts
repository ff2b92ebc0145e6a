import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CompletionRequest,
  DidChangeWatchedFilesNotification,
  DocumentSymbolRequest,
  FileChangeType,
  HoverRequest,
} from 'vscode-languageserver-protocol';
import { agreement, PARTIES } from './agreement.js';
import { Editor, startEditor } from './editor.js';

const editor = startEditor();

describe('the server', () => {
  test('says what it can do, and watches the files of the language', async () => {
    const other = new Editor();
    const { capabilities } = await other.start();
    expect(capabilities).toMatchObject({
      completionProvider: { triggerCharacters: ['.', '"', '/'] },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      renameProvider: { prepareProvider: true },
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.sla', 'refactor.rewrite'] },
      declarationProvider: true,
      typeDefinitionProvider: true,
      implementationProvider: true,
      documentHighlightProvider: true,
      documentLinkProvider: { resolveProvider: false },
      selectionRangeProvider: true,
      semanticTokensProvider: { full: { delta: true }, range: true },
      typeHierarchyProvider: {},
      workspaceSymbolProvider: { resolveProvider: false },
      workspace: {
        fileOperations: Object.fromEntries(
          ['willRename', 'didCreate', 'didRename', 'didDelete'].map((each) => [
            each,
            {
              filters: [
                { pattern: { glob: '**/*.sla', matches: 'file' } },
                { pattern: { glob: '**', matches: 'folder' } },
              ],
            },
          ]),
        ),
      },
    });
    expect(await other.registration(DidChangeWatchedFilesNotification.method)).toMatchObject({
      registerOptions: {
        watchers: [{ globPattern: '**/*.sla' }, { globPattern: '**/*.json' }, { globPattern: '**/*', kind: 4 }],
      },
    });
    await other.stop();
  });

  test('answers what is asked while it is still starting', async () => {
    for (let round = 0; round < 3; round++) {
      const other = new Editor();
      await other.start();
      const { params } = await other.at('early.sla', agreement('').replace('measures Uptime', 'measures Up|time'));
      expect(JSON.stringify(await other.connection.sendRequest(HoverRequest.type, params))).toContain('Monthly uptime');
      await other.stop();
    }
  });

  test('reports findings with their rule, and takes them back when they are mended', async () => {
    const uri = editor.uri('mend.sla');
    const wrong = agreement('    servise Other "Other"');
    await editor.open(uri, wrong);
    const [finding] = (await editor.findings(uri)).filter((each) => each.code === 'language/unknown-keyword');
    expect(finding).toMatchObject({ source: 'sla', severity: 1 });
    expect(finding.message).toContain('Did you mean `service`?');
    await editor.change(uri, wrong.replace('servise', 'service'));
    expect(await editor.codes(uri)).not.toContain('language/unknown-keyword');
  });

  test.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['no final line end', (text: string) => text.trimEnd()],
  ])('reads text with %s as any other', async (name, written) => {
    const uri = editor.uri(`${name.replaceAll(' ', '-')}.sla`);
    const text = agreement('    objective Other "Other" { measures Nothing per month }');
    await editor.open(uri, text);
    const expected = (await editor.findings(uri)).map(({ code, range }) => ({ code, range }));
    expect(expected.map((each) => each.code)).toContain('language/unknown-name');
    await editor.change(uri, written(text));
    expect((await editor.findings(uri)).map(({ code, range }) => ({ code, range }))).toEqual(expected);
  });

  test('leaves the XML of Scribus alone', async () => {
    const { uri, params } = await editor.at(
      'brochure.sla',
      '<?xml version="1.0"?>\n<SCRIBUSUTF8NEW Version="1.6.1">|\n</SCRIBUSUTF8NEW>',
    );
    expect(await editor.codes(uri)).toEqual([]);
    const completion = await editor.connection.sendRequest(CompletionRequest.type, params);
    expect(completion).toMatchObject({ items: [] });
    expect(await editor.connection.sendRequest(DocumentSymbolRequest.type, params)).toEqual([]);
  });

  test('survives text that is no text', async () => {
    for (const [name, text] of Object.entries({
      binary: '\0\x01\x02PK',
      empty: '',
      quote: 'party A "',
      open: 'agreement A {',
    })) {
      const uri = editor.uri(`${name}.sla`);
      await editor.open(uri, text);
      expect((await editor.codes(uri)).length, name).toBeGreaterThan(0);
    }
    expect(editor.stderr.join('')).toBe('');
  });
});

describe('files that depend on each other', () => {
  test('an import follows the imported file: unsaved changes, changes on disk, deletion', async () => {
    const shared = editor.write('shared.sla', PARTIES);
    const user = editor.uri('user.sla');
    await editor.open(user, 'import "./shared.sla"\nagreement A "A" { provider Acme customer Globex }');
    expect(await editor.codes(user)).not.toContain('language/unknown-name');

    await editor.open(shared, PARTIES.replace('party Acme', 'party Apex'));
    await editor.untilCodes(user, (codes) => codes.includes('language/unknown-name'));
    await editor.close(shared); // the change was not saved
    await editor.untilCodes(user, (codes) => !codes.includes('language/unknown-name'));

    rmSync(join(editor.folder, 'shared.sla'));
    await editor.changedOnDisk(shared, FileChangeType.Deleted);
    await editor.untilCodes(user, (codes) => codes.includes('language/import'));
    editor.write('shared.sla', PARTIES);
    await editor.changedOnDisk(shared, FileChangeType.Created);
    await editor.untilCodes(user, (codes) => !codes.includes('language/import'));
  });

  test('findings of a deleted file go, and those of a closed untitled one', async () => {
    const uri = editor.write('deleted.sla', 'nonsense');
    await editor.open(uri, 'nonsense');
    await editor.untilCodes(uri, (codes) => codes.length > 0);
    rmSync(join(editor.folder, 'deleted.sla'));
    await editor.changedOnDisk(uri, FileChangeType.Deleted);
    await editor.close(uri);
    await editor.untilCodes(uri, (codes) => codes.length === 0);

    const untitled = 'untitled:Untitled-1';
    await editor.open(untitled, 'nonsense');
    await editor.untilCodes(untitled, (codes) => codes.length > 0);
    await editor.close(untitled);
    await editor.untilCodes(untitled, (codes) => codes.length === 0);
  });

  test('files of a virtual file system are read through the editor', async () => {
    editor.virtual.set('memory:/contracts/shared.sla', PARTIES);
    const uri = 'memory:/contracts/virtual.sla';
    await editor.open(uri, 'import "./shared.sla"\nimport "./missing.sla"\nagreement A "A" { provider Acme }');
    const codes = await editor.codes(uri);
    expect(codes).toContain('language/import');
    expect(codes).not.toContain('language/unknown-name');
  });

  test('a file of the workspace that cannot be read does not keep the others away', async () => {
    const other = new Editor();
    other.virtual.set('memory:/contracts/locked.sla', null);
    other.virtual.set('memory:/contracts/shared.sla', PARTIES);
    await other.start('memory:/contracts');
    await other.open('memory:/contracts/new.sla', 'agreement A "A" { provider Acme }');
    const [finding] = (await other.findings('memory:/contracts/new.sla')).filter(
      (each) => each.code === 'language/unknown-name',
    );
    expect(finding.message).toContain('One is declared in `shared.sla`');
    await other.stop();
  });

  test('a file that is gone before it is read does not stop the rest', async () => {
    const gone = editor.write('gone.sla', PARTIES);
    for (let round = 0; round < 20; round++) {
      editor.write('gone.sla', PARTIES);
      await editor.changedOnDisk(gone, FileChangeType.Created);
      rmSync(join(editor.folder, 'gone.sla'));
    }
    const uri = editor.uri('later.sla');
    await editor.open(uri, 'nonsense');
    expect(await editor.codes(uri)).toContain('language/unknown-keyword');
  });
});

import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { errorCodes, placeOf, replace, until, untilErrors } from './editor.js';
import type { Tests } from './index.js';
import { MemoryFileSystem } from './memory-file-system.js';

const SMALL = `party Acme "Acme"
agreement Small "Small agreement" {
    provider Acme
    customer "everybody"
    status published
}
`;

export const everywhere: Tests = {
  'a file that is not saved has findings, and its contract opens beside it': async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'sla',
      content: SMALL.replace('party', 'partie'),
    });
    await vscode.window.showTextDocument(document);
    await until('its findings', () => errorCodes(document.uri).includes('language/unknown-keyword') || undefined);
    await replace(document, [['partie', 'party']]);
    await untilErrors(document.uri, []);
    await vscode.commands.executeCommand('sla.generateMarkdown');
    const contract = await until('the contract', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.languageId === 'markdown' ? shown : undefined;
    });
    assert.equal(contract.isUntitled, true);
    assert.match(contract.getText(), /Small agreement/);
  },

  'files of a virtual file system import each other, and get their contract': async () => {
    const files = new MemoryFileSystem();
    const registration = vscode.workspace.registerFileSystemProvider('memory', files);
    const uri = (name: string) => vscode.Uri.parse(`memory:/contracts/${name}`);
    files.set(uri('shared.sla'), 'party Acme "Acme"\n');
    files.set(uri('small.sla'), SMALL.replace('party Acme "Acme"', 'import "./missing.sla"'));
    const document = await vscode.workspace.openTextDocument(uri('small.sla'));
    await vscode.window.showTextDocument(document);
    await untilErrors(document.uri, ['language/import']);
    await replace(document, [['missing', 'shared']]);
    await untilErrors(document.uri, []);
    await vscode.commands.executeCommand('sla.generateJson');
    assert.match(files.text(uri('Small.json')), /"id": "Small"/);
    registration.dispose();
  },

  'half a line costs one line': async () => {
    const content = SMALL.replace('    provider', '    service\n    provider');
    const document = await vscode.workspace.openTextDocument({ language: 'sla', content });
    await vscode.window.showTextDocument(document);
    await until('its findings', () => errorCodes(document.uri).length > 0 || undefined);
    const errors = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    const { line } = placeOf(document, 'service');
    assert.ok(
      errors.every(({ range }) => range.start.line >= line && range.start.line <= line + 1),
      JSON.stringify(errors),
    );
    assert.equal(errors.length, 1);
  },
};

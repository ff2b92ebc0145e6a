import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './editor.js';
import type { Tests } from './index.js';

const UNTIDY = `agreement Hosting "Hosting" {
  objective Uptime {
        credit 5% of fee when < 99.9%
      credit 100% of fee when < 95%
  }
}
`;

const TIDY = `agreement Hosting "Hosting" {
    objective Uptime {
        credit 5%   of fee when < 99.9%
        credit 100% of fee when < 95%
    }
}
`;

let shown = 0;

/** Shows an unsaved document, with the cursor behind a text. Each has a name of its own: one that is used again may bring back what it held. */
async function show(content: string, behind = ''): Promise<vscode.TextDocument> {
  shown += 1;
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `formatting-${shown}.sla` });
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  const cursor = document.positionAt(content.indexOf(behind) + behind.length);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(cursor, cursor) });
  return document;
}

async function close(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

export const formatting: Tests = {
  'Format Document lays an unsaved document out, and does it once': async () => {
    const document = await show(UNTIDY);
    await until('the document is formatted', async () => {
      await vscode.commands.executeCommand('editor.action.formatDocument');
      return document.getText() === TIDY || undefined;
    });
    const { version } = document;
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(document.version, version);
    await close();
  },

  'a selection of lines is formatted by itself': async () => {
    const document = await show(UNTIDY);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatRangeProvider',
      document.uri,
      new vscode.Range(2, 0, 2, 20),
      { tabSize: 4, insertSpaces: true },
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), UNTIDY.replace('credit 5% of', 'credit 5%   of'));
    await close();
  },

  'nothing is formatted while typing unless the author wants it': async () => {
    const document = await show(UNTIDY.replace('  }\n}', ''), '95%\n');
    await vscode.commands.executeCommand('type', { text: '}' });
    await new Promise((done) => setTimeout(done, 300));
    assert.match(document.getText(), /\n {2}objective Uptime \{\n {8}credit 5% of fee/);
    await close();
  },

  'with formatting on type, a closing brace and the end of a line take their places': async () => {
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'sla' });
    const set = (value: boolean | undefined) =>
      settings.update('formatOnType', value, vscode.ConfigurationTarget.Workspace, true);
    await set(true);
    try {
      const document = await show('agreement A {\n    objective B {\n  }\n}\n', 'B {');
      await vscode.commands.executeCommand('type', { text: '\n' });
      await vscode.commands.executeCommand('type', { text: 'credit 5% of fee when < 99%' });
      await vscode.commands.executeCommand('type', { text: '\n' });
      await vscode.commands.executeCommand('type', { text: 'credit 10%   of fee when < 90%' });
      await vscode.commands.executeCommand('type', { text: '\n' });
      await until('the rows stand below each other', () =>
        document.getText().includes('{\n        credit 5%  of fee when < 99%\n        credit 10% of fee when < 90%\n')
          ? true
          : undefined,
      );
      await close();
    } finally {
      await set(undefined);
    }
  },
};

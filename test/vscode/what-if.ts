import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, open, until } from './editor.js';
import type { Tests } from './index.js';

const previews = () =>
  vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('sla.preview')),
  );

export const asking: Tests = {
  'what if? opens the preview beside the text, once': async () => {
    await open(file('examples/managed-service.sla'));
    await vscode.commands.executeCommand('sla.whatIf');
    await until('the preview', () => previews()[0]);
    await vscode.commands.executeCommand('sla.whatIf');
    assert.equal(previews().length, 1);
    assert.ok(
      vscode.window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith('managed-service.sla')),
    );
    await vscode.window.tabGroups.close(previews());
  },
};

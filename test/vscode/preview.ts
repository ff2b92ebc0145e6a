import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, open, until } from './editor.js';
import type { Tests } from './index.js';

/** The tabs of previews. What the page shows and how it answers is looked at from outside: scripts/vscode/preview.ts. */
const previews = () =>
  vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('sla.preview')),
  );
const titles = () => previews().map(({ label }) => label);

async function untilTitles(...expected: string[]): Promise<void> {
  const wanted = expected.toSorted().join();
  await until(`previews ${wanted}`, () => titles().toSorted().join() === wanted || undefined);
}

export const previewing: Tests = {
  'the preview opens beside the text, which keeps the keyboard': async () => {
    await open(file('examples/slack.sla'));
    await vscode.commands.executeCommand('sla.preview');
    await untilTitles('Preview slack.sla');
    assert.equal(vscode.window.activeTextEditor?.document.uri.path.endsWith('slack.sla'), true);
    assert.notEqual(previews()[0]!.group.viewColumn, vscode.window.activeTextEditor?.viewColumn);
  },
  'it follows the editor, also to a text without a file, and there is one of it': async () => {
    await open(file('examples/bonterms.sla'));
    await untilTitles('Preview bonterms.sla');
    await vscode.commands.executeCommand('sla.preview');
    await untilTitles('Preview bonterms.sla');
    const untitled = await vscode.workspace.openTextDocument({ language: 'sla', content: 'agreement A "A" {\n}\n' });
    await vscode.window.showTextDocument(untitled, vscode.ViewColumn.One);
    await untilTitles(`Preview ${untitled.uri.path}`);
    await open(file('examples/slack.sla'));
    await untilTitles('Preview slack.sla');
  },
  'locked it keeps to its file, and another one follows': async () => {
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await vscode.commands.executeCommand('sla.previewLock');
    await untilTitles('[Preview] slack.sla');
    await vscode.window.showTextDocument(file('examples/bonterms.sla'), { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand('sla.preview');
    await untilTitles('[Preview] slack.sla', 'Preview bonterms.sla');
    await vscode.window.tabGroups.close(previews());
    await untilTitles();
  },
};

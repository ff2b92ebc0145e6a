import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, open, placeOf, until } from './editor.js';
import type { Tests } from './index.js';

const TEXT = `// Written by a test.

agreement Completing "Completing" {
    version "1.0"
    third party Glob
    obje
}
`;

/** Takes the first suggestion where a text ends, as an author does: by asking for the list and accepting. */
async function accept(document: vscode.TextDocument, text: string): Promise<string> {
  const editor = await vscode.window.showTextDocument(document);
  const before = document.getText();
  const place = placeOf(document, text, text.length);
  editor.selection = new vscode.Selection(place, place);
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  return until(`a suggestion after ${text}`, async () => {
    // Nothing happens as long as there is no list.
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.getText() === before ? undefined : document.getText();
  });
}

export const completing: Tests = {
  'an accepted name of another file is imported; an accepted member is filled in': async () => {
    const uri = file('completing.sla');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(TEXT));
    const document = await open(uri);
    await accept(document, 'third party Glob');
    const imported = await until('the import', () =>
      document.getText().includes('import ') ? document.getText() : undefined,
    );
    assert.match(imported, /third party Globex\n/);
    assert.match(imported, /^\/\/ Written by a test\.\n\nimport "\.\/shared\.sla"\n\nagreement Completing/);
    const filled = await accept(document, '    obje');
    assert.match(filled, /\n {4}objective Name "Title" \{\n {8}measures \w+ per month\n {8}target >= 99\.9%\n/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(uri);
  },

  'what is missing comes first': async () => {
    const uri = file('incomplete.sla');
    const text = `${TEXT.slice(0, TEXT.indexOf('    third'))}    objective Fast "Fast" {\n        target >= 99%\n        \n    }\n}\n`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const document = await open(uri);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      placeOf(document, '99%\n        ', 12),
    );
    const [first] = list.items.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
    assert.match(first?.detail ?? '', /^Missing: Fast has a target/);
    assert.equal(first?.preselect, true);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(uri);
  },
};

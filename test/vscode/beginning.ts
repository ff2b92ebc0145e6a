import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './editor.js';
import type { Tests } from './index.js';

const templates = ['managed-service', 'saas', 'internal-ola', 'support', 'network'];

export const beginning: Tests = {
  'a new agreement opens unsaved, complete, and with the first example selected': async () => {
    for (const template of templates) {
      const known = { template, provider: 'Acme "Cloud" GmbH' };
      const uri = await vscode.commands.executeCommand<vscode.Uri>('sla.newAgreement', known);
      assert.equal(uri.scheme, 'untitled');
      const editor = vscode.window.activeTextEditor!;
      assert.equal(editor.document.uri.toString(), uri.toString());
      assert.equal(editor.document.languageId, 'sla');
      assert.ok(editor.document.getText().includes('"Acme \\"Cloud\\" GmbH"'));
      const selected = editor.document.getText(editor.selection);
      assert.ok(selected.length > 3 && !selected.includes('Acme') && !selected.includes('\n'), selected);
      const symbols = await until('the outline', async () => {
        const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
          'vscode.executeDocumentSymbolProvider',
          uri,
        );
        return found?.length ? found : undefined;
      });
      assert.ok(symbols.some(({ name }) => name.length > 0));
      assert.deepEqual(
        vscode.languages.getDiagnostics(uri).map(({ message }) => message),
        [],
      );
    }
  },

  'the kind and the parties are asked for; Enter leaves examples': async () => {
    const answer = vscode.commands.executeCommand<vscode.Uri>('sla.newAgreement');
    const before = vscode.window.activeTextEditor?.document.uri.toString();
    // Each press answers one question; a press before its question has come does nothing.
    const opened = await until('the agreement', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise((done) => setTimeout(done, 100));
      const now = vscode.window.activeTextEditor?.document;
      return now && now.uri.toString() !== before ? now : undefined;
    });
    assert.equal((await answer).toString(), opened.uri.toString());
    assert.ok(opened.getText().includes('party Provider "Provider Limited"'));
  },

  'who leaves the questions leaves no trace': async () => {
    const answer = vscode.commands.executeCommand<vscode.Uri | undefined>('sla.newAgreement');
    let ended = false;
    const result = answer.then((uri) => {
      ended = true;
      return uri;
    });
    await until('the end', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await new Promise((done) => setTimeout(done, 100));
      return ended || undefined;
    });
    assert.equal(await result, undefined);
  },

  'the walkthrough opens': async () => {
    await vscode.commands.executeCommand('sla.openWalkthrough');
    const labels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await until('its page', () => labels().some((each) => /Walkthrough|Welcome/.test(each)) || undefined).catch(
      (error) => {
        throw new Error(`${error.message}; there are: ${labels().join(', ')}`);
      },
    );
    // From the walkthrough, what was written last is generated.
    await vscode.commands.executeCommand('sla.generateMarkdown');
    const contract = await until('the contract', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.languageId === 'markdown' ? shown : undefined;
    });
    assert.match(contract.getText(), /^# /);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  },
};

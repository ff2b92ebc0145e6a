import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, open, until } from './editor.js';
import type { Tests } from './index.js';

const ID = 'sla-language.sla-language';

export const starting: Tests = {
  'the packaged extension is installed and starts with a file of the language': async () => {
    const document = await open(file('shop.sla'));
    assert.equal(document.languageId, 'sla');
    await until('the commands of the extension', async () => {
      const commands = await vscode.commands.getCommands(true);
      return (commands.includes('sla.generateMarkdown') && commands.includes('sla.generateJson')) || undefined;
    });
    const extension = vscode.extensions.getExtension(ID);
    if (process.env.SLA_SUITE_FLAVOUR === 'browser') {
      assert.equal(extension, undefined, 'the extension runs in this process, not in the browser');
    } else {
      await extension!.activate();
      assert.equal(extension!.packageJSON.main, './dist/extension.js');
    }
  },
};

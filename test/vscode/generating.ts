import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, hoverAt, open, replace, untilErrors } from './editor.js';
import { MISTAKES } from './findings.js';
import type { Tests } from './index.js';

const exists = (uri: vscode.Uri) =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

const set = (name: string, value: string | undefined) =>
  vscode.workspace.getConfiguration('sla').update(name, value, vscode.ConfigurationTarget.Workspace);

export const generating: Tests = {
  'nothing is generated from a text with errors': async () => {
    const document = await open(file('shop.sla'));
    await untilErrors(document.uri, MISTAKES);
    await vscode.commands.executeCommand('sla.generateMarkdown');
    assert.equal(await exists(file('ShopHosting.md')), false);
  },

  'findings go when the text is mended': async () => {
    const document = await open(file('shop.sla'));
    await replace(document, [
      ['measures ShopUptme per', 'measures ShopUptime per'],
      ['severitty', 'severity'],
      ['when >= 99.00% and <= 99.89%', 'when < 99.9%'],
    ]);
    await untilErrors(document.uri, []);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    assert.match(await hoverAt(document, 'target >= 99.9%', 12), /43 min 12 s in 30 days/);
  },

  'the contract is written beside the file, from the unsaved text, in place of an older one': async () => {
    const target = file('ShopHosting.md');
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode('older\n'.repeat(100_000)));
    const document = await open(file('shop.sla'));
    assert.equal(document.isDirty, true);
    await vscode.commands.executeCommand('sla.generateMarkdown');
    const contract = await read(target);
    for (const expected of ['# Web Shop Hosting SLA', 'Acme Cloud GmbH', '99.9%', '43 min 12 s', 'Managing director']) {
      assert.ok(contract.includes(expected), `the contract does not contain ${expected}`);
    }
    assert.ok(!contract.includes('older'));
    const entries = await vscode.workspace.fs.readDirectory(file(''));
    assert.deepEqual(
      entries.filter(([name]) => name.includes('unfinished')),
      [],
    );
  },

  'contracts for browsers and for Word are written, the latter with its pictures': async () => {
    await open(file('shop.sla'));
    await vscode.commands.executeCommand('sla.generateHtml');
    const page = await read(file('ShopHosting.html'));
    assert.match(page, /^<!doctype html>/i);
    assert.match(page, /<svg /);
    await vscode.commands.executeCommand('sla.generateDocx');
    const archive = await vscode.workspace.fs.readFile(file('ShopHosting.docx'));
    assert.equal(new TextDecoder().decode(archive.slice(0, 2)), 'PK');
    // Names stand in an archive as they are.
    assert.match(new TextDecoder('latin1').decode(archive), /word\/media\/[^/]+\.png/);
  },

  'the data is written as JSON': async () => {
    await open(file('shop.sla'));
    await vscode.commands.executeCommand('sla.generateJson');
    const data = JSON.parse(await read(file('ShopHosting.json')));
    assert.equal(data.id, 'ShopHosting');
    assert.equal(data.objectives[0].targets[0].comparison.value.value, '99.9');
  },

  'the setting decides where it is written, with variables': async () => {
    await set('output.path', '${workspaceFolder}/contracts/${fileBasenameNoExtension}-${agreement}.${extension}');
    await open(file('examples/managed-service.sla'));
    const written = await vscode.commands.executeCommand<vscode.Uri[]>('sla.generateMarkdown');
    assert.deepEqual(written.map(String), [file('contracts/managed-service-ShopHosting.md').toString()]);
    assert.match(await read(written[0]!), /^# Managed Hosting/m);
  },

  'a path that cannot be is said, and nothing is written': async () => {
    await set('output.path', '${agrement}/x');
    await open(file('examples/managed-service.sla'));
    assert.deepEqual(await vscode.commands.executeCommand('sla.generateMarkdown'), []);
    await set('output.path', undefined);
  },

  'several files, and folders with all that they hold, are generated at once': async () => {
    await set('output.path', '${workspaceFolder}/several');
    const selected = [file('examples/slack.sla'), file('examples/bonterms.sla')];
    const two = await vscode.commands.executeCommand<vscode.Uri[]>('sla.generateJson', selected[0], selected);
    assert.equal(two.length, 2);
    const wanted = { formats: ['json', 'markdown'], layouts: ['schedule', 'summary'] };
    const all = await vscode.commands.executeCommand<vscode.Uri[]>('sla.generate', file('examples'), undefined, wanted);
    // Files with shared declarations have no documents, and are passed over in silence.
    assert.ok(all.length >= 3 * 10, `${all.length} documents`);
    assert.ok(all.some((uri) => uri.path.endsWith('/several/ShopHosting.summary.md')));
    assert.ok(!all.some((uri) => uri.path.includes('Acme.')));
    await set('output.path', undefined);
  },

  'documents that would have one file are not written': async () => {
    await set('output.path', '${workspaceFolder}/same.${extension}');
    const selected = [file('examples/slack.sla'), file('examples/bonterms.sla')];
    assert.deepEqual(await vscode.commands.executeCommand('sla.generateJson', selected[0], selected), []);
    assert.equal(await exists(file('same.json')), false);
    await set('output.path', undefined);
  },

  'a file that is not open can be generated from, as the explorer does': async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('sla.generateJson', file('examples/slack.sla'));
    const entries = await vscode.workspace.fs.readDirectory(file('examples'));
    assert.ok(entries.some(([name]) => name.endsWith('.json')));
  },
};

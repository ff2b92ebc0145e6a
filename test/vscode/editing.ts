import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, hoverAt, open, placeOf, until } from './editor.js';
import type { Tests } from './index.js';

const shop = () => open(file('shop.sla'));

export const editing: Tests = {
  'completion offers names with their titles, and members with their meaning': async () => {
    const document = await shop();
    const complete = async (position: vscode.Position) => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      return new Map(
        list.items.map(({ label, detail }) =>
          typeof label === 'string' ? [label, detail] : [label.label, label.description ?? detail],
        ),
      );
    };
    const names = await complete(placeOf(document, 'measures ShopUptme', 'measures '.length));
    assert.equal(names.get('ShopUptime'), 'Monthly uptime · not promised yet');
    const members = await complete(placeOf(document, '    review every', 4));
    assert.equal(members.get('objective'), 'One measured level, its targets, and what follows when they are missed');
  },

  'pointing at a target shows the downtime that it allows; at a name, what it is': async () => {
    const document = await shop();
    // The objective measures a metric that does not exist yet, so nothing can be computed.
    assert.doesNotMatch(await hoverAt(document, 'target >= 99.9%', 12), /month of 30 days/);
    const name = await hoverAt(document, 'signature by Acme', 14);
    assert.match(name, /party Acme "Acme Cloud GmbH"/);
    assert.match(name, /Our own legal person\./);
  },

  'a name leads to its definition in another file, each part to its own': async () => {
    const document = await shop();
    for (const [inside, line] of [
      [14, 1],
      [20, 2],
    ] as const) {
      const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        placeOf(document, 'signature by Acme.Director', inside),
      );
      assert.equal(links.length, 1);
      assert.ok(links[0]!.targetUri.path.endsWith('/shared.sla'));
      assert.equal(links[0]!.targetSelectionRange!.start.line, line);
    }
  },

  'references are found in all files': async () => {
    const shared = await open(file('shared.sla'));
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      shared.uri,
      placeOf(shared, 'contact Director', 10),
    );
    const files = found.map((each) => each.uri.path.split('/').at(-1)).sort();
    assert.deepEqual(files, ['shared.sla', 'shop.sla', 'shop.sla']);
  },

  'renaming changes all files': async () => {
    const shared = await open(file('shared.sla'));
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      shared.uri,
      placeOf(shared, 'party Acme', 7),
      'Apex',
    );
    const changes = edit.entries().map(([uri, edits]) => `${uri.path.split('/').at(-1)}: ${edits.length}`);
    assert.deepEqual(changes.sort(), ['shared.sla: 1', 'shop.sla: 4']);
  },

  'the outline shows titles': async () => {
    const document = await shop();
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.equal(symbols[0]!.name, 'ShopHosting');
    assert.equal(symbols[0]!.detail, 'Web Shop Hosting SLA');
    const inside = symbols[0]!.children.map((child) => child.name);
    assert.deepEqual(inside, ['Shop', 'ShopUptime', 'Uptime', 'remedies', 'Incidents', 'Monthly']);
  },

  'blocks, prose and comments fold': async () => {
    const document = await shop();
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const starts = ranges.map(({ start }) => document.lineAt(start).text.trim().slice(0, 14));
    for (const expected of ['// A small agr', 'agreement Shop', 'service Shop "', 'description ""']) {
      assert.ok(starts.includes(expected), `${expected} does not fold: ${starts}`);
    }
  },

  'the built-in library can be looked at': async () => {
    const document = await open(file('examples/managed-service.sla'));
    const place = placeOf(document, 'during Always', 9);
    const links = await until('the definition', async () => {
      const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        place,
      );
      return found.length > 0 ? found : undefined;
    });
    const library = await vscode.workspace.openTextDocument(links[0]!.targetUri);
    assert.match(library.getText(), /calendar Always/);
  },
};

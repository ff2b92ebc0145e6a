import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, file, open, placeOf, replace, until, untilErrors } from './editor.js';
import type { Tests } from './index.js';

const SHARED = `party Vendor "Vendor GmbH" {
    contact Sales "Head of sales" { email "sales@vendor.example" }
}
template Terms "Common terms" {
    provider Vendor
    service Desk "Help desk" { fee EUR 100 per month }
    metric Answers "Answers in time" { ratio of "answers within an hour" to "answers" for Desk }
    metric Speed "Time to answer" { duration from "call" to "answer" for Desk }
    objective Quick "Quick answers" {
        measures Answers per month
        target >= 95%
        credit 5% of fee when >= 90.0% and <= 94.9%
        credit 10% of fee when < 90.0%
    }
}
`;
const HEIR = `import "./common.sla"

// sla-ignore-file wording/weasel-words: as published
agreement DeskTerms "Help desk terms" extends Terms {
    version "2.1"
    customer "every customer"
    objective Quick { target >= 97% }
    signature by Vendor.Sales pending
}
`;

const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
const shared = () => file('terms/common.sla');
const heir = () => file('terms/desk.sla');
/** The editor may still be busy with the last change. */
const save = (document: vscode.TextDocument) =>
  until(`${document.uri.path} to be saved`, async () => (await document.save()) || undefined);
const codes = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).map(codeOf);
const rename = (document: vscode.TextDocument, text: string, inside: number, name: string) =>
  vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    placeOf(document, text, inside),
    name,
  );

export const navigating: Tests = {
  'a name is renamed in all files, from what adds to it as from where it is declared': async () => {
    await write(shared(), SHARED);
    await write(heir(), HEIR);
    const document = await open(heir());
    await until('its findings', () => codes(document.uri).length > 0 || undefined);
    await untilErrors(document.uri, []);
    await vscode.workspace.applyEdit(await rename(document, 'objective Quick', 12, 'Fast'));
    const other = await vscode.workspace.openTextDocument(shared());
    assert.match(document.getText(), /objective Fast \{/);
    assert.match(other.getText(), /objective Fast "Quick answers"/);
    await save(other);
    await save(document);
    await untilErrors(document.uri, []);
  },

  'a name that is taken is refused, in words': async () => {
    const document = await open(shared());
    const refused = await rename(document, 'metric Answers', 8, 'Speed').then(
      () => 'renamed',
      (error: unknown) => String(error),
    );
    assert.match(refused, /There is a `Speed` already, in line 8 of `common\.sla`/);
  },

  'imports, addresses and silenced rules are links': async () => {
    const document = await open(heir());
    const targets = async (uri: vscode.Uri) => {
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
      return links.map(({ target }) => target?.toString(true) ?? '');
    };
    const found = await targets(document.uri);
    assert.ok(found.includes(shared().toString(true)), found.join(' '));
    assert.ok(
      found.some((each) => each.endsWith('/rules/wording/weasel-words.md')),
      found.join(' '),
    );
    assert.ok((await targets(shared())).includes('mailto:sales@vendor.example'));
  },

  'symbols of the workspace are found by qualified name and by title': async () => {
    for (const query of ['Terms.Fast', 'Quick answers']) {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      );
      assert.ok(
        found.some(({ name }) => name === 'Terms.Fast · Quick answers'),
        found.map(({ name }) => name).join(),
      );
    }
  },

  'names have colours by what they stand for, and selections grow': async () => {
    const document = await open(heir());
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    assert.ok(legend.tokenTypes.includes('class') && legend.tokenModifiers.includes('inherited'));
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    assert.equal(tokens.data.length / 5, 5);
    const position = placeOf(document, '97%');
    const [range] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [position],
    );
    const texts: string[] = [];
    for (let step: vscode.SelectionRange | undefined = range; step; step = step.parent) {
      texts.push(document.getText(step.range));
    }
    assert.ok(texts.includes('97%') && texts.includes('target >= 97%'), texts.join(' | '));
  },

  'an import follows the file when that is renamed': async () => {
    const moved = file('terms/shared/house terms.sla');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(shared(), moved);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const document = await vscode.workspace.openTextDocument(heir());
    await until(
      `the import in ${document.getText()}`,
      () => document.getText().includes('import "./shared/house terms.sla"') || undefined,
    );
    await save(document);
    await until(
      `the findings of the new file; those of the other are ${codes(document.uri)}`,
      () => codes(moved).length > 0 || undefined,
    );
    await untilErrors(document.uri, []);
    const ofOld = () => vscode.languages.getDiagnostics(shared());
    await until(
      `nothing is said of the old file, of which is said ${ofOld().length}`,
      () => ofOld().length === 0 || undefined,
    );
  },

  'findings follow an imported file that changes on disk': async () => {
    const moved = file('terms/shared/house terms.sla');
    for (const tab of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
      if (tab.input instanceof vscode.TabInputText && tab.input.uri.path === moved.path) {
        await vscode.window.tabGroups.close(tab);
      }
    }
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(moved));
    await write(moved, text.replace('contact Sales', 'contact Orders'));
    await untilErrors(heir(), ['language/unknown-name']);
    await write(moved, text);
    await untilErrors(heir(), []);
  },

  'the lightbulb opens the rule in the configuration, and the findings follow it': async () => {
    const uri = file('terms/shared/house terms.sla');
    await open(uri);
    const gap = await until('the gap', () =>
      vscode.languages.getDiagnostics(uri).find((each) => codeOf(each) === 'remedy/tier-gap'),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      gap.range,
      'quickfix',
    );
    const action = actions.find(({ title }) => title === 'Configure remedy/tier-gap');
    assert.ok(action, actions.map(({ title }) => title).join(' | '));
    // From one extension host to the other no command comes through, and addresses are not the same.
    const { command, arguments: parameters = [] } = action.command ?? { command: 'sla.openConfiguration' };
    await vscode.commands.executeCommand(command, ...parameters);
    const editor = await until('the configuration', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.endsWith('/sla.config.json') ? active : undefined;
    });
    assert.equal(editor.document.uri.path, file('sla.config.json').path);
    if (action.command) {
      assert.equal(editor.document.getText(editor.selection), 'error');
      await editor.edit((edit) => edit.replace(editor.selection, 'off'));
    } else {
      await replace(editor.document, [['{', '{ "rules": { "remedy/tier-gap": "off" },']]);
    }
    await save(editor.document);
    await until('the finding to go', () => !codes(uri).includes('remedy/tier-gap') || undefined);

    // The same leads there again, from the status bar as well.
    await open(uri);
    await vscode.commands.executeCommand('sla.openConfiguration');
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, file('sla.config.json').path);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(file('sla.config.json'));
    await until('the finding', () => codes(uri).includes('remedy/tier-gap') || undefined);
  },

  'the page of a rule can be read as it is meant': async () => {
    await vscode.commands.executeCommand('sla.explainRule', 'remedy/tier-gap');
    const tab = await until('the page', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('tier-gap')),
    );
    await vscode.window.tabGroups.close(tab);
  },

  'nothing stays said of what is deleted': async () => {
    // A file that nobody has opened: of others the editor keeps the text for a while. Not in a new folder: a watcher may miss what is written there at once.
    const uri = file('forgotten.sla');
    await write(uri, SHARED.replace('service', 'servise'));
    await until('its findings', () => codes(uri).includes('language/unknown-keyword') || undefined);
    await vscode.workspace.fs.delete(uri);
    await until('the findings to go', () => codes(uri).length === 0 || undefined);
  },
};

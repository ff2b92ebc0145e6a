import {
  CONFIGURE_RULE,
  type ConfigureRuleParams,
  type ConfigureRuleResult,
  STATUS,
  type StatusResult,
} from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeAgreement } from './active-agreement.js';
import type { Extension } from './features.js';

/** What can be done about the rule of a finding: the lightbulb names these commands. */
export function registerFindings({ client }: Extension): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('sla.configureRule', (uri: string, ruleId: string) =>
      configureRule(client, uri, ruleId),
    ),
    vscode.commands.registerCommand('sla.explainRule', explainRule),
    vscode.commands.registerCommand('sla.openConfiguration', (uri?: vscode.Uri) => openConfiguration(client, uri)),
  );
}

/** Opens the configuration with the rule's value selected; one that does not exist yet is made. */
async function configureRule(client: BaseLanguageClient, uri: string, ruleId: string): Promise<void> {
  const ask = (text?: string): Promise<ConfigureRuleResult | null> => {
    const params: ConfigureRuleParams = { uri, ruleId, ...(text === undefined ? {} : { text }) };
    return client.sendRequest(CONFIGURE_RULE, params);
  };
  const found = await ask();
  if (!found) return;
  const file = client.protocol2CodeConverter.asUri(found.file);
  const created = !found.exists;
  if (created) await create(file, found.entry?.edits[0]?.newText ?? '{}\n');
  const document = await vscode.workspace.openTextDocument(file);
  // The editor may have more than the file.
  const entry = (await ask(document.getText()))?.entry;
  if (entry && entry.edits.length > 0) {
    const edit = new vscode.WorkspaceEdit();
    edit.set(file, await client.protocol2CodeConverter.asTextEdits([...entry.edits]));
    await vscode.workspace.applyEdit(edit);
  }
  const selection = entry && client.protocol2CodeConverter.asRange(entry.selection);
  await vscode.window.showTextDocument(document, selection ? { selection } : {});
}

/** Opens the configuration that decides for a file; one that does not exist yet is made, with what holds anyway. */
async function openConfiguration(client: BaseLanguageClient, uri = activeAgreement()): Promise<void> {
  if (!uri) return;
  const status = await client.sendRequest<StatusResult | null>(STATUS, {
    uri: client.code2ProtocolConverter.asUri(uri),
  });
  const known = status?.configuration;
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
  const file = known ? client.protocol2CodeConverter.asUri(known) : vscode.Uri.joinPath(folder, 'sla.config.json');
  if (!known) {
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) {
      vscode.window.showInformationMessage('Save the file first: a configuration stands beside it or above it.');
      return;
    }
    const profiles = (status?.profiles ?? ['recommended']).map((profile) => `"${profile}"`).join(', ');
    await create(file, `{\n  "profiles": [${profiles}]\n}\n`);
  }
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
}

async function create(file: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
  await vscode.workspace.applyEdit(edit);
}

/** Shows the page of a rule as it is meant to be read; as text where nothing shows Markdown. */
async function explainRule(ruleId: string): Promise<void> {
  const page = vscode.Uri.from({ scheme: 'builtin', path: `/rules/${ruleId}.md` });
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  } catch {
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside });
  }
}

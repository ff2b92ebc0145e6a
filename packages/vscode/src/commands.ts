import {
  GENERATE,
  type GeneratedFormat,
  type GenerateParams,
  type GenerateResult,
} from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Extension } from './features.js';
import { openGenerated, outputFolder, showUntitled, writeFile } from './output.js';

const COMMANDS: Readonly<Record<string, GeneratedFormat>> = {
  'sla.generateMarkdown': 'markdown',
  'sla.generateHtml': 'html',
  'sla.generateDocx': 'docx',
  'sla.generateJson': 'json',
};

/** Registers the commands of the manifest. Each takes the file's URI (from a menu), or the file in the active editor. */
export function registerCommands({ client }: Extension): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(COMMANDS).map(([command, format]) =>
      vscode.commands.registerCommand(command, (uri?: vscode.Uri) => generate(client, format, uri)),
    ),
  );
}

/** Returns the files written, for whoever runs the command from a program. */
async function generate(
  client: BaseLanguageClient,
  format: GeneratedFormat,
  uri = vscode.window.activeTextEditor?.document.uri,
): Promise<vscode.Uri[]> {
  if (!uri) {
    vscode.window.showInformationMessage('Open the .sla file from which to generate.');
    return [];
  }
  try {
    // The server knows the files that are open.
    const document = await vscode.workspace.openTextDocument(uri);
    const params: GenerateParams = { uri: client.code2ProtocolConverter.asUri(document.uri), format };
    const result = await client.sendRequest<GenerateResult>(GENERATE, params);
    if ('problem' in result) {
      await showProblem(client, document, result.problem);
      return [];
    }
    const folder = outputFolder(document.uri);
    if (!folder) {
      for (const file of result.files) await showUntitled(file, format);
      return [];
    }
    const written: vscode.Uri[] = [];
    for (const file of result.files) written.push(await writeFile(folder, file));
    showWritten(written, format);
    return written;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    vscode.window.showErrorMessage(`Nothing was generated: ${reason}`);
    return [];
  }
}

async function showProblem(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
  problem: Extract<GenerateResult, { problem: unknown }>['problem'],
): Promise<void> {
  if (!problem.range) {
    vscode.window.showErrorMessage(problem.message);
    return;
  }
  const selection = client.protocol2CodeConverter.asRange(problem.range);
  vscode.window.showErrorMessage(problem.message, 'Show').then((answer) => {
    if (answer) vscode.window.showTextDocument(document, { selection });
  });
}

/** The command has done its work when it says so: it does not wait for an answer. */
function showWritten(files: readonly vscode.Uri[], format: GeneratedFormat): void {
  const names = files.map((file) => vscode.workspace.asRelativePath(file)).join(', ');
  vscode.window.showInformationMessage(`Generated ${names}.`, 'Open').then(async (answer) => {
    if (!answer) return;
    for (const file of files) await openGenerated(file, format);
  });
}

import type { GenerateProblem } from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { openWritten, type Written } from './write.js';

/** Says what was written, with a button that opens it. The command has done its work then: nobody waits for an answer. */
export function tellWritten(written: readonly Written[]): void {
  const [first] = written;
  if (!first) return;
  const name = ({ uri }: Written) => vscode.workspace.asRelativePath(uri);
  if (written.length === 1) {
    offer(vscode.window.showInformationMessage(`Generated ${name(first)}.`, 'Open'), () => openWritten(first));
    return;
  }
  const message =
    written.length <= 4
      ? `Generated ${written.map(name).join(', ')}.`
      : `Generated ${written.length} documents, the first of them ${name(first)}.`;
  offer(vscode.window.showInformationMessage(message, 'Open…'), async () => {
    const items = written.map((each) => ({ label: name(each), each }));
    const picked = await vscode.window.showQuickPick(items, { title: 'Open a generated document' });
    if (picked) await openWritten(picked.each);
  });
}

/** Says why there are no documents, or what was left out of them, with a button that leads there. */
export function tellProblems(
  client: BaseLanguageClient,
  problems: readonly GenerateProblem[],
  severity: 'error' | 'warning',
): void {
  const [first] = problems;
  if (!first) return;
  const show = severity === 'error' ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
  if (problems.length === 1) {
    const action = first.setting ? 'Open Settings' : first.uri ? 'Show' : undefined;
    offer(show(first.message, ...(action ? [action] : [])), () => goTo(client, first));
    return;
  }
  offer(show(`${problems.length} problems, the first of them: ${first.message}`, 'Show…'), async () => {
    const items = problems.map((problem) => ({ label: problem.message, description: fileOf(problem), problem }));
    const picked = await vscode.window.showQuickPick(items, { title: 'What was not generated' });
    if (picked) await goTo(client, picked.problem);
  });
}

function fileOf({ uri }: GenerateProblem): string {
  return uri ? vscode.workspace.asRelativePath(vscode.Uri.parse(uri)) : '';
}

async function goTo(client: BaseLanguageClient, { uri, range, setting }: GenerateProblem): Promise<void> {
  if (setting) {
    await vscode.commands.executeCommand('workbench.action.openSettings', setting);
  } else if (uri) {
    const selection = range && client.protocol2CodeConverter.asRange(range);
    await vscode.window.showTextDocument(vscode.Uri.parse(uri), selection ? { selection } : {});
  }
}

function offer(question: Thenable<string | undefined>, action: () => Promise<void>): void {
  question.then(async (answer) => {
    if (answer) await action();
  });
}

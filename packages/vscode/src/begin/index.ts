import * as vscode from 'vscode';
import type { Extension } from '../features.js';
import { newAgreement } from './new-agreement.js';
import { watchSteps } from './steps.js';

/** How authors begin: a new agreement, and the walkthrough that leads through the rest. */
export function registerBeginning({ context, client }: Extension): vscode.Disposable {
  // Entries that are nobody's business before the extension is at work, such as those of folders, ask for this.
  vscode.commands.executeCommand('setContext', 'sla.active', true);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('sla.newAgreement', (known?: unknown) => newAgreement(client, known)),
    vscode.commands.registerCommand('sla.openWalkthrough', () =>
      vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${context.extension.id}#sla.firstSteps`,
        false,
      ),
    ),
    watchSteps(),
  );
}

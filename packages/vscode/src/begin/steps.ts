import * as vscode from 'vscode';

/** What an author has done for the first time: a step of the walkthrough that is complete (its name in the manifest: `sla.done.hovered`). */
export type Step = 'begun' | 'mended' | 'hovered' | 'generated' | 'configured';

const done = new Set<Step>();

/** Notes that a step has truly been taken. */
export function complete(step: Step): void {
  if (done.has(step)) return;
  done.add(step);
  vscode.commands.executeCommand('setContext', `sla.done.${step}`, true);
}

/** Notices what happens without a command of ours: a finding that goes because the text was changed, and a configuration that is saved. */
export function watchSteps(): vscode.Disposable {
  const before = new Map<string, { readonly version: number; readonly findings: number }>();
  return vscode.Disposable.from(
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) {
        const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
        if (document?.languageId !== 'sla') continue;
        const findings = vscode.languages.getDiagnostics(uri).length;
        const last = before.get(uri.toString());
        // What is found again or no longer without an edit was nobody's doing: a configuration has changed.
        if (last && findings < last.findings && document.version > last.version) complete('mended');
        before.set(uri.toString(), { version: document.version, findings });
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      before.delete(uri.toString());
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.path.endsWith('/sla.config.json')) complete('configured');
    }),
  );
}

/** Notices that somebody has read what a target comes to. */
export function noteHover(document: vscode.TextDocument, position: vscode.Position, hover: unknown): void {
  if (hover && /^\s*target\b/.test(document.lineAt(position.line).text)) complete('hovered');
}

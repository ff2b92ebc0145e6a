import * as vscode from 'vscode';

/** A program with the words that begin every call of it. */
export interface CommandLine {
  readonly program: string;
  readonly words: readonly string[];
}

/**
 * The command line that a folder has: the one that the setting names, or else that of its packages. None where there are no programs:
 * in the browser, in virtual file systems, and where the folder is not trusted.
 */
export async function commandLineOf({ uri }: vscode.WorkspaceFolder): Promise<CommandLine | undefined> {
  if (uri.scheme !== 'file' || !vscode.workspace.isTrusted) return undefined;
  const named = vscode.workspace.getConfiguration('sla', uri).get('cli.path', '').trim();
  if (named !== '') return toCommandLine(isAbsolute(named) ? named : vscode.Uri.joinPath(uri, named).fsPath);
  const installed = vscode.Uri.joinPath(uri, 'node_modules/.bin/sla');
  // What npm puts there for Windows stands beside it.
  return (await exists(installed)) ? toCommandLine(installed.fsPath) : undefined;
}

function toCommandLine(file: string): CommandLine {
  return /\.[cm]?js$/.test(file) ? { program: 'node', words: [file] } : { program: file, words: [] };
}

function isAbsolute(file: string): boolean {
  return /^([/\\]|[a-z]:[\\/])/i.test(file);
}

function exists(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

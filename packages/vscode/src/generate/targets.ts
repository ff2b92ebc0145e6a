import * as vscode from 'vscode';
import { activeAgreement } from '../active-agreement.js';

/**
 * The agreements that a command is about: what is selected in the explorer (files, and folders with all that they hold), what
 * it was called with, or else the file in the active editor.
 */
export async function targetsOf(clicked: unknown, selected: unknown): Promise<readonly vscode.Uri[]> {
  const named = Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
  const uris = named.flatMap((each) => toUri(each) ?? []);
  if (uris.length === 0) {
    const active = activeAgreement();
    return active ? [active] : [];
  }
  const found = await Promise.all(uris.map(agreementsAt));
  return unique(found.flat());
}

/** Every agreement of the workspace. */
export async function allTargets(): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return unique((await Promise.all(folders.map(({ uri }) => agreementsIn(uri)))).flat());
}

/** A code lens names a file by its text, a menu by its object. */
function toUri(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  return typeof value === 'string' ? vscode.Uri.parse(value) : undefined;
}

/** The file itself, or all agreements in and below a folder. */
export async function agreementsAt(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const isFolder = await vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.Directory) !== 0,
    () => false,
  );
  return isFolder ? agreementsIn(uri) : [uri];
}

/** As the command line searches: not in `node_modules`, nor in what begins with a dot. Not every file system can be searched by VS Code. */
async function agreementsIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (all) => all,
    () => [],
  );
  const found = await Promise.all(
    entries
      .filter(([name]) => name !== 'node_modules' && !name.startsWith('.'))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(async ([name, type]): Promise<readonly vscode.Uri[]> => {
        const uri = vscode.Uri.joinPath(folder, name);
        // What a link of a folder leads to may be above it: then the search would never end.
        if (type === vscode.FileType.Directory) return agreementsIn(uri);
        return (type & vscode.FileType.File) !== 0 && name.endsWith('.sla') ? [uri] : [];
      }),
  );
  return found.flat();
}

function unique(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

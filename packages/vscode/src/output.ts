import type { GeneratedFormat } from '@sla-language/server/protocol';
import * as vscode from 'vscode';

/** The folder for what is generated from a file; none where the file has no folder to write to. */
export function outputFolder(source: vscode.Uri): vscode.Uri | undefined {
  if (vscode.workspace.fs.isWritableFileSystem(source.scheme) !== true) return undefined;
  const beside = vscode.Uri.joinPath(source, '..');
  const variables: Readonly<Record<string, string>> = {
    fileDirname: beside.path,
    workspaceFolder: (vscode.workspace.getWorkspaceFolder(source)?.uri ?? beside).path,
  };
  const path = vscode.workspace
    .getConfiguration('sla', source)
    .get('output.directory', '')
    .replaceAll(/\$\{(\w+)\}/g, (written, name) => variables[name] ?? written);
  const isAbsolute = path.startsWith('/') || /^[a-z]:[\\/]/i.test(path);
  return isAbsolute ? source.with({ path: path.replace(/^([a-z]:)/i, '/$1') }) : vscode.Uri.joinPath(beside, path);
}

/** Writes a file whole or not at all: beside its place first, then renamed. */
export async function writeFile(folder: vscode.Uri, name: string, text: string): Promise<vscode.Uri> {
  const { fs } = vscode.workspace;
  await fs.createDirectory(folder);
  const target = vscode.Uri.joinPath(folder, name);
  const unfinished = vscode.Uri.joinPath(folder, `.${name}.${Date.now().toString(36)}.unfinished`);
  try {
    await fs.writeFile(unfinished, new TextEncoder().encode(text));
    await fs.rename(unfinished, target, { overwrite: true });
  } catch (error) {
    await fs.delete(unfinished).then(undefined, () => undefined);
    throw error;
  }
  return target;
}

/** Shows text that has no file yet. */
export async function showUntitled(text: string, format: GeneratedFormat): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: format, content: text });
  await vscode.window.showTextDocument(document, { preview: false });
}

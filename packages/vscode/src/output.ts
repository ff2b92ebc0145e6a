import { decodeBase64 } from '@sla-language/server/base64';
import type { GeneratedFile, GeneratedFormat } from '@sla-language/server/protocol';
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
export async function writeFile(folder: vscode.Uri, { name, content, encoding }: GeneratedFile): Promise<vscode.Uri> {
  const { fs } = vscode.workspace;
  await fs.createDirectory(folder);
  const target = vscode.Uri.joinPath(folder, name);
  const unfinished = vscode.Uri.joinPath(folder, `.${name}.${Date.now().toString(36)}.unfinished`);
  try {
    await fs.writeFile(unfinished, encoding === 'text' ? new TextEncoder().encode(content) : decodeBase64(content));
    await fs.rename(unfinished, target, { overwrite: true });
  } catch (error) {
    await fs.delete(unfinished).then(undefined, () => undefined);
    throw error;
  }
  return target;
}

/** Shows what has no file yet. */
export async function showUntitled({ content, encoding }: GeneratedFile, format: GeneratedFormat): Promise<void> {
  if (encoding !== 'text') throw new Error('A Word document needs a folder: save the .sla file first.');
  const document = await vscode.workspace.openTextDocument({ language: format, content });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** Opens a document with the program that people read it with; text in the editor. */
export async function openGenerated(file: vscode.Uri, format: GeneratedFormat): Promise<void> {
  if (format === 'docx' || format === 'html') await vscode.env.openExternal(file);
  else await vscode.window.showTextDocument(file, { preview: false });
}

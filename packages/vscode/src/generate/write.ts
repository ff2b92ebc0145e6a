import { decodeBase64 } from '@sla-language/server/base64';
import type { GeneratedFile, GeneratedFormat } from '@sla-language/server/protocol';
import * as vscode from 'vscode';

/** A document that has been written, or that has no file and is shown. */
export interface Written {
  readonly uri: vscode.Uri;
  readonly format: GeneratedFormat;
}

/** Writes a document; one without a place is shown instead, and then there is nothing to open. */
export async function write(file: GeneratedFile): Promise<Written | undefined> {
  const uri = file.uri === undefined ? undefined : vscode.Uri.parse(file.uri);
  if (!uri || vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) {
    await showUntitled(file);
    return undefined;
  }
  await writeWhole(uri, file);
  return { uri, format: file.format };
}

/** Writes a file whole or not at all: beside its place first, then renamed. */
async function writeWhole(target: vscode.Uri, { content, encoding }: GeneratedFile): Promise<void> {
  const { fs } = vscode.workspace;
  const folder = vscode.Uri.joinPath(target, '..');
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  await fs.createDirectory(folder);
  const unfinished = vscode.Uri.joinPath(folder, `.${name}.${Date.now().toString(36)}.unfinished`);
  try {
    await fs.writeFile(unfinished, encoding === 'text' ? new TextEncoder().encode(content) : decodeBase64(content));
    await fs.rename(unfinished, target, { overwrite: true });
  } catch (error) {
    await fs.delete(unfinished).then(undefined, () => undefined);
    throw error;
  }
}

/** Shows what has no file yet. */
async function showUntitled({ content, encoding, format }: GeneratedFile): Promise<void> {
  if (encoding !== 'text') throw new Error('A Word document needs a folder: save the .sla file first.');
  const document = await vscode.workspace.openTextDocument({ language: format, content });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** Opens a document with the program that people read it with; text in the editor. */
export async function openWritten({ uri, format }: Written): Promise<void> {
  if (format === 'docx' || format === 'html') await vscode.env.openExternal(uri);
  else await vscode.window.showTextDocument(uri, { preview: false });
}

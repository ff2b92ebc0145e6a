/** What the client is in Node and in the browser alike. */
import { encodeBase64 } from '@sla-language/server/base64';
import {
  type FileParams,
  type FolderEntry,
  type PictureFileParams,
  READ_FILE,
  READ_FOLDER,
  READ_PICTURE_FILE,
} from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { registerCommands } from './commands.js';

export const CLIENT_ID = 'sla';
export const CLIENT_NAME = 'SLA Language';

/** Every document of the language, wherever it lives: saved, untitled, or in a virtual file system. */
export const CLIENT_OPTIONS: LanguageClientOptions = {
  documentSelector: [{ language: 'sla' }],
  initializationOptions: { pictureFiles: true },
  middleware: {
    handleDiagnostics(uri, diagnostics, next) {
      next(uri, isCopy(uri) ? [] : diagnostics);
    },
  },
};

/** Starts the client; VS Code ends it with the extension. */
export async function run(context: vscode.ExtensionContext, client: BaseLanguageClient): Promise<void> {
  context.subscriptions.push(
    client,
    registerCommands(client),
    client.onRequest(READ_FILE, readFile),
    client.onRequest(READ_FOLDER, readFolder),
    client.onRequest(READ_PICTURE_FILE, (params: PictureFileParams) => readPictureFile(context, params)),
  );
  await client.start();
}

/** The other side of a comparison, or a file of the past: nobody can mend it there. */
function isCopy(uri: vscode.Uri): boolean {
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false;
}

/** Files of the extension itself, put there by scripts/build.mjs. */
const PICTURE_FILES = { program: 'dist/resvg.wasm', font: 'dist/carlito.ttf' };

async function readPictureFile(
  { extensionUri }: vscode.ExtensionContext,
  { file }: PictureFileParams,
): Promise<string | null> {
  try {
    return encodeBase64(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, PICTURE_FILES[file])));
  } catch {
    return null;
  }
}

async function readFile({ uri }: FileParams): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
  } catch {
    return null;
  }
}

async function readFolder({ uri }: FileParams): Promise<FolderEntry[] | null> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri));
    return entries.map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }));
  } catch {
    return null;
  }
}

/** What the client is in Node and in the browser alike. */
import { encodeBase64 } from '@sla-language/server/base64';
import {
  type ClientOptions,
  type FileParams,
  type FolderEntry,
  OPEN_SETTINGS_COMMAND,
  READ_FILE,
  READ_FOLDER,
} from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { noteHover } from './begin/steps.js';
import { FEATURES, LENS_COMMANDS } from './features.js';

export const CLIENT_ID = 'sla';
export const CLIENT_NAME = 'SLA Language';

/** Every document of the language, wherever it lives: saved, untitled, or in a virtual file system. */
export function clientOptions({ extensionUri }: vscode.ExtensionContext): LanguageClientOptions {
  // Put there by scripts/build.mjs.
  const own = (file: string) => vscode.Uri.joinPath(extensionUri, 'dist', file).toString();
  const initializationOptions: ClientOptions = {
    pictureFiles: { program: own('resvg.wasm'), font: own('carlito.ttf') },
    commands: LENS_COMMANDS,
  };
  return {
    documentSelector: [{ language: 'sla' }],
    initializationOptions,
    // Tooltips of hints lead to their switches.
    markdown: { isTrusted: { enabledCommands: [OPEN_SETTINGS_COMMAND] } },
    middleware: {
      handleDiagnostics(uri, diagnostics, next) {
        next(uri, isCopy(uri) ? [] : diagnostics);
      },
      async provideHover(document, position, token, next) {
        const hover = await next(document, position, token);
        noteHover(document, position, hover);
        return hover;
      },
    },
  };
}

/** Starts the client; VS Code ends it with the extension. */
export async function run(context: vscode.ExtensionContext, client: BaseLanguageClient): Promise<void> {
  context.subscriptions.push(
    client,
    ...FEATURES.map((register) => register({ context, client })),
    client.onRequest(READ_FILE, readFile),
    client.onRequest(READ_FOLDER, readFolder),
  );
  await client.start();
}

/** The other side of a comparison, or a file of the past: nobody can mend it there. */
function isCopy(uri: vscode.Uri): boolean {
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false;
}

async function readFile({ uri }: FileParams): Promise<string | null> {
  try {
    return encodeBase64(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
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

import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME, clientOptions, run } from './client.js';

/** The part of the browser's API that is used here; the project's types are those of Node. */
declare const Worker: new (url: string, options?: { name?: string }) => Worker & { terminate(): void };

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const address = await workerAddress(vscode.Uri.joinPath(context.extensionUri, 'dist/server.browser.js'));
  const worker = new Worker(address, { name: CLIENT_NAME });
  context.subscriptions.push({ dispose: () => worker.terminate() });
  await run(context, new LanguageClient(CLIENT_ID, CLIENT_NAME, worker, clientOptions(context)));
}

/** A worker cannot load a script from a remote machine's files: it gets a copy. */
async function workerAddress(script: vscode.Uri): Promise<string> {
  if (script.scheme !== 'vscode-remote') return script.toString(true);
  const text = await vscode.workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

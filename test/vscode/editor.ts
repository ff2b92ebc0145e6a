/** What the tests do in the editor, and how they wait. */
import * as vscode from 'vscode';

const TIMEOUT = 20_000;

/** A file of the workspace. */
export function file(path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, path);
}

export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** The place in a document where a text begins; `inside` characters after its beginning. */
export function placeOf(document: vscode.TextDocument, text: string, inside = 1): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`The document does not contain ${text}`);
  return document.positionAt(offset + inside);
}

export async function replace(
  document: vscode.TextDocument,
  replacements: readonly (readonly [string, string])[],
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const [from, to] of replacements) {
    const start = placeOf(document, from, 0);
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, from.length)), to);
  }
  await vscode.workspace.applyEdit(edit);
}

/** The rule ids of the errors of a document, sorted. */
export function errorCodes(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
    .map(codeOf)
    .sort();
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** What the editor shows where one points at a text. */
export async function hoverAt(document: vscode.TextDocument, text: string, inside: number): Promise<string> {
  const position = placeOf(document, text, inside);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

/** Waits until the value is there; fails with what it was last. */
export async function until<T>(what: string, value: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + TIMEOUT;
  for (;;) {
    const result = await value();
    if (result !== undefined) return result;
    if (Date.now() > end) throw new Error(`Not within ${TIMEOUT / 1000} s: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Waits until a document has exactly these errors. */
export async function untilErrors(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  const wanted = [...expected].sort().join();
  await until(`errors ${wanted || 'none'} in ${uri.path}`, () => errorCodes(uri).join() === wanted || undefined).catch(
    (error) => {
      throw new Error(`${error.message}; found: ${errorCodes(uri).join() || 'none'}`);
    },
  );
}

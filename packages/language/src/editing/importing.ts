import { type LangiumDocument, type LangiumDocuments, type URI, UriUtils } from 'langium';
import type { TextEdit } from 'vscode-languageserver';
import type * as ast from '../generated/ast.js';
import { isLibrary } from '../library/library.js';
import { beforeLineEnd } from '../parsing/comments.js';
import { documentationStart } from '../reading/context.js';

/** How a file names another one that it imports: relative, and beginning with `./` or `../`. */
export function importPath(from: URI, to: URI): string {
  const relative = UriUtils.relative(UriUtils.dirname(from), to);
  return /^\.\.?\//.test(relative) ? relative : `./${relative}`;
}

/** The files that a file may import: the others of the same file system. */
export function importable({ uri: home }: LangiumDocument, documents: LangiumDocuments): readonly LangiumDocument[] {
  return documents.all
    .filter(({ uri }) => uri.scheme === home.scheme && uri.authority === home.authority)
    .filter(({ uri }) => !UriUtils.equals(uri, home) && !isLibrary(uri))
    .toArray();
}

/** One more import, in a line after the others; else above the first declaration and what is written over it. */
export function addImport({ parseResult, textDocument }: LangiumDocument, path: string): TextEdit {
  const text = textDocument.getText();
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const statement = `import "${path}"`;
  const last = (parseResult.value as ast.File).imports.at(-1)?.$cstNode;
  const offset = last ? beforeLineEnd(text, last.end) : documentationStart(text, afterComments(text));
  const at = textDocument.positionAt(offset);
  return {
    range: { start: at, end: at },
    newText: last ? `${newLine}${statement}` : `${statement}${newLine}${newLine}`,
  };
}

/** Where the first word of a text stands. */
function afterComments(text: string): number {
  return /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/.exec(text)![0].length;
}

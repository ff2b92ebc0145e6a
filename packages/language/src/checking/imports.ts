import { AstUtils, type LangiumDocument, UriUtils } from 'langium';
import type * as ast from '../generated/ast.js';
import type { Imports } from '../linking/imports.js';
import type { Issues } from '../reading/issues.js';

/** Imports that cannot be read, that are given twice, and files that import each other. */
export function checkImports(file: ast.File, imports: Imports, issues: Issues): void {
  const document = AstUtils.getDocument(file);
  const seen = new Set<string>();
  for (const statement of file.imports) {
    if (statement.path === undefined) continue;
    const uri = imports.resolve(statement)?.toString();
    const problem = problemOf(statement, uri, seen, document, imports);
    if (problem) issues.error('language/import', problem, statement, 'path');
    if (uri) seen.add(uri);
  }
}

function problemOf(
  statement: ast.Import,
  uri: string | undefined,
  seen: ReadonlySet<string>,
  document: LangiumDocument,
  imports: Imports,
): string | undefined {
  const path = `\`${statement.path}\``;
  if (!uri) return `${path} is not a path. Write one that is relative to this file: "./shared.sla".`;
  if (seen.has(uri)) return `${path} is imported twice.`;
  if (uri === document.uri.toString()) return 'A file cannot import itself.';
  const imported = imports.document(statement);
  if (!imported) return `${path} cannot be read: there is no such file, or it is not text.`;
  const circle = circleFrom(imported, document.uri.toString(), imports, new Set());
  if (!circle) return undefined;
  const names = [document, ...circle, document].map((each) => UriUtils.basename(each.uri));
  return `The files import each other in a circle: ${names.join(' → ')}. Move what they share to a file of its own.`;
}

/** The documents on the way from one file back to another, if there is one. */
function circleFrom(
  from: LangiumDocument,
  to: string,
  imports: Imports,
  seen: Set<string>,
): LangiumDocument[] | undefined {
  if (seen.has(from.uri.toString())) return undefined;
  seen.add(from.uri.toString());
  for (const statement of imports.statements(from)) {
    const next = imports.document(statement);
    if (!next) continue;
    if (next.uri.toString() === to) return [from];
    const rest = circleFrom(next, to, imports, seen);
    if (rest) return [from, ...rest];
  }
  return undefined;
}

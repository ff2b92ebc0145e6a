import { nearestAll } from '@sla-language/agreement';
import { type CstNode, CstUtils, type LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, type Range, type TextEdit } from 'vscode-languageserver';

/** So many ways to mend one thing are offered. */
export const MOST = 3;

/** The words that may be meant, the likeliest first. */
export function likely(word: string, candidates: Iterable<string>): readonly string[] {
  return nearestAll(word, candidates).slice(0, MOST);
}

/** Changes of one document as an edit of the workspace. */
export function editOf({ uri }: LangiumDocument, edits: readonly TextEdit[]): CodeAction['edit'] {
  return { changes: { [uri.toString()]: [...edits] } };
}

/** A quick fix of one diagnostic. */
export function quickFix(
  document: LangiumDocument,
  diagnostic: Diagnostic,
  title: string,
  edits: readonly TextEdit[],
  isPreferred = false,
): CodeAction {
  const edit = editOf(document, edits);
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred, edit };
}

export function replaceNode({ range }: CstNode, newText: string): TextEdit {
  return { range, newText };
}

export function editAt({ textDocument }: LangiumDocument, start: number, end: number, newText: string): TextEdit {
  return { range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, newText };
}

/** Whether two places have a point in common. */
export function touches(a: Range, b: Range): boolean {
  const before = (x: Range, y: Range): boolean =>
    x.end.line < y.start.line || (x.end.line === y.start.line && x.end.character < y.start.character);
  return !before(a, b) && !before(b, a);
}

/** The text of a line, without its end. */
export function lineText({ textDocument }: LangiumDocument, line: number): string {
  const text = textDocument.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return text.replace(/\r?\n$/, '');
}

/** The node of the syntax tree of which a diagnostic speaks, innermost first. */
export function nodesAt(document: LangiumDocument, range: Range): CstNode[] {
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(range.start));
  const nodes: CstNode[] = [];
  for (let node: CstNode | undefined = leaf; node; node = node.container) nodes.push(node);
  return nodes;
}

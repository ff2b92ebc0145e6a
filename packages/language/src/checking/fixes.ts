import { type AstNode, AstUtils, type CstNode, type LangiumDocument } from 'langium';
import type { Diagnostic, TextEdit } from 'vscode-languageserver-types';
import { isLibrary } from '../library/library.js';
import type { Spans } from '../reading/spans.js';
import type { Addition, Edit, Fix } from '../rules/fix.js';
import type { Place } from '../rules/rule.js';

/** A fix as changes of one text. */
export interface PlacedFix {
  /** The document that is changed: as a rule that of the diagnostic, but what is inherited may stand in another file. */
  readonly uri: string;
  readonly title: string;
  readonly safety: Fix['safety'];
  readonly edits: readonly TextEdit[];
}

const fixes = new WeakMap<Diagnostic, { readonly uri: string; of(): readonly PlacedFix[] }>();

/** Remembers how a diagnostic of a document can be mended. */
export function setFixes(diagnostic: Diagnostic, uri: string, of: () => readonly PlacedFix[]): Diagnostic {
  fixes.set(diagnostic, { uri, of });
  return diagnostic;
}

/**
 * How a diagnostic of a document (the object itself, not what was sent of it) can be mended in that document, the best way first.
 */
export function fixesOf(diagnostic: Diagnostic): readonly PlacedFix[] {
  const known = fixes.get(diagnostic);
  return known?.of().filter(({ uri }) => uri === known.uri) ?? [];
}

/** How it can be mended in another file, where the text that is found wrong is inherited or imported from it. */
export function fixesElsewhereOf(diagnostic: Diagnostic): readonly PlacedFix[] {
  const known = fixes.get(diagnostic);
  return known?.of().filter(({ uri }) => uri !== known.uri) ?? [];
}

/**
 * Finds out what the edits of a fix change, in the document where the first of them belongs. Undefined where they belong to several, or
 * to what is built in.
 */
export function placeFix(fix: Fix, spans: Spans): PlacedFix | undefined {
  const node = fix.edits[0] && spans.node(...placeOf(fix.edits[0]));
  const document = node && AstUtils.getDocument(node);
  if (!document || isLibrary(document.uri)) return undefined;
  const edits: TextEdit[] = [];
  for (const each of fix.edits) {
    const edit = placeEdit(each, spans, document);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return { uri: document.uri.toString(), title: fix.title, safety: fix.safety, edits };
}

function placeOf(edit: Edit): [at: object, property?: string] {
  if (edit.kind === 'add') return ['to' in edit ? edit.to : edit.after];
  return [edit.at, edit.property];
}

function placeEdit(edit: Edit, spans: Spans, document: LangiumDocument): TextEdit | undefined {
  if (edit.kind === 'add') return placeAddition(edit, spans, document);
  const cst = cstOf(edit, spans, document);
  if (!cst) return undefined;
  if (edit.kind === 'extend') return { range: { start: cst.range.end, end: cst.range.end }, newText: edit.text };
  return edit.kind === 'remove'
    ? removal(wholeMember(cst), document)
    : replacement(cst, edit.text, edit.find, document);
}

function cstOf(place: Place, spans: Spans, document: LangiumDocument): CstNode | undefined {
  return cstIn(spans.node(place.at, place.property), document);
}

function cstIn(node: AstNode | undefined, document: LangiumDocument): CstNode | undefined {
  return node && AstUtils.getDocument(node) === document ? node.$cstNode : undefined;
}

function replacement(
  cst: CstNode,
  text: string,
  find: string | undefined,
  document: LangiumDocument,
): TextEdit | undefined {
  if (find === undefined) return edit(document, cst.offset, cst.end, text);
  const at = cst.text.indexOf(find);
  if (at < 0) return undefined;
  // Only what differs is touched, so that two fixes in one line do not get in each other's way.
  const { start, end } = difference(find, text);
  const offset = cst.offset + at;
  return edit(document, offset + start, offset + find.length - end, text.slice(start, text.length - end));
}

/** How much of two texts is the same at the start and at the end. */
function difference(before: string, after: string): { readonly start: number; readonly end: number } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end };
}

/** What is all that its member says (the hours after `open`) goes with the member's keyword. */
function wholeMember(cst: CstNode): CstNode {
  const container = cst.astNode.$container?.$cstNode;
  if (!container || container.end !== cst.end || cst.astNode.$cstNode !== cst) return cst;
  return /^[a-z]+\s+$/.test(container.text.slice(0, cst.offset - container.offset)) ? container : cst;
}

/** What stands alone on its lines goes with them. */
export function removal(cst: CstNode, document: LangiumDocument): TextEdit {
  const text = document.textDocument.getText();
  const lineStart = text.lastIndexOf('\n', cst.offset - 1) + 1;
  const next = text.indexOf('\n', cst.end);
  const lineEnd = next < 0 ? text.length : next + 1;
  const alone = text.slice(lineStart, cst.offset).trim() === '' && text.slice(cst.end, lineEnd).trim() === '';
  if (alone) return edit(document, lineStart, lineEnd, '');
  const blank = /^[ \t]*/.exec(text.slice(cst.end))![0].length;
  return edit(document, cst.offset, cst.end + blank, '');
}

function placeAddition(addition: Addition, spans: Spans, document: LangiumDocument): TextEdit | undefined {
  const text = document.textDocument.getText();
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = addition.text.split('\n');
  if ('after' in addition) {
    const cst = cstIn(spans.node(addition.after), document);
    if (!cst) return undefined;
    const indentation = indentationAt(text, cst.offset);
    return edit(document, cst.end, cst.end, lines.map((line) => `${newLine}${indentation}${line}`).join(''));
  }
  const cst = cstIn(spans.node(addition.to), document);
  if (!cst) return undefined;
  const outer = indentationAt(text, cst.offset);
  const step = stepOf(text);
  const members = lines.map((line) => `${outer}${step}${line}${newLine}`).join('');
  if (!cst.text.endsWith('}')) return edit(document, cst.end, cst.end, ` {${newLine}${members}${outer}}`);
  const brace = cst.end - 1;
  const before = text.slice(0, brace);
  const lineStart = before.lastIndexOf('\n') + 1;
  if (before.slice(lineStart).trim() === '') return edit(document, lineStart, lineStart, members);
  const start = before.trimEnd().length;
  return edit(document, start, brace, `${newLine}${members}${outer}`);
}

function indentationAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart))![0];
}

/** By how much the text indents the members of a block. */
function stepOf(text: string): string {
  return /\{[ \t]*\r?\n([ \t]+)\S/.exec(text)?.[1] ?? '    ';
}

function edit(document: LangiumDocument, start: number, end: number, newText: string): TextEdit {
  const { textDocument } = document;
  return { range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, newText };
}

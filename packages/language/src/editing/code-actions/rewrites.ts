import { type AstNode, AstUtils, type CstNode, CstUtils, type LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import { LONGEST_LINE } from '../../formatting/layout.js';
import * as ast from '../../generated/ast.js';
import type { SlaServices } from '../../services.js';
import { shapeOf } from '../renaming-checks.js';
import { editAt, editOf, lineText } from './edits.js';

/** Other ways to write the block at the cursor: on several lines, or on one. */
export function rewrites(document: LangiumDocument, range: Range, parser: SlaServices['parser']): CodeAction[] {
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(range.start));
  if (!leaf || document.parseResult.parserErrors.length > 0) return [];
  for (let node: AstNode | undefined = leaf.astNode; node; node = node.$container) {
    const block = blockOf(node);
    if (!block || block.cst.range.start.line !== range.start.line) continue;
    const isOneLine = block.cst.range.start.line === block.cst.range.end.line;
    const found = isOneLine ? unfold(document, block) : fold(document, block);
    return found && meansTheSame(found, node, parser) ? [actionOf(document, found)] : [];
  }
  return [];
}

interface Block {
  readonly cst: CstNode;
  readonly brace: CstNode;
  readonly members: readonly CstNode[];
}

function blockOf(node: AstNode): Block | undefined {
  const cst = node.$cstNode;
  if (!cst?.text.endsWith('}') || !('members' in node) || !Array.isArray(node.members)) return undefined;
  const brace = CstUtils.flattenCst(cst).find((leaf) => leaf.text === '{' && leaf.astNode === node);
  const members = (node.members as AstNode[]).flatMap((member) => member.$cstNode ?? []);
  return brace && members.length > 0 ? { cst, brace, members } : undefined;
}

/** A change of what stands between the braces of a block. */
interface Rewrite {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

function actionOf(document: LangiumDocument, { title, start, end, newText }: Rewrite): CodeAction {
  const edit = editOf(document, [editAt(document, start, end, newText)]);
  return { title, kind: CodeActionKind.RefactorRewrite, edit };
}

function unfold(document: LangiumDocument, { cst, brace, members }: Block): Rewrite {
  const text = document.textDocument.getText();
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const outer = /^[ \t]*/.exec(lineText(document, cst.range.start.line))![0];
  const step = /\{[ \t]*\r?\n([ \t]+)\S/.exec(text)?.[1] ?? '    ';
  const cuts = [brace.end, ...members.slice(1).map(({ offset }) => offset), cst.end - 1];
  const lines = cuts.slice(1).map((end, i) => `${outer}${step}${text.slice(cuts[i], end).trim()}`);
  const inner = [...lines, outer].map((line) => `${newLine}${line}`).join('');
  return { title: 'Write the block on several lines', start: brace.end, end: cst.end - 1, newText: inner };
}

/** Only where nothing is lost: comments and prose of several lines need their lines. */
function fold(document: LangiumDocument, { cst, brace, members }: Block): Rewrite | undefined {
  if (members.some(({ range }) => range.start.line !== range.end.line)) return undefined;
  const text = document.textDocument.getText();
  if (CstUtils.flattenCst(cst).some((leaf) => leaf.hidden && leaf.text.startsWith('/'))) return undefined;
  const inner = ` ${members.map((member) => member.text).join('  ')} `;
  const line = lineText(document, cst.range.start.line);
  if (cst.range.start.line !== brace.range.start.line || line.trimEnd().length + inner.length + 1 > LONGEST_LINE) {
    return undefined;
  }
  return text.slice(brace.end, cst.end - 1) === inner
    ? undefined
    : { title: 'Write the block on one line', start: brace.end, end: cst.end - 1, newText: inner };
}

/**
 * A word may be read differently where it is the first of its line. What may stand at the top of a file is read alone, which is faster than the
 * whole file.
 */
function meansTheSame({ start, end, newText }: Rewrite, block: AstNode, parser: SlaServices['parser']): boolean {
  const node = AstUtils.getContainerOfType(block, standsAlone);
  const cst = node?.$cstNode;
  if (!cst) return false;
  const text = cst.text.slice(0, start - cst.offset) + newText + cst.text.slice(end - cst.offset);
  const { value, parserErrors } = parser.LangiumParser.parse<ast.File>(text);
  return parserErrors.length === 0 && value.members.map(shapeOf).join() === shapeOf(node);
}

function standsAlone(node: AstNode): node is ast.TopLevel {
  return ast.isAgreement(node) || ast.isDeclaration(node) || ast.isStance(node);
}

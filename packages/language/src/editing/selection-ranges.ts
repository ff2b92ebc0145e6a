import { type CompositeCstNode, type CstNode, CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import type { Position, Range, SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { documentationStart } from '../reading/context.js';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * What a growing selection takes in, step by step: a word, in prose its line and paragraph, the text, the value, the clause, the member,
 * what is between braces, the block, and what is written about it, up to the whole file.
 */
export function selectionRanges(document: LangiumDocument, { positions }: SelectionRangeParams): SelectionRange[] {
  return positions.map((position) => chain(stretchesAt(document, position), document, position));
}

function stretchesAt(document: LangiumDocument, position: Position): Stretch[] {
  const text = document.textDocument.getText();
  const offset = document.textDocument.offsetAt(position);
  const root = document.parseResult.value.$cstNode;
  const stretches: Stretch[] = [wordAt(text, offset)];
  const leaf = root && leafAt(root, offset);
  if (leaf) {
    if (leaf.text.startsWith('"')) stretches.push(...inProse(text, leaf, offset));
    stretches.push({ start: leaf.offset, end: leaf.end });
    if (leaf.hidden) stretches.push(...withNeighbours(text, leaf));
    for (let cst = leaf.container; cst; cst = cst.container) stretches.push(...ofNode(text, cst, offset));
  }
  stretches.push({ start: 0, end: text.length });
  return stretches;
}

/** The leaf at an offset, or the one that ends there. */
function leafAt(root: CstNode, offset: number): LeafCstNode | undefined {
  const at = CstUtils.findLeafNodeAtOffset(root, offset);
  if (at && !/^\s/.test(at.text)) return at;
  const before = offset > 0 ? CstUtils.findLeafNodeAtOffset(root, offset - 1) : undefined;
  return before && !/^\s/.test(before.text) ? before : undefined;
}

function wordAt(text: string, offset: number): Stretch {
  const before = /[\p{L}\p{N}_]*$/u.exec(text.slice(0, offset))![0];
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(offset))![0];
  return { start: offset - before.length, end: offset + after.length };
}

/** The sentence's line, the paragraph and all between the quotation marks. */
function inProse(text: string, leaf: LeafCstNode, offset: number): Stretch[] {
  const marks = leaf.text.startsWith('"""') ? 3 : 1;
  const isClosed = leaf.text.length >= 2 * marks && leaf.text.endsWith('"'.repeat(marks));
  const inner = { start: leaf.offset + marks, end: isClosed ? leaf.end - marks : leaf.end };
  if (offset < inner.start || offset > inner.end) return [];
  const line = trimmed(text, {
    start: Math.max(inner.start, text.lastIndexOf('\n', offset - 1) + 1),
    end: Math.min(inner.end, endOf(text.indexOf('\n', offset), text)),
  });
  const prose = text.slice(inner.start, inner.end);
  const breaks = [...prose.matchAll(/\n[ \t]*\r?\n/g)];
  const before = breaks.findLast((each) => inner.start + each.index + each[0].length <= offset);
  const after = breaks.find((each) => inner.start + each.index >= offset);
  const paragraph = trimmed(text, {
    start: before ? inner.start + before.index + before[0].length : inner.start,
    end: after ? inner.start + after.index : inner.end,
  });
  return [line, paragraph, trimmed(text, inner), inner];
}

/** Neighbouring lines of comment belong together. */
function withNeighbours(text: string, leaf: LeafCstNode): Stretch[] {
  if (!leaf.text.startsWith('//')) return [];
  let { offset: start, end } = leaf;
  const isComment = (line: string): boolean => /^\s*\/\//.test(line);
  for (;;) {
    const lineStart = text.lastIndexOf('\n', start - 1);
    if (lineStart < 0) break;
    const above = text.slice(text.lastIndexOf('\n', lineStart - 1) + 1, lineStart);
    if (!isComment(above) || text.slice(lineStart + 1, start).trim() !== '') break;
    start = lineStart - above.length + above.search(/\S/);
  }
  for (;;) {
    const next = text.indexOf('\n', end);
    if (next < 0 || !isComment(text.slice(next + 1, endOf(text.indexOf('\n', next + 1), text)))) break;
    end = endOf(text.indexOf('\n', next + 1), text);
  }
  return [trimmed(text, { start, end })];
}

/** A node; before it, what stands between its braces; after it, the node with what documents it. */
function ofNode(text: string, cst: CompositeCstNode, offset: number): Stretch[] {
  const whole = { start: cst.offset, end: cst.end };
  const brace = CstUtils.flattenCst(cst).find((leaf) => leaf.text === '{' && leaf.astNode === cst.astNode);
  const stretches: Stretch[] = [];
  if (brace && cst.text.endsWith('}') && offset >= brace.end && offset < cst.end) {
    const inner = { start: brace.end, end: cst.end - 1 };
    stretches.push(trimmed(text, inner), { start: brace.offset, end: cst.end });
  }
  return [...stretches, whole, { start: documentationStart(text, cst.offset), end: cst.end }];
}

function trimmed(text: string, { start, end }: Stretch): Stretch {
  const inner = text.slice(start, end);
  const lead = inner.length - inner.trimStart().length;
  return lead === inner.length ? { start, end } : { start: start + lead, end: start + inner.trimEnd().length };
}

function endOf(index: number, text: string): number {
  return index < 0 ? text.length : index;
}

/** Each step holds the one before it and is more than it. */
function chain(stretches: readonly Stretch[], { textDocument }: LangiumDocument, position: Position): SelectionRange {
  const steps: Stretch[] = [];
  for (const { start, end } of stretches) {
    const last = steps.at(-1);
    if (!last || (start <= last.start && end >= last.end && (start < last.start || end > last.end))) {
      steps.push({ start, end });
    }
  }
  let outer: SelectionRange | undefined;
  for (const { start, end } of steps.toReversed()) {
    const range: Range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
    outer = outer ? { range, parent: outer } : { range };
  }
  return outer ?? { range: { start: position, end: position } };
}

import type { CstNode } from 'langium';

/** How far a place in a text moves when something before it changes. */
export interface Shift {
  readonly offset: number;
  readonly lines: number;
  /** In this line, counted in the old text from 0, columns move as well. */
  readonly line: number;
  readonly columns: number;
}

/** Langium has places that are never changed, and keeps them to itself. */
interface Leaf {
  _offset: number;
  _startLine: number;
  _startColumn: number;
  _endLine: number;
  _endColumn: number;
}
interface Composite {
  readonly content: readonly CstNode[];
  _rangeCache: unknown;
}

/** Moves a node of the concrete syntax tree with all that it holds. */
export function move(node: CstNode, shift: Shift): void {
  if ('content' in node) {
    const composite = node as unknown as Composite;
    composite._rangeCache = undefined;
    for (const each of composite.content) move(each, shift);
    return;
  }
  const leaf = node as unknown as Leaf;
  if (leaf._startLine === shift.line) leaf._startColumn += shift.columns;
  if (leaf._endLine === shift.line) leaf._endColumn += shift.columns;
  leaf._offset += shift.offset;
  leaf._startLine += shift.lines;
  leaf._endLine += shift.lines;
}

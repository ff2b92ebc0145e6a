import { CstUtils, type LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';

/** Folds blocks, prose of several lines, and comments: block comments, and neighbouring lines of comment together. */
export class SlaFoldingRangeProvider implements FoldingRangeProvider {
  getFoldingRanges(document: LangiumDocument): FoldingRange[] {
    const root = document.parseResult.value.$cstNode;
    if (!root) return [];
    const blocks: FoldingRange[] = [];
    const comments: FoldingRange[] = [];
    const openBraces: number[] = [];
    let previousLine = -1;
    for (const { text, range } of CstUtils.flattenCst(root)) {
      const startLine = range.start.line;
      const endLine = range.end.line;
      if (text.startsWith('//')) {
        // What stands at the end of a line belongs to that line.
        if (startLine > previousLine) {
          const before = comments.at(-1);
          if (before && before.endLine === startLine - 1 && previousLine === before.endLine) before.endLine = endLine;
          else comments.push({ startLine, endLine, kind: FoldingRangeKind.Comment });
        }
      } else if (text.startsWith('/*')) {
        comments.push({ startLine, endLine, kind: FoldingRangeKind.Comment });
      } else if (text === '{') {
        openBraces.push(startLine);
      } else if (text === '}') {
        blocks.push({ startLine: openBraces.pop() ?? startLine, endLine: endLine - 1 });
      } else if (text.startsWith('"""')) {
        blocks.push({ startLine, endLine });
      }
      previousLine = endLine;
    }
    return [...blocks, ...comments].filter((each) => each.endLine > each.startLine);
  }
}

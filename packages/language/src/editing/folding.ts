import { CstUtils, type LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { isFile } from '../generated/ast.js';

/** Where a region begins and ends, as in other languages: `// #region Money`, `// #endregion`. */
const REGION = /^\/\/\s*#?region\b/;
const REGION_END = /^\/\/\s*#?endregion\b/;

/**
 * Folds blocks, prose of several lines, regions, imports that follow each other, and comments: block comments, and neighbouring lines of
 * comment together.
 */
export class SlaFoldingRangeProvider implements FoldingRangeProvider {
  getFoldingRanges(document: LangiumDocument): FoldingRange[] {
    const root = document.parseResult.value.$cstNode;
    if (!root) return [];
    const blocks: FoldingRange[] = [];
    const comments: FoldingRange[] = [];
    const openBraces: number[] = [];
    const openRegions: number[] = [];
    let previousLine = -1;
    for (const { text, range } of CstUtils.flattenCst(root)) {
      const startLine = range.start.line;
      const endLine = range.end.line;
      if (REGION.test(text)) {
        openRegions.push(startLine);
      } else if (REGION_END.test(text)) {
        const start = openRegions.pop();
        if (start !== undefined) blocks.push({ startLine: start, endLine, kind: FoldingRangeKind.Region });
      } else if (text.startsWith('//')) {
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
    return [...blocks, ...comments, ...importsOf(document)].filter((each) => each.endLine > each.startLine);
  }
}

/** Imports on lines that follow each other. */
function importsOf(document: LangiumDocument): FoldingRange[] {
  const file = document.parseResult.value;
  const groups: FoldingRange[] = [];
  for (const statement of isFile(file) ? file.imports : []) {
    const range = statement.$cstNode?.range;
    if (!range) continue;
    const last = groups.at(-1);
    if (last?.endLine === range.start.line - 1) last.endLine = range.end.line;
    else groups.push({ startLine: range.start.line, endLine: range.end.line, kind: FoldingRangeKind.Imports });
  }
  return groups;
}

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Change } from './changes.js';
import type { Formatting } from './format.js';

/** The changes that touch nothing outside some lines. A text or a comment of several lines changes as a whole or not at all. */
export function changesInLines(
  document: TextDocument,
  changes: readonly Change[],
  first: number,
  last: number,
): readonly Change[] {
  const isInside = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
    lineAt(document, start) >= first && lineAt(document, end) <= last;
  return changes.filter((change) => isInside(change.owner ?? change));
}

/**
 * What follows from a line that is done: it takes its place, and those that are laid out together with it. No lines are made or taken away, and nothing is
 * removed from where the author goes on.
 * @param here where the author goes on: the line itself, or the next
 */
export function changesAfterTyping(
  document: TextDocument,
  { changes, runs }: Formatting,
  done: number,
  here: number,
): readonly Change[] {
  const together = runs.map((run) => run.map((start) => lineAt(document, start))).filter((run) => run.includes(done));
  const touched = new Set([done, ...together.flat()]);
  return changes.filter(({ kind, start, owner }) => {
    const line = lineAt(document, start);
    if (owner) return false;
    if (kind === 'gap') return touched.has(line);
    if (kind === 'end') return line === done && line !== here;
    return kind === 'indentation' && (line === done || line === here);
  });
}

function lineAt(document: TextDocument, offset: number): number {
  return document.positionAt(offset).line;
}

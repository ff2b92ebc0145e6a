import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from 'diff';

/** Lines that stay around what changes. */
const CONTEXT = 4;

/** Lines that take the place of others: from `old` to `oldEnd` before, from `now` to `nowEnd` after; all count from 0. */
interface Change {
  readonly old: number;
  readonly now: number;
  oldEnd: number;
  nowEnd: number;
}

/**
 * A unified diff of two texts that differ in white space alone. Which lines belong together is known without a search: those in which
 * the same characters stand. So it takes as long as the texts are. Of other texts it is a diff, too, but not the shortest.
 */
export function whiteSpacePatch(path: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const hunks = hunksOf(old, now, changesOf(old, now));
  const header = { oldHeader: undefined, newHeader: undefined };
  return formatPatch({ oldFileName: path, newFileName: path, ...header, hunks }, FILE_HEADERS_ONLY);
}

/** Each line with its end. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Goes through both texts in step, from each place where both have said as much to the next. */
function changesOf(old: readonly string[], now: readonly string[]): readonly Change[] {
  const [oldWeights, nowWeights] = [old.map(weightOf), now.map(weightOf)];
  const changes: Change[] = [];
  let [i, k] = [0, 0];
  while (i < old.length || k < now.length) {
    const [from, to] = [i, k];
    const isBlank = [oldWeights[i] === 0, nowWeights[k] === 0] as const;
    const isBoth = i < old.length && k < now.length && isBlank[0] === isBlank[1];
    // A blank line stands for no other.
    const takesOld = isBoth || k === now.length || isBlank[0];
    let ahead = 0;
    if (takesOld) ahead += oldWeights[i++]!;
    if (isBoth || !takesOld) ahead -= nowWeights[k++]!;
    while (isBoth && ahead !== 0 && (ahead < 0 ? i < old.length : k < now.length))
      ahead += ahead < 0 ? oldWeights[i++]! : -nowWeights[k++]!;
    const isSame = i - from === 1 && k - to === 1 && old[from] === now[to];
    if (isSame) continue;
    const last = changes.at(-1);
    if (last?.oldEnd === from && last.nowEnd === to) [last.oldEnd, last.nowEnd] = [i, k];
    else changes.push({ old: from, now: to, oldEnd: i, nowEnd: k });
  }
  return changes;
}

/** How many characters stand in a line. */
function weightOf(line: string): number {
  return line.replace(/\s+/g, '').length;
}

/** The changes with what stands around them; those that are near each other stand together. */
function hunksOf(old: readonly string[], now: readonly string[], changes: readonly Change[]): StructuredPatchHunk[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last && change.old - last.at(-1)!.oldEnd <= 2 * CONTEXT) last.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => {
    const [first, last] = [group[0]!, group.at(-1)!];
    const [start, end] = [Math.max(0, first.old - CONTEXT), Math.min(old.length, last.oldEnd + CONTEXT)];
    const lines = group.flatMap((change, n) => [
      ...marked(' ', old.slice(n === 0 ? start : group[n - 1]!.oldEnd, change.old)),
      ...marked('-', old.slice(change.old, change.oldEnd)),
      ...marked('+', now.slice(change.now, change.nowEnd)),
    ]);
    const newStart = first.now - (first.old - start);
    return {
      oldStart: start + 1,
      oldLines: end - start,
      newStart: newStart + 1,
      newLines: last.nowEnd + (end - last.oldEnd) - newStart,
      lines: [...lines, ...marked(' ', old.slice(last.oldEnd, end))],
    };
  });
}

function marked(mark: string, lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) =>
    line.endsWith('\n') ? mark + line.slice(0, -1) : [mark + line, '\\ No newline at end of file'],
  );
}

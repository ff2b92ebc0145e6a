import type { Layout } from './layout.js';
import { blanksOf, widthOfBlanks } from './layout.js';
import { NEWLINE } from './pieces.js';

/** A line within a text or a comment of several lines: the place and the content of its indentation, or of blanks at its end. */
export interface InnerChange {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

interface InnerLine {
  readonly start: number;
  readonly text: string;
}

/** The lines of a piece after the first, with their places in the piece. */
function furtherLines(text: string): readonly InnerLine[] {
  const starts = [...text.matchAll(NEWLINE)].map((match) => ({
    end: match.index,
    next: match.index + match[0].length,
  }));
  return starts.map(({ next }, i) => ({ start: next, text: text.slice(next, starts[i + 1]?.end) }));
}

/**
 * Text between `"""`, whose lines move together to an indentation: what they share of it is removed when the text is read, so it says the same. Blanks at
 * the ends of lines go, as they do when it is read.
 */
export function indentText(text: string, indentation: string): readonly InnerChange[] {
  const content = text.slice(0, -'"""'.length);
  const lines = furtherLines(content);
  const first = content.slice(0, lines.length > 0 ? content.search(NEWLINE) : undefined);
  const shared = lines
    .filter((line) => line.text.trim() !== '')
    .reduce(
      (least, line) => Math.min(least, line.text.length - line.text.trimStart().length),
      Number.POSITIVE_INFINITY,
    );
  const changes: InnerChange[] = lines.length > 0 ? [...trimmed({ start: 0, text: first })] : [];
  for (const [i, line] of lines.entries()) {
    const isLast = i === lines.length - 1;
    if (line.text.trim() === '') {
      changes.push({ start: line.start, end: line.start + line.text.length, newText: isLast ? indentation : '' });
    } else {
      changes.push({ start: line.start, end: line.start + shared, newText: indentation });
      // A quotation mark that ends the prose must not touch the three.
      if (!isLast) changes.push(...trimmed(line));
    }
  }
  return changes;
}

/** A comment of several lines, which keep their places relative to its beginning. */
export function shiftComment(text: string, columns: number, layout: Layout): readonly InnerChange[] {
  const lines = furtherLines(text);
  const first = { start: 0, text: text.slice(0, lines.length > 0 ? text.search(NEWLINE) : undefined) };
  const moved = lines.flatMap((line, i): InnerChange[] => {
    const { start, text: inner } = line;
    if (inner.trim() === '' && i < lines.length - 1) return [{ start, end: start + inner.length, newText: '' }];
    const blanks = inner.slice(0, inner.length - inner.trimStart().length);
    const newText = columns === 0 ? blanks : blanksOf(Math.max(0, widthOfBlanks(blanks, layout) + columns), layout);
    return [{ start, end: start + blanks.length, newText }, ...trimmed(line)];
  });
  return lines.length > 0 ? [...trimmed(first), ...moved] : [];
}

function trimmed({ start, text }: InnerLine): InnerChange[] {
  const length = text.trimEnd().length;
  return length === text.length ? [] : [{ start: start + length, end: start + text.length, newText: '' }];
}

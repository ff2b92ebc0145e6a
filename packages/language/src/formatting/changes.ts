import { indentationOf, type Layout, widthOfBlanks } from './layout.js';
import type { Line } from './lines.js';
import { NEWLINE, type Piece } from './pieces.js';
import { indentText, shiftComment } from './prose.js';
import type { Anatomy } from './source.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A change of white space. */
export interface Change extends Span {
  readonly newText: string;
  /**
   * What it does: it moves the beginning of a line, a word within it, or blanks at its end; it makes or takes away lines; or it moves
   * a line of a text or a comment of several lines.
   */
  readonly kind: 'indentation' | 'gap' | 'end' | 'lines' | 'inner';
  /** The text or comment of several lines that changes as a whole. */
  readonly owner?: Span;
}

/** What has to change in a text so that its lines are as they are to be, in the order of the text. */
export function changesOf(
  text: string,
  anatomy: Anatomy,
  lines: readonly Line[],
  gaps: readonly number[],
  layout: Layout,
): readonly Change[] {
  const changes = new Changes(text, anatomy.pieces, layout);
  for (const line of lines) changes.addLine(line, gaps);
  changes.addEnd();
  return changes.all;
}

class Changes {
  readonly all: Change[] = [];
  private readonly newline: string;
  private readonly beginning: number;
  /** Up to here the text has been looked at. */
  private end: number;

  constructor(
    private readonly text: string,
    private readonly pieces: readonly Piece[],
    private readonly layout: Layout,
  ) {
    this.newline = text.match(NEWLINE)?.[0] ?? '\n';
    this.beginning = text.startsWith('\uFEFF') ? 1 : 0;
    this.end = this.beginning;
  }

  addLine(line: Line, gaps: readonly number[]): void {
    const { first, last, depth, breaks } = line;
    const head = this.pieces[first]!;
    const indentation = depth === undefined ? undefined : indentationOf(depth, this.layout);
    this.addBreak(head.start, breaks, indentation, head.kind === 'block comment' && head.isTall ? head : undefined);
    for (let i = first; i <= last; i++) {
      const piece = this.pieces[i]!;
      const { start, end, text, kind, newlines, isOpen } = piece;
      if (i > first) this.add(newlines > 0 ? 'lines' : 'gap', this.end, start, ' '.repeat(gaps[i]!));
      this.end = end;
      if (kind === 'line comment') this.add('end', start + text.trimEnd().length, end, '');
      else if (depth !== undefined && !isOpen && piece.isTall) this.addInner(piece, line, i === first);
    }
  }

  addEnd(): void {
    if (this.pieces.length === 0) this.add('lines', this.end, this.text.length, '');
    else if (!this.pieces.at(-1)!.isOpen) this.addBreak(this.text.length, 1, '');
  }

  /** White space before a line. It keeps as many of its ends of lines as are wanted. */
  private addBreak(until: number, breaks: number, indentation: string | undefined, owner?: Piece): void {
    const start = this.end;
    if (this.text.slice(start, until) === this.newline.repeat(breaks) + (indentation ?? '')) return;
    const ends = [...this.text.slice(start, until).matchAll(NEWLINE)].map(({ index, 0: { length } }) => ({
      start: start + index,
      end: start + index + length,
    }));
    if (ends.length === 0 && breaks > 0) {
      this.add('lines', start, until, this.newline.repeat(breaks) + (indentation ?? ''));
      return;
    }
    let from = start;
    for (const kept of ends.slice(0, breaks)) {
      this.add('end', from, kept.start, '');
      from = kept.end;
    }
    const last = ends.at(-1)?.end ?? start;
    this.add('lines', from, last, '');
    if (indentation !== undefined) this.add('indentation', last, until, indentation, owner);
  }

  /** The lines of a text or a comment. Prose stands one level deeper than its member, as does a line that goes on with it. */
  private addInner(piece: Piece, { depth = 0, goesOn }: Line, isFirst: boolean): void {
    const { start, text, kind } = piece;
    const prose = () => indentText(text, indentationOf(goesOn ? depth : depth + 1, this.layout));
    const comment = () => (isFirst ? shiftComment(text, this.shiftOf(piece, depth), this.layout) : []);
    for (const inner of kind === 'word' ? prose() : comment()) {
      this.add('inner', start + inner.start, start + inner.end, inner.newText, piece);
    }
  }

  /** By how many columns the beginning of a line moves. */
  private shiftOf({ start, newlines }: Piece, depth: number): number {
    const before = this.text.slice(Math.max(lastLineStart(this.text, start), this.beginning), start);
    const isMoved = newlines > 0 || before.trim() === '';
    return isMoved ? depth * this.layout.tabSize - widthOfBlanks(before, this.layout) : 0;
  }

  private add(kind: Change['kind'], start: number, end: number, newText: string, owner?: Piece): void {
    if (this.text.slice(start, end) === newText) return;
    this.all.push({ kind, start, end, newText, ...(owner ? { owner: { start: owner.start, end: owner.end } } : {}) });
  }
}

/** Where the line begins in which a place lies. */
function lastLineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

import stringWidth from 'fast-string-width';
import type { Line } from './lines.js';
import type { Piece } from './pieces.js';

/** A piece that is to stand below others. */
export interface Place {
  readonly line: Line;
  readonly piece: number;
}

export interface Limits {
  /** More blanks than this tear a line apart. */
  readonly blanks: number;
  /** No line is made longer than this. */
  readonly width: number;
}

/** Where everything stands, in columns of the screen after the indentation. */
export class Grid {
  private readonly widths: readonly number[];

  constructor(
    pieces: readonly Piece[],
    private readonly gaps: number[],
  ) {
    this.widths = pieces.map(({ text }) => widthOf(text));
  }

  /** Pads the gaps before some pieces so that these stand below each other, unless a limit says that this would be worse. */
  align(places: readonly Place[], limits: Limits): void {
    const starts = places.map(({ line, piece }) => this.width(line.first, piece));
    const column = Math.max(...starts);
    const fits = places.every(({ line, piece }, i) => {
      const blanks = column - starts[i]!;
      return blanks === 0 || (blanks <= limits.blanks && column + this.width(piece, line.last + 1) <= limits.width);
    });
    if (fits) for (const [i, { piece }] of places.entries()) this.gaps[piece]! += column - starts[i]!;
  }

  /** The width of the pieces from one up to another, with the gap before the latter if both are on one line. */
  private width(from: number, to: number): number {
    let width = 0;
    for (let i = from; i < to; i++) width += this.widths[i]! + (this.gaps[i + 1] ?? 0);
    return width;
  }
}

function widthOf(text: string): number {
  return /^[\x20-\x7E]*$/.test(text) ? text.length : stringWidth(text);
}

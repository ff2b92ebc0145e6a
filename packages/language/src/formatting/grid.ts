import stringWidth from 'fast-string-width';
import type { Line } from './lines.js';
import type { Piece } from './pieces.js';

/** A piece that is to stand below others. */
export interface Place {
  readonly line: Line;
  readonly piece: number;
}

interface Placed extends Place {
  /** The column in which the piece stands by itself. */
  readonly start: number;
}

export interface Limits {
  /** More blanks than this tear a line apart. */
  readonly blanks: number;
  /** No line is made longer than this. */
  readonly width: number;
}

/** Where everything stands, in columns of the screen after the indentation. */
export class Grid {
  constructor(
    private readonly pieces: readonly Piece[],
    private readonly gaps: number[],
  ) {}

  /**
   * Pads the gaps before some pieces so that these stand below each other. Where one stands too far from those above it, it begins anew with
   * those below it.
   * @returns how many stand below each other, group by group
   */
  align(places: readonly Place[], limits: Limits): readonly number[] {
    const groups: Placed[][] = [];
    for (const place of places) {
      const placed = { ...place, start: this.width(place.line.first, place.piece) };
      const group = groups.at(-1);
      const starts = [...(group ?? []), placed].map(({ start }) => start);
      if (group && Math.max(...starts) - Math.min(...starts) <= limits.blanks) group.push(placed);
      else groups.push([placed]);
    }
    return groups.flatMap((group) => (this.pad(group, limits) ? group.length : group.map(() => 1)));
  }

  private pad(places: readonly Placed[], limits: Limits): boolean {
    const column = Math.max(...places.map(({ start }) => start));
    const fits = places.every(
      ({ line, piece, start }) => start === column || column + this.width(piece, line.last + 1) <= limits.width,
    );
    if (fits) for (const { piece, start } of places) this.gaps[piece]! += column - start;
    return fits;
  }

  /** The width of the pieces from one up to another, with the gap before the latter if both are on one line. */
  private width(from: number, to: number): number {
    let width = 0;
    for (let i = from; i < to; i++) width += widthOf(this.pieces[i]!.text) + (this.gaps[i + 1] ?? 0);
    return width;
  }
}

function widthOf(text: string): number {
  return /^[\x20-\x7E]*$/.test(text) ? text.length : stringWidth(text);
}

import type { Grid, Place } from './grid.js';
import type { Line } from './lines.js';
import type { Anatomy } from './source.js';
import type { Run } from './tables.js';

const LIMITS = { blanks: 40, width: Number.POSITIVE_INFINITY };

/** Lets the comments at the ends of neighbouring lines begin below each other. */
export function alignComments({ pieces }: Anatomy, lines: readonly Line[], grid: Grid): readonly Run[] {
  const runs: Place[][] = [];
  let run: Place[] = [];
  for (const line of lines) {
    const { first, last, depth, breaks } = line;
    const ends = last > first && depth !== undefined && pieces[last]!.kind === 'line comment';
    const isOneLine = ends && !pieces.slice(first, last).some(({ isTall }) => isTall);
    if (!(isOneLine && breaks === 1 && run.at(-1)?.line.depth === depth)) run = [];
    if (isOneLine && run.push({ line, piece: last }) === 2) runs.push(run);
  }
  for (const places of runs) grid.align(places, LIMITS);
  return runs.map((places) => places.map(({ line }) => line));
}

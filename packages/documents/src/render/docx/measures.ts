import type { Presentation } from '../../style/presentation.js';

/** All lengths are in twentieths of a point, unless a name says otherwise. */

export const MARGIN = 1304;
/** Room for a head of two lines. */
export const MARGIN_TOP = 1504;

const PAPER = { A4: { width: 11906, height: 16838 }, Letter: { width: 12240, height: 15840 } } as const;

export interface Page {
  readonly width: number;
  readonly height: number;
  /** Between the margins. */
  readonly text: number;
}

export function pageOf({ paper }: Presentation): Page {
  const { width, height } = PAPER[paper];
  return { width, height, text: width - 2 * MARGIN };
}

/** Where the text of a clause begins, by its level. */
export const CLAUSE_INDENTS = [680, 1247, 1814] as const;

/** How far a number stands before its text. */
export const HANGING = { chapter: 680, schedule: 1701, clauses: [680, 567, 567] } as const;

/** Between the levels of a list, and before what is quoted. */
export const LIST_INDENT = 340;

export const TWIPS_A_PIXEL = 15;
export const PIXELS_A_MILLIMETRE = 96 / 25.4;

/** Below a paragraph. */
export const AFTER = 110;

import type { Presentation } from '../../style/presentation.js';
import type { Layout } from '../../tree.js';

/** All lengths are in twentieths of a point, unless a name says otherwise. */

const PAPER = { A4: { width: 11906, height: 16838 }, Letter: { width: 12240, height: 15840 } } as const;

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly margins: { readonly top: number; readonly sides: number; readonly bottom: number };
  /** Between the margins. */
  readonly text: number;
  readonly body: number;
  readonly type: Type;
}

/** Sizes in half points, and how much of the usual space stands between paragraphs and in cells. */
interface Type {
  readonly text: number;
  readonly table: number;
  readonly heading: number;
  readonly title: number;
  readonly space: number;
}

const ROOMY: Type = { text: 21, table: 19, heading: 30, title: 48, space: 1 };
/** For what is to fit on one page. */
const DENSE: Type = { text: 18, table: 16, heading: 23, title: 36, space: 0.4 };

/** A page; at its top there is room for a head of two lines. */
export function pageOf({ paper }: Presentation, layout: Layout): Page {
  const { width, height } = PAPER[paper];
  const dense = layout === 'summary';
  const margins = dense ? { top: 1020, sides: 907, bottom: 907 } : { top: 1504, sides: 1304, bottom: 1304 };
  const [text, body] = [width - 2 * margins.sides, height - margins.top - margins.bottom];
  return { width, height, margins, text, body, type: dense ? DENSE : ROOMY };
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

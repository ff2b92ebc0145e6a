import type { HolidayProvider } from '@sla-language/agreement';
import type { Part } from '../../tree.js';
import type { Context } from '../context.js';
import type { Origin } from '../schedules.js';

export interface LayoutOptions extends Origin {
  /** Lists the days of public holidays within the term; without it, only their region is named. */
  readonly holidays?: HolidayProvider;
}

/** A document for one kind of reader: what it tells, in which order. */
export interface DocumentLayout {
  title(context: Context): string;
  /** Whether there is a list of chapters. */
  readonly contents: boolean;
  /** In their order; a part without blocks is left out. */
  parts(context: Context, options: LayoutOptions): readonly Part[];
}

/** What the panel and the extension say to each other. */
import type { SimulateParams, SimulateResult } from '@sla-language/server/protocol';

/** From the panel. */
export type FromPanel =
  /** What does this come to? */
  | { readonly ask: Omit<SimulateParams, 'uri'>; readonly number: number }
  /** Show the text of a clause. */
  | { readonly open: Place }
  /** Put this into the clipboard. */
  | { readonly copy: string };

export interface Place {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** To the panel. */
export type ToPanel =
  /** `number`: of the question. Later questions may be answered earlier. */
  | { readonly answer: SimulateResult; readonly number: number }
  | { readonly copied: true }
  /** Show the panel, for somebody has asked for it. */
  | { readonly show: true };

import type { Payable } from './payable.js';
import { type Sum, sumString } from './sum.js';

/** The stages of a calculation, in the order in which they happen. */
export type Stage =
  | 'window'
  | 'excluded'
  | 'outage'
  | 'downtime'
  | 'level'
  | 'target'
  | 'tier'
  | 'base'
  | 'amount'
  | 'step'
  | 'objective cap'
  | 'stacking'
  | 'cap'
  | 'minimum'
  | 'rounding'
  | 'total'
  | 'claim'
  | 'dependency'
  | 'note';

/** One step of a calculation in words, for documents, `explain` and people who dispute a result. */
export interface TraceStep {
  readonly stage: Stage;
  /** A sentence without a full stop. */
  readonly text: string;
  /** The sum that was done, for example `EUR 12,000.00 × 10% = EUR 1,200.00`. */
  readonly arithmetic?: string;
  /** The same in parts, where documents show it. */
  readonly sum?: Sum;
  /** The part of the agreement from which it follows: an object of its model. */
  readonly from?: object;
  /** Of a step that takes something away (a cap, stacking, the minimum, rounding): what was to be paid before and after it. */
  readonly change?: { readonly before: readonly Payable[]; readonly after: readonly Payable[] };
}

/** One step of a trace. */
export function step(stage: Stage, text: string, arithmetic?: string): TraceStep {
  return arithmetic === undefined ? { stage, text } : { stage, text, arithmetic };
}

/** A step with the part of the agreement from which it follows, unless it has one already. */
export function follows(taken: TraceStep, from: object | undefined): TraceStep {
  return taken.from || !from ? taken : { ...taken, from };
}

/** One step of a trace with a sum that documents show. */
export function summed(stage: Stage, text: string, sum: Sum): TraceStep {
  return { stage, text, arithmetic: sumString(sum), sum };
}

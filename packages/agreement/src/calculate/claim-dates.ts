import type { Temporal } from 'temporal-polyfill';
import type { Agreement, Objective, Support } from '../model/index.js';
import { type ClaimDeadline, claimDeadlines } from './claims.js';
import { type HolidayProvider, NO_HOLIDAYS } from './holidays.js';
import type { MeasurementWindow } from './windows.js';
import { exampleWindow } from './worked-example.js';

/** Until when a miss in an example window would have to be claimed and decided. */
export interface ClaimDates {
  readonly window: MeasurementWindow;
  readonly claim: Temporal.Instant;
  readonly decision?: Temporal.Instant;
}

/**
 * The dates of a claim for the window of the examples. Undefined where they run from the end of an incident, which no example has; or in
 * business time, which depends on holidays, unless these are given.
 */
export function claimDatesOf(
  agreement: Agreement,
  level: Objective | Support,
  holidays?: HolidayProvider,
): ClaimDates | undefined {
  const window = level.measures && exampleWindow(agreement, level.measures.window);
  if (!window) return undefined;
  const deadlines = claimDeadlines(agreement, { objective: level.id, scope: [], window }, holidays ?? NO_HOLIDAYS);
  const isKnown = ({ step }: ClaimDeadline) =>
    step.kind === 'automatic' ||
    ((!step.within.business || holidays !== undefined) && (step.kind === 'decided' || step.after !== 'incident'));
  const claim = deadlines.find(({ step }) => step.kind === 'within')?.until;
  if (!claim || !deadlines.every(isKnown)) return undefined;
  const decision = deadlines.find(({ step }) => step.kind === 'decided')?.until;
  return { window, claim, ...(decision ? { decision } : {}) };
}

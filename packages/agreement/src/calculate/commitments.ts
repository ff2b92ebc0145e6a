import { Temporal } from 'temporal-polyfill';
import type { Agreement, Commitment, CommitmentKind, Handling, Id } from '../model/index.js';
import { type Big, HUNDRED, settle, ZERO } from '../values/decimal.js';
import { percentage, type Quantity } from '../values/quantity.js';
import { type BusinessCalendar, businessCalendarOf } from './business-calendar.js';
import { addBusinessSeconds, addTime, elapsedSeconds, nextOpening } from './business-time.js';
import { type HolidayProvider, NO_HOLIDAYS } from './holidays.js';
import { addSeconds, secondsBetween, type TimeSpan, timeSettingOf } from './time.js';

/** What has been done to an incident when a commitment is kept: "responded to". */
export const COMMITMENT_DONE: Readonly<Record<CommitmentKind, string>> = {
  acknowledge: 'acknowledged',
  respond: 'responded to',
  update: 'updated',
  restore: 'restored',
  resolve: 'resolved',
};

/** What happened to one commitment of a ticket. */
export interface CommitmentEvent {
  /** When the clock was started. */
  readonly started: Temporal.Instant;
  /** When it was kept; not given: not yet. */
  readonly kept?: Temporal.Instant;
  /** Spans in which the clock stood still: pauses, and time that is excluded. */
  readonly stopped?: readonly TimeSpan[];
}

/** Whether a commitment was kept in time. */
export interface JudgedCommitment {
  /** When it fell due, pauses included. Undefined where the calendar does not say. */
  readonly due?: Temporal.Instant;
  readonly inTime?: boolean;
  /** Seconds between due and kept, in the time in which the commitment runs; 0 in time. */
  readonly lateBy: Big;
}

/**
 * Judges a commitment: what arrives while the calendar of the row is closed starts at its next opening; pauses put the due moment off.
 * @param now until when a commitment that is not kept yet is late
 */
export function judgeCommitment(
  agreement: Agreement,
  handling: Handling,
  commitment: Commitment,
  event: CommitmentEvent,
  now: Temporal.Instant,
  holidays: HolidayProvider = NO_HOLIDAYS,
): JudgedCommitment {
  const { timeZone } = timeSettingOf(agreement);
  const calendar = businessCalendarOf(agreement, handling.during, holidays);
  const start = handling.during !== undefined && calendar ? nextOpening(calendar, event.started) : event.started;
  const running = commitment.within.business ? calendar : undefined;
  const first = start && addTime(start, commitment.within, running, timeZone);
  if (!start || !first) return { lateBy: ZERO };
  const stopped = event.stopped ?? [];
  const due = putOff(start, first, stopped, running);
  if (!due) return { lateBy: ZERO };
  const end = event.kept ?? now;
  const inTime = Temporal.Instant.compare(end, due) <= 0;
  const lateBy = inTime ? ZERO : elapsedSeconds(due, end, { calendar: running, stopped });
  return event.kept || !inTime ? { due, inTime, lateBy } : { due, lateBy };
}

/** Puts a due moment off by the time that the clock stood still; a later pause may fall into the time that was added. */
function putOff(
  start: Temporal.Instant,
  first: Temporal.Instant,
  stopped: readonly TimeSpan[],
  calendar: BusinessCalendar | undefined,
): Temporal.Instant | undefined {
  let due = first;
  let paused = ZERO;
  for (;;) {
    const counted = elapsedSeconds(start, due, { calendar, stopped });
    const all = elapsedSeconds(start, due, { calendar });
    const now = settle(all.minus(counted));
    if (now.lte(paused)) return due;
    const next = calendar ? addBusinessSeconds(calendar, due, now.minus(paused)) : addSeconds(due, now.minus(paused));
    if (!next) return undefined;
    due = next;
    paused = now;
  }
}

/** Whether a ticket had its updates: no gap, from its start to its end, is longer than `update every`. */
export function updatesKept(
  agreement: Agreement,
  handling: Handling,
  commitment: Commitment,
  ticket: {
    readonly opened: Temporal.Instant;
    readonly closed: Temporal.Instant;
    readonly updates: readonly Temporal.Instant[];
  },
  holidays: HolidayProvider = NO_HOLIDAYS,
): boolean | undefined {
  const moments = [ticket.opened, ...ticket.updates.toSorted(Temporal.Instant.compare), ticket.closed];
  for (const [index, moment] of moments.slice(1).entries()) {
    const gap = { started: moments[index]!, kept: moment };
    const judged = judgeCommitment(agreement, handling, commitment, gap, moment, holidays);
    if (judged.inTime !== true) return judged.inTime;
  }
  return true;
}

/** `measures share in time`: the share of kept commitments of one severity and one kind. Undefined of none. */
export function shareInTime(
  judged: readonly { readonly severity: Id; readonly commitment: Commitment['kind']; readonly inTime: boolean }[],
  severity: Id,
  commitment: Commitment['kind'],
): Quantity | undefined {
  const own = judged.filter((it) => it.severity === severity && it.commitment === commitment);
  if (own.length === 0) return undefined;
  const kept = own.filter((it) => it.inTime).length;
  return percentage(settle(HUNDRED.times(kept).div(own.length)));
}

/** Seconds of a commitment by the clock from a start, for comparing rows that run in different calendars. */
export function clockSecondsOf(
  agreement: Agreement,
  handling: Handling,
  commitment: Commitment,
  started: Temporal.Instant,
  holidays: HolidayProvider = NO_HOLIDAYS,
): Big | undefined {
  const { due } = judgeCommitment(agreement, handling, commitment, { started }, started, holidays);
  return due && secondsBetween(started, due);
}

import { Temporal } from 'temporal-polyfill';
import type { Agreement, ClaimStep, Id, Report } from '../model/index.js';
import { type BusinessCalendar, businessCalendarOf } from './business-calendar.js';
import { deadlineAfter } from './business-time.js';
import { isSupport, type MeasuredCase, promiseOf } from './case.js';
import { type HolidayProvider, NO_HOLIDAYS } from './holidays.js';
import { later, momentIn, timeSettingOf } from './time.js';
import { follows, step, type TraceStep } from './trace.js';
import { windowAt } from './windows.js';

/** A step of a claim with its deadline. */
export interface ClaimDeadline {
  readonly step: ClaimStep;
  /** Until when; undefined for `automatic` and where the deadline cannot be worked out. */
  readonly until?: Temporal.Instant;
  readonly trace: TraceStep;
}

/** The claim terms of an objective: its own, else those of the agreement's `remedies`. */
export function claimStepsOf(agreement: Agreement, objective: Id): readonly ClaimStep[] {
  const promise = promiseOf(agreement, objective);
  const own = promise && !isSupport(promise) ? promise.claims : [];
  return own.length > 0 ? own : (agreement.remedies?.claims ?? []);
}

/**
 * Until when a miss must be claimed and decided. Deadlines run from the end of the incident, the end of the window or the due date of
 * the report; days are dates and end at 24:00, business days with the closing hour. The time to decide runs from the last day of the claim.
 */
export function claimDeadlines(
  agreement: Agreement,
  measured: MeasuredCase,
  holidays: HolidayProvider = NO_HOLIDAYS,
): readonly ClaimDeadline[] {
  const { timeZone } = timeSettingOf(agreement);
  const calendar = businessCalendarOf(agreement, undefined, holidays);
  let claimed: Temporal.Instant | undefined;
  return claimStepsOf(agreement, measured.objective).map((claim) => {
    if (claim.kind === 'automatic') return { step: claim, trace: follows(step('claim', 'No claim is needed'), claim) };
    const from =
      claim.kind === 'decided' ? (claimed ?? measured.window.end) : startOf(agreement, measured, claim.after, calendar);
    const until = from && deadlineAfter(from, claim.within, calendar, timeZone);
    if (claim.kind === 'within') claimed = until;
    const start = claim.kind === 'decided' ? 'the last day of the claim' : START_WORDS[claim.after];
    const verb = claim.kind === 'decided' ? 'Decided' : 'Claimed';
    const words = `${verb} within ${claim.within.text} after ${start}`;
    const date = until ? `until ${momentText(until, timeZone)}` : 'the date cannot be worked out';
    return { step: claim, until, trace: follows(step('claim', `${words}: ${date}`), claim) };
  });
}

const START_WORDS = {
  incident: 'the end of the incident',
  window: 'the end of the window',
  report: 'the due date of the report',
} as const;

/** The moment from which a claim runs. Undefined: no report covers the objective. */
function startOf(
  agreement: Agreement,
  measured: MeasuredCase,
  after: 'incident' | 'window' | 'report',
  calendar: BusinessCalendar | undefined,
): Temporal.Instant | undefined {
  switch (after) {
    case 'incident':
      return measured.incidentEnd ?? lastOutage(measured) ?? measured.window.end;
    case 'window':
      return measured.window.end;
    case 'report': {
      const reports = agreement.reports.filter((report) => report.covers.includes(measured.objective));
      const dates = reports.flatMap((report) => reportDue(agreement, report, measured.window.end, calendar) ?? []);
      return dates.length === 0
        ? undefined
        : dates.reduce((first, date) => (Temporal.Instant.compare(date, first) < 0 ? date : first));
    }
  }
}

function lastOutage({ outages }: MeasuredCase): Temporal.Instant | undefined {
  return outages
    ?.map(({ end }) => end)
    .reduce<Temporal.Instant | undefined>((last, end) => (last ? later(last, end) : end), undefined);
}

/**
 * When the report that covers a window is due: `within` after the end of the report's period in which the window ends.
 * Undefined where reports are issued on request.
 */
export function reportDue(
  agreement: Agreement,
  report: Report,
  windowEnd: Temporal.Instant,
  calendar: BusinessCalendar | undefined,
): Temporal.Instant | undefined {
  if (report.issued?.kind !== 'every') return undefined;
  const setting = timeSettingOf(agreement);
  const { every, within } = report.issued;
  const period = windowAt(
    { kind: 'calendar', text: every, period: every },
    setting,
    windowEnd.subtract({ nanoseconds: 1 }),
  );
  const end = period?.full.end ?? windowEnd;
  return within ? deadlineAfter(end, within, calendar, setting.timeZone) : end;
}

/** A moment for people, in the zone: a day where it is a midnight (the day that it ends), else with the time. */
export function momentText(moment: Temporal.Instant, timeZone: string): string {
  const zoned = moment.toZonedDateTimeISO(timeZone);
  if (zoned.equals(zoned.startOfDay())) return `the end of ${zoned.toPlainDate().subtract({ days: 1 })}`;
  return momentIn(moment, timeZone);
}

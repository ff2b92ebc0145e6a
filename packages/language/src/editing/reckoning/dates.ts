import {
  type Agreement,
  businessCalendarOf,
  businessSeconds,
  type ClaimStep,
  calendarOf,
  claimDatesOf,
  claimDeadlines,
  claimStepsOf,
  type DateString,
  type Duration,
  decimal,
  exactSeconds,
  exampleWindow,
  type HolidayProvider,
  lastDayForNotice,
  NO_HOLIDAYS,
  type Report,
  reportDue,
  Temporal,
  timeSettingOf,
  wholeMonths,
} from '@sla-language/agreement';
import { secondsOfWeek } from '../../rules/common/hours.js';
import { areSound, type Scene, type ServiceLevel } from './facts.js';
import { periodText } from './words.js';

/** A moment that follows for a period. */
export interface Due {
  readonly until: Temporal.Instant;
  readonly timeZone: string;
  /** The period for which it is reckoned: "April 2027". */
  readonly period: string;
}

/** Until when notice prevents the next renewal, and until when the agreement lasts otherwise. */
export function renewalDates(scene: Scene): { readonly notice: DateString; readonly until?: DateString } | undefined {
  const { agreement } = scene;
  const { renewal, effective } = agreement;
  if (!renewal?.notice || renewal.notice.business || !effective?.to) return undefined;
  if (!areSound(scene, renewal, effective)) return undefined;
  const notice = lastDayForNotice(agreement);
  const end = notice && later(effective.to, renewal.every);
  return notice ? { notice, ...(end ? { until: end } : {}) } : undefined;
}

/** The review after the next one. */
export function nextReview(scene: Scene): DateString | undefined {
  const { review } = scene.agreement;
  if (!review?.next || !areSound(scene, review)) return undefined;
  return laterDay(review.next, review.every);
}

/** The day on which a term that ends on a day ends when it goes on for a length: 31 January + 1 month is 28 February. */
function later(last: DateString, by: Duration): DateString | undefined {
  const first = Temporal.PlainDate.from(last).add({ days: 1 });
  const next = laterDay(first.toString(), by);
  return next && Temporal.PlainDate.from(next).subtract({ days: 1 }).toString();
}

/** Some whole days or months later. Undefined of business time, and of parts of a day or month. */
export function laterDay(day: DateString, by: Duration): DateString | undefined {
  const months = wholeMonths(by);
  const days = exactSeconds(by)?.div(86_400);
  if (months !== undefined) return Temporal.PlainDate.from(day).add({ months }).toString();
  return days?.eq(days.round(0))
    ? Temporal.PlainDate.from(day)
        .add({ days: Number(days.toFixed()) })
        .toString()
    : undefined;
}

/**
 * Until when a claim would have to be made, or decided, for a miss in the period of the examples. Undefined where it runs from an incident, and while
 * the holidays that it depends on are not known.
 */
export function claimOf(scene: Scene, step: ClaimStep): Due | undefined {
  const { agreement } = scene;
  const promise = promiseOfClaim(scene, step);
  // Without a term there is no month of which to speak.
  if (step.kind === 'automatic' || !promise?.measures || !agreement.effective) return undefined;
  const holidays = holidaysFor(scene, step.within, undefined);
  const steps = claimStepsOf(agreement, promise.id);
  if (!holidays || !areSound(scene, ...steps, promise.measures, ...agreement.calendars)) return undefined;
  if (!steps.every((each) => each.kind === 'automatic' || isNear(agreement, each.within, undefined))) return undefined;
  const dates = claimDatesOf(agreement, promise, holidays);
  const until = step.kind === 'decided' ? dates?.decision : dates?.claim;
  const period = dates && periodText(agreement, promise.measures.window, dates.window);
  // With several steps of a kind only the first one is among the dates.
  const isMeant = steps.find(({ kind }) => kind === step.kind) === step;
  return until && period && isMeant ? { until, period, timeZone: timeSettingOf(agreement).timeZone } : undefined;
}

/** How the deadline of a claim comes about. */
export function traceOfClaim({ agreement, holidays }: Scene, promise: ServiceLevel): readonly string[] {
  const window = promise.measures && exampleWindow(agreement, promise.measures.window);
  if (!window) return [];
  return claimDeadlines(agreement, { objective: promise.id, scope: [], window }, holidays).map(
    ({ trace }) => trace.text,
  );
}

/** The first promise to which a step applies. */
export function promiseOfClaim({ agreement }: Scene, step: ClaimStep): ServiceLevel | undefined {
  return [...agreement.objectives, ...agreement.supports].find(
    (promise) =>
      promise.measures && !promise.indicative && claimStepsOf(agreement, promise.id).some((each) => each === step),
  );
}

/** When a report is due for the period of the examples. */
export function reportDate(scene: Scene, report: Report): Due | undefined {
  const { agreement } = scene;
  if (report.issued?.kind !== 'every' || !report.issued.within || !agreement.effective) return undefined;
  const { every, within } = report.issued;
  const window = { kind: 'calendar', text: every, period: every } as const;
  const example = exampleWindow(agreement, window);
  const holidays = holidaysFor(scene, within, undefined);
  if (!example || !holidays || !areSound(scene, report.issued, ...agreement.calendars)) return undefined;
  if (!isNear(agreement, within, undefined)) return undefined;
  const until = reportDue(agreement, report, example.end, businessCalendarOf(agreement, undefined, holidays));
  const period = periodText(agreement, window, example);
  return until && { until, period, timeZone: timeSettingOf(agreement).timeZone };
}

/** Business time is reckoned day by day: what takes longer than this is not worth waiting for. */
const MOST_BUSINESS_DAYS = 400;

/** Whether a length of time is over soon enough to be reckoned. */
export function isNear(agreement: Agreement, within: Duration, during: string | undefined): boolean {
  if (!within.business) return true;
  const seconds = businessSeconds(within);
  if (!seconds) return decimal(within.value).lte(MOST_BUSINESS_DAYS);
  const id = during ?? agreement.defaultCalendar;
  const calendar = id === undefined ? undefined : calendarOf(agreement, id);
  return !calendar || seconds.lte(secondsOfWeek(calendar.open).times(MOST_BUSINESS_DAYS).div(7));
}

/** The holidays that a length of time depends on; none for clock time. Undefined while they are not known. */
export function holidaysFor(
  { agreement, holidays }: Scene,
  within: Duration,
  during: string | undefined,
): HolidayProvider | undefined {
  if (!within.business && during === undefined) return holidays ?? NO_HOLIDAYS;
  const id = during ?? agreement.defaultCalendar;
  const calendar = agreement.calendars.find((each) => each.id === id);
  return calendar?.holidays === undefined ? NO_HOLIDAYS : holidays;
}

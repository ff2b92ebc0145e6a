import {
  businessCalendarOf,
  type ClaimStep,
  type DateString,
  type Duration,
  deadlineAfter,
  decimal,
  exactSeconds,
  lengthString,
  type Report,
  startOfDay,
  Temporal,
  wholeMonths,
} from '@sla-language/agreement';
import { momentText } from '../../rules/common/hours.js';
import {
  claimOf,
  holidaysFor,
  isNear,
  laterDay,
  nextReview,
  promiseOfClaim,
  renewalDates,
  reportDate,
  traceOfClaim,
} from '../reckoning/dates.js';
import { areSound, type Scene } from '../reckoning/facts.js';
import { dateText, dayText, endText } from '../reckoning/words.js';
import { list, paragraphs, type Rich, rich } from '../rich.js';

/** The term: how long it is, and when it ends. */
export function explainTerm(scene: Scene): Rich | undefined {
  const { agreement, today } = scene;
  const { effective } = agreement;
  if (!effective || !areSound(scene, effective)) return undefined;
  const first = Temporal.PlainDate.from(effective.from);
  if (effective.to === undefined)
    return rich`From **${dayText(effective.from)}** until it is terminated. ${distance(effective.from, today)}`;
  const end = Temporal.PlainDate.from(effective.to).add({ days: 1 });
  if (Temporal.PlainDate.compare(end, first) <= 0) return undefined;
  const { years, months, days } = first.until(end, { largestUnit: 'year' });
  const parts = [count(years, 'year'), count(months, 'month'), count(days, 'day')].filter((part) => part !== '');
  return rich`**${parts.join(' ')}**: from ${dayText(effective.from)} to the end of ${dayText(effective.to)}.`;
}

function count(number: number, unit: string): string {
  return number === 0 ? '' : `${number} ${unit}${number === 1 ? '' : 's'}`;
}

/** Until when notice must be given. */
export function explainRenewal(scene: Scene): Rich | undefined {
  const dates = renewalDates(scene);
  const { renewal } = scene.agreement;
  if (!dates || !renewal?.notice) return undefined;
  const after = dates.until ? rich`Without it the agreement lasts until ${dayText(dates.until)}.` : undefined;
  return paragraphs([
    rich`Notice counts until the end of **${dayText(dates.notice)}**: ${renewal.notice.text} before the end of the term.`,
    after,
  ]);
}

/** When the agreement is looked at. */
export function explainReview(scene: Scene): Rich | undefined {
  const { review } = scene.agreement;
  const next = nextReview(scene);
  return review?.next && next ? rich`Next on **${dayText(review.next)}**, then on ${dayText(next)}.` : undefined;
}

/** The latest day to claim, or to decide, for the period of the examples. */
export function explainClaim(scene: Scene, step: ClaimStep): Rich | undefined {
  if (step.kind === 'automatic') return rich`Nobody has to claim anything: what is owed is paid.`;
  const claim = claimOf(scene, step);
  const promise = promiseOfClaim(scene, step);
  if (!claim || !promise) {
    return step.kind === 'within' && step.after === 'incident'
      ? rich`It runs from the end of each incident, so it has no date of its own.`
      : undefined;
  }
  const verb = step.kind === 'decided' ? 'decided' : 'claimed';
  return paragraphs([
    rich`A miss of "${promise.title}" in **${claim.period}** must be ${verb} until **${endText(claim.until, claim.timeZone)}**.`,
    list(traceOfClaim(scene, promise).map((text) => rich`${text}`)),
  ]);
}

/** When a report is due. */
export function explainReport(scene: Scene, report: Report): Rich | undefined {
  const due = reportDate(scene, report);
  return due && rich`The report for **${due.period}** is due until **${endText(due.until, due.timeZone)}**.`;
}

/** A day: its weekday, and how far it is. */
export function explainDate(day: DateString, today: DateString): Rich {
  return rich`**${dayText(day)}**. ${distance(day, today)}`;
}

function distance(day: DateString, today: DateString): string {
  const days = Temporal.PlainDate.from(today).until(day, { largestUnit: 'day' }).days;
  if (days === 0) return 'That is today.';
  return days > 0 ? `That is in ${count(days, 'day')}.` : `That was ${count(-days, 'day')} ago.`;
}

/** What a length of time means, with an example for those that follow a calendar. */
export function explainDuration(scene: Scene, length: Duration): Rich | undefined {
  const { agreement, today } = scene;
  const months = wholeMonths(length);
  if (months !== undefined) {
    const next = laterDay(today, length);
    return next === undefined
      ? undefined
      : rich`**${length.text}** follow the calendar: from ${dateText(today)} to ${dateText(next)}.`;
  }
  const seconds = exactSeconds(length);
  if (seconds) {
    const text = lengthString(seconds);
    return rich`**${text}** of the clock, at all hours of all days.`;
  }
  const holidays = holidaysFor(scene, length, undefined);
  const calendar = holidays && businessCalendarOf(agreement, undefined, holidays);
  const isReckoned = decimal(length.value).gt(0) && isNear(agreement, length, undefined);
  if (!calendar || !isReckoned || !areSound(scene, ...agreement.calendars))
    return rich`**${length.text}** run only while a calendar is open.`;
  const start = startOfDay(today, calendar.timeZone);
  const end = deadlineAfter(start, length, calendar, calendar.timeZone);
  const example = end
    ? rich` From the beginning of ${dayText(today)} they end on ${momentText(end, calendar.timeZone)}, ${dateText(end.toZonedDateTimeISO(calendar.timeZone).toPlainDate())}.`
    : rich``;
  return rich`**${length.text}** run only while "${calendar.title}" is open (${calendar.timeZone}).${example}`;
}

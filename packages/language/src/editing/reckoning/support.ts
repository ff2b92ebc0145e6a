import { type Commitment, dueAt, type Handling, Temporal, timeSettingOf } from '@sla-language/agreement';
import { hoursOf, momentText } from '../../rules/common/hours.js';
import { isNear } from './dates.js';
import { areSound, type Scene } from './facts.js';
import { clockText } from './words.js';

/** A worked example of a commitment. */
export interface ExampleDue {
  /** "Friday 16:30" */
  readonly raised: string;
  /** "Monday 09:30" */
  readonly due: string;
}

/** A Friday in the middle of a year, in a week without changes of the clock in most zones: days of the week only are told. */
const FRIDAY = '2026-06-12T16:30';

/** When a commitment falls due that begins on a Friday afternoon, where no day is a holiday or closed. Undefined where the calendar does not say. */
export function exampleDue(scene: Scene, handling: Handling, commitment: Commitment): ExampleDue | undefined {
  const { agreement } = scene;
  const { within } = commitment;
  if (!areSound(scene, commitment, ...agreement.calendars)) return undefined;
  if (!isNear(agreement, within, handling.during)) return undefined;
  const id = handling.during ?? agreement.defaultCalendar;
  const calendar = id === undefined ? undefined : hoursOf(agreement, id);
  const zone = calendar?.timeZone ?? timeSettingOf(agreement).timeZone;
  const isPlain = !within.business && handling.during === undefined;
  const raised = Temporal.PlainDateTime.from(FRIDAY).toZonedDateTime(zone);
  const during = isPlain ? undefined : calendar;
  if (!isPlain && !during) return undefined;
  const due = dueAt(raised.toInstant(), within, during, zone);
  return due && { raised: momentText(raised.toInstant(), zone), due: sinceText(raised, due.toZonedDateTimeISO(zone)) };
}

/** The day of the week, and how many weeks later where that is not clear. */
function sinceText(raised: Temporal.ZonedDateTime, due: Temporal.ZonedDateTime): string {
  const days = raised.toPlainDate().until(due.toPlainDate(), { largestUnit: 'day' }).days;
  const day = days === 0 ? clockText(due) : momentText(due.toInstant(), due.timeZoneId);
  const weeks = Math.floor(days / 7);
  return days < 7 ? day : `${day}, ${days === 7 ? 'a week' : `${weeks} ${weeks === 1 ? 'week' : 'weeks'}`} later`;
}

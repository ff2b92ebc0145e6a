import {
  type Agreement,
  type Big,
  beginsOn,
  businessSeconds,
  type Calendar,
  calendarMonths,
  type Duration,
  decimal,
  exactSeconds,
  type Handling,
  isAlwaysOpen,
  minimum,
  sum,
  type WeeklyHours,
} from '@sla-language/agreement';

const HOUR = decimal(3600);
const DAY = decimal(86_400);

/** The calendar in which a handling runs; undefined where it runs around the clock or its calendar is not known. */
export function calendarOf(agreement: Agreement, handling: Handling): Calendar | undefined {
  const id = handling.during ?? agreement.defaultCalendar;
  const calendar = agreement.calendars.find((each) => each.id === id);
  return calendar && !isAlwaysOpen(calendar) ? calendar : undefined;
}

/** The time, in seconds, that some weekly hours add up to in a week. */
export function weeklySeconds(hours: readonly WeeklyHours[]): Big {
  return sum(
    hours.map((each) =>
      lengthOf(each).times(Array.from({ length: 7 }, (_, day) => day + 1).filter((day) => beginsOn(each, day)).length),
    ),
  );
}

/** The least time, in seconds by the clock, that a duration can last when it runs in a calendar. */
export function leastSeconds(duration: Duration, calendar: Calendar | undefined): Big {
  const exact = exactSeconds(duration) ?? businessSeconds(duration);
  if (exact) return exact;
  const months = calendarMonths(duration);
  // Twelve months are 365 days at least, three 89, one 28.
  if (months) return (months.gte(12) ? months.div(12).times(365) : months.times(28)).times(DAY);
  return decimal(duration.value).times(calendar ? shortestBusinessDay(calendar) : DAY);
}

/**
 * Whether one duration certainly ends before another when both start at the same moment. Two business durations are compared
 * within their calendar; clock time against business time is certain only where the clock is faster in any case.
 */
export function endsBefore(left: Duration, right: Duration, calendar: Calendar | undefined): boolean {
  if (left.business === right.business && left.unit === right.unit) return decimal(left.value).lt(right.value);
  if (left.business) {
    const hours = businessSeconds(left);
    if (!hours || !right.business) return false;
    return hours.lt(businessSeconds(right) ?? decimal(right.value).times(shortestOpenDay(calendar)));
  }
  // A month has at most 31 days.
  const longest = exactSeconds(left) ?? calendarMonths(left)?.times(31).times(DAY);
  return longest?.lt(leastSeconds(right, calendar)) ?? false;
}

/** The least time from one closing to the next: a business day after the day of the start ends with it. */
function shortestBusinessDay(calendar: Calendar): Big {
  const ends = new Set(calendar.open.map((hours) => hours.end));
  return ends.size === 1 ? DAY : shortestOpenDay(calendar);
}

function shortestOpenDay(calendar: Calendar | undefined): Big {
  return (calendar?.open ?? []).map(lengthOf).reduce((least, length) => minimum(least, length), DAY);
}

function lengthOf(hours: WeeklyHours): Big {
  const start = hourOf(hours.start);
  const end = hourOf(hours.end);
  return (end.gt(start) ? end.minus(start) : end.plus(24).minus(start)).times(HOUR);
}

function hourOf(time: string): Big {
  const [hour = '0', minute = '0'] = time.split(':');
  return decimal(hour).plus(decimal(minute).div(60));
}

import {
  type Calendar,
  type DateString,
  floor,
  isAlwaysOpen,
  lengthString,
  Temporal,
  type WeeklyHours,
} from '@sla-language/agreement';
import { secondsOfWeek } from '../../rules/common/hours.js';
import { areSound, holidayData, type Scene } from '../reckoning/facts.js';
import { clockText, dateText, dayText, listText } from '../reckoning/words.js';
import { list, paragraphs, type Rich, rich } from '../rich.js';
import { regionName, untilRegionsHaveNames } from '../values/regions.js';

/** When a calendar is open, and which of the next days it is not. */
export async function explainCalendar(scene: Scene, calendar: Calendar): Promise<Rich | undefined> {
  const { today } = scene;
  if (!areSound(scene, calendar)) return undefined;
  if (isAlwaysOpen(calendar)) return rich`**Open at all hours**: business time in it is the time of the clock.`;
  const closed = calendar.closed.filter(({ date }) => date >= today).map(({ date, title }) => ({ date, title }));
  return paragraphs([
    rich`**${hoursText(calendar)}**: ${weekText(calendar.open)} a week.`,
    calendar.holidays === undefined
      ? rich`No holidays are named, so it is open on them.`
      : await explainHolidays(calendar.holidays, today),
    closed.length > 0
      ? paragraphs([
          rich`Also closed:`,
          list(closed.map(({ date, title }) => rich`${dayText(date)}${title ? ` (${title})` : ''}`)),
        ])
      : undefined,
  ]);
}

/** "Monday to Friday 09:00 to 18:00, Saturday 09:00 to 13:00" */
export function hoursText({ open }: Pick<Calendar, 'open'>): string {
  const name = (day: string) => day.charAt(0).toUpperCase() + day.slice(1);
  const lines = open.map(({ from, to, start, end }) => {
    const days = from === to ? name(from) : `${name(from)} to ${name(to)}`;
    return `${days} ${start} to ${end}`;
  });
  return lines.length > 0 ? listText(lines) : 'never open';
}

/** "45 h", "36 h 40 min": working hours are not counted in days. */
export function weekText(hours: readonly WeeklyHours[]): string {
  const seconds = secondsOfWeek(hours);
  const whole = floor(seconds.div(3600));
  const rest = seconds.minus(whole.times(3600));
  return rest.eq(0) ? `${whole.toFixed()} h` : `${whole.gt(0) ? `${whole.toFixed()} h ` : ''}${lengthString(rest)}`;
}

/** The public holidays of a region in this year and the next. */
export async function explainHolidays(region: string, today: DateString): Promise<Rich | undefined> {
  const [data] = await Promise.all([holidayData(), untilRegionsHaveNames()]);
  const year = Number(today.slice(0, 4));
  const years = [year, year + 1].flatMap((each) => {
    const days = data.publicHolidays(region, each);
    return days && days.length > 0 ? [{ year: each, days }] : [];
  });
  if (years.length === 0) return undefined;
  const short = (day: DateString) => `${dayText(day).slice(0, 3)} ${dateText(day).replace(/ \d+$/, '')}`;
  return paragraphs([
    rich`**Public holidays of ${regionName(region)}** (${region}), on which it is closed:`,
    list(years.map(({ year: each, days }) => rich`${String(each)}: ${days.map(short).join(', ')}`)),
  ]);
}

/** How a zone stands to universal time on a day, and when its clocks are changed next. */
export function explainZone(zone: string, today: DateString): Rich {
  const now = Temporal.PlainDate.from(today).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
  const changes: Rich[] = [];
  for (let change = now.getTimeZoneTransition('next'); change && changes.length < 2; ) {
    changes.push(rich`UTC${change.offset} from ${dayText(change.toPlainDate())}, ${clockText(change)}`);
    change = change.getTimeZoneTransition('next');
  }
  const lead = rich`**UTC${now.offset}** on ${dayText(today)}.`;
  if (changes.length === 0) return paragraphs([lead, rich`Its clocks are not changed.`])!;
  const note = rich`The month of a change is an hour shorter or longer, and so is the downtime that a target allows in it.`;
  return paragraphs([lead, list(changes), note])!;
}

import {
  type Big,
  endOfDay,
  MONTH_NAMES,
  nearest,
  type ScenarioTime,
  secondsBetween,
  startOfDay,
  Temporal,
} from '@sla-language/agreement';
import { NotUnderstood, type Part, piece } from './parts.js';

const MONTHS = MONTH_NAMES.map((name) => name.toLowerCase());

const TIME = /(?:T|\s+(?:at\s+)?)(\d{1,2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:?\d{2})?$/i;

/** A moment or a period: whatever is written. */
export function readTime(part: Part, timeZone: string): ScenarioTime {
  return TIME.test(part.text) ? { kind: 'moment', at: readMoment(part, timeZone) } : readPeriod(part);
}

/** A moment by the clock of the zone, as `2027-03-14T02:00:00`. One with an offset is carried over to that clock. */
export function readMoment(part: Part, timeZone: string): string {
  const match = TIME.exec(part.text);
  if (!match)
    throw new NotUnderstood(`A moment is expected, such as "2027-03-14T02:00", but here stands "${part.text}".`, part);
  const date = readDate(piece(part, 0, match.index));
  const [, time = '', offset] = match;
  try {
    const local = date.toPlainDateTime(
      Temporal.PlainTime.from(
        time.padStart(time.length === 4 || time.length === 7 ? time.length + 1 : time.length, '0'),
      ),
    );
    if (offset === undefined) return local.toString();
    const zoned = Temporal.Instant.from(`${local.toString()}${offset.toUpperCase()}`).toZonedDateTimeISO(timeZone);
    const byClock = zoned.toPlainDateTime();
    // A scenario tells times by the clock, which shows the hour in which it is put back twice.
    if (!byClock.toZonedDateTime(timeZone).equals(zoned)) {
      throw new NotUnderstood(
        `The clock in ${timeZone} shows this moment for the second time that night, and here only the first can be said.`,
        part,
      );
    }
    return byClock.toString();
  } catch (error) {
    if (error instanceof NotUnderstood) throw error;
    throw new NotUnderstood(`"${time}" is no time of day.`, part);
  }
}

function readDate(part: Part): Temporal.PlainDate {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(part.text);
  if (iso) return dateOf(part, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const words = /^(\d{1,2})(?:st|nd|rd|th|\.)?\s+([A-Za-z]+)\.?\s+(\d{4})$/.exec(part.text) ?? undefined;
  if (words) return dateOf(part, Number(words[3]), monthNumber(words[2]!, part), Number(words[1]));
  const american = /^([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(part.text);
  if (american) return dateOf(part, Number(american[3]), monthNumber(american[1]!, part), Number(american[2]));
  throw new NotUnderstood(
    `A day is expected, such as "2027-03-14" or "14 March 2027", but here stands "${part.text}".`,
    part,
  );
}

function dateOf(part: Part, year: number, month: number, day: number): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    throw new NotUnderstood(`"${part.text}" is no day of the calendar.`, part);
  }
}

function monthNumber(word: string, part: Part): number {
  const lower = word.toLowerCase();
  const found = MONTHS.findIndex((name) => name === lower || (lower.length >= 3 && name.startsWith(lower)));
  if (found >= 0) return found + 1;
  const near = nearest(lower, MONTHS);
  const title = near && near[0]!.toUpperCase() + near.slice(1);
  throw new NotUnderstood(`"${word}" is no month.${title ? ` Did you mean "${title}"?` : ''}`, part);
}

/** A month, a quarter, a year or a day. */
export function readPeriod(part: Part): Extract<ScenarioTime, { kind: 'period' }> {
  const { text } = part;
  const quarter = /^(?:(\d{4})[- ]?Q([1-4])|Q([1-4])[ /-]?(\d{4}))$/i.exec(text);
  if (quarter) {
    const first = Temporal.PlainDate.from({
      year: Number(quarter[1] ?? quarter[4]),
      month: Number(quarter[2] ?? quarter[3]) * 3 - 2,
      day: 1,
    });
    return months(first, 3);
  }
  const month = /^(\d{4})-(\d{1,2})$/.exec(text);
  if (month) return months(dateOf(part, Number(month[1]), Number(month[2]), 1), 1);
  const named = /^([A-Za-z]+)\.?,?\s+(\d{4})$/.exec(text);
  if (named) return months(dateOf(part, Number(named[2]), monthNumber(named[1]!, part), 1), 1);
  if (/^\d{4}$/.test(text)) return months(dateOf(part, Number(text), 1, 1), 12);
  if (
    /\d/.test(text) &&
    /^(?:\d{4}-\d|\d{1,2}\D|[A-Za-z]+\.?\s+\d{1,2}\D)/.test(text) &&
    !/^\d{1,2}[./]\d/.test(text)
  ) {
    const day = readDate(part).toString();
    return { kind: 'period', from: day, to: day };
  }
  throw new NotUnderstood(
    `A time is expected, such as "2027-03", "March 2027" or "2027-03-14T02:00", but here stands "${text}".`,
    part,
  );
}

function months(first: Temporal.PlainDate, count: number): Extract<ScenarioTime, { kind: 'period' }> {
  const last = first.add({ months: count }).subtract({ days: 1 });
  return { kind: 'period', from: first.toString(), to: last.toString() };
}

/** The length of a period in a zone. */
export function secondsOfPeriod({ from, to }: Extract<ScenarioTime, { kind: 'period' }>, timeZone: string): Big {
  return secondsBetween(startOfDay(from, timeZone), endOfDay(to, timeZone));
}

/** A time as a sentence writes it: `in 2027-03`, `from 2027-03-14T02:00`. */
export function timeWords(when: ScenarioTime): string {
  if (when.kind === 'moment') return `from ${when.at.replace(/:00$/, '')}`;
  const { from, to } = when;
  if (from === to) return `on ${from}`;
  const first = Temporal.PlainDate.from(from);
  const length = Temporal.PlainDate.from(to).add({ days: 1 }).since(first, { largestUnit: 'months' }).months;
  if (length === 12) return `in ${first.year}`;
  return length === 3 ? `in ${first.year}-Q${Math.ceil(first.month / 3)}` : `in ${from.slice(0, 7)}`;
}

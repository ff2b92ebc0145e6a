import { claimDatesOf, type Objective, type Support, type Temporal, timeSettingOf } from '@sla-language/agreement';
import { capital, fill, fillText } from '../texts/fill.js';
import type { Block } from '../tree.js';
import { clause, paragraph, table } from './build.js';
import type { Context } from './context.js';
import { periodText } from './examples.js';

interface Dates {
  readonly levels: readonly string[];
  readonly period: string;
  readonly claim: string;
  readonly decision: string;
}

/**
 * Until when the misses of the periods of the examples would have to be claimed and decided. Nothing is said of deadlines that run from the
 * end of an incident, which no example has, or in business time, which depends on holidays.
 */
export function claimDates(context: Context, levels: readonly (Objective | Support)[]): readonly Block[] {
  const t = context.texts.claimDates;
  const rows: Dates[] = [];
  for (const level of levels) {
    const dates = datesOf(context, level);
    if (!dates) continue;
    const same = rows.findIndex(
      (row) => row.period === dates.period && row.claim === dates.claim && row.decision === dates.decision,
    );
    if (same < 0) rows.push(dates);
    else rows[same] = { ...dates, levels: [...rows[same]!.levels, ...dates.levels] };
  }
  const isOne = rows.length === 1;
  const content = table(rows, [
    { title: t.level, cell: (row) => (isOne ? undefined : context.words.and(row.levels)) },
    { title: t.period, cell: (row) => capital(row.period) },
    { title: t.claim, cell: (row) => row.claim },
    { title: t.decision, cell: (row) => row.decision },
  ]);
  return content.length > 0 ? [clause(1, 'claim-dates', t.title, [paragraph(fill(t.text, {})), ...content])] : [];
}

function datesOf(context: Context, level: Objective | Support): Dates | undefined {
  const dates = claimDatesOf(context.agreement, level);
  if (!dates || !level.measures) return undefined;
  return {
    levels: [level.title],
    period: periodText(context, level.measures.window, dates.window),
    claim: momentText(context, dates.claim),
    decision: dates.decision ? momentText(context, dates.decision) : '',
  };
}

/** "30 May 2027" where it is the end of that day, else with the time. */
function momentText(context: Context, moment: Temporal.Instant): string {
  const zoned = moment.toZonedDateTimeISO(timeSettingOf(context.agreement).timeZone);
  const date = zoned.toPlainDate();
  if (zoned.equals(zoned.startOfDay())) return context.locale.date(date.subtract({ days: 1 }).toString());
  const time = zoned.toPlainTime().toString({ smallestUnit: 'minute' });
  return fillText(context.texts.claimDates.moment, { date: context.locale.date(date.toString()), time });
}

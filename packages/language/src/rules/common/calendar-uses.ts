import type { Agreement, Id } from '@sla-language/agreement';
import type { Place } from '../rule.js';
import { derived } from './derived.js';

/** Where the agreement refers to a calendar. */
export interface CalendarUse extends Place {
  readonly calendar: Id;
  /** "`Sev1` of `Desk` is handled in it" */
  readonly what: string;
  /** Whether something is counted in it: a time of handling, business time, or availability. A contact's hours count nothing. */
  readonly counts: boolean;
}

/** All references to calendars, in the order of the model. */
export const calendarUses = derived((agreement): readonly CalendarUse[] => [...allUses(agreement)]);

function* allUses(agreement: Agreement): Generator<CalendarUse> {
  if (agreement.defaultCalendar !== undefined) {
    const what = 'business hours and days run in it';
    yield { at: agreement, property: 'defaultCalendar', calendar: agreement.defaultCalendar, what, counts: true };
  }
  for (const party of agreement.parties) {
    for (const contact of party.contacts) {
      if (contact.reachableDuring === undefined) continue;
      const what = `\`${contact.id}\` is reachable in it`;
      yield { at: contact, property: 'reachableDuring', calendar: contact.reachableDuring, what, counts: false };
    }
  }
  for (const metric of agreement.metrics) {
    if (metric.measure?.kind !== 'availability' || metric.measure.during === undefined) continue;
    const what = `\`${metric.id}\` counts only in it`;
    yield { at: metric, property: 'measure', calendar: metric.measure.during, what, counts: true };
  }
  for (const support of agreement.supports) {
    for (const row of support.handles) {
      if (row.during === undefined) continue;
      const what = `\`${row.severity}\` of \`${support.id}\` is handled in it`;
      yield { at: row, calendar: row.during, what, counts: true };
    }
  }
}

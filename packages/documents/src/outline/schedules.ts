import {
  type Calendar,
  capitalised,
  type Escalation,
  type HolidayProvider,
  isAlwaysOpen,
  type Party,
} from '@sla-language/agreement';
import { inlineProse } from '../prose/inline.js';
import { type Content, capital, fill, fillText } from '../texts/fill.js';
import type { Block, Part } from '../tree.js';
import { anchor } from './anchors.js';
import { address, clause, type Fact, facts, list, paragraph, stacked, table } from './build.js';
import type { Context } from './context.js';
import { statusText } from './cover.js';
import { about } from './subject.js';

/** Schedule: who is called when. */
export function escalationLevels(context: Context): Part {
  const { agreement, texts } = context;
  const filled = agreement.escalations.filter((each) => each.levels.length > 0);
  const blocks = filled.map((each) =>
    about(each, clause(1, anchor('escalation-levels', each.id), each.title, levels(context, each))),
  );
  return { kind: 'schedule', anchor: 'escalation-schedule', title: texts.escalation.schedule, blocks };
}

function levels(context: Context, { levels }: Escalation): readonly Block[] {
  const { texts, words, locale } = context;
  const t = texts.escalation;
  const reach = (id: string) => {
    const contact = context.findContact(id)?.contact;
    return stacked([contact?.phone, contact?.email].flatMap((each) => (each === undefined ? [] : [address(each)])));
  };
  return table(levels, [
    { title: t.level, align: 'right', cell: (level) => locale.number(String(level.level)) },
    { title: t.contact, cell: (level) => context.contact(level.contact) },
    { title: t.after, cell: (level) => level.after && words.duration(level.after) },
    { title: t.for, cell: (level) => context.scopes(level.for) },
    { title: t.reach, cell: (level) => reach(level.contact) },
  ]);
}

/** Schedule: opening hours and closed days of every calendar. */
export function calendars(context: Context, holidays: HolidayProvider | undefined): Part {
  const { agreement, texts } = context;
  const t = texts.schedules.calendars;
  const blocks = agreement.calendars
    .filter((calendar) => !isAlwaysOpen(calendar))
    .map((calendar) => {
      const content = calendarBlocks(context, calendar, holidays);
      return about(calendar, clause(1, anchor('calendar', calendar.id), capitalised(calendar.title), content));
    });
  return { kind: 'schedule', anchor: 'calendars', title: t.title, blocks };
}

function calendarBlocks(context: Context, calendar: Calendar, provider: HolidayProvider | undefined): readonly Block[] {
  const { texts, words, locale } = context;
  const t = texts.schedules.calendars;
  const open = calendar.open.map((hours) => words.hours(hours)).join('; ');
  const sentences: Content[] = [open === '' ? t.neverOpen : fill(t.open, { hours: open })];
  if (calendar.timeZone !== undefined) sentences.push(fill(t.zone, { zone: calendar.timeZone }));
  if (calendar.holidays !== undefined) sentences.push(fill(t.holidays, { region: calendar.holidays }));
  const blocks: Block[] = [paragraph(...sentences)];
  for (const { year, dates } of holidayDates(context, calendar, provider)) {
    blocks.push(paragraph(fill(t.holidayDates, { year, dates: words.and(dates.map((date) => locale.date(date))) })));
  }
  if (calendar.closed.length > 0) {
    const days = calendar.closed.map((closed) => {
      const date = locale.date(closed.date);
      const { title } = closed;
      return [about(closed, paragraph(title === undefined ? date : fillText(t.closedOn, { date, title })))];
    });
    blocks.push(paragraph(t.closed), list(days));
  }
  return blocks;
}

/** More years than these are not listed: the calendars of states change. */
const LISTED_YEARS = 5;

/** The public holidays within the term, year by year; none where the term has no end or nobody provides them. */
function holidayDates({ agreement }: Context, calendar: Calendar, provider: HolidayProvider | undefined) {
  const { from, to } = agreement.effective ?? {};
  if (!provider || calendar.holidays === undefined || from === undefined || to === undefined) return [];
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  if (last - first >= LISTED_YEARS) return [];
  const region = calendar.holidays;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).flatMap((year) => {
    const dates = (provider.publicHolidays(region, year) ?? []).filter((date) => date >= from && date <= to);
    return dates.length > 0 ? [{ year: String(year), dates }] : [];
  });
}

/** Schedule: the people, by party. */
export function contacts(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.schedules.contacts;
  const blocks = agreement.parties
    .filter((party) => party.contacts.length > 0)
    .map((party) => about(party, clause(1, anchor('contacts', party.id), party.title, contactTable(context, party))));
  return { kind: 'schedule', anchor: 'contacts', title: t.title, blocks };
}

function contactTable(context: Context, party: Party): readonly Block[] {
  const t = context.texts.schedules.contacts;
  return table(
    party.contacts,
    [
      { title: t.contact, cell: (contact) => contact.title },
      { title: t.position, cell: (contact) => contact.position },
      { title: t.email, cell: (contact) => contact.email && address(contact.email) },
      { title: t.phone, cell: (contact) => contact.phone },
      {
        title: t.reachable,
        cell: (contact) =>
          contact.reachableDuring === undefined ? undefined : capital(context.calendar(contact.reachableDuring)),
      },
      { title: t.decides, cell: (contact) => stacked(contact.decides) },
    ],
    { anchor: (contact) => anchor('contact', contact.id) },
  );
}

/** Schedule: what changed in which version. */
export function changeLog(context: Context): Part {
  return {
    kind: 'schedule',
    anchor: 'change-log',
    title: context.texts.schedules.changes.title,
    blocks: changeTable(context),
  };
}

export function changeTable({ agreement, texts, locale }: Context): readonly Block[] {
  const t = texts.schedules.changes;
  return table(agreement.changes, [
    { title: t.version, cell: (change) => change.version },
    { title: t.date, cell: (change) => locale.date(change.on) },
    { title: t.change, cell: (change) => inlineProse(change.text) },
  ]);
}

/** Where the document comes from. */
export interface Origin {
  readonly source?: { readonly file: string; readonly sha256: string };
  readonly toolVersion: string;
}

/** The last table: version, source and tool. */
export function documentControl(context: Context, { source, toolVersion }: Origin): Part {
  const { agreement, texts } = context;
  const t = texts.control;
  const of = (property: string) => ({ object: agreement, property });
  const rows: readonly Fact[] = [
    [t.document, agreement.title],
    [t.version, agreement.version, of('version')],
    [t.status, statusText(context), of('status')],
    [t.effective, context.termText(), of('effective')],
    [t.supersedes, superseded(context)],
    [t.extends, agreement.extends],
    [t.language, agreement.language, of('language')],
    [t.source, source?.file],
    [t.hash, source?.sha256],
    [t.tool, fillText(t.toolText, { version: toolVersion })],
  ];
  return { kind: 'back', anchor: 'document-control', title: t.title, blocks: facts(rows, [t.item, t.value]) };
}

/** "version 2.0.0 of 1 June 2025": the one before this one, where the change log has it. */
export function superseded({ agreement, texts, locale }: Context): string | undefined {
  const earlier = agreement.changes
    .filter((change) => change.version !== agreement.version)
    .toSorted((left, right) => (left.on < right.on ? -1 : 1))
    .at(-1);
  return earlier && fillText(texts.control.supersedesText, { version: earlier.version, date: locale.date(earlier.on) });
}

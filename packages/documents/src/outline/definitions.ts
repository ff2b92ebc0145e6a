import { capitalised, type Declaration, isAlwaysOpen } from '@sla-language/agreement';
import { type Content, fill } from '../texts/fill.js';
import type { Block, Definition, Part } from '../tree.js';
import { anchor } from './anchors.js';
import { clause, clauseIfAny, leadTo, paragraph, reference } from './build.js';
import type { Context } from './context.js';
import { allRemedies, hasAvailability, levelChapters, someDuration } from './facts.js';
import { about, allAbout } from './subject.js';

interface Entry {
  readonly term: string;
  /** Of its anchor, where the term is ours. */
  readonly name?: string;
  readonly blocks: readonly Block[];
  /** What in the agreement gives the term its meaning. */
  readonly subject?: object;
}

/**
 * Declares every defined term, so that chapters before and after this one can use them. Call it first. `named`: also the parties
 * without a role, which the chapter of the parties describes.
 */
export function defineTerms(context: Context, named = true): readonly Definition[] {
  const entries = [...written(context), ...declared(context), ...common(context), ...(named ? others(context) : [])];
  const byTerm = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = entry.term.toLowerCase();
    byTerm.set(key, [...(byTerm.get(key) ?? []), entry]);
  }
  return [...byTerm.values()]
    .sort(([left], [right]) => context.locale.compare(left!.term, right!.term))
    .map((same) =>
      about(same[0]!.subject, {
        anchor: context.define(same[0]!.term, same[0]!.name),
        term: context.words.quoted(capitalised(same[0]!.term)),
        blocks: same.flatMap((each) => (same.length > 1 ? allAbout(each.subject, each.blocks) : each.blocks)),
      }),
    );
}

/** The author's own definitions. */
function written(context: Context): Entry[] {
  const { means } = context.texts.definitions;
  return context.agreement.terms.map((subject) => ({
    term: subject.term,
    blocks: leadTo(means, subject.means),
    subject,
  }));
}

/** Everything with a title that sentences use as a term. */
function declared(context: Context): Entry[] {
  const { agreement, texts } = context;
  const t = texts.definitions;
  const refer =
    (sentence: typeof t.meaning | typeof t.hours | typeof t.measured, kind: string) => (each: Declaration) => ({
      term: each.title,
      blocks: [paragraph(fill(sentence, { clause: reference(anchor(kind, each.id)) }))],
      subject: each,
    });
  return [
    ...agreement.services.map(refer(t.meaning, 'service')),
    ...agreement.scopes.map(refer(t.meaning, 'scope')),
    ...agreement.calendars.filter((calendar) => !isAlwaysOpen(calendar)).map(refer(t.hours, 'calendar')),
    ...agreement.exclusions.map(refer(t.meaning, 'exclusion')),
    ...agreement.metrics.map(refer(t.measured, 'metric')),
    ...agreement.severities.map(refer(t.meaning, 'severity')),
  ];
}

/** The words that our own sentences use; the author's definition of the same word takes their place. */
function common(context: Context): Entry[] {
  const { agreement, texts } = context;
  const t = texts.definitions;
  const own = new Set(agreement.terms.map(({ term }) => term.toLowerCase()));
  const entries: Entry[] = [];
  const add = (name: string, term: string, meaning: Content, subject?: object) => {
    if (!own.has(term.toLowerCase())) entries.push({ term, blocks: [paragraph(meaning)], name, subject });
  };
  const { provider, customer } = agreement.roles;
  const { providerName, customerName } = texts.parties;
  add('Agreement', t.agreement, t.agreementMeans);
  for (const [name, term, role] of [
    ['Provider', providerName, provider],
    ['Customer', customerName, customer],
  ] as const) {
    if (role)
      add(
        name,
        term,
        fill(t.party, { party: role.kind === 'everyone' ? role.text : context.partyTitle(role.party) }),
        role,
      );
  }
  const levels = levelChapters(agreement);
  if (levels.length > 0) {
    add(
      'Service-Level',
      t.serviceLevel,
      fill(t.serviceLevelMeans, { clauses: context.words.or(levels.map((chapter) => reference(chapter))) }),
    );
    add('Measurement-Period', t.period, t.periodMeans);
  }
  if (hasAvailability(agreement))
    add('Downtime', t.downtime, fill(t.downtimeMeans, { clause: reference('measurement') }));
  const remedies = allRemedies(agreement);
  if (remedies.some((each) => each.kind === 'credit'))
    add('Service-Credit', t.credit, fill(t.creditMeans, { clause: reference('remedies') }));
  if (remedies.some((each) => each.kind === 'penalty'))
    add('Penalty', t.penalty, fill(t.penaltyMeans, { clause: reference('remedies') }));
  if (agreement.services.some((service) => service.fees.length > 0))
    add('Fee', t.fee, fill(t.feeMeans, { clause: reference('services') }));
  return entries;
}

/** The parties without a role. */
function others({ agreement, texts }: Context): Entry[] {
  const { provider, customer } = agreement.roles;
  const own = new Set(agreement.terms.map(({ term }) => term.toLowerCase()));
  const described = [paragraph(fill(texts.definitions.otherParty, { part: texts.parties.title }))];
  return agreement.parties
    .filter(({ id }) => ![provider, customer].some((role) => role?.kind === 'party' && role.party === id))
    .filter(({ title }) => !own.has(title.toLowerCase()))
    .map((subject) => ({ term: subject.title, blocks: described, subject }));
}

/** Chapter 1. */
export function definitions(context: Context, entries: readonly Definition[]): Part {
  const t = context.texts.definitions;
  const blocks: Block[] = [
    clause(1, 'defined-terms', t.defined, [paragraph(t.intro), { kind: 'definitions', entries }]),
    ...clauseIfAny(1, 'interpretation', t.interpretation, interpretation(context)),
  ];
  return { kind: 'chapter', anchor: 'definitions', title: t.title, blocks };
}

function interpretation(context: Context): Block[] {
  const { agreement, texts, locale } = context;
  const t = texts.definitions;
  const sentences: (readonly [string, Content, property?: string])[] = [];
  const { timeZone, defaultCalendar, fiscalYearStart, billingCycleDay, currency } = agreement;
  if (timeZone !== undefined) sentences.push(['time-zone', fill(t.timeZone, { zone: timeZone }), 'timeZone']);
  sentences.push(['calendar-periods', t.calendarPeriods]);
  if (defaultCalendar !== undefined)
    sentences.push([
      'business-time',
      fill(t.business, { calendar: context.calendar(defaultCalendar) }),
      'defaultCalendar',
    ]);
  if (someDuration(agreement, (each) => each.business && each.unit === 'day'))
    sentences.push(['business-days', t.businessDays]);
  if (fiscalYearStart !== undefined)
    sentences.push(['fiscal-year', fill(t.fiscal, { month: locale.month(fiscalYearStart) })]);
  if (billingCycleDay !== undefined)
    sentences.push(['billing-cycle', fill(t.billing, { day: locale.number(String(billingCycleDay)) })]);
  if (currency !== undefined) sentences.push(['currency', fill(t.currency, { currency }), 'currency']);
  sentences.push(['bounds', t.bounds]);
  return sentences.map(([name, sentence, property]) => {
    const text = clause(2, anchor('interpretation', name), undefined, [paragraph(sentence)]);
    return about(property === undefined ? undefined : agreement, text, property);
  });
}

import {
  type Agreement,
  type CommitmentKind,
  nearest,
  type Period,
  QUIET,
  type Scenario,
  type ScenarioFee,
  type ScenarioIncident,
  type ScenarioLevel,
  type ScenarioOutage,
  timeSettingOf,
} from '@sla-language/agreement';
import { partsOfEntry } from './entries.js';
import { readDuration, readMoney, readPeriodName, readSeconds } from './lengths.js';
import { checkMeasure, measureOf } from './measures.js';
import { findName, findScope, thingsThatFail, thingsWithLevel } from './names.js';
import { NotUnderstood, type Part, type ScenarioProblem } from './parts.js';
import type { ScenarioFile } from './scenario-file.js';
import { type Parts, type Pause, parseSentence, type Sentence, type SentenceKind } from './sentences.js';
import { readMoment, readTime, secondsOfPeriod, timeWords } from './times.js';

/** A scenario as the engine takes it, and all that was not understood. */
export interface ReadScenario {
  readonly scenario: Scenario;
  readonly problems: readonly ScenarioProblem[];
}

const LISTS: readonly (readonly [list: keyof ScenarioFile, kind: SentenceKind])[] = [
  ['outages', 'outage'],
  ['levels', 'level'],
  ['incidents', 'incident'],
  ['delays', 'delay'],
  ['kept', 'kept'],
  ['fees', 'fee'],
];

/** Reads a scenario with the names of an agreement. What is not understood is left out and named; nothing is thrown. */
export function readScenario(file: ScenarioFile, agreement: Agreement): ReadScenario {
  const reader = new ScenarioReader(agreement);
  for (const [index, name] of (file.for ?? []).entries()) {
    reader.try(`for/${index}`, () => reader.scope({ text: name, start: 0, end: name.length }));
  }
  for (const [list, kind] of LISTS) {
    const entries = (file[list] ?? []) as readonly (string | Readonly<Record<string, unknown>>)[];
    for (const [index, entry] of entries.entries()) {
      if (typeof entry === 'string') reader.sentence(entry, kind);
      else reader.try(`${list}/${index}`, () => reader.entry(partsOfEntry(kind, entry)));
    }
  }
  return { scenario: reader.scenario, problems: reader.problems };
}

/** A sentence by itself, whatever it is about. */
export function readSentences(sentences: readonly string[], agreement: Agreement): ReadScenario {
  const reader = new ScenarioReader(agreement);
  for (const sentence of sentences) reader.sentence(sentence);
  return { scenario: reader.scenario, problems: reader.problems };
}

type Lists = { -readonly [K in keyof Scenario]: Scenario[K][number][] };

class ScenarioReader {
  readonly problems: ScenarioProblem[] = [];
  private readonly lists: Lists = { for: [], outages: [], levels: [], delays: [], incidents: [], kept: [], fees: [] };
  private readonly timeZone: string;

  constructor(private readonly agreement: Agreement) {
    this.timeZone = timeSettingOf(agreement).timeZone;
  }

  get scenario(): Scenario {
    return { ...QUIET, ...this.lists };
  }

  try(of: string, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
      const { start, end, field } = error.part;
      this.problems.push({
        message: error.message,
        of,
        ...(start === undefined || end === undefined ? {} : { start, end }),
        ...(field === undefined ? {} : { field }),
      });
    }
  }

  sentence(text: string, kind?: SentenceKind): void {
    this.try(text, () => {
      this.entry(parseSentence(text, this.agreement, kind), { text, start: 0, end: text.length });
    });
  }

  scope(part: Part): void {
    const scope = findScope(part, this.agreement);
    const same = this.lists.for.find(({ kind }) => kind === scope.kind && kind !== 'option');
    if (same && same.id !== scope.id) {
      throw new NotUnderstood(`A customer has one ${scope.kind}: either ${same.id} or ${scope.id}.`, part);
    }
    if (!this.lists.for.some(({ kind, id }) => kind === scope.kind && id === scope.id)) this.lists.for.push(scope);
  }

  entry({ kind, parts, pauses = [] }: Sentence, whole: Part = { text: '' }): void {
    const needed = (name: string, what: string): Part => {
      const part = parts[name];
      if (part && part.text !== '') return part;
      throw new NotUnderstood(what, part ?? { ...whole, field: name });
    };
    switch (kind) {
      case 'outage':
        this.lists.outages.push(this.outage(parts, needed));
        break;
      case 'level':
        this.lists.levels.push(this.level(parts, needed));
        break;
      case 'incident':
        this.lists.incidents.push(this.incident(parts, pauses, needed));
        break;
      case 'delay':
        this.delay(parts, needed);
        break;
      case 'kept':
        this.kept(needed);
        break;
      case 'fee':
        this.lists.fees.push(this.fee(parts, needed));
        break;
    }
  }

  private outage(parts: Parts, needed: Needed): ScenarioOutage {
    const { agreement, timeZone } = this;
    const length = needed('length', 'Say how long it was, such as "45 minutes".');
    const seconds = readSeconds(length);
    const thing = needed('on', 'Say what was down, such as "on Shop".');
    const on = findName(thing, thingsThatFail(agreement), 'service, metric or objective').id;
    if (parts.from && parts.in) {
      throw new NotUnderstood('Say when it began, or the time in which it was, but not both.', parts.in);
    }
    const from = parts.from && { kind: 'moment' as const, at: readMoment(parts.from, timeZone) };
    const when = from ?? readTime(needed('in', WHEN), timeZone);
    if (when.kind === 'period' && seconds.gt(secondsOfPeriod(when, timeZone))) {
      throw new NotUnderstood(`"${length.text}" is longer than the time in which it was.`, length);
    }
    const exclusion = parts.as && findName(parts.as, agreement.exclusions, 'maintenance or exclusion');
    const announced = parts.announced && this.announced(parts.announced);
    if (parts.announced && announced !== 'never' && !exclusion) {
      throw new NotUnderstood('Say also of what it was a case, such as "as Planned".', parts.announced);
    }
    const unit = parts.unit?.text.replace(/^"|"$/g, '');
    const notice =
      announced === 'never'
        ? ' not announced'
        : typeof announced === 'object'
          ? ` announced ${announced.at.replace(/:00$/, '')}`
          : '';
    const text = `${length.text} of outage on ${on}${unit ? ` unit "${unit}"` : ''} ${timeWords(when)}${exclusion ? ` as ${exclusion.id}` : ''}${notice}`;
    return {
      ...{ on, seconds, when, text },
      ...(unit ? { unit } : {}),
      ...(exclusion ? { excluded: exclusion.id } : {}),
      ...(announced ? { announced } : {}),
    };
  }

  private announced(part: Part): NonNullable<ScenarioOutage['announced']> {
    if (/^in time$/i.test(part.text)) return 'in time';
    if (/^(?:never|not)$/i.test(part.text)) return 'never';
    return { at: readMoment({ ...part, text: part.text.replace(/^(?:at|on)\s+/i, '') }, this.timeZone) };
  }

  private level(parts: Parts, needed: Needed): ScenarioLevel {
    const thing = findName(
      needed('of', 'Say what has the level.'),
      thingsWithLevel(this.agreement),
      'objective or metric',
    );
    const is = needed('is', 'Say which level it has, such as "320 ms" or "99.5%".');
    const when = readTime(needed('in', WHEN), this.timeZone);
    const downtime = parts.downtime && readSeconds(parts.downtime);
    const measured = measureOf(is, downtime, parts.downtime);
    checkMeasure(this.agreement, thing.id, measured, { of: parts.of!, is });
    const by = parts.downtime ? ` with ${parts.downtime.text} of downtime` : '';
    return {
      of: thing.id,
      when,
      measured,
      text: `${thing.id} = ${is.text}${by} ${timeWords(when).replace(/^from/, 'in')}`,
    };
  }

  private incident(parts: Parts, pauses: readonly Pause[], needed: Needed): ScenarioIncident {
    const { agreement, timeZone } = this;
    const severity = findName(needed('severity', 'Say which severity it had.'), agreement.severities, 'severity').id;
    const raised = readMoment(needed('raised', 'Say when it was raised, such as "2027-03-12T16:30".'), timeZone);
    const of = parts.on && findName(parts.on, agreement.supports, 'support').id;
    const words = [`${severity} raised ${raised.replace(/:00$/, '')}`];
    const done = DONE.flatMap(([word, commitment]): ScenarioIncident['done'] => {
      const part = parts[word];
      if (!part) return [];
      const isMoment = /\d:\d/.test(part.text);
      words.push(`${word} ${isMoment ? 'at' : commitment === 'update' ? 'every' : 'after'} ${part.text}`);
      if (!isMoment) return [{ commitment, kept: { after: readDuration(part) } }];
      const at = readMoment(part, timeZone);
      if (at < raised) throw new NotUnderstood(`"${part.text}" is before the incident was raised.`, part);
      return [{ commitment, kept: { at } }];
    });
    const paused = pauses.map((pause) => this.pause(pause));
    const told = pauses.map(({ from, to }) => `from ${from.text} to ${to.text}`);
    if (told.length > 0) words.push(`paused ${told.join(' and ')}`);
    if (of) words.push(`on ${of}`);
    return { severity, raised, done, paused, text: words.join(' '), ...(of ? { of } : {}) };
  }

  private pause(pause: Pause): ScenarioIncident['paused'][number] {
    const [from, to] = [readMoment(pause.from, this.timeZone), readMoment(pause.to, this.timeZone)];
    if (to <= from) throw new NotUnderstood(`A pause cannot end at "${pause.to.text}", before it begins.`, pause.to);
    return { from, to };
  }

  private delay(parts: Parts, needed: Needed): void {
    const { agreement, timeZone } = this;
    const of = findName(needed('on', 'Say which support was late.'), agreement.supports, 'support').id;
    const by = readDuration(needed('late', 'Say by how much it was late.'));
    const when = readTime(needed('in', WHEN), timeZone);
    const severity = parts.severity && findName(parts.severity, agreement.severities, 'severity').id;
    const commitment = parts.to && commitmentOf(parts.to);
    const to = commitment ? ` to ${commitment}` : '';
    const text = `${of} ${by.text} late${to}${severity ? ` for ${severity}` : ''} ${timeWords(when)}`;
    this.lists.delays.push({
      of,
      by,
      when,
      text,
      ...(commitment ? { commitment } : {}),
      ...(severity ? { severity } : {}),
    });
  }

  private kept(needed: Needed): void {
    const count = needed('count', 'Say how many were in time.');
    const severity = findName(
      needed('severity', 'Say which severity they had.'),
      this.agreement.severities,
      'severity',
    ).id;
    const when = readTime(needed('in', WHEN), this.timeZone);
    const number = Number(count.text.replaceAll('_', ''));
    if (!Number.isSafeInteger(number) || number < 0)
      throw new NotUnderstood(`"${count.text}" is no number of incidents.`, count);
    this.lists.kept.push({ severity, count: number, when, text: `${number} ${severity} in time ${timeWords(when)}` });
  }

  private fee(parts: Parts, needed: Needed): ScenarioFee {
    const amount = readMoney(needed('is', 'Say how much it is, such as "EUR 2_000".'));
    const per = parts.per ? readPeriodName(parts.per) : 'month';
    const units = this.agreement.metrics.flatMap(({ measure }) =>
      measure?.kind === 'availability' && measure.forEach !== undefined
        ? [{ id: measure.forEach, title: measure.forEach }]
        : [],
    );
    const of = parts.of && findName(parts.of, [...this.agreement.services, ...units], 'service').id;
    if (of === undefined && this.agreement.services.length > 1) {
      const names = this.agreement.services.map(({ id }) => id).join(', ');
      throw new NotUnderstood(
        `Say of which service this is the fee (${names}): "${names.split(',')[0]} = ${amount.text}".`,
        parts.is!,
      );
    }
    this.isNewFee(of, per, parts);
    return { amount, per, text: `${of ? `${of} = ` : ''}${amount.text} per ${per}`, ...(of ? { of } : {}) };
  }

  /** Each thing has one fee; that of a unit is counted in months. */
  private isNewFee(of: string | undefined, per: Period, parts: Parts): void {
    const { services } = this.agreement;
    const nameOf = (id: string | undefined) => id ?? services[0]?.id;
    const isUnit = (id: string | undefined) => !services.some((service) => service.id === nameOf(id));
    const same = this.lists.fees.find((fee) => nameOf(fee.of) === nameOf(of) || (isUnit(of) && isUnit(fee.of)));
    if (same) throw new NotUnderstood(`There is a fee already: ${same.text}.`, parts.of ?? parts.is!);
    if (isUnit(of) && per !== 'month' && per !== 'quarter' && per !== 'year') {
      throw new NotUnderstood(`The fee of each ${of} is said per month, quarter or year.`, parts.per!);
    }
  }
}

type Needed = (name: string, what: string) => Part;

const WHEN = 'Say when it was, such as "in 2027-03" or "from 2027-03-14T02:00".';

const DONE: readonly (readonly [word: string, commitment: CommitmentKind])[] = [
  ['acknowledged', 'acknowledge'],
  ['responded', 'respond'],
  ['updated', 'update'],
  ['restored', 'restore'],
  ['resolved', 'resolve'],
];

function commitmentOf(part: Part): CommitmentKind {
  const kinds = DONE.map(([, commitment]) => commitment);
  const found = kinds.find((kind) => kind === part.text.toLowerCase());
  if (found) return found;
  const near = nearest(part.text, kinds);
  throw new NotUnderstood(
    `"${part.text}" is nothing that support commits itself to.${near ? ` Did you mean "${near}"?` : ` There is: ${kinds.join(', ')}.`}`,
    part,
  );
}

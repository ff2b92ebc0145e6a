import { Temporal } from 'temporal-polyfill';
import type { Agreement, CommitmentKind, Id, Objective, Support, Window } from '../model/index.js';
import { type Big, decimalString } from '../values/decimal.js';
import { monthTitle } from '../values/months.js';
import { formatDuration } from '../values/print.js';
import type { MeasuredCase } from './case.js';
import { momentText } from './claims.js';
import type { HolidayProvider } from './holidays.js';
import { type Places, placesOf } from './simulate-places.js';
import type { SimulatedLength, SimulatedMoment, SimulatedNote, SimulatedWindow } from './simulate-result.js';
import type { Scenario, ScenarioTime } from './simulate-scenario.js';
import {
  dateOf,
  endOfDay,
  intersect,
  lastDayOf,
  momentIn,
  startOfDay,
  type TimeSetting,
  type TimeSpan,
  timeSettingOf,
} from './time.js';
import type { TraceStep } from './trace.js';
import { type MeasurementWindow, termSpan, windowSeconds } from './windows.js';

/** A case of the scenario that is ready to be settled, with how its level came about. */
export interface JudgedCase {
  readonly promise: Objective | Support;
  readonly measured: MeasuredCase;
  readonly steps: readonly TraceStep[];
  readonly unit?: string;
  /** Of a support: what was judged. */
  readonly commitment?: CommitmentKind;
  /** Seconds that left the window. */
  readonly excluded?: Big;
  /** Of an availability: seconds that were measured. */
  readonly length?: Big;
  /** Between which moments the incident ended, where the scenario does not say when. */
  readonly incidentEnds?: TimeSpan;
}

/** What one simulation works with, and what it has to say beside the result. */
export class Simulating {
  readonly setting: TimeSetting;
  readonly places: Places;
  readonly assumptions: SimulatedNote[] = [];
  readonly unknown: SimulatedNote[] = [];
  /** Promises of which nobody can say whether they were met, because of what is unknown. */
  readonly unjudged = new Set<Objective | Support>();
  /** The holidays of a calendar; without a provider no day is one, which is said as soon as somebody asks. */
  readonly holidays: HolidayProvider;

  constructor(
    readonly agreement: Agreement,
    readonly scenario: Scenario,
    holidays?: HolidayProvider,
  ) {
    this.setting = timeSettingOf(agreement);
    this.places = placesOf(agreement);
    this.holidays = holidays ?? {
      publicHolidays: (region) => {
        this.cannotKnow(`Which days are public holidays in "${region}": no day is taken for one`);
        return undefined;
      },
    };
  }

  /** What is taken to be so because the scenario does not say it. */
  assume(text: string, from?: object): void {
    note(this.assumptions, text, this.places, from);
  }

  /** What nobody can know from the scenario. */
  cannotKnow(text: string, from?: object): void {
    note(this.unknown, text, this.places, from);
  }

  /** A promise that the scenario concerns cannot be judged from it. */
  cannotJudge(promise: Objective | Support, text: string, from: object = promise): void {
    this.unjudged.add(promise);
    this.cannotKnow(text, from);
  }

  /** The moment of a local time. Where clocks change, there may be none or two of them; says which one is meant. */
  instant(local: string): Temporal.Instant {
    const { timeZone } = this.setting;
    const time = Temporal.PlainDateTime.from(local);
    const zoned = time.toZonedDateTime(timeZone);
    const shown = momentIn(zoned.toInstant(), timeZone);
    if (!zoned.toPlainDateTime().equals(time)) {
      this.assume(
        `${time.toString().replace('T', ' ').replace(/:00$/, '')} does not exist, for the clocks are put forward: it is taken for ${shown}`,
      );
    } else if (!time.toZonedDateTime(timeZone, { disambiguation: 'later' }).equals(zoned)) {
      this.assume(`${shown} comes twice, for the clocks are put back: the first time is meant`);
    }
    return zoned.toInstant();
  }

  /** The time of a period that lies inside the term; undefined where none does, which is then said. */
  within(when: ScenarioTime, text: string): TimeSpan | undefined {
    return this.inTerm(this.spanOf(when), text);
  }

  /** The same of a span. */
  inTerm(span: TimeSpan, text: string): TimeSpan | undefined {
    const { start, end } = termSpan(this.setting);
    const inTerm = intersect(span, { start: start ?? span.start, end: end ?? span.end });
    if (inTerm) return inTerm;
    const { from, to } = this.setting.term ?? {};
    const term = from ? `from ${from}${to ? ` to ${to}` : ' on'}` : `until ${to}`;
    this.cannotKnow(`"${text}" lies outside the term (${term}), in which nothing is promised`);
    return undefined;
  }

  /** A period from its first to its last moment; a moment and the one after it. */
  spanOf(when: ScenarioTime): TimeSpan {
    const { timeZone } = this.setting;
    if (when.kind === 'period') return { start: startOfDay(when.from, timeZone), end: endOfDay(when.to, timeZone) };
    const start = this.instant(when.at);
    return { start, end: start.add({ nanoseconds: 1 }) };
  }

  moment(instant: Temporal.Instant): SimulatedMoment {
    const zoned = instant.toZonedDateTimeISO(this.setting.timeZone);
    const at = zoned.toString({ timeZoneName: 'never', smallestUnit: zoned.second === 0 ? 'minute' : 'second' });
    return { at, text: this.momentText(instant) };
  }

  /** For people. */
  momentText(instant: Temporal.Instant): string {
    return momentText(instant, this.setting.timeZone);
  }

  window(kind: Window, window: MeasurementWindow): SimulatedWindow {
    const { timeZone } = this.setting;
    return {
      label: window.label,
      title: windowTitle(kind, window, timeZone),
      from: dateOf(window.start, timeZone).toString(),
      to: lastDayOf(window.end, timeZone).toString(),
      partial: window.partial,
      seconds: decimalString(windowSeconds(window)),
    };
  }
}

function note(notes: SimulatedNote[], text: string, places: Places, from: object | undefined): void {
  if (notes.some((each) => each.text === text)) return;
  const clause = from && places.clause(from);
  notes.push({ text, ...(clause ? { clause } : {}) });
}

/** The window for people, with the days where the term cuts it. */
export function windowTitle(kind: Window, window: MeasurementWindow, timeZone: string): string {
  const name = kind.kind === 'calendar' && kind.period === 'month' ? monthTitle(window.label) : window.label;
  if (!window.partial) return name;
  return `${name} (only ${dateOf(window.start, timeZone)} to ${lastDayOf(window.end, timeZone)} lie in the term)`;
}

export function lengthOf(seconds: Big): SimulatedLength {
  return { seconds: decimalString(seconds), text: formatDuration(seconds) };
}

/** The title of a declaration in quotation marks; its id where there is none. */
export function titled(of: { readonly id: Id; readonly title: string } | undefined, id: Id = ''): string {
  return `"${of?.title ?? id}"`;
}

import { Temporal } from 'temporal-polyfill';
import type { Exclusion, Metric, Objective } from '../model/index.js';
import type { BusinessCalendar } from './business-calendar.js';
import { businessCalendarOf } from './business-calendar.js';
import { addBusinessSeconds, openTime } from './business-time.js';
import { excludedTime, type Occurrence, weeklyWindows } from './excluded-time.js';
import { type Simulating, titled } from './simulate-context.js';
import type { ScenarioOutage } from './simulate-scenario.js';
import { clip } from './spans.js';
import { addSeconds, dateOf, intersect, startOfDay, type TimeSpan } from './time.js';
import type { TraceStep } from './trace.js';

/** An outage of the scenario with its place in time. */
export interface PlacedOutage {
  readonly outage: ScenarioOutage;
  readonly span: TimeSpan;
  /** The period in which it lies somewhere, where the scenario does not say more: `span` is then one of many possible places. */
  readonly somewhereIn?: TimeSpan;
}

/**
 * Gives each outage of a metric its place. One that is only known to lie in a period begins with it, or with the next day on which nothing
 * else is down; where it was excluded, with a window of its exclusion; where only opening hours count, with an opening.
 */
export function placeOutages(
  simulating: Simulating,
  objective: Objective,
  metric: Metric,
  outages: readonly ScenarioOutage[],
): readonly PlacedOutage[] {
  const during = duringOf(simulating, metric);
  const placed = outages.flatMap((outage): PlacedOutage[] => {
    if (outage.when.kind !== 'moment') return [];
    const start = simulating.instant(outage.when.at);
    const span = { start, end: addSeconds(start, outage.seconds) };
    return simulating.inTerm(span, outage.text) ? [{ outage, span }] : [];
  });
  for (const outage of outages) {
    if (outage.when.kind !== 'period') continue;
    const bounds = simulating.within(outage.when, outage.text);
    if (!bounds) continue;
    const taken = placed.map(({ span }) => span);
    const spans = startsIn(simulating, metric, outage, bounds, during).flatMap((start): TimeSpan[] => {
      const end = during ? addBusinessSeconds(during, start, outage.seconds) : addSeconds(start, outage.seconds);
      return end && Temporal.Instant.compare(end, bounds.end) <= 0 ? [{ start, end }] : [];
    });
    const free = spans.find((span) => taken.every((other) => !touches(span, other)));
    const span = free ?? spans[0];
    if (!span) {
      simulating.cannotJudge(
        objective,
        `When "${outage.text}" was: so much of it does not fit into that time for ${titled(metric)}`,
        metric,
      );
      continue;
    }
    if (!free) simulating.assume(`"${outage.text}" overlaps other outages of that time, which count once`);
    placed.push({ outage, span, somewhereIn: bounds });
  }
  return placed.toSorted((left, right) => Temporal.Instant.compare(left.span.start, right.span.start));
}

/** The calendar of `availability of S during C`. */
export function duringOf(simulating: Simulating, { measure }: Metric): BusinessCalendar | undefined {
  const id = measure?.kind === 'availability' ? measure.during : undefined;
  return id === undefined ? undefined : businessCalendarOf(simulating.agreement, id, simulating.holidays);
}

/** Where an outage of a period may begin, in order. */
function startsIn(
  { agreement, setting }: Simulating,
  metric: Metric,
  outage: ScenarioOutage,
  bounds: TimeSpan,
  during: BusinessCalendar | undefined,
): readonly Temporal.Instant[] {
  const exclusion = agreement.exclusions.find(({ id }) => id === outage.excluded);
  const isExcluded = exclusion && metric.excluding?.items.includes(exclusion.id);
  const windows = isExcluded ? clip(weeklyWindows(exclusion, [bounds], setting), [bounds]) : [];
  if (windows.length > 0) return windows.map(({ start }) => start);
  if (during) return openTime(during, bounds).map(({ start }) => start);
  const starts = [bounds.start];
  let date = dateOf(bounds.start, setting.timeZone).add({ days: 1 });
  for (;;) {
    const start = startOfDay(date, setting.timeZone);
    if (Temporal.Instant.compare(start, bounds.end) >= 0) return starts;
    starts.push(start);
    date = date.add({ days: 1 });
  }
}

/** With half a day between them, so that two outages do not become one. */
function touches(left: TimeSpan, right: TimeSpan): boolean {
  return (
    intersect({ start: left.start, end: left.end.add({ hours: 12 }) }, right) !== undefined ||
    intersect({ start: right.start, end: right.end.add({ hours: 12 }) }, left) !== undefined
  );
}

/** What the exclusions of a metric really exclude of some outages. */
export function excludedOf(
  simulating: Simulating,
  metric: Metric,
  placed: readonly PlacedOutage[],
): { readonly spans: readonly TimeSpan[]; readonly trace: readonly TraceStep[] } {
  const { agreement, setting } = simulating;
  const spans: TimeSpan[] = [];
  const trace: TraceStep[] = [];
  for (const exclusion of agreement.exclusions) {
    const cases = placed.filter(({ outage }) => outage.excluded === exclusion.id);
    if (cases.length === 0) continue;
    if (!metric.excluding?.items.includes(exclusion.id)) {
      const text = `"${metric.title}" does not leave out "${exclusion.title}", so it counts normally`;
      trace.push({ stage: 'excluded', text, from: metric });
      continue;
    }
    const calendar = businessCalendarOf(agreement, undefined, simulating.holidays);
    const found = excludedTime(
      exclusion,
      cases.map((each) => occurrence(simulating, exclusion, each)),
      setting,
      calendar,
    );
    spans.push(...found.spans);
    trace.push(...found.trace);
  }
  return { spans, trace };
}

/** An outage that the scenario calls a case of an exclusion. */
function occurrence(
  simulating: Simulating,
  exclusion: Exclusion,
  { outage, span, somewhereIn }: PlacedOutage,
): Occurrence {
  if (exclusion.proofBy) {
    const party = simulating.agreement.parties.find(({ id }) => id === exclusion.proofBy);
    simulating.assume(`${party?.title ?? exclusion.proofBy} proves that "${exclusion.title}" applies`, exclusion);
  }
  if (somewhereIn && exclusion.windows.length > 0) {
    simulating.assume(`"${outage.text}" begins with a window of "${exclusion.title}"`, exclusion);
  }
  const { announced = 'in time' } = outage;
  if (announced === 'never') return span;
  if (announced !== 'in time') return { ...span, announced: simulating.instant(announced.at) };
  if (exclusion.notice) {
    simulating.assume(
      `"${exclusion.title}" was announced ${exclusion.notice.length.text} before, as it has to be`,
      exclusion,
    );
  }
  // Long before any notice.
  return { ...span, announced: span.start.subtract({ hours: 24 * 3660 }) };
}

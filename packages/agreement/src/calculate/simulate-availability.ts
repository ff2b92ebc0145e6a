import { Temporal } from 'temporal-polyfill';
import type { Metric, Objective, Window } from '../model/index.js';
import { type Big, decimal } from '../values/decimal.js';
import { formatDuration, groupedString, percentString } from '../values/print.js';
import { type Availability, availabilityOf, levelFromDowntime } from './availability.js';
import { caseOfRollingMiss, type MeasuredCase } from './case.js';
import { metricOf } from './levels.js';
import { outageRulesOf, outagesFromReports } from './outages.js';
import type { ScopeSet } from './scopes.js';
import { groupBy } from './settlement-item.js';
import { type JudgedCase, type Simulating, titled, windowTitle } from './simulate-context.js';
import { duringOf, excludedOf, type PlacedOutage, placeOutages } from './simulate-placing.js';
import type { ScenarioOutage } from './simulate-scenario.js';
import { scopeFor } from './simulate-scope.js';
import { clip, coveredSeconds, union } from './spans.js';
import { directionOfTargets, rollingMisses, targetOf } from './targets.js';
import { addSeconds, dateOf, endOfDay, intersect, lastDayOf, spanSeconds, type TimeSpan } from './time.js';
import { follows, step, type TraceStep } from './trace.js';
import { type MeasurementWindow, windowAt, windowSeconds, windowsWithin } from './windows.js';

/** The cases that the outages of the scenario make of one objective whose metric is an availability. */
export function judgeOutages(simulating: Simulating, objective: Objective): readonly JudgedCase[] {
  const { agreement } = simulating;
  const { measures } = objective;
  const metric = measures && metricOf(agreement, measures.level);
  if (!measures || metric?.measure?.kind !== 'availability') return [];
  const outages = outagesOf(simulating, objective, metric);
  if (outages.length === 0) return [];
  const scope = scopeFor(simulating, objective);
  if (!scope) return [];
  assumeConditions(simulating, objective, metric);
  const judged: JudgedCase[] = [];
  for (const [unit, own] of groupBy(outages, (outage) => unitOf(outage, metric))) {
    if (metric.measure.forEach && own.length > 1 && own.some((outage) => outage.unit === undefined)) {
      simulating.assume(`The outages hit the same ${metric.measure.forEach}`, metric);
    }
    const placed = placeOutages(simulating, objective, metric, own);
    if (placed.length === 0) continue;
    for (const { outage, somewhereIn } of placed) {
      const windows = somewhereIn ? windowsWithin(measures.window, simulating.setting, somewhereIn).length : 1;
      const isLong = somewhereIn !== undefined && spanSeconds(somewhereIn).gt(LONGEST_MONTH);
      if (windows > 1 || isLong || (somewhereIn && measures.window.kind === 'rolling'))
        simulating.assume(`"${outage.text}" is taken to begin with that time`);
    }
    const input = { simulating, objective, metric, scope, placed, excluded: excludedOf(simulating, metric, placed) };
    const judge = (window: MeasurementWindow) => judgeWindow(input, measures.window, window);
    const windows = windowsOf(
      simulating,
      measures.window,
      placed.map(({ span }) => span),
    );
    const cases =
      measures.window.kind === 'rolling'
        ? ofRollingDays(simulating, objective, scope, windows, judge)
        : windows.map(judge);
    judged.push(...cases.map((each) => (unit === '' ? each : { ...each, unit })));
  }
  return judged;
}

/** 31 days and the hour by which clocks are put back. */
const LONGEST_MONTH = 31 * 86_400 + 3600;

/** The outages that concern an objective: of it, of its metric, or of one of the services that the metric names. */
export function outagesOf({ scenario }: Simulating, objective: Objective, metric: Metric): readonly ScenarioOutage[] {
  const services = metric.measure && 'services' in metric.measure ? metric.measure.services : [];
  const names = [objective.id, metric.id, ...services];
  return scenario.outages.filter(({ on }) => names.includes(on));
}

/** Where availability is counted for each one of several services, the service is the unit. */
function unitOf({ on, unit }: ScenarioOutage, { measure }: Metric): string {
  if (measure?.kind !== 'availability' || measure.forEach === undefined) return '';
  return unit ?? (measure.services.length > 1 && measure.services.includes(on) ? on : '');
}

/** What an objective asks for beside its level, and what the monitoring might not have seen. */
export function assumeConditions(simulating: Simulating, objective: Objective, metric: Metric): void {
  if (objective.appliesWhen !== undefined) {
    simulating.assume(`${titled(objective)} applies: "${objective.appliesWhen}"`, objective);
  }
  if (metric.noData === 'bad') {
    const text = `Whether ${titled(metric)} had times without data, which would count as downtime`;
    simulating.cannotKnow(text, metric);
  }
}

interface Input {
  readonly simulating: Simulating;
  readonly objective: Objective;
  readonly metric: Metric;
  readonly scope: ScopeSet;
  readonly placed: readonly PlacedOutage[];
  readonly excluded: { readonly spans: readonly TimeSpan[]; readonly trace: readonly TraceStep[] };
}

/** The windows in which some outages lie, in order; rolling ones are those of each day on which one lies in them. */
export function windowsOf(
  simulating: Simulating,
  kind: Window,
  spans: readonly TimeSpan[],
): readonly MeasurementWindow[] {
  if (kind.kind === 'rolling') return daysOf(simulating, kind, spans);
  const windows = new Map<string, MeasurementWindow>();
  for (const span of spans) {
    for (const window of windowsWithin(kind, simulating.setting, span)) windows.set(String(window.start), window);
  }
  return [...windows.values()].toSorted((left, right) => Temporal.Instant.compare(left.start, right.start));
}

function judgeWindow(input: Input, kind: Window, window: MeasurementWindow): JudgedCase {
  const { objective, scope, placed } = input;
  const { result, steps } = measure(input, kind, window);
  const inside = placed.filter(({ span }) => intersect(span, window));
  const measured: MeasuredCase = {
    objective: objective.id,
    scope,
    window,
    ...(result.level ? { level: result.level } : {}),
    downtime: result.downtime,
    outages: result.outages.map(({ span }) => span),
  };
  const somewhere = inside.find(({ somewhereIn }) => somewhereIn);
  const ends = somewhere?.somewhereIn && possibleEnds(somewhere, window);
  return {
    ...{ promise: objective, measured, steps, excluded: result.excluded, length: result.length },
    ...(ends ? { incidentEnds: ends } : {}),
  };
}

/** When an outage that lies somewhere in a period ends at the earliest and at the latest. */
function possibleEnds({ outage, somewhereIn }: PlacedOutage, window: TimeSpan): TimeSpan | undefined {
  const bounds = somewhereIn && intersect(somewhereIn, window);
  if (!bounds) return undefined;
  const first = addSeconds(bounds.start, outage.seconds);
  return Temporal.Instant.compare(first, bounds.end) < 0 ? { start: first, end: bounds.end } : undefined;
}

/** The availability of one window, told step by step. */
function measure(
  { simulating, objective, metric, placed, excluded }: Input,
  kind: Window,
  window: MeasurementWindow,
): { readonly result: Availability; readonly steps: readonly TraceStep[] } {
  const { timeZone } = simulating.setting;
  const during = duringOf(simulating, metric);
  const rules = outageRulesOf(metric);
  const counting = outagesFromReports(
    placed.map(({ span }) => span),
    rules,
  );
  const result = availabilityOf(metric, { window, outages: counting, excluded: excluded.spans, during });
  const length = windowSeconds(window);
  const title = windowTitle(kind, window, timeZone);
  const steps = [follows(step('window', `${title} has ${inMinutes(length)}`), objective.measures?.window)];
  if (during) {
    const open = result.length.plus(result.excluded);
    steps.push(follows(step('window', `Only the hours of "${during.title}" count: ${inMinutes(open)}`), metric));
  }
  const inside = placed.filter(({ span }) => intersect(span, window));
  for (const each of inside) steps.push(...outageSteps(simulating, metric, each, counting, window));
  if (inside.some(({ outage }) => outage.excluded !== undefined)) steps.push(...excluded.trace);
  for (const { span, counted } of result.outages) {
    const left = during
      ? undefined
      : coveredSeconds(clip([span], [window])).minus(coveredSeconds(clip(excluded.spans, [span])));
    if (!metric.countedIn || left?.eq(counted)) continue;
    const { mode, unit } = metric.countedIn;
    const text = `The outage counts in ${mode} ${unit}s: ${formatDuration(counted)}`;
    steps.push(follows(step('outage', text), metric));
  }
  steps.push(follows(step('downtime', `The downtime is ${formatDuration(result.downtime)}`), metric));
  steps.push(...levelSteps(metric, result));
  return { result, steps };
}

function outageSteps(
  { setting, agreement }: Simulating,
  metric: Metric,
  { outage, span, somewhereIn }: PlacedOutage,
  counting: readonly TimeSpan[],
  window: TimeSpan,
): readonly TraceStep[] {
  const inside = intersect(span, window) ?? span;
  const isWhole = inside.start.equals(span.start) && inside.end.equals(span.end);
  const from = dateOf(span.start, setting.timeZone);
  const when = somewhereIn
    ? ''
    : ` from ${from} ${clock(span.start, setting.timeZone)} to ${clock(span.end, setting.timeZone, from)}`;
  const part = isWhole ? '' : `, of which ${formatDuration(coveredSeconds([inside]))} in this window`;
  const steps = [step('outage', `Assumed: ${formatDuration(outage.seconds)} of outage${when}${part}`)];
  if (!counting.some((each) => intersect(each, span))) {
    const least = metric.unavailableWhen?.forAtLeast?.text;
    const text = `That is less than the ${least} from which on an outage counts, so it counts as up`;
    return [...steps, follows(step('outage', text), metric.unavailableWhen)];
  }
  if (outage.excluded === undefined && !somewhereIn) {
    const planned = agreement.exclusions.find(
      ({ id, windows }) => metric.excluding?.items.includes(id) && windows.length > 0,
    );
    if (planned) {
      const text = `Nothing says that it was a case of "${planned.title}", so it counts`;
      return [...steps, follows(step('excluded', text), planned)];
    }
  }
  return steps;
}

function clock(instant: Temporal.Instant, timeZone: string, sameDay?: Temporal.PlainDate): string {
  const zoned = instant.toZonedDateTimeISO(timeZone);
  const time = zoned.toPlainTime().toString({ smallestUnit: zoned.second === 0 ? 'minute' : 'second' });
  return sameDay && !zoned.toPlainDate().equals(sameDay) ? `${zoned.toPlainDate()} ${time}` : time;
}

function levelSteps(metric: Metric, { level, length, downtime }: Availability): readonly TraceStep[] {
  if (!level) return [step('level', 'No time is left to measure, so there is no level')];
  const exact = levelFromDowntime(length, downtime);
  const unit = [length, downtime].every((seconds) => seconds.mod(60).eq(0)) ? 60 : 1;
  const count = (seconds: Big) => `${groupedString(seconds.div(unit))} ${unit === 60 ? 'min' : 's'}`;
  const places = level.amount.eq(exact.round(4)) ? 4 : 6;
  const arithmetic = `(${count(length)} - ${count(downtime)}) ÷ ${count(length)} = ${percentString(exact, places)}`;
  const steps = [follows(step('level', `The availability is ${percentString(exact, places)}`, arithmetic), metric)];
  if (metric.rounded) {
    const { mode, to } = metric.rounded;
    steps.push(
      follows(step('level', `Rounded ${mode} to ${to.text} it is ${percentString(level.amount)}`), metric.rounded),
    );
  }
  return steps;
}

/** `743 h (44,580 min)` */
function inMinutes(seconds: Big): string {
  const minutes = seconds.div(60);
  const hours = seconds.div(3600);
  const short = hours.eq(hours.round(2)) ? `${groupedString(hours)} h` : formatDuration(seconds);
  return minutes.eq(minutes.round(0)) ? `${short} (${groupedString(minutes)} min)` : short;
}

/** Days in a row on which a rolling window is missed are one miss; where none is, the worst day is shown. */
export function ofRollingDays(
  simulating: Simulating,
  objective: Objective,
  scope: ScopeSet,
  windows: readonly MeasurementWindow[],
  judge: (window: MeasurementWindow) => JudgedCase | undefined,
): readonly JudgedCase[] {
  const { timeZone } = simulating.setting;
  const known = windows.flatMap((window) => {
    const judged = judge(window);
    const level = judged?.measured.level;
    return judged && level ? [{ date: lastDayOf(window.end, timeZone).toString(), level, judged }] : [];
  });
  const target = targetOf(objective, scope);
  const misses = target ? rollingMisses(known, target) : [];
  if (misses.length === 0) {
    const order = directionOfTargets(objective.targets) === 'rises' ? -1 : 1;
    const worst = known.toSorted((left, right) => left.level.amount.cmp(right.level.amount) * order)[0];
    return worst ? [worst.judged] : [];
  }
  return misses.flatMap((miss): JudgedCase[] => {
    const base = caseOfRollingMiss(simulating.agreement, objective, scope, miss);
    const missed = known.filter(({ date }) => date >= miss.from && date <= miss.to);
    const judged = missed.find(({ level }) => level.amount.eq(miss.level.amount))?.judged;
    if (!base || !judged) return [];
    const text = `The days from ${miss.from} to ${miss.to} (${groupedString(decimal(missed.length))}) miss the target: one miss, at its worst level`;
    const steps = [...judged.steps, follows(step('level', text), objective.measures?.window)];
    return [{ ...judged, measured: { ...judged.measured, ...base }, steps }];
  });
}

/** The windows that end with each day on which one of the outages can lie in them. */
function daysOf({ setting }: Simulating, kind: Window, spans: readonly TimeSpan[]): readonly MeasurementWindow[] {
  const covered = union(spans);
  if (covered.length === 0) return [];
  const [first, last] = [covered[0]!, covered.at(-1)!];
  const windows: MeasurementWindow[] = [];
  for (let date = dateOf(first.start, setting.timeZone); ; date = date.add({ days: 1 })) {
    const window = windowAt(kind, setting, endOfDay(date, setting.timeZone).subtract({ nanoseconds: 1 }));
    if (!window) {
      if (Temporal.Instant.compare(endOfDay(date, setting.timeZone), last.end) > 0) return windows;
      continue;
    }
    if (Temporal.Instant.compare(window.start, last.end) >= 0) return windows;
    if (clip(covered, [window]).length > 0) windows.push(window);
  }
}

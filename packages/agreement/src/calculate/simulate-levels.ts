import type { Id, Metric, Objective, Value } from '../model/index.js';
import { type Big, decimal, HUNDRED } from '../values/decimal.js';
import { formatDuration, quantityString } from '../values/print.js';
import { describeDimension, type Quantity, quantityOf } from '../values/quantity.js';
import { availabilityOf } from './availability.js';
import type { MeasuredCase } from './case.js';
import { dimensionOfLevel, metricOf, metricsOfExpression } from './levels.js';
import { levelOfWindow, type MetricData, type WindowLevel } from './measurement.js';
import { roundLevel } from './rounding.js';
import { assumeConditions, outagesOf } from './simulate-availability.js';
import { type JudgedCase, type Simulating, titled, windowTitle } from './simulate-context.js';
import { excludedOf, placeOutages } from './simulate-placing.js';
import type { ScenarioLevel, ScenarioTime } from './simulate-scenario.js';
import { scopeFor } from './simulate-scope.js';
import { directionOfTargets } from './targets.js';
import { addSeconds, type TimeSpan } from './time.js';
import { follows, step, type TraceStep } from './trace.js';
import { type MeasurementWindow, windowsWithin } from './windows.js';

/** The cases of one objective for which the scenario says what was measured. */
export function judgeLevels(simulating: Simulating, objective: Objective): readonly JudgedCase[] {
  const { agreement, scenario } = simulating;
  const { measures } = objective;
  const metric = measures && metricOf(agreement, measures.level);
  if (!measures || !metric) return [];
  const given = scenario.levels.filter(({ of }) => of === objective.id || of === metric.id);
  const isFormula = metric.measure?.kind === 'formula';
  if (given.length === 0) return isFormula ? judgeFormula(simulating, objective, metric) : [];
  const scope = scopeFor(simulating, objective);
  if (!scope) return [];
  assumeConditions(simulating, objective, metric);
  const byWindow = new Map<string, { readonly window: MeasurementWindow; readonly levels: ScenarioLevel[] }>();
  for (const level of given) {
    const window = windowOf(simulating, objective, level.when, level.text);
    if (!window) continue;
    const known = byWindow.get(String(window.start)) ?? { window, levels: [] };
    known.levels.push(level);
    byWindow.set(String(window.start), known);
  }
  return [...byWindow.values()].flatMap(({ window, levels }) => {
    const isEach = measures.level.statistic?.kind === 'each';
    if (!isEach && levels.length > 1) {
      simulating.cannotKnow(
        `Which level of ${titled(objective)} counts: the scenario gives ${levels.length} for ${window.label}`,
      );
    }
    const base = { objective: objective.id, scope, window };
    return isEach
      ? eachEvent(simulating, objective, metric, levels, base)
      : oneLevel(simulating, objective, metric, levels[0]!, base);
  });
}

type Base = Pick<MeasuredCase, 'objective' | 'scope' | 'window'>;

/** The window to which a time belongs: of a period the first one that begins in it, or else the one that holds its first day. */
export function windowOf(
  simulating: Simulating,
  promise: {
    readonly measures?: Objective['measures'] | { readonly window: NonNullable<Objective['measures']>['window'] };
  },
  when: ScenarioTime,
  text: string,
): MeasurementWindow | undefined {
  const span = simulating.within(when, text);
  const kind = promise.measures?.window;
  if (!span || !kind) return undefined;
  const windows = windowsWithin(kind, simulating.setting, span);
  if (kind.kind === 'rolling')
    return windows.at(-1) ?? windowsWithin(kind, simulating.setting, dayOf(simulating, span))[0];
  return windows.find(({ full }) => full.start.epochNanoseconds >= span.start.epochNanoseconds) ?? windows[0];
}

function dayOf({ setting }: Simulating, span: TimeSpan): TimeSpan {
  const start = span.start.toZonedDateTimeISO(setting.timeZone).startOfDay();
  return { start: start.toInstant(), end: start.add({ days: 1 }).toInstant() };
}

function oneLevel(
  simulating: Simulating,
  objective: Objective,
  metric: Metric,
  { measured: given, text }: ScenarioLevel,
  base: Base,
): readonly JudgedCase[] {
  const { agreement, setting } = simulating;
  const { level: levelOf, window: kind } = objective.measures!;
  const title = windowTitle(kind, base.window, setting.timeZone);
  const steps: TraceStep[] = [follows(step('window', `The window is ${title}`), kind)];
  steps.push(step('level', `Assumed: ${text}`));
  if (given.kind !== 'level') {
    const data = { [metric.id]: dataOf(given) };
    const direction = directionOfTargets(objective.targets);
    const result = levelOfWindow(agreement, levelOf, base.window, data, { ...(direction ? { direction } : {}) });
    return [{ promise: objective, measured: { ...base, ...seen(result) }, steps: [...steps, ...told(result, metric)] }];
  }
  const quantity = fitting(simulating, objective, given.level);
  if (!quantity) return [];
  if (metric.minimumSamples) {
    const few = `There were at least the ${metric.minimumSamples.count} samples without which there is no level`;
    simulating.assume(`${few} of ${titled(metric)}`, metric);
  }
  const level = roundLevel(quantity, metric);
  if (!level.amount.eq(quantity.amount) && metric.rounded) {
    const { mode, to } = metric.rounded;
    steps.push(follows(step('level', `Rounded ${mode} to ${to.text} it is ${quantityString(level)}`), metric.rounded));
  }
  if (!given.downtime) return [{ promise: objective, measured: { ...base, level }, steps }];
  const { start } = base.window;
  const outages = [{ start, end: addSeconds(start, given.downtime) }];
  steps.push(step('downtime', `The downtime is ${formatDuration(given.downtime)}`));
  const measured = { ...base, level, downtime: given.downtime, outages };
  return [{ promise: objective, measured, steps, incidentEnds: { start: outages[0]!.end, end: base.window.end } }];
}

function eachEvent(
  simulating: Simulating,
  objective: Objective,
  metric: Metric,
  levels: readonly ScenarioLevel[],
  base: Base,
): readonly JudgedCase[] {
  const events = levels.flatMap(({ measured }) => {
    const values = measured.kind === 'level' ? [measured.level] : measured.kind === 'values' ? measured.values : [];
    return values.flatMap((value) => fitting(simulating, objective, value) ?? []);
  });
  if (events.length === 0) return [];
  const text = `Each event is judged by itself: ${events.map((event) => quantityString(event)).join(', ')}`;
  const steps = [follows(step('level', text), objective.measures?.level)];
  return [
    { promise: objective, measured: { ...base, events: events.map((event) => roundLevel(event, metric)) }, steps },
  ];
}

/** A value as a level of an objective; says so where it is none. */
function fitting(simulating: Simulating, objective: Objective, value: Value): Quantity | undefined {
  const quantity = quantityOf(value);
  const wanted = dimensionOfLevel(simulating.agreement, objective.measures!.level);
  if (
    quantity &&
    (!wanted || (wanted.dimension === quantity.dimension && (wanted.unit ?? quantity.unit) === quantity.unit))
  )
    return quantity;
  const is = wanted
    ? `${describeDimension(wanted.dimension)}${wanted.unit ? ` in ${wanted.unit}` : ''}`
    : 'something else';
  simulating.cannotKnow(`"${value.text}" cannot be the level of ${titled(objective)}, which is ${is}`, objective);
  return undefined;
}

function dataOf(given: Exclude<ScenarioLevel['measured'], { kind: 'level' }>): MetricData {
  if (given.kind === 'ratio') return { proportions: [{ part: given.part, whole: given.whole }] };
  return { values: given.values.flatMap((value) => quantityOf(value) ?? []).map(({ amount }) => ({ value: amount })) };
}

function seen(result: WindowLevel): Partial<MeasuredCase> {
  switch (result.kind) {
    case 'level':
      return { level: result.level };
    case 'each':
      return { events: result.events };
    case 'assumed':
      return { assumed: result.as };
    case 'none':
      return {};
  }
}

function told({ trace }: WindowLevel, metric: Metric): readonly TraceStep[] {
  return trace.map((each) => follows(each, metric));
}

/** A formula is reckoned where the scenario says something of one of its metrics. What it does not say of an availability was not down. */
function judgeFormula(simulating: Simulating, objective: Objective, metric: Metric): readonly JudgedCase[] {
  const { agreement, scenario, setting } = simulating;
  if (metric.measure?.kind !== 'formula') return [];
  const parts = metricsOfExpression(metric.measure.expression).flatMap(
    (id) => agreement.metrics.find((it) => it.id === id) ?? [],
  );
  const given = scenario.levels.filter(({ of }) => parts.some(({ id }) => id === of));
  const outages = parts.flatMap((part) => outagesOf(simulating, objective, part).map((outage) => ({ part, outage })));
  const [first] = [...given, ...outages.map(({ outage }) => outage)];
  const window = first && windowOf(simulating, objective, first.when, first.text);
  const scope = window && scopeFor(simulating, objective);
  if (!window || !scope) return [];
  const data: Record<Id, MetricData> = {};
  for (const part of parts) {
    const level = given.find(({ of }) => of === part.id)?.measured;
    if (level) data[part.id] = level.kind === 'level' ? dataOfLevel(part, level.level) : dataOf(level);
    else if (part.measure?.kind === 'availability') {
      const placed = placeOutages(simulating, part, outagesOf(simulating, objective, part));
      const { spans } = excludedOf(simulating, part, placed);
      data[part.id] = { outages: placed.map(({ span }) => span), excluded: spans };
    }
  }
  const { level, window: kind } = objective.measures!;
  const result = levelOfWindow(agreement, level, window, data);
  if (result.kind === 'none') {
    simulating.cannotKnow(
      `The level of ${titled(objective)}: ${result.trace[0]?.text ?? 'a part of its formula is missing'}`,
      metric,
    );
    return [];
  }
  const inside = parts.flatMap((part) => partSteps(part, window, data[part.id]));
  const steps = [
    follows(step('window', `The window is ${windowTitle(kind, window, setting.timeZone)}`), kind),
    ...inside,
    ...told(result, metric),
  ];
  return [{ promise: objective, measured: { objective: objective.id, scope, window, ...seen(result) }, steps }];
}

function partSteps(part: Metric, window: MeasurementWindow, data: MetricData | undefined): readonly TraceStep[] {
  if (part.measure?.kind !== 'availability' || !data?.outages) return [];
  const { level } = availabilityOf(part, { window, outages: data.outages, excluded: data.excluded });
  return level ? [follows(step('level', `${titled(part)} is ${quantityString(level)}`), part)] : [];
}

/** A level that is given for a part of a formula, as the observations that come to it. */
function dataOfLevel(part: Metric, value: Value): MetricData {
  const amount: Big = quantityOf(value)?.amount ?? decimal(value.value);
  if (part.measure?.kind === 'count') return { count: amount };
  if (part.measure?.kind === 'ratio' || part.measure?.kind === 'availability') {
    return { proportions: [{ part: amount, whole: HUNDRED }] };
  }
  return { values: [{ value: amount }] };
}

import type { Metric, Objective, Support, Value } from '../model/index.js';
import { describeDimension, type Quantity, quantityOf } from '../values/quantity.js';
import { dimensionOfLevel } from './levels.js';
import type { MetricData } from './measurement.js';
import { type Simulating, titled } from './simulate-context.js';
import type { ScenarioLevel, ScenarioTime } from './simulate-scenario.js';
import type { TimeSpan } from './time.js';
import { type MeasurementWindow, windowsWithin } from './windows.js';

/** The window to which a time belongs: of a period the first one that begins in it, or else the one that holds its first day. */
export function windowOf(
  simulating: Simulating,
  promise: Objective | Support,
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

/** Levels by the window of an objective to which each belongs. */
export function levelsByWindow(
  simulating: Simulating,
  objective: Objective,
  levels: readonly ScenarioLevel[],
): readonly { readonly window: MeasurementWindow; readonly levels: readonly ScenarioLevel[] }[] {
  const byWindow = new Map<string, { readonly window: MeasurementWindow; readonly levels: ScenarioLevel[] }>();
  for (const level of levels) {
    const window = windowOf(simulating, objective, level.when, level.text);
    if (!window) continue;
    const known = byWindow.get(String(window.start)) ?? { window, levels: [] };
    known.levels.push(level);
    byWindow.set(String(window.start), known);
  }
  return [...byWindow.values()];
}

/** The one level of some that are given for the same; undefined where there are several, which is then said. */
export function onlyLevel(
  simulating: Simulating,
  objective: Objective,
  of: Objective | Metric,
  levels: readonly ScenarioLevel[],
  window: MeasurementWindow,
): ScenarioLevel | undefined {
  const [only, ...others] = levels;
  if (others.length === 0) return only;
  simulating.cannotJudge(
    objective,
    `Which level of ${titled(of)} counts: the scenario gives ${levels.length} for ${window.label}`,
  );
  return undefined;
}

/** A value as a level of an objective or of a part of its formula; undefined where it cannot be one, which is then said. */
export function fitting(
  simulating: Simulating,
  objective: Objective,
  of: Objective | Metric,
  value: Value,
): Quantity | undefined {
  const level = 'measures' in of && of.measures ? of.measures.level : { text: of.id, metric: of.id };
  const quantity = quantityOf(value);
  const wanted = dimensionOfLevel(simulating.agreement, level);
  if (
    quantity &&
    (!wanted || (wanted.dimension === quantity.dimension && (wanted.unit ?? quantity.unit) === quantity.unit))
  )
    return quantity;
  const is = wanted
    ? `${describeDimension(wanted.dimension)}${wanted.unit ? ` in ${wanted.unit}` : ''}`
    : 'something else';
  simulating.cannotJudge(objective, `"${value.text}" cannot be the level of ${titled(of)}, which is ${is}`, of);
  return undefined;
}

/** Single observations of a metric; undefined where it has none of that kind, which is then said. */
export function observedOf(
  simulating: Simulating,
  objective: Objective,
  metric: Metric,
  { measured, text }: ScenarioLevel,
): MetricData | undefined {
  const kind = metric.measure?.kind;
  if (measured.kind === 'ratio') {
    if (kind === 'ratio') return { proportions: [{ part: measured.part, whole: measured.whole }] };
    simulating.cannotJudge(
      objective,
      `What "${text}" means: ${titled(metric)} is no ratio of events, so its level is needed`,
      metric,
    );
    return undefined;
  }
  const values = measured.kind === 'values' ? measured.values : [measured.level];
  if (kind !== 'duration' && kind !== 'amount' && kind !== 'score') {
    simulating.cannotJudge(
      objective,
      `What "${text}" means: ${titled(metric)} has no value for each event, so its level is needed`,
      metric,
    );
    return undefined;
  }
  const fit = values.flatMap((value) => fitting(simulating, objective, metric, value) ?? []);
  return fit.length < values.length ? undefined : { values: fit.map(({ amount }) => ({ value: amount })) };
}

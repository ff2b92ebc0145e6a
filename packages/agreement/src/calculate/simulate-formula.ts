import { Temporal } from 'temporal-polyfill';
import type { Agreement, Id, Metric, Objective } from '../model/index.js';
import { quantityString } from '../values/print.js';
import { metricOf, metricsOfExpression } from './levels.js';
import { levelOfWindow, type MetricData } from './measurement.js';
import type { ScopeSet } from './scopes.js';
import { assumeConditions, ofRollingDays, outagesOf, windowsOf } from './simulate-availability.js';
import { type JudgedCase, type Simulating, titled, windowTitle } from './simulate-context.js';
import { fitting, levelsByWindow, observedOf, onlyLevel } from './simulate-given.js';
import { excludedOf, placeOutages } from './simulate-placing.js';
import type { ScenarioLevel } from './simulate-scenario.js';
import { scopeFor } from './simulate-scope.js';
import { follows, step, type TraceStep } from './trace.js';
import type { MeasurementWindow } from './windows.js';

/**
 * The cases of an objective that measures a formula: each window of which the scenario says something about a metric of the formula. An
 * availability of which it says nothing had no outage.
 */
export function judgeFormula(simulating: Simulating, objective: Objective): readonly JudgedCase[] {
  const { agreement, scenario } = simulating;
  const { measures } = objective;
  const metric = measures && metricOf(agreement, measures.level);
  if (!measures || metric?.measure?.kind !== 'formula') return [];
  const parts = partsOf(agreement, metric, []);
  const levels = scenario.levels.filter(({ of }) => parts.some(({ id }) => id === of));
  const outages = new Map(
    parts
      .filter(({ measure }) => measure?.kind === 'availability')
      .map((part) => [part, placeOutages(simulating, objective, part, outagesOf(simulating, objective, part))]),
  );
  const spans = [...outages.values()].flatMap((placed) => placed.map(({ span }) => span));
  const given = levelsByWindow(simulating, objective, levels);
  const windows = new Map(
    [...given.map(({ window }) => window), ...windowsOf(simulating, measures.window, spans)].map((window) => [
      String(window.start),
      window,
    ]),
  );
  if (windows.size === 0) return [];
  const scope = scopeFor(simulating, objective);
  if (!scope) return [];
  for (const each of [metric, ...parts]) assumeConditions(simulating, objective, each);
  const judge = (window: MeasurementWindow): JudgedCase | undefined => {
    const told = given.find((each) => each.window.start.equals(window.start))?.levels ?? [];
    const data: Record<Id, MetricData> = {};
    const needed = partsOf(
      agreement,
      metric,
      told.map(({ of }) => of),
    );
    for (const part of needed) {
      const own = told.filter(({ of }) => of === part.id);
      if (own.length > 0) {
        const level = onlyLevel(simulating, objective, part, own, window);
        const observed = level && dataOf(simulating, objective, part, level);
        if (!observed) return undefined;
        data[part.id] = observed;
      } else if (part.measure?.kind === 'availability') {
        const placed = outages.get(part) ?? [];
        const { spans: excluded } = excludedOf(simulating, part, placed);
        data[part.id] = { outages: placed.map(({ span }) => span), excluded };
      } else if (part.measure?.kind !== 'formula') {
        simulating.cannotJudge(
          objective,
          `The level of ${titled(objective)} in ${window.label}: the scenario does not say that of ${titled(part)}`,
          metric,
        );
        return undefined;
      }
    }
    return judgeWindow(simulating, objective, metric, { scope, window, data, parts: needed, told });
  };
  const ordered = [...windows.values()].toSorted((left, right) => Temporal.Instant.compare(left.start, right.start));
  if (measures.window.kind === 'rolling') return ofRollingDays(simulating, objective, scope, ordered, judge);
  return ordered.flatMap((window) => judge(window) ?? []);
}

/** The metrics of a formula and of the formulas in it, each once; not those of a formula whose own level is given. */
function partsOf(
  agreement: Agreement,
  { measure }: Metric,
  given: readonly Id[],
  visited = new Set<Id>(),
): readonly Metric[] {
  if (measure?.kind !== 'formula') return [];
  return metricsOfExpression(measure.expression).flatMap((id) => {
    const part = agreement.metrics.find((it) => it.id === id);
    if (!part || visited.has(id)) return [];
    visited.add(id);
    return given.includes(id) ? [part] : [part, ...partsOf(agreement, part, given, visited)];
  });
}

function dataOf(
  simulating: Simulating,
  objective: Objective,
  part: Metric,
  level: ScenarioLevel,
): MetricData | undefined {
  if (level.measured.kind !== 'level') return observedOf(simulating, objective, part, level);
  const quantity = fitting(simulating, objective, part, level.measured.level);
  return quantity && { level: quantity };
}

interface Input {
  readonly scope: ScopeSet;
  readonly window: MeasurementWindow;
  readonly data: Readonly<Record<Id, MetricData>>;
  readonly parts: readonly Metric[];
  readonly told: readonly ScenarioLevel[];
}

function judgeWindow(
  simulating: Simulating,
  objective: Objective,
  metric: Metric,
  { scope, window, data, parts, told }: Input,
): JudgedCase | undefined {
  const { agreement, setting, holidays } = simulating;
  const { level, window: kind } = objective.measures!;
  const title = windowTitle(kind, window, setting.timeZone);
  const result = levelOfWindow(agreement, level, window, data, { holidays });
  if (result.kind !== 'level') {
    const [reason] = result.trace;
    simulating.cannotJudge(objective, `The level of ${titled(objective)} in ${title}: ${reason?.text}`, metric);
    return undefined;
  }
  const inside = parts.flatMap((part): TraceStep[] => {
    const own =
      data[part.id] && levelOfWindow(agreement, { text: part.id, metric: part.id }, window, data, { holidays });
    return own?.kind === 'level'
      ? [follows(step('level', `${titled(part)} is ${quantityString(own.level)}`), part)]
      : [];
  });
  const steps = [
    follows(step('window', `The window is ${title}`), kind),
    ...told.map(({ text }) => step('level', `Assumed: ${text}`)),
    ...inside,
    ...result.trace.map((each) => follows(each, metric)),
  ];
  return { promise: objective, measured: { objective: objective.id, scope, window, level: result.level }, steps };
}

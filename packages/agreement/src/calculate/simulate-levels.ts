import type { Metric, Objective } from '../model/index.js';
import { HUNDRED, settle } from '../values/decimal.js';
import { formatDuration, percentString, quantityString } from '../values/print.js';
import { percentage, type Quantity } from '../values/quantity.js';
import { levelFromDowntime } from './availability.js';
import type { MeasuredCase } from './case.js';
import { metricOf } from './levels.js';
import { levelOfWindow, type WindowLevel } from './measurement.js';
import { agreesWith, roundLevel } from './rounding.js';
import { assumeConditions } from './simulate-availability.js';
import { type JudgedCase, type Simulating, titled, windowTitle } from './simulate-context.js';
import { fitting, levelsByWindow, observedOf, onlyLevel } from './simulate-given.js';
import type { ScenarioLevel, ScenarioMeasure } from './simulate-scenario.js';
import { scopeFor } from './simulate-scope.js';
import { directionOfTargets } from './targets.js';
import { addSeconds } from './time.js';
import { follows, step, type TraceStep } from './trace.js';
import { windowSeconds } from './windows.js';

/** The cases of one objective for which the scenario says what was measured. */
export function judgeLevels(simulating: Simulating, objective: Objective): readonly JudgedCase[] {
  const { agreement, scenario } = simulating;
  const { measures } = objective;
  const metric = measures && metricOf(agreement, measures.level);
  if (!measures || !metric) return [];
  const given = scenario.levels.filter(({ of }) => of === objective.id || of === metric.id);
  if (given.length === 0) return [];
  const scope = scopeFor(simulating, objective);
  if (!scope) return [];
  assumeConditions(simulating, objective, metric);
  return levelsByWindow(simulating, objective, given).flatMap(({ window, levels }) => {
    const base = { objective: objective.id, scope, window };
    if (measures.level.statistic?.kind === 'each') return eachEvent(simulating, objective, metric, levels, base);
    const level = onlyLevel(simulating, objective, objective, levels, window);
    return level ? oneLevel(simulating, objective, metric, level, base) : [];
  });
}

type Base = Pick<MeasuredCase, 'objective' | 'scope' | 'window'>;

function oneLevel(
  simulating: Simulating,
  objective: Objective,
  metric: Metric,
  told: ScenarioLevel,
  base: Base,
): readonly JudgedCase[] {
  const { agreement, setting, holidays } = simulating;
  const { measured: given, text } = told;
  const { level: levelOf, window: kind } = objective.measures!;
  const title = windowTitle(kind, base.window, setting.timeZone);
  const steps: TraceStep[] = [follows(step('window', `The window is ${title}`), kind)];
  steps.push(step('level', `Assumed: ${text}`));
  if (given.kind !== 'level') {
    const observed = observedOf(simulating, objective, metric, told);
    if (!observed) return [];
    const direction = directionOfTargets(objective.targets);
    const result = levelOfWindow(
      agreement,
      levelOf,
      base.window,
      { [metric.id]: observed },
      { holidays, ...(direction ? { direction } : {}) },
    );
    steps.push(...result.trace.map((each) => follows(each, metric)));
    return [{ promise: objective, measured: { ...base, ...seen(result) }, steps }];
  }
  const quantity = fitting(simulating, objective, objective, given.level);
  if (!quantity || contradicts(simulating, objective, metric, given, quantity, base)) return [];
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
  const observed = levels.map((level) => observedOf(simulating, objective, metric, level));
  const known = observed.filter((each) => each !== undefined);
  if (known.length < observed.length) return [];
  const data = { [metric.id]: { values: known.flatMap(({ values = [] }) => values) } };
  const result = levelOfWindow(simulating.agreement, objective.measures!.level, base.window, data);
  const steps =
    result.kind === 'each'
      ? [
          step(
            'level',
            `Each event is judged by itself: ${result.events.map((event) => quantityString(event)).join(', ')}`,
          ),
        ]
      : result.trace;
  return [
    {
      promise: objective,
      measured: { ...base, ...seen(result) },
      steps: steps.map((each) => follows(each, objective.measures?.level)),
    },
  ];
}

/** Whether a level and the downtime beside it contradict each other, which is then said. Excluded time may make the level lower. */
function contradicts(
  simulating: Simulating,
  objective: Objective,
  metric: Metric,
  given: Extract<ScenarioMeasure, { kind: 'level' }>,
  level: Quantity,
  { window }: Base,
): boolean {
  const { measure } = metric;
  if (!given.downtime || measure?.kind !== 'availability' || measure.during !== undefined) return false;
  const meant = percentage(settle(levelFromDowntime(windowSeconds(window), given.downtime)));
  if (agreesWith(level, meant, given.level.text)) return false;
  if (metric.excluding !== undefined && level.amount.lt(meant.amount)) {
    const measured = settle(given.downtime.times(HUNDRED).div(HUNDRED.minus(level.amount))).round(0);
    simulating.assume(
      `Only ${formatDuration(measured)} of ${window.label} count for ${titled(metric)}, for ${formatDuration(given.downtime)} of downtime to come to ${given.level.text}: all else is excluded`,
      metric.excluding,
    );
    return false;
  }
  const text = `${formatDuration(given.downtime)} of downtime in ${window.label} are ${percentString(meant.amount, 4)}, not ${given.level.text}`;
  simulating.cannotJudge(objective, `Which of the two is meant: ${text}`, metric);
  return true;
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

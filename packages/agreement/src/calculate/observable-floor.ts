import type { Metric } from '../model/index.js';
import { type Big, ceiling, decimal, floor, HUNDRED, maximum, minimum, settle, ZERO } from '../values/decimal.js';
import { exactSeconds, secondsOfUnit } from '../values/duration.js';
import { formatDuration, groupedString, percentString } from '../values/print.js';
import { step, type TraceStep } from './trace.js';

/** The smallest outage that a metric can show, and the best level below 100% that follows from it. */
export interface ObservableFloor {
  /** Seconds between two samples. */
  readonly interval: Big;
  /** The best level with one failed sample, in per cent: 99.9977% for a sample every 60 s in a 30-day month. */
  readonly level: Big;
  /** Seconds of the shortest outage that counts: after `for at least` and `counted in`. */
  readonly shortestOutage: Big;
  /** The best level with one such outage, in per cent. */
  readonly levelAfterOutageRule: Big;
  readonly trace: readonly TraceStep[];
}

/** (window - interval) ÷ window in per cent: the best level with one failed sample. Both in seconds; never below 0. */
export function observableFloor(intervalSeconds: Big, windowSeconds: Big): Big {
  return maximum(ZERO, settle(HUNDRED.times(windowSeconds.minus(intervalSeconds)).div(windowSeconds)));
}

/** The floor of a metric for a window of some seconds. Undefined where no fixed interval is declared. */
export function observableFloorOf(metric: Metric, windowSeconds: Big): ObservableFloor | undefined {
  const interval = metric.measured?.every && exactSeconds(metric.measured.every);
  if (!interval || interval.lte(0) || windowSeconds.lte(0)) return undefined;
  const level = observableFloor(interval, windowSeconds);
  const shortestOutage = shortestCountedOutage(metric, interval);
  const levelAfterOutageRule = observableFloor(shortestOutage, windowSeconds);
  const sum = (seconds: Big, result: Big) =>
    `(${groupedString(windowSeconds)} s - ${groupedString(seconds)} s) ÷ ${groupedString(windowSeconds)} s = ${percentString(result, 4)}`;
  const trace = [
    step('level', `One sample every ${formatDuration(interval)} cannot show less than that`, sum(interval, level)),
  ];
  if (!shortestOutage.eq(interval)) {
    const text = `The shortest outage that counts lasts ${formatDuration(shortestOutage)}`;
    trace.push(step('outage', text, sum(shortestOutage, levelAfterOutageRule)));
  }
  return { interval, level, shortestOutage, levelAfterOutageRule, trace };
}

/**
 * Seconds of the shortest run that counts as an outage: whole samples that reach `for at least`, and no less than the span over which
 * the condition is evaluated.
 */
export function shortestRun(metric: Metric, interval: Big): Big {
  const rule = metric.unavailableWhen?.forAtLeast;
  const least = maximum(interval, spanOfCondition(metric) ?? interval);
  if (!rule) return least;
  if (rule.kind === 'measure') return maximum(least, decimal(rule.value).times(interval));
  const seconds = exactSeconds(rule);
  return seconds ? maximum(least, ceiling(settle(seconds.div(interval))).times(interval)) : least;
}

/** The shortest of the spans named after `over`. Undefined where some condition is judged sample by sample. */
function spanOfCondition({ unavailableWhen }: Metric): Big | undefined {
  const spans = (unavailableWhen?.anyOf ?? []).flatMap(({ allOf }) =>
    allOf.map((predicate) =>
      predicate.kind === 'comparison' && predicate.over ? exactSeconds(predicate.over) : undefined,
    ),
  );
  const [first, ...others] = spans.filter((span) => span !== undefined);
  return first && others.length + 1 === spans.length ? minimum(first, ...others) : undefined;
}

function shortestCountedOutage(metric: Metric, interval: Big): Big {
  const run = shortestRun(metric, interval);
  const unit = metric.countedIn && secondsOfUnit(metric.countedIn.unit);
  if (!metric.countedIn || !unit) return run;
  const units = settle(run.div(unit));
  if (metric.countedIn.mode === 'started') return ceiling(units).times(unit);
  // Less than a whole unit counts as nothing, so the outage must last until the first unit is full.
  return maximum(unit, floor(units).times(unit));
}

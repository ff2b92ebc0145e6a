import type { Metric } from '../model/index.js';
import { type Big, ceiling, floor, HUNDRED, maximum, minimum, settle, sum, ZERO } from '../values/decimal.js';
import { secondsOfUnit } from '../values/duration.js';
import { formatDuration, groupedString, percentString } from '../values/print.js';
import { percentage, type Quantity } from '../values/quantity.js';
import type { BusinessCalendar } from './business-calendar.js';
import { openTime } from './business-time.js';
import { roundLevel } from './rounding.js';
import { clip, coveredSeconds, subtract, union } from './spans.js';
import type { TimeSpan } from './time.js';
import { step, type TraceStep } from './trace.js';
import type { MeasurementWindow } from './windows.js';

/** What happened in a window. */
export interface AvailabilityInput {
  readonly window: MeasurementWindow;
  /** After `for at least` and `available again after`; they may reach out of the window. */
  readonly outages: readonly TimeSpan[];
  /** What the metric's exclusions really exclude. */
  readonly excluded?: readonly TimeSpan[];
  /** What leaves the window because nothing is known of it. */
  readonly withoutData?: readonly TimeSpan[];
  /** Opening hours of `availability of S during C`. */
  readonly during?: BusinessCalendar;
}

/** The availability of one window. All lengths in seconds. */
export interface Availability {
  /** Rounded as the metric says. Undefined where no time is left to measure. */
  readonly level?: Quantity;
  /** The time that was measured: the window without what was excluded. */
  readonly length: Big;
  readonly excluded: Big;
  readonly downtime: Big;
  /** Each outage with what counts of it. */
  readonly outages: readonly { readonly span: TimeSpan; readonly counted: Big }[];
  readonly trace: readonly TraceStep[];
}

/**
 * The share of time in which nothing was down. Excluded time leaves the window; with `as good` it stays as up; overlaps count once.
 * `counted in` applies to each outage after that. A window that the term cuts is measured over the part inside, unless the
 * metric says how the missing part counts.
 */
export function availabilityOf(metric: Metric, input: AvailabilityInput): Availability {
  const { window } = input;
  const openIn = (span: TimeSpan) => (input.during ? openTime(input.during, span) : [span]);
  const inside = openIn({ start: window.start, end: window.end });
  const missing = metric.partialWindow ? subtract(openIn(window.full), [window]) : [];
  const asGood = metric.excluding?.asGood ?? false;
  const excludedSpans = clip(input.excluded ?? [], inside);
  const withoutData = clip(input.withoutData ?? [], inside);
  const removed = asGood ? withoutData : [...excludedSpans, ...withoutData];
  const total = coveredSeconds(inside).plus(coveredSeconds(missing));
  const excluded = coveredSeconds(removed);
  const length = total.minus(excluded);
  // Several services may be down at once: that is one stretch of downtime.
  const outages = union(input.outages).flatMap((span) => {
    const parts = subtract(clip([span], inside), [...excludedSpans, ...withoutData]);
    return parts.length === 0 ? [] : [{ span, parts, counted: counted(metric, coveredSeconds(parts)) }];
  });
  const lost = metric.partialWindow === 'bad' ? coveredSeconds(missing) : ZERO;
  const downtime = minimum(length, sum(outages.map((outage) => outage.counted)).plus(lost));
  const trace = [
    step(
      'window',
      `${window.label} has ${formatDuration(total)}${window.partial ? ', as far as it counts' : ''}`,
      `${groupedString(total)} s`,
    ),
    ...(excluded.gt(0) ? [step('excluded', `${formatDuration(excluded)} leave the window`)] : []),
    ...outages.map((outage) => step('outage', traceOfOutage(metric, outage))),
    step('downtime', `The downtime is ${formatDuration(downtime)}`),
  ];
  const result = {
    length,
    excluded,
    downtime,
    outages: outages.map(({ span, counted: seconds }) => ({ span, counted: seconds })),
  };
  if (length.lte(0))
    return { ...result, trace: [...trace, step('level', 'No time is left to measure, so there is no level')] };
  const exact = levelFromDowntime(length, downtime);
  const level = roundLevel(percentage(exact), metric);
  const arithmetic = `(${groupedString(length)} s - ${groupedString(downtime)} s) ÷ ${groupedString(length)} s = ${percentString(exact, 4)}`;
  trace.push(step('level', `The availability is ${percentString(level.amount, 4)}`, arithmetic));
  return { ...result, level, trace };
}

/** (length - downtime) ÷ length in per cent; never below 0. Both in seconds. */
export function levelFromDowntime(length: Big, downtime: Big): Big {
  return maximum(ZERO, settle(HUNDRED.times(length.minus(downtime)).div(length)));
}

/** The downtime that a level means in a window of some seconds. */
export function downtimeFromLevel(length: Big, level: Big): Big {
  return settle(length.times(HUNDRED.minus(level)).div(HUNDRED));
}

function counted(metric: Metric, seconds: Big): Big {
  const unit = metric.countedIn && secondsOfUnit(metric.countedIn.unit);
  if (!metric.countedIn || !unit) return seconds;
  const units = settle(seconds.div(unit));
  return (metric.countedIn.mode === 'whole' ? floor(units) : ceiling(units)).times(unit);
}

function traceOfOutage(
  metric: Metric,
  { parts, counted: seconds }: { readonly parts: readonly TimeSpan[]; readonly counted: Big },
): string {
  const length = coveredSeconds(parts);
  const start = parts[0]!.start.toString({ smallestUnit: 'second' });
  if (!metric.countedIn || length.eq(seconds)) return `An outage from ${start} lasts ${formatDuration(length)}`;
  const { mode, unit } = metric.countedIn;
  return `An outage from ${start} lasts ${formatDuration(length)}, in ${mode} ${unit}s ${formatDuration(seconds)}`;
}

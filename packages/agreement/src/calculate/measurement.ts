import type { Agreement, Id, Level, Metric, Statistic } from '../model/index.js';
import { holds } from '../values/compare.js';
import { type Big, decimal, HUNDRED, maximum, minimum, settle, sum, ZERO } from '../values/decimal.js';
import { quantityString } from '../values/print.js';
import { type Dimension, percentage, type Quantity, quantityOf } from '../values/quantity.js';
import { type AvailabilityInput, availabilityOf } from './availability.js';
import { businessCalendarOf } from './business-calendar.js';
import { evaluateFormula } from './formula.js';
import { type HolidayProvider, NO_HOLIDAYS } from './holidays.js';
import { dimensionOfUnit, metricOf } from './levels.js';
import { outageRulesOf, outagesFromReports, outagesFromSamples, type Sample } from './outages.js';
import { roundLevel } from './rounding.js';
import { mean, meanOfRatios, median, type Proportion, percentile, ratioOfAll, shareOf } from './statistics.js';
import type { Direction } from './targets.js';
import type { TimeSpan } from './time.js';
import { step, type TraceStep } from './trace.js';
import type { MeasurementWindow } from './windows.js';

/** What was observed of one metric in one window. */
export interface MetricData {
  /** The level itself, where nobody says what was observed; before it is rounded. */
  readonly level?: Quantity;
  /** Of an availability: reports that say from when until when … */
  readonly outages?: readonly TimeSpan[];
  /** … or samples. */
  readonly samples?: readonly Sample[];
  /** Of an availability: what its exclusions really exclude (see `excludedTime`). */
  readonly excluded?: readonly TimeSpan[];
  /** Of a ratio: the events, or their sums by interval of `averaged every`. */
  readonly proportions?: readonly ObservedProportion[];
  /** Of durations (in seconds), amounts (those in units of time in seconds, too) and scores: one value an event. */
  readonly values?: readonly ObservedValue[];
  /** Of a count. */
  readonly count?: Big;
}

/** `excluded`: an exclusion of the metric applies to it. */
export interface ObservedProportion extends Proportion {
  readonly excluded?: boolean;
}
export interface ObservedValue {
  readonly value: Big;
  readonly excluded?: boolean;
}

/** What a window came to. */
export type WindowLevel =
  | {
      readonly kind: 'level';
      readonly level: Quantity;
      readonly downtime?: Big;
      readonly outages?: readonly TimeSpan[];
      readonly trace: readonly TraceStep[];
    }
  /** With `each`: every event is judged by itself. */
  | { readonly kind: 'each'; readonly events: readonly Quantity[]; readonly trace: readonly TraceStep[] }
  /** Too few samples, and the metric says how such a window counts. */
  | { readonly kind: 'assumed'; readonly as: 'good' | 'bad'; readonly trace: readonly TraceStep[] }
  /** Neither met nor missed. */
  | { readonly kind: 'none'; readonly trace: readonly TraceStep[] };

export interface MeasurementOptions {
  /** In which direction the level becomes worse; decides what `as good` and `no data counts as` mean for a ratio. `falls` where not given. */
  readonly direction?: Direction;
  /** From `await loadHolidays()`, for `availability of S during C`; without it no day is a holiday. */
  readonly holidays?: HolidayProvider;
}

/** The level of one window, from what was observed in it. */
export function levelOfWindow(
  agreement: Agreement,
  level: Level,
  window: MeasurementWindow,
  data: Readonly<Record<Id, MetricData>>,
  options: MeasurementOptions = {},
): WindowLevel {
  return measure(agreement, level, window, data, options, new Set());
}

function measure(
  agreement: Agreement,
  level: Level,
  window: MeasurementWindow,
  data: Readonly<Record<Id, MetricData>>,
  options: MeasurementOptions,
  visited: ReadonlySet<Id>,
): WindowLevel {
  const metric = metricOf(agreement, level);
  if (!metric?.measure) return none(`${level.metric} does not say what it measures`);
  const observed = data[metric.id] ?? {};
  if (observed.level) return found(metric, observed.level, 'The level is');
  const kind = metric.measure;
  const few = tooFewSamples(metric, observed);
  if (few) return few;
  switch (kind.kind) {
    case 'availability': {
      const { holidays = NO_HOLIDAYS } = options;
      const during = kind.during === undefined ? undefined : businessCalendarOf(agreement, kind.during, holidays);
      return availability(metric, observed, { window, during });
    }
    case 'ratio':
      return ratio(metric, kind.averagedEvery !== undefined, observed.proportions ?? [], options.direction ?? 'falls');
    case 'duration':
      return ofValues(metric, level.statistic, observed.values ?? [], { dimension: 'duration' });
    case 'amount':
      return ofValues(metric, level.statistic, observed.values ?? [], dimensionOfUnit(kind.unit));
    case 'score':
      return ofValues(metric, level.statistic ?? { kind: 'mean' }, observed.values ?? [], { dimension: 'number' });
    case 'count':
      return observed.count
        ? found(metric, { dimension: 'number', amount: observed.count }, 'The number of events is')
        : none(`Nothing is known of ${metric.id} in this window`);
    case 'formula': {
      const levelOf = (id: Id): Quantity | undefined => {
        if (id === metric.id || visited.has(id)) return undefined;
        const seen = new Set([...visited, metric.id]);
        const inner = measure(agreement, { text: id, metric: id }, window, data, options, seen);
        return inner.kind === 'level' ? inner.level : undefined;
      };
      const result = evaluateFormula(kind.expression, levelOf);
      return result.kind === 'value'
        ? found(metric, result.value, `${kind.text} is`)
        : none(`${kind.text}: ${result.text}`);
    }
  }
}

function availability(
  metric: Metric,
  observed: MetricData,
  input: Pick<AvailabilityInput, 'window' | 'during'>,
): WindowLevel {
  const rules = outageRulesOf(metric);
  const fromSamples = observed.samples && outagesFromSamples(observed.samples, input.window, rules);
  const reported = outagesFromReports(observed.outages ?? [], rules);
  const outages = [...(fromSamples?.outages ?? []), ...reported];
  const result = availabilityOf(metric, {
    ...input,
    outages,
    excluded: observed.excluded,
    withoutData: fromSamples?.withoutData,
  });
  if (!result.level) return { kind: 'none', trace: result.trace };
  const spans = result.outages.map(({ span }) => span);
  return { kind: 'level', level: result.level, downtime: result.downtime, outages: spans, trace: result.trace };
}

function ratio(
  metric: Metric,
  isAveraged: boolean,
  observed: readonly ObservedProportion[],
  direction: Direction,
): WindowLevel {
  const asGood = metric.excluding?.asGood ?? false;
  const good = (whole: Big) => (direction === 'falls' ? whole : ZERO);
  const proportions = observed.flatMap((it) =>
    !it.excluded ? [it] : asGood ? [{ part: good(it.whole), whole: it.whole }] : [],
  );
  const isGood = metric.noData === 'good';
  const empty =
    metric.noData === 'good' || metric.noData === 'bad'
      ? isGood === (direction === 'falls')
        ? HUNDRED
        : ZERO
      : undefined;
  const value = isAveraged ? meanOfRatios(proportions, empty) : (ratioOfAll(proportions) ?? empty);
  if (!value) return none(`There was nothing to measure for ${metric.id} in this window`);
  const words = isAveraged
    ? `The mean of the ratios of ${proportions.length} intervals is`
    : 'The ratio over all events is';
  return found(metric, percentage(value), words);
}

function ofValues(
  metric: Metric,
  statistic: Statistic | undefined,
  observed: readonly ObservedValue[],
  of: { readonly dimension: Dimension; readonly unit?: string },
): WindowLevel {
  const values = observed.filter((it) => !it.excluded).map((it) => it.value);
  const quantity = (amount: Big): Quantity => ({ ...of, amount });
  const result = (amount: Big | undefined, words: string): WindowLevel =>
    amount
      ? found(metric, quantity(amount), words)
      : none(`There was nothing to measure for ${metric.id} in this window`);
  switch (statistic?.kind) {
    case 'percentile':
      return result(
        percentile(values, decimal(statistic.percentile)),
        `The nearest rank p${statistic.percentile} of ${values.length} values is`,
      );
    case 'mean':
      return result(mean(values), `The mean of ${values.length} values is`);
    case 'median':
      return result(median(values), `The median of ${values.length} values is`);
    case 'min':
      return result(
        values.length > 0 ? minimum(values[0]!, ...values) : undefined,
        `The least of ${values.length} values is`,
      );
    case 'max':
      return result(
        values.length > 0 ? maximum(values[0]!, ...values) : undefined,
        `The greatest of ${values.length} values is`,
      );
    case 'sum':
      return result(sum(values), `The sum of ${values.length} values is`);
    case 'each':
      return { kind: 'each', events: values.map((value) => roundLevel(quantity(value), metric)), trace: [] };
    case 'share':
      return share(metric, statistic, observed);
    case undefined:
      return none(`${metric.id} has many values in a window, and nothing says which statistic of them counts`);
  }
}

function share(
  metric: Metric,
  statistic: Extract<Statistic, { kind: 'share' }>,
  observed: readonly ObservedValue[],
): WindowLevel {
  const bound = statistic.bound && quantityOf(statistic.bound);
  if (!bound || !statistic.bound) return none(`Nothing says within which bound a value of ${metric.id} must lie`);
  const operator = statistic.relation === 'at least' ? '>=' : '<=';
  const asGood = metric.excluding?.asGood ?? false;
  const counted = observed.filter((it) => !it.excluded || asGood).map((it) => (it.excluded ? bound.amount : it.value));
  const value = shareOf(counted, (amount) => holds(amount, operator, bound.amount));
  if (!value) return none(`There was nothing to measure for ${metric.id} in this window`);
  const words = `The share of ${counted.length} values ${statistic.relation ?? 'within'} ${statistic.bound.text} is`;
  return found(metric, percentage(value), words);
}

/** Below `minimum N samples` a window has no level, unless the metric says how it counts. */
function tooFewSamples(metric: Metric, observed: MetricData): WindowLevel | undefined {
  if (!metric.minimumSamples) return undefined;
  const { count, otherwise } = metric.minimumSamples;
  const seen = sampleCount(observed);
  if (seen === undefined || seen.gte(decimal(count))) return undefined;
  const text = `There are ${quantityString({ dimension: 'number', amount: seen })} samples, fewer than the ${count} that make a level`;
  return otherwise
    ? { kind: 'assumed', as: otherwise, trace: [step('level', `${text}: the window counts as ${otherwise}`)] }
    : none(text);
}

function sampleCount(observed: MetricData): Big | undefined {
  if (observed.proportions) return sum(observed.proportions.map((it) => it.whole));
  const length = observed.values?.length ?? observed.samples?.filter(({ state }) => state !== 'none').length;
  return length === undefined ? observed.count : decimal(length);
}

function found(metric: Metric, exact: Quantity, words: string): WindowLevel {
  const level = roundLevel(exact, metric);
  const settled = settle(exact.amount);
  const trace = [step('level', `${words} ${quantityString({ ...exact, amount: settled })}`)];
  if (!level.amount.eq(settled))
    trace.push(
      step('level', `Rounded ${metric.rounded?.mode} to ${metric.rounded?.to.text} it is ${quantityString(level)}`),
    );
  return { kind: 'level', level, trace };
}

function none(text: string): WindowLevel {
  return { kind: 'none', trace: [step('level', text)] };
}

import {
  type Agreement,
  type Big,
  decimal,
  downtimeBudget,
  type Exclusion,
  floor,
  type Metric,
  maximum,
  type Period,
  type Window,
  windowLengths,
} from '@sla-language/agreement';
import { availabilityPromises } from './budgets.js';
import { derived } from './derived.js';
import { mostMinutes, weekSpans } from './week.js';

const DAY = decimal(86_400);
const HOUR = decimal(3600);
const MINUTE = decimal(60);

/** By the id of an exclusion the metrics in which it does not count. */
const metricsByExclusion = derived((agreement): ReadonlyMap<string, readonly Metric[]> => {
  const metrics = new Map<string, Metric[]>();
  for (const metric of agreement.metrics) {
    for (const id of metric.excluding?.items ?? []) metrics.set(id, [...(metrics.get(id) ?? []), metric]);
  }
  return metrics;
});

/** The metrics in which an exclusion does not count. */
export function metricsWithout(agreement: Agreement, { id }: Exclusion): readonly Metric[] {
  return metricsByExclusion(agreement).get(id) ?? [];
}

/** What an exclusion is called and how it is defined, on one line. */
export function wordsOf({ title, means = '' }: Exclusion): string {
  return `${title} ${means}`.replace(/\s+/g, ' ');
}

/** Whether an exclusion goes by the name of emergency work. */
export function isNamedEmergency({ id, title }: Exclusion): boolean {
  return EMERGENCY.test(`${title} ${id}`);
}

export const EMERGENCY = /emergenc|urgent|unplanned|unscheduled|notfall|dringend/i;

/** The names of declarations in a sentence, each in backticks: A, B and C. */
export function namesOf(declarations: readonly { readonly id: string }[]): string {
  const names = declarations.map(({ id }) => `\`${id}\``);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/**
 * A limit that leaves the promises of the metrics their sense: half of the smallest downtime budget, in whole hours or minutes.
 * Where nothing is promised, an hour a month.
 */
export function sensibleLimit(agreement: Agreement, metrics: readonly Metric[]): string {
  const budgets = availabilityPromises(agreement).flatMap(({ metric, level, window }) => {
    const length = windowLengths(window)[0];
    if (!metrics.includes(metric) || window.kind !== 'calendar' || !length) return [];
    return [{ period: window.period, seconds: downtimeBudget(level, length).div(2) }];
  });
  const [least] = budgets.filter(({ seconds }) => seconds.gte(MINUTE)).toSorted((a, b) => a.seconds.cmp(b.seconds));
  return least ? limitText(least.seconds, least.period) : 'limit 1 hour per month';
}

/** `limit 3 hours per month`: the seconds in whole hours, or in whole minutes where they are less than one. */
export function limitText(seconds: Big, period: Period): string {
  return `limit ${lengthText(seconds)} per ${period}`;
}

/** A length that is not longer than the seconds, in whole hours or minutes, as an author would write it. */
export function lengthText(seconds: Big): string {
  const [size, name] = seconds.gte(HOUR) ? [HOUR, 'hour'] : [MINUTE, 'minute'];
  const count = floor(seconds.div(size));
  return `${count.toFixed()} ${name}${count.eq(1) ? '' : 's'}`;
}

/** The longest that a period can be, in seconds, when no clock is changed. */
export function longestOf(window: Window): Big | undefined {
  const [first, ...rest] = windowLengths(window);
  return first && maximum(first, ...rest);
}

/** The most that weekly windows hold in so many days in a row, in seconds. */
export function mostInWindows(exclusion: Exclusion, period: Big): Big {
  const days = Number(period.div(DAY).round(0, 3).toFixed());
  return decimal(mostMinutes(weekSpans(exclusion.windows), days)).times(60);
}

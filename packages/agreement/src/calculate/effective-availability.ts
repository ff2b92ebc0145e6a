import type { Agreement, Exclusion, Metric, Period, Window } from '../model/index.js';
import { type Big, decimal, HUNDRED, maximum, minimum, settle, sum, ZERO } from '../values/decimal.js';
import { businessSeconds, exactSeconds, nominalSeconds } from '../values/duration.js';
import { formatDuration, groupedString, percentString } from '../values/print.js';
import { step, type TraceStep } from './trace.js';

/** What a target comes to when everything that may be excluded is excluded. */
export interface EffectiveAvailability {
  /** In per cent. */
  readonly value: Big;
  /** The period over which windows and limits were brought together, for people: `a year of 365 days`. */
  readonly period: string;
  /** Seconds of that period. */
  readonly length: Big;
  /** Seconds of it that may be excluded. */
  readonly excluded: Big;
  /** Exclusions without a limit: they may take away any amount, so `value` holds only as far as they do not apply. */
  readonly unlimited: readonly Exclusion[];
  readonly trace: readonly TraceStep[];
}

const DAY = 86_400;
/** Lengths for bringing windows and limits together: a month of 30 days, a quarter and a month of a year of 365. */
const LENGTHS: Record<Period, { readonly label: string; readonly seconds: Big; readonly perYear: Big }> = {
  hour: { label: 'an hour', seconds: decimal(3600), perYear: decimal(8760) },
  day: { label: 'a day', seconds: decimal(DAY), perYear: decimal(365) },
  week: { label: 'a week', seconds: decimal(7 * DAY), perYear: decimal(365).div(7) },
  month: { label: 'a month of 30 days', seconds: decimal(30 * DAY), perYear: decimal(12) },
  quarter: { label: 'a quarter of 91.25 days', seconds: decimal('91.25').times(DAY), perYear: decimal(4) },
  year: { label: 'a year of 365 days', seconds: decimal(365 * DAY), perYear: decimal(1) },
};

interface Span {
  readonly label: string;
  readonly seconds: Big;
  readonly perYear: Big;
}

/**
 * Target × (window - limits) ÷ window; with `asGood` target - limits ÷ window. Windows and limits of different periods are
 * brought to the longest of them: 99.99% a quarter with 10 excluded hours a year is 99.876% a year.
 */
export function effectiveAvailability(
  target: Big,
  window: Window,
  exclusions: readonly Exclusion[],
  asGood = false,
): EffectiveAvailability {
  const limited = exclusions.flatMap((exclusion) => (exclusion.limit ? [{ exclusion, limit: exclusion.limit }] : []));
  const spans = [spanOf(window), ...limited.map(({ limit }) => spanOf(limit.per))];
  const period = spans.reduce((longest, span) => (span.seconds.gt(longest.seconds) ? span : longest));
  const allowances = limited.map(({ exclusion, limit }) => {
    const each = exactSeconds(limit.length) ?? businessSeconds(limit.length) ?? nominalSeconds(limit.length);
    const times = settle(spanOf(limit.per).perYear.div(period.perYear));
    return { exclusion, limit, seconds: settle(each.times(times)) };
  });
  const excluded = minimum(period.seconds, sum(allowances.map(({ seconds }) => seconds)));
  const share = excluded.div(period.seconds);
  const exact = asGood
    ? target.minus(share.times(HUNDRED))
    : target.times(period.seconds.minus(excluded)).div(period.seconds);
  const value = maximum(ZERO, settle(exact));
  const hours = (amount: Big) => `${groupedString(settle(amount.div(3600)).round(4))} h`;
  const trace = [
    ...allowances.map(({ exclusion, limit, seconds }) =>
      step(
        'excluded',
        `"${exclusion.title}" may take ${limit.length.text} per ${limit.per.text}, which is ${formatDuration(seconds)} in ${period.label}`,
      ),
    ),
    step(
      'level',
      `The effective availability over ${period.label} is ${percentString(value, 3)}`,
      asGood
        ? `${percentString(target)} - ${hours(excluded)} ÷ ${hours(period.seconds)} = ${percentString(value, 4)}`
        : `${percentString(target)} × (${hours(period.seconds)} - ${hours(excluded)}) ÷ ${hours(period.seconds)} = ${percentString(value, 4)}`,
    ),
  ];
  return {
    value,
    period: period.label,
    length: period.seconds,
    excluded,
    unlimited: exclusions.filter((exclusion) => !exclusion.limit),
    trace,
  };
}

/** The same for a target of an availability metric, with what the metric excludes. */
export function effectiveAvailabilityOf(
  agreement: Agreement,
  metric: Metric,
  target: Big,
  window: Window,
): EffectiveAvailability {
  const items = metric.excluding?.items ?? [];
  const exclusions = agreement.exclusions.filter((exclusion) => items.includes(exclusion.id));
  return effectiveAvailability(target, window, exclusions, metric.excluding?.asGood ?? false);
}

function spanOf(window: Window): Span {
  switch (window.kind) {
    case 'calendar':
    case 'fiscal':
      return LENGTHS[window.period];
    case 'billing cycle':
      return { ...LENGTHS.month, label: 'a billing cycle of 30 days' };
    case 'rolling': {
      const months = { month: LENGTHS.month, quarter: LENGTHS.quarter, year: LENGTHS.year } as const;
      const { unit, value, text } = window.length;
      if ((unit === 'month' || unit === 'quarter' || unit === 'year') && !window.length.business) {
        const one = months[unit];
        const seconds = one.seconds.times(value);
        return value === '1' ? one : { label: text, seconds, perYear: one.perYear.div(value) };
      }
      const seconds = exactSeconds(window.length) ?? nominalSeconds(window.length);
      return { label: text, seconds, perYear: LENGTHS.year.seconds.div(seconds) };
    }
  }
}

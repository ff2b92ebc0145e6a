import { allHoursMetric, lowerPercentOf } from '../calculate/availability-targets.js';
import { downtimeBudget, windowLengths } from '../calculate/downtime-budget.js';
import { effectiveAvailability } from '../calculate/effective-availability.js';
import type { Agreement, Comparison, Fee, Objective, Period, WeeklyHours, Window } from '../model/index.js';
import { type Big, decimal, decimalString, settle } from '../values/decimal.js';
import { openMinutes } from './hours.js';
import type { Consequence } from './types.js';

/** The two agreements, the old one in the names of the new one. */
export interface BothAgreements {
  readonly old: Agreement;
  readonly now: Agreement;
}

/**
 * The downtime that a target allows before and after. Where the window changes, too, both are brought to what the new window allows.
 */
export function downtimeChange(
  window: Window,
  old: Comparison | undefined,
  now: Comparison | undefined,
): readonly Consequence[] {
  const length = lengthOf(window);
  const budget = (comparison: Comparison | undefined): Big | undefined => {
    const percent = comparison && lowerPercentOf(comparison);
    return percent && settle(downtimeBudget(percent, length));
  };
  const [before, after] = [budget(old), budget(now)];
  if (!before && !after) return [];
  return [
    {
      kind: 'downtime',
      window,
      length: decimalString(length),
      ...(before ? { old: decimalString(before) } : {}),
      ...(after ? { new: decimalString(after) } : {}),
      ...(before && after ? { difference: decimalString(after.minus(before)) } : {}),
    },
  ];
}

/** What the target of an objective allows in its old and its new window. Objectives with several targets are left out. */
export function windowChange(
  { now }: BothAgreements,
  id: string,
  windows: readonly [Window, Window],
): readonly Consequence[] {
  const objective = now.objectives.find((each) => each.id === id);
  const [target, ...others] = objective?.targets ?? [];
  const percent = target && lowerPercentOf(target.comparison);
  if (!objective || !percent || others.length > 0 || !allHoursMetric(now, objective)) return [];
  const allowance = (window: Window) => {
    const length = lengthOf(window);
    const allowed = decimalString(settle(downtimeBudget(percent, length)));
    return { window, length: decimalString(length), allowed };
  };
  return [{ kind: 'downtime at once', old: allowance(windows[0]), new: allowance(windows[1]) }];
}

const DAY = 86_400;

/** Seconds for which downtime is stated: a month of 30 days, a quarter of 90, a year of 365; of others their only length. */
function lengthOf(window: Window): Big {
  const lengths = windowLengths(window);
  return lengths.find((each) => [30, 90, 365].some((days) => each.eq(days * DAY))) ?? lengths[0]!;
}

/**
 * What is left of the target of an objective when all that may be excluded is: with the new agreement as it is, and with the old form
 * of what has changed in it (an exclusion, or what a metric excludes). Objectives with several targets are left out.
 */
export function effectiveChanges(
  { old, now }: BothAgreements,
  changed: { readonly exclusion?: string; readonly metric?: string },
): readonly Consequence[] {
  const before: Agreement = {
    ...now,
    exclusions:
      changed.exclusion === undefined ? now.exclusions : withOld(old.exclusions, now.exclusions, changed.exclusion),
    metrics: changed.metric === undefined ? now.metrics : withOld(old.metrics, now.metrics, changed.metric),
  };
  return now.objectives.flatMap((objective): readonly Consequence[] => {
    const [target, ...others] = objective.targets;
    const percent = target && lowerPercentOf(target.comparison);
    if (!percent || others.length > 0) return [];
    const [a, b] = [effective(before, objective, percent), effective(now, objective, percent)];
    if (!a || !b || a.eq(b)) return [];
    const { id, title } = objective;
    return [
      {
        kind: 'effective availability',
        objective: id,
        title,
        old: decimalString(a),
        new: decimalString(b),
        difference: decimalString(b.minus(a)),
      },
    ];
  });
}

/** A list of declarations in which one has its old form; without it where it is new. */
function withOld<Item extends { readonly id: string }>(
  old: readonly Item[],
  now: readonly Item[],
  id: string,
): readonly Item[] {
  return [...now.filter((each) => each.id !== id), ...old.filter((each) => each.id === id)];
}

function effective(agreement: Agreement, objective: Objective, target: Big): Big | undefined {
  const metric = allHoursMetric(agreement, objective);
  if (!metric || !objective.measures) return undefined;
  const excluded = agreement.exclusions.filter(({ id }) => metric.excluding?.items.includes(id));
  const asGood = metric.excluding?.asGood === true;
  return settle(effectiveAvailability(target, objective.measures.window, excluded, asGood).value);
}

const PER_YEAR: Partial<Record<Period, number>> = { month: 12, quarter: 4, year: 1 };

/** What a fee comes to in a year, before and after. */
export function priceChange(old: Fee, now: Fee): readonly Consequence[] {
  const [a, b] = [old.amount, now.amount];
  const times = PER_YEAR[old.per];
  if (!a || !b || a.currency !== b.currency || old.per !== now.per || times === undefined || times === 1) return [];
  const [before, after] = [decimal(a.value).times(times), decimal(b.value).times(times)];
  return [
    {
      kind: 'price of a year',
      currency: b.currency,
      old: decimalString(before),
      new: decimalString(after),
      difference: decimalString(after.minus(before)),
    },
  ];
}

/** Minutes of a week that are open, before and after. */
export function hoursChange(old: readonly WeeklyHours[], now: readonly WeeklyHours[]): readonly Consequence[] {
  const [a, b] = [openMinutes(old), openMinutes(now)];
  if (a === b) return [];
  return [{ kind: 'hours of a week', old: String(a), new: String(b), difference: String(b - a) }];
}

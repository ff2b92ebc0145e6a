import { Temporal } from 'temporal-polyfill';
import { windowLengths } from '../calculate/downtime-budget.js';
import { tierFactor } from '../calculate/tier-amounts.js';
import type { Amount, Comparison, Duration, Period, Value, Window } from '../model/index.js';
import { type Big, decimal, decimalString, settle } from '../values/decimal.js';
import { businessSeconds, calendarMonths, exactSeconds } from '../values/duration.js';
import { comparable, quantityOf } from '../values/quantity.js';
import { isWrittenValue } from './meaning.js';
import { isObject } from './plain.js';
import type { Plain, QuantityDifference } from './types.js';

/** How two values of one property stand to each other. */
export interface Relation {
  /** 1: the new one is more, -1: it is less, 0: neither; undefined: nobody can say without more than the text. */
  readonly order: number | undefined;
  readonly difference?: QuantityDifference;
}

const UNKNOWN: Relation = { order: undefined };

/** Compares what stands in one place: values, amounts, windows, periods, dates and bare numbers. */
export function relationOf(old: Plain, now: Plain): Relation {
  if (isWrittenValue(old) && isWrittenValue(now)) return values(old as unknown as Value, now as unknown as Value);
  if (isWindow(old) && isWindow(now)) return { order: compareWindows(old, now) };
  if (isAmount(old) && isAmount(now)) return amounts(old, now);
  if (typeof old === 'number' && typeof now === 'number') return numbers(decimal(old), decimal(now), { in: 'number' });
  if (typeof old === 'string' && typeof now === 'string') return texts(old, now);
  return UNKNOWN;
}

function texts(old: string, now: string): Relation {
  if (isDate(old) && isDate(now)) {
    const days = Temporal.PlainDate.from(old).until(Temporal.PlainDate.from(now)).days;
    return { order: Math.sign(days), difference: { in: 'days', amount: String(days) } };
  }
  if (/^-?\d+(\.\d+)?$/.test(old) && /^-?\d+(\.\d+)?$/.test(now)) {
    return numbers(decimal(old), decimal(now), { in: 'number' });
  }
  const [a, b] = [PERIODS.indexOf(old as Period), PERIODS.indexOf(now as Period)];
  return a >= 0 && b >= 0 ? { order: Math.sign(b - a) } : UNKNOWN;
}

const PERIODS: readonly Period[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function values(old: Value, now: Value): Relation {
  if (old.kind === 'duration' && now.kind === 'duration') return durations(old, now);
  const [a, b] = [quantityOf(old), quantityOf(now)];
  if (!a || !b || !comparable(a, b)) return UNKNOWN;
  switch (a.dimension) {
    case 'percentage':
      return numbers(a.amount, b.amount, { in: 'points' });
    case 'money':
      return numbers(a.amount, b.amount, { in: 'money', unit: a.unit });
    case 'measure':
      return numbers(a.amount, b.amount, { in: 'measure', unit: a.unit });
    default:
      return numbers(a.amount, b.amount, { in: 'number' });
  }
}

/** Days of the shortest and the longest month. */
const MONTH = [decimal(28 * 86_400), decimal(31 * 86_400)] as const;

function durations(old: Duration, now: Duration): Relation {
  for (const [unit, measure] of [
    ['seconds', exactSeconds],
    ['business seconds', businessSeconds],
    ['business days', businessDays],
    ['months', calendarMonths],
  ] as const) {
    const [a, b] = [measure(old), measure(now)];
    if (a && b) return numbers(a, b, { in: unit });
  }
  // The difference is no quantity here, but often it is certain which of the two is longer.
  const [a, b] = [bounds(old), bounds(now)];
  if (!a || !b) return UNKNOWN;
  if (a.most?.lte(b.least)) return { order: 1 };
  if (b.most?.lte(a.least)) return { order: -1 };
  return UNKNOWN;
}

function businessDays(duration: Duration): Big | undefined {
  return duration.business && duration.unit === 'day' ? decimal(duration.value) : undefined;
}

/** What a duration comes to by the clock, in seconds; business time has no most. */
function bounds(duration: Duration): { readonly least: Big; readonly most?: Big } | undefined {
  const fixed = exactSeconds(duration);
  if (fixed) return { least: fixed, most: fixed };
  const months = calendarMonths(duration);
  if (months) return { least: months.times(MONTH[0]), most: months.times(MONTH[1]) };
  const business = businessSeconds(duration);
  return business && { least: business };
}

function numbers(old: Big, now: Big, form: Omit<QuantityDifference, 'amount'>): Relation {
  const { unit } = form;
  const amount = decimalString(settle(now.minus(old)));
  return { order: now.cmp(old), difference: { in: form.in, amount, ...(unit === undefined ? {} : { unit }) } };
}

export function isWindow(value: Plain | undefined): value is Plain & Window {
  return (
    isObject(value) &&
    typeof value.kind === 'string' &&
    ['calendar', 'fiscal', 'billing cycle', 'rolling'].includes(value.kind)
  );
}

/** Which window is longer, where its lengths (a month has 28 to 31 days) leave no doubt. */
function compareWindows(old: Window, now: Window): number | undefined {
  const [a, b] = [windowLengths(old), windowLengths(now)];
  if (a.at(-1)!.lt(b[0]!)) return 1;
  if (b.at(-1)!.lt(a[0]!)) return -1;
  return undefined;
}

export function isAmount(value: Plain | undefined): value is Plain & Amount {
  return (
    isObject(value) &&
    typeof value.kind === 'string' &&
    ['share', 'fraction', 'times', 'time', 'money'].includes(value.kind) &&
    'text' in value &&
    !('value' in value)
  );
}

function amounts(old: Amount, now: Amount): Relation {
  if (old.kind === 'money' && now.kind === 'money') return values(old.money, now.money);
  if (!sameBase(old, now)) return UNKNOWN;
  if (old.kind === 'time' && now.kind === 'time') return durations(old.time, now.time);
  if (old.kind === 'time' || now.kind === 'time' || old.kind === 'money' || now.kind === 'money') return UNKNOWN;
  const [a, b] = [tierFactor(old), tierFactor(now)];
  return numbers(a.times(100), b.times(100), { in: 'points' });
}

function sameBase(old: Amount, now: Amount): boolean {
  const base = (amount: Amount) => ('base' in amount ? amount.base : undefined);
  const [a, b] = [base(old), base(now)];
  if (!a || !b) return !a && !b;
  return (
    JSON.stringify([a.of, a.service, a.month, a.duringDowntime]) ===
    JSON.stringify([b.of, b.service, b.month, b.duringDowntime])
  );
}

/** 1 where the new target is harder to keep, -1 where it is easier; with the difference of the values. */
export function strictnessOf(old: Comparison, now: Comparison): Relation {
  if (old.value === 'target' || now.value === 'target') return UNKNOWN;
  const { order, difference } = values(old.value, now.value);
  const upwards = (comparison: Comparison) => comparison.operator?.startsWith('>');
  if (!old.operator || !now.operator || upwards(old) !== upwards(now) || order === undefined) {
    return difference ? { order: undefined, difference } : UNKNOWN;
  }
  const strict = (comparison: Comparison) => Number(!comparison.operator?.endsWith('='));
  if (order === 0) return { order: Math.sign(strict(now) - strict(old)) };
  return { order: upwards(now) ? order : -order, ...(difference ? { difference } : {}) };
}

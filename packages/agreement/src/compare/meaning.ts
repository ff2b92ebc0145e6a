import type { Duration, Value, WeeklyHours } from '../model/index.js';
import { decimal, decimalString } from '../values/decimal.js';
import { businessSeconds, calendarMonths, exactSeconds } from '../values/duration.js';
import { areWeeklyHours, normalHours } from './hours.js';
import { isList, isObject, type PlainObject } from './plain.js';
import type { Plain } from './types.js';

/** Whether two pieces of an agreement say the same: however it is written, in whichever order and units. */
export function sameMeaning(left: Plain | undefined, right: Plain | undefined): boolean {
  return left === right || meaningKey(left) === meaningKey(right);
}

/** A text that is the same for data that mean the same. Data never change, so that of each object is made once. */
export function meaningKey(value: Plain | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = keys.get(value);
  if (known !== undefined) return known;
  const key = isList(value) ? listKey(value) : objectKey(value as PlainObject);
  keys.set(value, key);
  return key;
}

const keys = new WeakMap<object, string>();

function listKey(list: readonly Plain[]): string {
  if (areWeeklyHours(list)) return JSON.stringify(normalHours(list as unknown as readonly WeeklyHours[]));
  return `[${list.map(meaningKey).sort().join()}]`;
}

function objectKey(value: PlainObject): string {
  if (isWrittenValue(value)) return JSON.stringify(normalValue(value as unknown as Value));
  const written = isWritten(value);
  const entries = Object.entries(value).filter(([key, each]) => each !== undefined && !(written && key === 'text'));
  return `{${entries
    .map(([key, each]) => `${JSON.stringify(key)}:${meaningKey(each)}`)
    .sort()
    .join()}}`;
}

const VALUE_KINDS = new Set(['percent', 'number', 'duration', 'money', 'measure']);

/** Whether data are a value with its written text: a percentage, a number, a duration, money or a measure. */
export function isWrittenValue(value: Plain | undefined): value is PlainObject & { readonly kind: string } {
  return isObject(value) && typeof value.kind === 'string' && VALUE_KINDS.has(value.kind) && 'value' in value;
}

function normalValue(value: Value): Plain {
  switch (value.kind) {
    case 'duration':
      return normalDuration(value);
    case 'money':
      return { kind: 'money', value: normal(value.value), currency: value.currency };
    case 'measure':
      return { kind: 'measure', value: normal(value.value), unit: value.unit };
    default:
      return { kind: value.kind, value: normal(value.value) };
  }
}

function normalDuration(duration: Duration): Plain {
  const units = [
    ['seconds', exactSeconds],
    ['business seconds', businessSeconds],
    ['months', calendarMonths],
  ] as const;
  for (const [unit, measure] of units) {
    const amount = measure(duration);
    if (amount) return { kind: 'duration', value: decimalString(amount), unit };
  }
  const { unit, business } = duration;
  return { kind: 'duration', value: normal(duration.value), unit, business };
}

const normal = (value: string): string => decimalString(decimal(value));

const WRITTEN_KINDS = new Set([
  ...['calendar', 'fiscal', 'billing cycle', 'rolling'],
  ...['credit', 'penalty', 'extension', 'termination', 'cap'],
  ...['share', 'fraction', 'times', 'time', 'money'],
  ...['incident', 'late', 'downtime', 'each outage', 'deviation', 'missed', 'bounds', 'formula'],
]);

/** Whether the `text` of some data repeats in the author's writing what their other properties say. */
export function isWritten(value: PlainObject): boolean {
  if (typeof value.text !== 'string') return false;
  if (typeof value.kind === 'string' && WRITTEN_KINDS.has(value.kind)) return true;
  return 'value' in value || 'metric' in value || 'anyOf' in value || 'duringDowntime' in value;
}

import {
  type Comparison,
  type Duration,
  type DurationUnit,
  isoDuration,
  type Measure,
  type Money,
  type Operator,
  type Percent,
  type Period,
  type PlainNumber,
  type ScopeReference,
  type Value,
  type Weekday,
  type WeeklyHours,
  type Window,
} from '@sla-language/agreement';

/** Values of the model with the text that an author would write. */
export function percent(value: string): Percent {
  return { kind: 'percent', text: `${value}%`, value };
}

export function number(value: string): PlainNumber {
  return { kind: 'number', text: value, value };
}

export function money(currency: string, value: string): Money {
  return { kind: 'money', text: `${currency} ${value}`, value, currency };
}

export function measure(value: string, unit: string): Measure {
  return { kind: 'measure', text: `${value} ${unit}`, value, unit };
}

/** `duration('15 minutes')`, `duration('2 business hours')` */
export function duration(text: string): Duration {
  const [value, ...words] = text.split(' ');
  const business = words[0] === 'business';
  const unit = words.at(-1)?.replace(/s$/, '') as DurationUnit;
  return { kind: 'duration', text, value: value ?? '', unit, business, iso: isoDuration(value ?? '', unit) };
}

export function compare(operator: Operator, value: Value | 'target'): Comparison {
  return { text: `${operator} ${value === 'target' ? value : value.text}`, operator, value };
}

export const atLeast = (value: Value): Comparison => compare('>=', value);
export const below = (value: Value): Comparison => compare('<', value);

export function per(period: Period): Window {
  return { kind: 'calendar', text: period, period };
}

/** `hours('monday', 'friday', '09:00', '18:00')` */
export function hours(from: Weekday, to: Weekday, start: string, end: string): WeeklyHours {
  return { from, to, start, end };
}

export const plan = (id: string): ScopeReference => ({ kind: 'plan', id });
export const region = (id: string): ScopeReference => ({ kind: 'region', id });
export const option = (id: string): ScopeReference => ({ kind: 'option', id });
export const severity = (id: string): ScopeReference => ({ kind: 'severity', id });

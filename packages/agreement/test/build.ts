import type {
  Agreement,
  Amount,
  Base,
  Calendar,
  Cap,
  Comparison,
  Duration,
  DurationUnit,
  Exclusion,
  Extension,
  Fee,
  Metric,
  Money,
  Objective,
  Operator,
  Payment,
  Percent,
  Period,
  Range,
  ScopeReference,
  Service,
  Step,
  Target,
  Termination,
  Value,
  WeeklyHours,
  Window,
} from '../src/index.js';
import {
  duration,
  EMPTY_AGREEMENT,
  type MeasuredCase,
  type MeasurementWindow,
  percentage,
  Temporal,
  type TimeSpan,
  timeSettingOf,
  windowAt,
} from '../src/index.js';

/** Small makers of model data, so that a test says only what matters to it. */
export const percent = (value: string): Percent => ({ kind: 'percent', text: `${value}%`, value });
export const money = (value: string, currency = 'EUR'): Money => ({
  kind: 'money',
  text: `${currency} ${value}`,
  value,
  currency,
});
export const time = (value: string, unit: DurationUnit): Duration => duration(value, unit);
export const business = (value: string, unit: DurationUnit): Duration => duration(value, unit, true);
export const per = (period: Period): Window => ({ kind: 'calendar', text: period, period });
export const rolling = (value: string, unit: DurationUnit): Window => {
  const length = duration(value, unit);
  return { kind: 'rolling', text: `rolling ${length.text}`, length };
};
export const plan = (id: string): ScopeReference => ({ kind: 'plan', id });
export const option = (id: string): ScopeReference => ({ kind: 'option', id });
export const region = (id: string): ScopeReference => ({ kind: 'region', id });
export const severity = (id: string): ScopeReference => ({ kind: 'severity', id });

export const comparison = (operator: Operator, value: Value | 'target'): Comparison => ({
  text: `${operator} ${value === 'target' ? 'target' : value.text}`,
  operator,
  value,
});
export const target = (operator: Operator, value: Value, ...scope: ScopeReference[]): Target => ({
  comparison: comparison(operator, value),
  for: scope,
});
export const when = (...bounds: Comparison[]): Range => ({
  kind: 'bounds',
  text: bounds.map(({ text }) => text).join(' and '),
  bounds,
});
export const below = (value: string): Range => when(comparison('<', percent(value)));
export const above = (value: Value): Range => when(comparison('>', value));
export const missed: Range = { kind: 'missed', text: 'missed' };

export const fee: Base = { text: 'fee', of: 'fee', duringDowntime: false };
export const share = (value: string, base: Base | undefined = fee): Amount => ({
  kind: 'share',
  text: `${value}% of ${base?.text}`,
  share: percent(value),
  base,
});
export const sumOf = (value: string, currency = 'EUR'): Amount => ({
  kind: 'money',
  text: `${currency} ${value}`,
  money: money(value, currency),
});

interface LineOptions {
  readonly for?: readonly ScopeReference[];
  readonly per?: Step;
}
const payment = (kind: 'credit' | 'penalty', amount: Amount, range?: Range, options: LineOptions = {}): Payment => ({
  kind,
  text: `${kind} ${amount.text}${options.per ? ` per ${options.per.text}` : ''}${range ? ` when ${range.text}` : ''}`,
  amount,
  when: range,
  for: options.for ?? [],
  per: options.per,
});
export const credit = (amount: Amount | string, range?: Range, options?: LineOptions): Payment =>
  payment('credit', typeof amount === 'string' ? share(amount) : amount, range, options);
export const penalty = (amount: Amount, range?: Range, options?: LineOptions): Payment =>
  payment('penalty', amount, range, options);
export const extension = (by: Duration, range?: Range, options: LineOptions = {}): Extension => ({
  kind: 'extension',
  text: `extension ${by.text}`,
  by,
  when: range,
  for: options.for ?? [],
  per: options.per,
});
export const cap = (amount: Amount, window: Cap['per'], ...scope: ScopeReference[]): Cap => ({
  kind: 'cap',
  text: `cap ${amount.text} per ${typeof window === 'string' ? window : window.text}`,
  amount,
  per: window,
  for: scope,
});
export const terminate = (after: Termination['after'], rest: Partial<Termination> = {}): Termination => ({
  kind: 'termination',
  text: 'terminate by customer',
  by: ['Globex'],
  after,
  for: [],
  ...rest,
});

export const monthlyFee = (value: string, ...scope: ScopeReference[]): Fee => ({
  amount: money(value),
  per: 'month',
  for: scope,
});
export const service = (id: string, rest: Partial<Service> = {}): Service => ({
  id,
  title: id,
  includes: [],
  excludes: [],
  fees: [],
  charges: [],
  dependencies: [],
  ...rest,
});
export const availabilityMetric = (id: string, services: readonly string[], rest: Partial<Metric> = {}): Metric => ({
  id,
  title: id,
  measure: { kind: 'availability', services },
  ...rest,
});
export const objective = (
  id: string,
  metric: string,
  rest: Partial<Objective> & { readonly window?: Window } = {},
): Objective => {
  const { window = per('month'), ...others } = rest;
  return {
    id,
    title: id,
    measures: { level: { text: metric, metric }, window },
    targets: [],
    noTargets: [],
    internalTargets: [],
    everyOutageCounts: false,
    baselines: [],
    serves: [],
    indicative: false,
    remedies: [],
    claims: [],
    ...others,
  };
};
export const exclusion = (id: string, rest: Partial<Exclusion> = {}): Exclusion => ({
  id,
  title: id,
  kind: 'maintenance',
  windows: [],
  ...rest,
});
export const hours = (from: WeeklyHours['from'], to: WeeklyHours['to'], start: string, end: string): WeeklyHours => ({
  from,
  to,
  start,
  end,
});
export const calendar = (rest: Partial<Calendar> = {}): Calendar => ({
  id: 'BusinessHours',
  title: 'Business hours',
  open: [hours('monday', 'friday', '09:00', '17:00')],
  closed: [],
  ...rest,
});

export const agreement = (rest: Partial<Agreement> = {}): Agreement => ({
  ...EMPTY_AGREEMENT,
  id: 'Test',
  title: 'Test',
  effective: { from: '2026-01-01', to: '2027-12-31' },
  timeZone: 'Europe/Berlin',
  ...rest,
});

/** An agreement of one service `Shop` with one availability objective `Uptime`. */
export const shop = (
  {
    fees = [monthlyFee('1000')],
    ...uptime
  }: Partial<Objective> & { readonly window?: Window; readonly fees?: readonly Fee[] },
  rest: Partial<Agreement> = {},
): Agreement =>
  agreement({
    services: [service('Shop', { fees })],
    metrics: [availabilityMetric('ShopUptime', ['Shop'])],
    objectives: [objective('Uptime', 'ShopUptime', { targets: [target('>=', percent('99.9'))], ...uptime })],
    ...rest,
  });

/** A moment in Berlin: `at('2026-03-01T12:00')`. */
export const at = (local: string, timeZone = 'Europe/Berlin'): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant();
export const span = (start: string, end: string, timeZone?: string) => ({
  start: at(start, timeZone),
  end: at(end, timeZone),
});

/** Spans as text: two Temporal objects are always "equal" to an assertion that compares fields. */
export const shown = (spans: readonly TimeSpan[]): string[] =>
  spans.map(
    ({ start, end }) =>
      `${start.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime()} ${end.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime()}`,
  );

/** The window of an objective's kind that holds a day. */
export const windowOn = (of: Agreement, date: string, window: Window = per('month')): MeasurementWindow => {
  const setting = timeSettingOf(of);
  const found = windowAt(window, setting, at(`${date}T12:00`, setting.timeZone));
  if (!found) throw new Error(`${date} lies outside the term`);
  return found;
};
/** A case of `Uptime` with a level in per cent. */
export const measured = (
  of: Agreement,
  date: string,
  level: string | undefined,
  rest: Partial<MeasuredCase> = {},
): MeasuredCase => {
  const id = rest.objective ?? 'Uptime';
  const window = of.objectives.find((it) => it.id === id)?.measures?.window ?? per('month');
  return {
    objective: id,
    scope: [],
    window: windowOn(of, date, window),
    level: level === undefined ? undefined : percentage(level),
    ...rest,
  };
};

import {
  type Agreement,
  type Comparison,
  type DateString,
  dateOf,
  type LevelRange,
  type MeasurementWindow,
  type Metric,
  MONTH_NAMES,
  minorDigits,
  moneyString,
  type Operator,
  type Payable,
  payableString,
  percentString,
  type ScopeSet,
  scopeTitle,
  Temporal,
  timeSettingOf,
  type Window,
} from '@sla-language/agreement';
import { weekdayName } from '../../rules/common/hours.js';

/** "31 January 2027" */
export function dateText(date: Temporal.PlainDate | DateString): string {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return `${day} ${MONTH_NAMES[month - 1]} ${year}`;
}

/** "Friday, 31 January 2027" */
export function dayText(date: Temporal.PlainDate | DateString): string {
  const plain = Temporal.PlainDate.from(date);
  return `${weekdayName(plain)}, ${dateText(plain)}`;
}

/** "30 May 2027" where it is the end of that day, else "31 May 2027 at 17:00". */
export function endText(moment: Temporal.Instant, timeZone: string): string {
  const zoned = moment.toZonedDateTimeISO(timeZone);
  if (zoned.equals(zoned.startOfDay())) return dateText(zoned.toPlainDate().subtract({ days: 1 }));
  return `${dateText(zoned.toPlainDate())} at ${clockText(zoned)}`;
}

/** "17:00" */
export function clockText(zoned: Temporal.ZonedDateTime): string {
  return zoned.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** "April 2027", "1 April 2027 to 30 June 2027" */
export function periodText(agreement: Agreement, window: Window, { start, end }: MeasurementWindow): string {
  const { timeZone } = timeSettingOf(agreement);
  const first = dateOf(start, timeZone);
  if (window.kind === 'calendar' && window.period === 'month') return `${MONTH_NAMES[first.month - 1]} ${first.year}`;
  return `${dateText(first)} to ${endText(end, timeZone)}`;
}

/** An amount in few letters: whole sums without decimals. */
export function amountText(payable: Payable): string {
  const { amount, unit } = payable;
  if (unit.kind !== 'money') return payableString(payable);
  const text = moneyString(amount, unit.currency);
  return amount.eq(amount.round(0)) && minorDigits(unit.currency) > 0 ? text.replace(/\.0+$/, '') : text;
}

/** Several amounts; "nothing" of none. */
export function amountsText(payables: readonly Payable[]): string {
  return payables.length === 0 ? 'nothing' : listText(payables.map(amountText));
}

/** "A, B and C" */
export function listText(items: readonly string[], word = 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** "99.0% ≤ level < 99.9%", which no reader can take in two ways. */
export function symbolsText({ from, to }: LevelRange): string {
  if (from && to?.value.eq(from.value)) return `level = ${from.text}`;
  const upper = to && `level ${to.inclusive ? '≤' : '<'} ${to.text}`;
  if (!from) return upper ?? 'any level';
  if (!upper) return `level ${from.inclusive ? '≥' : '>'} ${from.text}`;
  return `${from.text} ${from.inclusive ? '≤' : '<'} ${upper}`;
}

/** "from 99.0% to below 99.9%" */
export function spanText({ from, to }: LevelRange): string {
  if (from && to?.value.eq(from.value)) return `exactly ${from.text}`;
  const upper = to && `${to.inclusive ? 'to' : 'to below'} ${to.text}`;
  if (!from) return to ? `${to.inclusive ? 'up to' : 'below'} ${to.text}` : 'any level';
  const lower = `${from.inclusive ? 'from' : 'above'} ${from.text}`;
  return upper ? `${lower} ${upper}` : lower;
}

/** The titles of a case: "Premium, Multi-zone". Empty for everybody. */
export function caseText(agreement: Agreement, scope: ScopeSet): string {
  return scope.length === 0 ? '' : scopeTitle(agreement, scope);
}

/** A window with its article: "a month", "30 days". */
export function windowText(window: Window): string {
  if (window.kind === 'rolling') return `any ${window.length.text}`;
  const name = window.kind === 'billing cycle' ? 'billing cycle' : window.period;
  return `${window.kind === 'fiscal' ? 'a fiscal' : name === 'hour' ? 'an' : 'a'} ${name}`;
}

/** A part of a hundred, with at most four decimals. */
export const percentText = (value: Parameters<typeof percentString>[0]): string => percentString(value, 4);

/** What a comparison asks for, before its value: "at least". */
export function boundText(operator: Operator | undefined): string {
  switch (operator) {
    case '<=':
      return 'at most';
    case '<':
      return 'below';
    case '>':
      return 'more than';
    default:
      return 'at least';
  }
}

/** Whether a comparison excludes its own value. */
export function isStrict({ operator }: Comparison): boolean {
  return operator === '<' || operator === '>';
}

/** "rounded half up to 0.01%" */
export function roundedText({ mode, to }: NonNullable<Metric['rounded']>): string {
  return `rounded ${mode === 'half' ? 'half up' : mode} to ${to.text}`;
}

import {
  type Big,
  type Duration,
  decimal,
  decimalString,
  duration,
  exactSeconds,
  formatDuration,
  type Money,
  nearest,
  type Period,
  sum,
  type Value,
} from '@sla-language/agreement';
import { durationUnit, measureUnit, UNIT_WORDS } from '../reading/units.js';
import { decimalText, isCurrency } from '../reading/values.js';
import { NotUnderstood, type Part, piece } from './parts.js';

const NUMBER = String.raw`\d[\d_]*(?:\.\d+)?`;
const STEP = new RegExp(String.raw`^\s*(?:and\s+|,\s*)?(${NUMBER})\s*(?:(business)\s+)?([A-Za-zµ]+)`, 'i');

/** A length such as `45 minutes`, `2h 10m`, `1 hour and 5 min` or `2 business hours`. In a length, `m` are minutes. */
export function readDuration(part: Part): Duration {
  const steps: Duration[] = [];
  let at = 0;
  while (part.text.slice(at).trim() !== '') {
    const match = STEP.exec(part.text.slice(at));
    if (!match)
      throw new NotUnderstood(
        `A length is expected, such as "45 minutes" or "2h 10m", but here stands "${part.text}".`,
        part,
      );
    const word = match[3]!.toLowerCase();
    const unit = word === 'm' ? 'minute' : durationUnit(word);
    if (!unit) {
      const near = nearest(
        word,
        UNIT_WORDS.filter((each) => durationUnit(each)),
      );
      const start = at + match[0].length - word.length;
      throw new NotUnderstood(
        `"${match[3]}" is no unit of time.${near ? ` Did you mean "${near}"?` : ''}`,
        piece(part, start, start + word.length),
      );
    }
    steps.push(duration(decimalText(match[1]!), unit, match[2] !== undefined));
    at += match[0].length;
  }
  const [only, ...others] = steps;
  if (!only) throw new NotUnderstood('A length is expected, such as "45 minutes".', part);
  return others.length === 0 ? only : together(steps, part);
}

function together(steps: readonly Duration[], part: Part): Duration {
  const lengths = steps.map(exactSeconds);
  const known = lengths.filter((length) => length !== undefined);
  if (known.length < steps.length) throw new NotUnderstood(`"${part.text}" joins lengths that cannot be added.`, part);
  const total = duration(decimalString(sum(known)), 'second');
  return { ...total, text: formatDuration(sum(known)) };
}

/** A length that is the same whenever it begins, in seconds; not longer than a year. */
export function readSeconds(part: Part): Big {
  const seconds = exactSeconds(readDuration(part));
  if (!seconds)
    throw new NotUnderstood(`"${part.text}" has no fixed length: say it in days, hours, minutes or seconds.`, part);
  if (seconds.lte(0)) throw new NotUnderstood('A length has to be more than nothing.', part);
  if (seconds.gt(366 * 86_400)) throw new NotUnderstood(`"${part.text}" is longer than a year.`, part);
  return seconds;
}

/** A value as the language writes it: `320 ms`, `99.9%`, `4.2`, `EUR 500`, `100 Mbit/s`. */
export function readValue(part: Part): Value {
  const quantity = new RegExp(`^(${NUMBER})\\s*(?:(business)\\s+)?([^\\s\\d].*)?$`, 'i').exec(part.text);
  if (!quantity) return readMoney(part, 'A value is expected, such as "320 ms" or "99.9%"');
  const [, amount = '', business, unit] = quantity;
  const value = decimalText(amount);
  const { text } = part;
  if (unit === undefined) return { kind: 'number', text, value };
  if (unit === '%' || /^per ?cent$/i.test(unit)) return { kind: 'percent', text: `${amount}%`, value };
  const time = durationUnit(unit) ?? durationUnit(unit.toLowerCase());
  if (time) return { ...duration(value, time, business !== undefined), text };
  const measure = measureUnit(unit);
  if (measure) return { kind: 'measure', text, value, unit: measure };
  const near = nearest(unit, UNIT_WORDS);
  throw new NotUnderstood(
    `"${unit}" is not a unit that the language knows.${near ? ` Did you mean "${near}"?` : ''}`,
    part,
  );
}

/** An amount of money: `EUR 2_000`. */
export function readMoney(part: Part, expected = 'An amount of money is expected, such as "EUR 500"'): Money {
  const match = new RegExp(`^([A-Za-z]{3})\\s*(${NUMBER})$`).exec(part.text);
  const code = (match?.[1] ?? '').toUpperCase();
  if (!match || !isCurrency(code)) throw new NotUnderstood(`${expected}, but here stands "${part.text}".`, part);
  return { kind: 'money', text: `${code} ${match[2]}`, value: decimalText(match[2]!), currency: code };
}

/** Events of a ratio: `28 of 30`. Undefined for anything else. */
export function readRatio(part: Part): { readonly part: Big; readonly whole: Big } | undefined {
  const match = new RegExp(`^(${NUMBER})\\s+(?:out\\s+)?of\\s+(${NUMBER})$`).exec(part.text);
  if (!match) return undefined;
  const [some, all] = [decimal(decimalText(match[1]!)), decimal(decimalText(match[2]!))];
  if (all.lte(0) || some.gt(all)) throw new NotUnderstood(`"${part.text}" is more than all there is.`, part);
  return { part: some, whole: all };
}

const PERIODS: readonly Period[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];

export function readPeriodName(part: Part): Period {
  const word = part.text.toLowerCase().replace(/s$/, '');
  const found = PERIODS.find((each) => each === word);
  if (found) return found;
  throw new NotUnderstood(`A period is expected (${PERIODS.join(', ')}), but here stands "${part.text}".`, part);
}

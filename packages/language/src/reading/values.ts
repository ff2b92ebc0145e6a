import type {
  Duration,
  Measure,
  Money,
  Percent,
  PlainNumber,
  Value,
  WeeklyHours,
  Window,
} from '@sla-language/agreement';
import { duration, isoDuration, isTimeZone, nearest, nominalSeconds } from '@sla-language/agreement';
import { type AstNode, CstUtils } from 'langium';
import * as ast from '../generated/ast.js';
import { isJoined } from '../parsing/spacing.js';
import type { Issues } from './issues.js';
import type { Spans } from './spans.js';
import { durationUnit, measureUnit, UNIT_WORDS } from './units.js';

/** What a value may be in a place, with its name in a sentence. */
const KIND_NAMES = {
  percent: 'a percentage',
  number: 'a number',
  duration: 'a duration',
  money: 'an amount of money',
  measure: 'a measured quantity',
} as const;

/** How a number is written as a value of a kind. */
const EXAMPLES: Readonly<Record<keyof typeof KIND_NAMES, (number: string) => string>> = {
  percent: (number) => `${number}%`,
  number: (number) => number,
  duration: (number) => `${number} minutes`,
  money: (number) => `EUR ${number}`,
  measure: (number) => `${number} Mbit/s`,
};

/** ISO 4217, as the platform knows it. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether a code is a currency of ISO 4217. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/** Dates are not reckoned beyond this. */
const LONGEST = nominalSeconds(duration('1000', 'year'));

type Kind = keyof typeof KIND_NAMES;
type ValueOf<K extends Kind> = Extract<Value, { kind: K }>;

/** Reads values exactly: text stays beside the decimal, and a value of the wrong kind is an issue that names both kinds. */
export class ValueReader {
  constructor(
    private readonly spans: Spans,
    private readonly issues: Issues,
  ) {}

  /** Any value. Undefined when it is incomplete or its unit is unknown, which has been reported. */
  value(node: ast.Value | undefined): Value | undefined {
    if (!node || node.amount === undefined) return undefined;
    const text = written(node);
    const value = decimalText(node.amount);
    if (ast.isMoney(node)) return this.money(node, text, value);
    if (node.unit === undefined) return this.spans.set<PlainNumber>({ kind: 'number', text, value }, node);
    if (node.unit === '%') return this.spans.set<Percent>({ kind: 'percent', text, value }, node);
    const unit = durationUnit(node.unit);
    if (unit) {
      if (node.business && unit !== 'hour' && unit !== 'day') {
        this.issues.error(
          'language/business-unit',
          `Business time is counted in hours or days, not in ${unit}s.`,
          node,
        );
      }
      const iso = isoDuration(value, unit);
      const length: Duration = { kind: 'duration', text, value, unit, business: node.business, iso };
      if (nominalSeconds(length).gt(LONGEST)) {
        const message = `\`${text}\` is longer than 1,000 years, which nobody can mean.`;
        this.issues.error('language/impossible-length', message, node);
        return undefined;
      }
      return this.spans.set(length, node);
    }
    const measure = measureUnit(node.unit);
    if (measure) return this.spans.set<Measure>({ kind: 'measure', text, value, unit: measure }, node);
    const near = nearest(node.unit, UNIT_WORDS);
    const hint = near ? ` Did you mean \`${near}\`?` : '';
    this.issues.error('language/unknown-unit', `\`${node.unit}\` is not a unit that the language knows.${hint}`, node);
    return undefined;
  }

  private money(node: ast.Money, text: string, value: string): Money | undefined {
    if (!this.currency(node.currency, node)) return undefined;
    return this.spans.set<Money>({ kind: 'money', text, value, currency: node.currency }, node);
  }

  /** Whether the code is an ISO 4217 currency; reports it where it is not. */
  currency(code: string | undefined, node: AstNode): boolean {
    if (!code) return false;
    if (isCurrency(code)) return true;
    const near = nearest(code.toUpperCase(), [...CURRENCIES]);
    const hint = near ? ` Did you mean \`${near}\`?` : ' Write a code such as `EUR` or `USD`.';
    this.issues.error('language/unknown-currency', `\`${code}\` is not a currency of ISO 4217.${hint}`, node);
    return false;
  }

  /** A value of one of the kinds; anything else is reported and left out. */
  expect<K extends Kind>(node: ast.Value | undefined, what: string, ...kinds: readonly K[]): ValueOf<K> | undefined {
    const value = this.value(node);
    if (!value || !node) return undefined;
    if ((kinds as readonly Kind[]).includes(value.kind)) return value as ValueOf<K>;
    const wanted = kinds.map((kind) => KIND_NAMES[kind]).join(' or ');
    // A bare number is mostly meant well: what it lacks is worth an example.
    const [kind] = kinds;
    const hint = value.kind === 'number' && kind ? ` Write, for example, \`${EXAMPLES[kind](value.text)}\`.` : '';
    this.issues.error(
      'language/wrong-kind',
      `${what} is ${wanted}, but \`${value.text}\` is ${KIND_NAMES[value.kind]}.${hint}`,
      node,
    );
    return undefined;
  }

  /**
   * A number of events, which may have any name: `1_000 parcels`. Only a word that is nearly a unit is taken for a misspelt one, and
   * reported.
   */
  events(node: ast.Quantity | undefined, what: string): Measure | PlainNumber | undefined {
    const { amount, unit } = node ?? {};
    const isName = unit !== undefined && !durationUnit(unit) && !measureUnit(unit) && !nearest(unit, UNIT_WORDS);
    if (!node || amount === undefined || !isName) return this.expect(node, what, 'measure', 'number');
    return this.spans.set<Measure>({ kind: 'measure', text: written(node), value: decimalText(amount), unit }, node);
  }

  duration(node: ast.Value | undefined, what: string): Duration | undefined {
    return this.expect(node, what, 'duration');
  }

  window(node: ast.Window | undefined): Window | undefined {
    if (!node) return undefined;
    const text = written(node);
    switch (node.$type) {
      case 'CalendarWindow':
        return node.period && this.spans.set<Window>({ kind: 'calendar', text, period: node.period }, node);
      case 'FiscalWindow':
        return node.period && this.spans.set<Window>({ kind: 'fiscal', text, period: node.period }, node);
      case 'BillingWindow':
        return this.spans.set<Window>({ kind: 'billing cycle', text }, node);
      case 'RollingWindow': {
        const length = this.duration(node.length, 'The length of a rolling window');
        if (!length) return undefined;
        if (nominalSeconds(length).lte(0)) {
          this.issues.error('language/impossible-length', 'A rolling window is longer than nothing.', node.length!);
          return undefined;
        }
        return this.spans.set<Window>({ kind: 'rolling', text, length }, node);
      }
    }
  }

  hours(node: ast.Hours | undefined): WeeklyHours | undefined {
    if (!node?.from || !node.start || !node.end) return undefined;
    const start = this.time(node.start, node, false);
    const end = this.time(node.end, node, true);
    if (!start || !end) return undefined;
    return this.spans.set<WeeklyHours>({ from: node.from, to: node.to ?? node.from, start, end }, node);
  }

  private time(text: string, node: AstNode, end: boolean): string | undefined {
    const [hour, minute] = text.split(':').map(Number);
    if (minute < 60 && (hour < 24 || (end && hour === 24 && minute === 0))) return text.padStart(5, '0');
    this.issues.error(
      'language/impossible-time',
      `\`${text}\` is not a time of day: they run from 00:00 to 24:00.`,
      node,
    );
    return undefined;
  }

  /** A zone of the IANA list; any other is reported. */
  timeZone(node: ast.TimeZone | undefined): string | undefined {
    if (node?.zone === undefined) return undefined;
    if (isTimeZone(node.zone)) return node.zone;
    const message = `\`${node.zone}\` is not a time zone of the IANA list. Write one such as "Europe/Berlin" or "UTC".`;
    this.issues.error('language/unknown-time-zone', message, node, 'zone');
    return undefined;
  }

  /** A date of the calendar, in full ISO notation; 2026-2-31 is reported. */
  date(text: string | undefined, node: AstNode, property: string): string | undefined {
    if (!text) return undefined;
    const [year, month, day] = text.split('-').map(Number);
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (month >= 1 && month <= 12 && day >= 1 && day <= length) {
      return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
    }
    const reason =
      month < 1 || month > 12
        ? `there is no month ${month}`
        : `${year}-${String(month).padStart(2, '0')} has ${length} days`;
    this.issues.error('language/impossible-date', `\`${text}\` is not a date: ${reason}.`, node, property);
    return undefined;
  }
}

/** `12_000` → `12000`, `007.50` → `7.50` */
export function decimalText(text: string): string {
  return text.replaceAll('_', '').replace(/^0+(?=\d)/, '');
}

/**
 * The node as written, on one line and without comments, which are for those who edit the file. Where blanks stand is how a file is laid out, and
 * says nothing: they are always those of a file that is laid out well.
 */
export function written(node: AstNode): string {
  const cst = node.$cstNode;
  if (!cst) return '';
  if (PLAIN.test(cst.text)) return cst.text;
  const words = CstUtils.flattenCst(cst)
    .filter((leaf) => !leaf.hidden)
    .map((leaf) => leaf.text)
    .toArray();
  return words
    .reduce((text, word, i) => text + (i === 0 || isJoined(words, i) ? '' : ' ') + word, '')
    .replace(/\s+/g, ' ');
}

/** Words, numbers and percentages with single blanks between them. */
const PLAIN = /^(?:[<>]=? )?\w+(?:\.\w+)*%?(?: \w+(?:\.\w+)*%?)*$/;

import type { DateString, DecimalString, Percent } from '@sla-language/agreement';
import { minorDigits } from '@sla-language/agreement';

/**
 * How dates, numbers and money are written in one language. Everything comes from `Intl` with fixed options, so that it
 * does not depend on the machine; decimals go in as text, so that no digit is lost.
 */
export class Locale {
  private readonly dates: Intl.DateTimeFormat;
  private months: Intl.DateTimeFormat | undefined;
  private readonly collator: Intl.Collator;
  private readonly plurals: Intl.PluralRules;
  private readonly conjunction: Intl.ListFormat;
  private readonly disjunction: Intl.ListFormat;
  /** Making a format costs far more than using it. */
  private readonly numbers = new Map<string, Intl.NumberFormat>();

  /** `tag`: BCP 47. A tag that the runtime does not know is an error of the caller. */
  constructor(readonly tag: string) {
    this.dates = new Intl.DateTimeFormat(tag, {
      dateStyle: 'long',
      timeZone: 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
    });
    this.plurals = new Intl.PluralRules(tag);
    this.conjunction = new Intl.ListFormat(tag, { type: 'conjunction', style: 'long' });
    this.disjunction = new Intl.ListFormat(tag, { type: 'disjunction', style: 'long' });
    this.collator = new Intl.Collator(tag, { sensitivity: 'base', numeric: true });
  }

  /** `2026-01-31` is "31 January 2026" in en-GB. */
  date(date: DateString): string {
    return plainSpaces(this.dates.format(new Date(`${date}T00:00:00Z`)));
  }

  /** All digits that are given, grouped: `12000.50` is "12,000.50". */
  number(value: DecimalString): string {
    return this.decimal(value, { style: 'decimal' });
  }

  percent(percent: Percent | DecimalString): string {
    const value = typeof percent === 'string' ? percent : percent.value;
    return this.decimal(value, { style: 'unit', unit: 'percent' });
  }

  /** Whole sums without decimals, others with at least those of the currency: "EUR 12,000", "EUR 0.50". */
  money(value: DecimalString, currency: string): string {
    const isWhole = /^-?\d+(\.0*)?$/.test(value);
    return isWhole ? this.currency(value.split('.')[0]!, currency, 0) : this.amount(value, currency);
  }

  /** A sum that was calculated, always with the decimals of the currency: "EUR 800.00". */
  amount(value: DecimalString, currency: string): string {
    return this.currency(value, currency, Math.max(decimals(value), minorDigits(currency)));
  }

  private currency(value: DecimalString, currency: string, places: number): string {
    if (!/^[A-Z]{3}$/.test(currency)) return `${currency} ${this.number(value)}`;
    return this.decimal(value, {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
      minimumFractionDigits: places,
      maximumFractionDigits: places,
    });
  }

  /** Parts of a list with the words between them: "A, B and C". */
  list(count: number, type: 'conjunction' | 'disjunction'): readonly (string | number)[] {
    const format = type === 'conjunction' ? this.conjunction : this.disjunction;
    const items = Array.from({ length: count }, (_, i) => String(i));
    return format.formatToParts(items).map((part) => (part.type === 'element' ? Number(part.value) : part.value));
  }

  /** The month's name: 1 is January. */
  month(month: number): string {
    this.months ??= new Intl.DateTimeFormat(this.tag, { month: 'long', timeZone: 'UTC', calendar: 'gregory' });
    return this.months.format(new Date(Date.UTC(2001, month - 1, 1)));
  }

  /** Which form of a word goes with a number: "one", "other", … */
  plural(value: DecimalString): Intl.LDMLPluralRule {
    return this.plurals.select(Number(value));
  }

  readonly compare = (left: string, right: string): number =>
    this.collator.compare(left, right) || (left < right ? -1 : left > right ? 1 : 0);

  private decimal(value: DecimalString, options: Intl.NumberFormatOptions): string {
    const digits = Math.min(decimals(value), 100);
    const key = `${digits} ${JSON.stringify(options)}`;
    let format = this.numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.tag, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        numberingSystem: 'latn',
        ...options,
      });
      this.numbers.set(key, format);
    }
    // Of the apostrophe between groups of digits, too, there are two kinds.
    return plainSpaces(format.format(value as Intl.StringNumericLiteral)).replaceAll("'", '’');
  }
}

/** The tag in its canonical form, or undefined where it is not one. */
export function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

const decimals = (value: DecimalString): number => value.split('.')[1]?.length ?? 0;

/** `Intl` separates with kinds of spaces that differ between versions of its data and cannot be searched for. */
const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

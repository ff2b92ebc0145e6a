import type { Comparison, Duration, DurationUnit, Period, Value, WeeklyHours, Window } from '@sla-language/agreement';
import { type Big, decimal, decimalString, shortDecimal } from '@sla-language/agreement';
import type { Locale } from '../format/locale.js';
import { type Content, fillText, inlines, textOf } from '../texts/fill.js';
import type { Texts } from '../texts/index.js';
import type { Inline } from '../tree.js';

/** Values in words, in the language of the document. */
export class Words {
  constructor(
    readonly texts: Texts,
    readonly locale: Locale,
  ) {}

  /** "15 minutes", "2 business hours" */
  duration(duration: Duration): string {
    return fillText(this.texts.quantity, { count: this.locale.number(duration.value), unit: this.unit(duration) });
  }

  /** "every minute", "every 5 minutes" */
  every(duration: Duration): string {
    const unit = this.unit(duration);
    if (decimal(duration.value).eq(1)) return fillText(this.texts.everyOne, { unit });
    return fillText(this.texts.everyMany, { count: this.locale.number(duration.value), unit });
  }

  /** The unit alone for one of it ("hour of downtime"), with the number otherwise. */
  span(duration: Duration): string {
    return decimal(duration.value).eq(1) ? this.unit(duration) : this.duration(duration);
  }

  private unit(duration: Duration): string {
    const { businessUnits, units } = this.texts;
    const word =
      duration.business && duration.unit in businessUnits
        ? businessUnits[duration.unit as 'hour' | 'day']
        : units[duration.unit];
    return this.form(word, duration.value);
  }

  /** The name of a unit in the plural: "minutes". */
  units(unit: DurationUnit): string {
    return this.texts.units[unit].other;
  }

  private form(word: { readonly one: string; readonly other: string }, count: string): string {
    return this.locale.plural(count) === 'one' ? word.one : word.other;
  }

  value(value: Value): string {
    switch (value.kind) {
      case 'percent':
        return this.locale.percent(value);
      case 'number':
        return this.locale.number(value.value);
      case 'money':
        return this.locale.money(value.value, value.currency);
      case 'duration':
        return this.duration(value);
      case 'measure': {
        const words: Readonly<Record<string, { readonly one: string; readonly other: string }>> = this.texts.counted;
        const word = words[value.unit];
        const unit = word ? this.form(word, value.value) : value.unit;
        return fillText(this.texts.quantity, { count: this.locale.number(value.value), unit });
      }
    }
  }

  /** "at least 99.9%". Without an operator, which the author forgot, the value alone. */
  comparison(comparison: Comparison): string {
    const value = comparison.value === 'target' ? this.texts.theTarget : this.value(comparison.value);
    return comparison.operator ? fillText(this.texts.operators[comparison.operator], { value }) : value;
  }

  /** "calendar month", "rolling period of 30 days": without an article. */
  window(window: Window): string {
    const { windows } = this.texts;
    switch (window.kind) {
      case 'calendar':
        return windows[window.period];
      case 'fiscal':
        return window.period === 'quarter' ? windows.fiscalQuarter : windows.fiscalYear;
      case 'billing cycle':
        return windows.billingCycle;
      case 'rolling':
        return fillText(windows.rolling, { length: this.duration(window.length) });
    }
  }

  period(period: Period): string {
    return this.texts.periods[period];
  }

  /** "Monday to Friday, 09:00 to 18:00" */
  hours(hours: WeeklyHours): string {
    const { hours: texts, weekdays } = this.texts;
    const full = hours.start === '00:00' && hours.end === '24:00';
    if (full && hours.from === 'monday' && hours.to === 'sunday') return texts.always;
    const single = hours.from === hours.to;
    const days = single
      ? weekdays[hours.from]
      : fillText(texts.days, { from: weekdays[hours.from], to: weekdays[hours.to] });
    if (full) return fillText(texts.allDay, { days });
    const overnight = hours.end <= hours.start;
    return fillText(overnight ? texts.overnight : texts.times, { days, start: hours.start, end: hours.end });
  }

  /** The length of a time that was calculated: "43 min 12 s", exact to the millisecond. */
  length(seconds: Big): string {
    const { symbols } = this.texts;
    const quantity = (count: string, unit: string) =>
      fillText(this.texts.quantity, { count: this.locale.number(count), unit });
    if (seconds.lt(1) && seconds.gt(0)) return quantity(shortDecimal(seconds.times(1000), 3), symbols.millisecond);
    let rest = decimal(shortDecimal(seconds, 3));
    const parts: string[] = [];
    for (const [size, unit] of [
      [86_400, this.texts.units.day],
      [3600, symbols.hour],
      [60, symbols.minute],
    ] as const) {
      const count = rest.div(size).round(0, 0);
      const written = decimalString(count);
      if (count.gt(0)) parts.push(quantity(written, typeof unit === 'string' ? unit : this.form(unit, written)));
      rest = rest.minus(count.times(size));
    }
    if (rest.gt(0) || parts.length === 0) parts.push(quantity(decimalString(rest), symbols.second));
    return parts.join(' ');
  }

  /** A percentage that was calculated, with at most `places` decimals. */
  percent(value: Big, places = 4): string {
    return this.locale.percent(shortDecimal(value, places));
  }

  /** "A, B and C" */
  and(items: readonly Content[]): readonly Inline[] {
    return this.join(items, 'conjunction');
  }

  or(items: readonly Content[]): readonly Inline[] {
    return this.join(items, 'disjunction');
  }

  private join(items: readonly Content[], type: 'conjunction' | 'disjunction'): readonly Inline[] {
    const { separators } = this.texts;
    if (items.length > 1 && items.some((item) => separators.inside.some((word) => textOf(item).includes(word)))) {
      const before = (i: number) => (i === 0 ? '' : i === items.length - 1 ? separators[type] : separators.item);
      return items.flatMap((item, i) => [...inlines(before(i)), ...inlines(item)]);
    }
    return this.locale
      .list(items.length, type)
      .flatMap((piece): readonly Inline[] =>
        typeof piece === 'number' ? inlines(items[piece]!) : [{ kind: 'text', text: piece }],
      );
  }

  quoted(text: string): string {
    return this.texts.quotes.open + text + this.texts.quotes.close;
  }
}

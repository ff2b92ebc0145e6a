import type { Comparison, Duration, DurationUnit, Period, Value, WeeklyHours, Window } from '@sla-language/agreement';
import { type Big, decimal, lengthParts, shortDecimal } from '@sla-language/agreement';
import type { Locale } from '../format/locale.js';
import { type Content, fillText, Inflected, inflected, inlines, plain, textOf } from '../texts/fill.js';
import type { Texts } from '../texts/index.js';
import type { CountedWord } from '../texts/table.js';
import type { Inline } from '../tree.js';

/** Values in words, in the language of the document. */
export class Words {
  constructor(
    readonly texts: Texts,
    readonly locale: Locale,
  ) {}

  /** "15 minutes", "2 business hours" */
  duration(duration: Duration): Inflected {
    return inflected(this.texts.quantity, { count: this.locale.number(duration.value), unit: this.unit(duration) });
  }

  /** "every minute", "every 5 minutes" */
  every(duration: Duration): string {
    const unit = this.unit(duration);
    if (decimal(duration.value).eq(1)) return fillText(this.texts.everyOne, { unit });
    return fillText(this.texts.everyMany, { count: this.locale.number(duration.value), unit });
  }

  /** The unit alone for one of it ("hour of downtime"), "period of 30 minutes" otherwise. */
  span(duration: Duration): Inflected {
    if (decimal(duration.value).eq(1)) return this.unit(duration);
    return inflected(this.texts.remedies.steps.period, { length: this.duration(duration) });
  }

  private unit(duration: Duration): Inflected {
    const { businessUnits, units } = this.texts;
    const word =
      duration.business && duration.unit in businessUnits
        ? businessUnits[duration.unit as 'hour' | 'day']
        : units[duration.unit];
    return this.counted(word, duration.value);
  }

  /** The name of a unit in the plural: "minutes". */
  units(unit: DurationUnit): Inflected {
    const { forms, other } = this.texts.units[unit];
    return new Inflected((form) => plain((form === undefined ? undefined : forms?.[form])?.other ?? other));
  }

  /** A word in the form that goes with a number: "minute", "minutes". */
  private counted(word: CountedWord, count: string): Inflected {
    const category = this.locale.plural(count);
    return new Inflected((form) => {
      const inForm = form === undefined ? undefined : word.forms?.[form];
      return plain(inForm?.[category] ?? inForm?.other ?? word[category] ?? word.other);
    });
  }

  /** "3 missed Measurement Periods" */
  count(word: CountedWord, count: string): Inflected {
    return inflected(this.texts.quantity, { count: this.locale.number(count), unit: this.counted(word, count) });
  }

  value(value: Value): Content {
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
        const words: Readonly<Record<string, CountedWord>> = this.texts.counted;
        const word = words[value.unit];
        if (word) return this.count(word, value.value);
        return fillText(this.texts.quantity, { count: this.locale.number(value.value), unit: value.unit });
      }
    }
  }

  /** "at least 99.9%". Without an operator, which the author forgot, the value alone. */
  comparison(comparison: Comparison): Content {
    const value = comparison.value === 'target' ? inflected(this.texts.theTarget, {}) : this.value(comparison.value);
    return comparison.operator ? inflected(this.texts.operators[comparison.operator], { value }) : value;
  }

  /** "calendar month", "rolling period of 30 days": without an article. */
  window(window: Window): Inflected {
    const { windows } = this.texts;
    switch (window.kind) {
      case 'calendar':
        return inflected(windows[window.period], {});
      case 'fiscal':
        return inflected(window.period === 'quarter' ? windows.fiscalQuarter : windows.fiscalYear, {});
      case 'billing cycle':
        return inflected(windows.billingCycle, {});
      case 'rolling':
        return inflected(windows.rolling, { length: this.duration(window.length) });
    }
  }

  period(period: Period): Inflected {
    return inflected(this.texts.periods[period], {});
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
    const { quantity, symbols, units } = this.texts;
    return lengthParts(seconds)
      .map(({ count, unit }) =>
        fillText(quantity, {
          count: this.locale.number(count),
          unit: unit === 'day' ? this.counted(units.day, count) : symbols[unit],
        }),
      )
      .join(' ');
  }

  /** A percentage that was calculated, with at most `places` decimals. */
  percent(value: Big, places = 4): string {
    return this.locale.percent(shortDecimal(value, places));
  }

  /** "A, B and C"; where the place asks for a form, each of them in that form. */
  and(items: readonly Content[]): Content {
    return this.join(items, 'conjunction');
  }

  or(items: readonly Content[]): Content {
    return this.join(items, 'disjunction');
  }

  private join(items: readonly Content[], type: 'conjunction' | 'disjunction'): Content {
    if (!items.some((item) => item instanceof Inflected)) return this.joined(items, type);
    return new Inflected((form) =>
      this.joined(
        items.map((item) => inlines(item, form)),
        type,
      ),
    );
  }

  private joined(items: readonly Content[], type: 'conjunction' | 'disjunction'): readonly Inline[] {
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

import { decimal } from '@sla-language/agreement';
import { describe, expect, it } from 'vitest';
import { Locale } from '../src/format/locale.js';
import { Words } from '../src/outline/words.js';
import { capital, fill, textOf } from '../src/texts/fill.js';
import { textsFor } from '../src/texts/index.js';
import { compare, duration, hours, measure, money, number, percent } from './support/values.js';

const british = new Locale('en-GB');
const german = new Locale('de-DE');
const words = new Words(textsFor('en-GB').texts, british);

describe('numbers and dates', () => {
  it('keep every digit, however many', () => {
    expect(british.percent(percent('99.999999999999999999'))).toBe('99.999999999999999999%');
    expect(british.number('12345678901234567890.123456789012345')).toBe('12,345,678,901,234,567,890.123456789012345');
    expect(british.percent(percent('99.0'))).toBe('99.0%');
    expect(british.number('0.1')).toBe('0.1');
  });

  it('follow the language', () => {
    expect(british.date('2026-01-31')).toBe('31 January 2026');
    expect(new Locale('en-US').date('2026-01-31')).toBe('January 31, 2026');
    expect(german.date('2026-01-31')).toBe('31. Januar 2026');
    expect(german.percent(percent('99.95'))).toBe('99,95 %');
    expect(german.money('12000.5', 'EUR')).toBe('12.000,50 EUR');
    expect(british.month(2)).toBe('February');
  });

  it('write money with its code, and with decimals only where there are some', () => {
    expect(british.money('12000', 'EUR')).toBe('EUR 12,000');
    expect(british.money('0.5', 'EUR')).toBe('EUR 0.50');
    expect(british.money('1500', 'JPY')).toBe('JPY 1,500');
    expect(british.money('0.0001', 'EUR')).toBe('EUR 0.0001');
    expect(british.amount('800', 'EUR')).toBe('EUR 800.00');
    expect(british.money('3', 'gold')).toBe('gold 3');
  });
});

describe('values in words', () => {
  it('of time', () => {
    expect(textOf(words.duration(duration('15 minutes')))).toBe('15 minutes');
    expect(textOf(words.duration(duration('1 month')))).toBe('1 month');
    expect(textOf(words.duration(duration('2 business hours')))).toBe('2 business hours');
    expect(words.every(duration('1 minute'))).toBe('every minute');
    expect(words.every(duration('6 months'))).toBe('every 6 months');
  });

  it('of other kinds', () => {
    expect(textOf(words.value(number('4.2')))).toBe('4.2');
    expect(textOf(words.value(money('USD', '1')))).toBe('USD 1');
    expect(textOf(words.value(measure('1', 'sample')))).toBe('1 sample');
    expect(textOf(words.value(measure('5', 'sample')))).toBe('5 samples');
    expect(textOf(words.value(measure('100', 'Mbit/s')))).toBe('100 Mbit/s');
  });

  it('of bounds, exactly', () => {
    expect(textOf(words.comparison(compare('>=', percent('99.9'))))).toBe('at least 99.9%');
    expect(textOf(words.comparison(compare('<=', duration('800 milliseconds'))))).toBe('at most 800 milliseconds');
    expect(textOf(words.comparison(compare('<', 'target')))).toBe('less than the target');
    expect(textOf(words.comparison({ text: '99.9%', value: percent('99.9') }))).toBe('99.9%');
  });

  it('of lengths that were calculated', () => {
    expect(words.length(decimal('2592'))).toBe('43 min 12 s');
    expect(words.length(decimal('1209.6'))).toBe('20 min 9.6 s');
    expect(words.length(decimal('396000'))).toBe('4 days 14 h');
    expect(words.length(decimal('0.0432'))).toBe('43.2 ms');
    expect(words.length(decimal('0'))).toBe('0 s');
  });

  it('of opening hours', () => {
    expect(words.hours(hours('monday', 'friday', '09:00', '18:00'))).toBe('Monday to Friday, 09:00 to 18:00');
    expect(words.hours(hours('sunday', 'sunday', '22:00', '02:00'))).toBe(
      'Sunday, 22:00 to 02:00 on the following day',
    );
    expect(words.hours(hours('saturday', 'saturday', '00:00', '24:00'))).toBe('Saturday, all day');
    expect(words.hours(hours('monday', 'sunday', '00:00', '24:00'))).toBe('24 hours a day, 7 days a week');
  });

  it('of lists', () => {
    expect(textOf(words.and(['A', 'B', 'C']))).toBe('A, B and C');
    expect(textOf(words.or(['A', 'B']))).toBe('A or B');
    expect(textOf(words.and(['A']))).toBe('A');
    expect(textOf(words.and([]))).toBe('');
    // Where an item has such a word inside, nobody could tell where it ends.
    expect(textOf(words.and(['A and B', 'C', 'D']))).toBe('A and B; C; and D');
    expect(textOf(words.or(['A, B', 'C']))).toBe('A, B; or C');
    expect(textOf(words.and(['A and B']))).toBe('A and B');
  });
});

describe('sentences', () => {
  it('are filled, and end once', () => {
    expect(textOf(fill('{a} pays {b}.', { a: 'Acme', b: 'all of it.' }))).toBe('Acme pays all of it.');
    expect(textOf(fill('{a}.', { a: 'Really?' }))).toBe('Really?');
    expect(textOf(fill('{a}, then', { a: 'Acme Inc.' }))).toBe('Acme Inc., then');
  });

  it('never read places in what fills them', () => {
    expect(textOf(fill('{a} and {b}', { a: '{b}', b: '$1' }))).toBe('{b} and $1');
  });

  it('begin with a capital, whatever stands first', () => {
    expect(textOf(capital([{ kind: 'strong', parts: [{ kind: 'text', text: 'über' }] }]))).toBe('Über');
    expect(textOf(capital([{ kind: 'code', text: 'x' }]))).toBe('x');
  });
});

describe('the language of a document', () => {
  it.each([
    [undefined, 'en-GB'],
    ['en-US', 'en-US'],
    ['EN-us', 'en-US'],
    ['fr-FR', 'en-GB'],
    ['no such tag', 'en-GB'],
  ])('%s is written as %s', (language, tag) => {
    expect(textsFor(language).tag).toBe(tag);
  });
});

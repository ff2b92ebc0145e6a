import { describe, expect, test } from 'vitest';
import {
  boundOf,
  businessSeconds,
  calendarMonths,
  ceiling,
  comparable,
  compare,
  decimal,
  decimalString,
  describeDimension,
  dimensionOf,
  exactSeconds,
  floor,
  formatDuration,
  groupedString,
  holds,
  isoDuration,
  maximum,
  minimum,
  minorDigits,
  moneyString,
  nominalSeconds,
  opposite,
  percentage,
  percentString,
  plainNumber,
  quantityOf,
  quantityString,
  roundMoney,
  roundTo,
  seconds,
  settle,
  shortDecimal,
  shortDuration,
  sum,
  type Value,
} from '../src/index.js';
import { business, comparison, money, percent, time } from './build.js';

describe('decimals', () => {
  test('are exact where floats are not', () => {
    expect(decimalString(decimal('99.9').minus('99.89'))).toBe('0.01');
    expect(decimalString(decimal('0.1').plus('0.2'))).toBe('0.3');
  });
  test('take text, whole numbers and decimals, and refuse what is neither', () => {
    expect(decimalString(decimal(12n))).toBe('12');
    expect(decimalString(decimal(decimal('1.50')))).toBe('1.5');
    expect(() => decimal('12 apples')).toThrow('"12 apples" is not a decimal number.');
    expect(() => decimal(0.1)).toThrow('0.1 is not a whole number; write decimals as text.');
  });
  test('print without exponent and without minus zero', () => {
    expect(decimalString(decimal('0.00000001'))).toBe('0.00000001');
    expect(decimalString(decimal('1000000000000000000000000'))).toBe('1000000000000000000000000');
    expect(decimalString(decimal('-0'))).toBe('0');
  });
  test('three thirds are one when they are settled', () => {
    const third = decimal(1).div(3);
    expect(third.times(3).eq(1)).toBe(false);
    expect(settle(third.times(3)).eq(1)).toBe(true);
  });
  test.each([
    ['99.8958', '0.01', 'down', '99.89'],
    ['99.891', '0.01', 'up', '99.9'],
    ['99.895', '0.01', 'half', '99.9'],
    ['99.8949', '0.01', 'half', '99.89'],
    ['-0.5', '1', 'down', '-1'],
    ['-0.5', '1', 'up', '0'],
    ['7', '0', 'down', '7'],
    ['10', '3', 'half', '9'],
  ] as const)('%s rounded to %s %s is %s', (value, step, mode, expected) => {
    expect(decimalString(roundTo(decimal(value), decimal(step), mode))).toBe(expected);
  });
  test('floor and ceiling go to the neighbours on both sides of zero', () => {
    expect(
      [floor(decimal('-1.2')), ceiling(decimal('-1.2')), floor(decimal('1.2')), ceiling(decimal('1.2'))].map(Number),
    ).toEqual([-2, -1, 1, 2]);
    expect(Number(floor(decimal('3')))).toBe(3);
  });
  test('sum, least and greatest', () => {
    expect(sum([]).eq(0)).toBe(true);
    expect(Number(maximum(decimal(1), decimal(3), decimal(2)))).toBe(3);
    expect(Number(minimum(decimal(2), decimal(1), decimal(3)))).toBe(1);
  });
});

describe('durations', () => {
  test.each([
    ['800', 'millisecond', '0.8', 'PT0.8S'],
    ['90', 'second', '90', 'PT90S'],
    ['15', 'minute', '900', 'PT15M'],
    ['1.5', 'hour', '5400', 'PT1.5H'],
    ['2', 'day', '172800', 'P2D'],
    ['1', 'week', '604800', 'P1W'],
  ] as const)('%s %s are %s s and %s', (value, unit, length, iso) => {
    expect(decimalString(exactSeconds(time(value, unit))!)).toBe(length);
    expect(isoDuration(value, unit)).toBe(iso);
    expect(calendarMonths(time(value, unit))).toBeUndefined();
  });
  test.each([
    ['1', 'month', '1', 'P1M'],
    ['2', 'quarter', '6', 'P6M'],
    ['1', 'year', '12', 'P1Y'],
  ] as const)('%s %s have no fixed length but %s months', (value, unit, months, iso) => {
    expect(exactSeconds(time(value, unit))).toBeUndefined();
    expect(decimalString(calendarMonths(time(value, unit))!)).toBe(months);
    expect(isoDuration(value, unit)).toBe(iso);
  });
  test('business hours have a length inside their calendar only, business days none', () => {
    expect(exactSeconds(business('2', 'hour'))).toBeUndefined();
    expect(Number(businessSeconds(business('2', 'hour')))).toBe(7200);
    expect(businessSeconds(business('2', 'day'))).toBeUndefined();
    expect(businessSeconds(time('2', 'hour'))).toBeUndefined();
    expect(calendarMonths(business('1', 'month'))).toBeUndefined();
  });
  test('the nominal length ranks months between 4 weeks and 31 days', () => {
    const month = nominalSeconds(time('1', 'month'));
    expect(month.gt(nominalSeconds(time('4', 'week'))) && month.lt(nominalSeconds(time('31', 'day')))).toBe(true);
  });
  test('are written in words', () => {
    expect(time('1', 'hour').text).toBe('1 hour');
    expect(business('2', 'day').text).toBe('2 business days');
    expect(shortDuration(time('1500', 'minute'))).toBe('1,500 min');
    expect(shortDuration(business('2', 'hour'))).toBe('2 business hours');
    expect(shortDuration(time('2', 'week'))).toBe('2 weeks');
  });
});

describe('printing', () => {
  test.each([
    ['0', '0 s'],
    ['0.0005', '0.5 ms'],
    ['0.8', '800 ms'],
    ['25.92', '25.9 s'],
    ['59.94', '59.9 s'],
    ['59.96', '1 min'],
    ['60', '1 min'],
    ['2592', '43 min 12 s'],
    ['1296', '21 min 36 s'],
    ['15552', '4 h 19 min 12 s'],
    ['315360', '3 days 15 h 36 min'],
    ['86400', '1 day'],
    ['-90', '-1 min 30 s'],
  ])('%s seconds are %s', (length, text) => {
    expect(formatDuration(decimal(length))).toBe(text);
  });
  test('numbers are grouped and rounded for people', () => {
    expect(groupedString(decimal('43200'))).toBe('43,200');
    expect(groupedString(decimal('1234567.891'))).toBe('1,234,567.891');
    expect(groupedString(decimal('-1234.5'), 2)).toBe('-1,234.50');
    expect(shortDecimal(decimal('99.99768'), 4)).toBe('99.9977');
    expect(percentString(decimal('99.8759'), 3)).toBe('99.876%');
    expect(percentString(decimal('99.50'))).toBe('99.5%');
  });
  test('money has the digits of its currency', () => {
    expect(moneyString(decimal('1250'), 'EUR')).toBe('EUR 1,250.00');
    expect(moneyString(decimal('1250'), 'JPY')).toBe('JPY 1,250');
    expect(moneyString(decimal('1.7361111'), 'EUR')).toBe('EUR 1.736111');
    expect([minorDigits('EUR'), minorDigits('JPY'), minorDigits('KWD'), minorDigits('no code')]).toEqual([2, 0, 3, 2]);
    expect(decimalString(roundMoney(decimal('17.365'), 'EUR'))).toBe('17.37');
    expect(decimalString(roundMoney(decimal('17.5'), 'JPY'))).toBe('18');
  });
  test('levels are printed in their own way', () => {
    expect(quantityString(percentage('99.5'))).toBe('99.5%');
    expect(quantityString(seconds('0.812'))).toBe('812 ms');
    expect(quantityString(plainNumber('4.2'))).toBe('4.2');
    expect(quantityString(quantityOf(money('3'))!)).toBe('EUR 3.00');
    expect(quantityString(quantityOf({ kind: 'measure', text: '100 Mbit/s', value: '100', unit: 'Mbit/s' })!)).toBe(
      '100 Mbit/s',
    );
    expect(quantityString(quantityOf(business('2', 'hour'))!)).toBe('2 h of business time');
  });
});

describe('comparisons', () => {
  const values: readonly [Value, string, string][] = [
    [percent('5'), 'percentage', 'a percentage'],
    [{ kind: 'number', text: '5', value: '5' }, 'number', 'a number'],
    [time('5', 'second'), 'duration', 'a duration'],
    [money('5'), 'money', 'an amount of money'],
    [{ kind: 'measure', text: '5 samples', value: '5', unit: 'sample' }, 'measure', 'a measured quantity'],
  ];
  test.each(values)('%o is %s', (value, dimension, words) => {
    expect(dimensionOf(value)).toBe(dimension);
    expect(describeDimension(dimensionOf(value))).toBe(words);
  });
  test('values of different dimensions, currencies or units are not comparable', () => {
    for (const [left] of values) {
      for (const [right] of values) expect(comparable(quantityOf(left)!, quantityOf(right)!)).toBe(left === right);
    }
    expect(comparable(quantityOf(money('1', 'EUR'))!, quantityOf(money('1', 'USD'))!)).toBe(false);
    expect(comparable(quantityOf(time('1', 'hour'))!, quantityOf(business('1', 'hour'))!)).toBe(false);
  });
  test('durations are compared whatever their units', () => {
    expect(compare(seconds('0.9'), comparison('<=', time('900', 'millisecond')))).toBe(true);
    expect(compare(seconds('901'), comparison('>', time('15', 'minute')))).toBe(true);
  });
  test('what has no length, no operator or another dimension has no answer', () => {
    expect(compare(seconds(1), comparison('<', time('1', 'month')))).toBeUndefined();
    expect(compare(seconds(1), comparison('<', percent('1')))).toBeUndefined();
    expect(compare(percentage('1'), { text: '1%', value: percent('1') })).toBeUndefined();
    expect(compare(percentage('1'), comparison('<', 'target'))).toBeUndefined();
  });
  test('target stands for the target of the case', () => {
    expect(compare(percentage('99.8'), comparison('<', 'target'), percent('99.9'))).toBe(true);
    expect(boundOf(comparison('<', 'target'), percent('99.9'))?.amount.toFixed()).toBe('99.9');
  });
  test('every operator is the complement of its opposite', () => {
    for (const operator of ['>=', '<=', '>', '<'] as const) {
      for (const value of ['1', '2', '3']) {
        expect(holds(decimal(value), operator, decimal(2))).toBe(
          !holds(decimal(value), opposite(operator), decimal(2)),
        );
      }
    }
  });
});

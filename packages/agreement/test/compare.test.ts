import { describe, expect, test } from 'vitest';
import { favourOf, favourRule } from '../src/compare/favours.js';
import { compareHours } from '../src/compare/hours.js';
import { sameMeaning } from '../src/compare/meaning.js';
import { plainOf } from '../src/compare/plain.js';
import { relationOf, strictnessOf } from '../src/compare/quantities.js';
import { pairBySimilarity } from '../src/compare/similarity.js';
import { duration, FAVOURS, type Operator, type WeeklyHours } from '../src/index.js';

const percent = (value: string) => ({ kind: 'percent', text: `${value}%`, value }) as const;
const target = (operator: Operator, value: string) => ({ text: '', operator, value: percent(value) });
const hours = (from: WeeklyHours['from'], to: WeeklyHours['to'], start: string, end: string): WeeklyHours => ({
  from,
  to,
  start,
  end,
});

describe('meaning', () => {
  test.each([
    [duration('60', 'minute'), duration('1', 'hour'), true],
    [duration('7', 'day'), duration('1', 'week'), true],
    [duration('3', 'month'), duration('1', 'quarter'), true],
    [duration('30', 'day'), duration('1', 'month'), false],
    [duration('4', 'hour', true), duration('4', 'hour'), false],
    [percent('99.950'), percent('99.95'), true],
    [['a', 'b'], ['b', 'a'], true],
    [['a', 'a', 'b'], ['a', 'b', 'b'], false],
    [
      [hours('monday', 'tuesday', '09:00', '17:00')],
      [hours('tuesday', 'tuesday', '09:00', '17:00'), hours('monday', 'monday', '09:00', '17:00')],
      true,
    ],
    [
      [hours('sunday', 'sunday', '22:00', '02:00')],
      [hours('sunday', 'sunday', '22:00', '24:00'), hours('monday', 'monday', '00:00', '02:00')],
      true,
    ],
  ])('%j and %j: %j', (left, right, same) => {
    expect(sameMeaning(plainOf(left), plainOf(right))).toBe(same);
  });
});

describe('differences', () => {
  test.each([
    [duration('30', 'minute'), duration('1', 'hour'), 1, 'seconds', '1800'],
    [duration('2', 'hour', true), duration('90', 'minute', true), -1, 'business seconds', '-1800'],
    [duration('5', 'day', true), duration('3', 'day', true), -1, 'business days', '-2'],
    [duration('1', 'year'), duration('3', 'month'), -1, 'months', '-9'],
    [percent('99.9'), percent('99.95'), 1, 'points', '0.05'],
    ['2027-01-31', '2027-03-01', 1, 'days', '29'],
    [3, 2, -1, 'number', '-1'],
  ])('%j to %j', (old, now, order, unit, amount) => {
    expect(relationOf(plainOf(old), plainOf(now))).toEqual({ order, difference: { in: unit, amount } });
  });

  test.each([
    ['a month may have 30 days or not', duration('30', 'day'), duration('1', 'month'), undefined],
    ['28 days are never longer than a month', duration('1', 'month'), duration('28', 'day'), -1],
    ['40 days are longer than any month', duration('1', 'month'), duration('40', 'day'), 1],
    ['business time is never shorter than the clock', duration('4', 'hour', true), duration('4', 'hour'), -1],
    ['but may be longer than any', duration('4', 'hour', true), duration('5', 'hour'), undefined],
  ])('%s', (_, old, now, order) => {
    expect(relationOf(plainOf(old), plainOf(now))).toEqual({ order });
  });

  test.each([
    ['>=', '99.9', '>=', '99.95', 1],
    ['<=', '5', '<=', '4', 1],
    ['>=', '99.9', '>', '99.9', 1],
    ['<', '5', '<=', '5', -1],
    ['>=', '99.9', '<=', '99.9', undefined],
  ] as const)('%s %s to %s %s', (a, left, b, right, order) => {
    expect(strictnessOf(target(a, left), target(b, right)).order).toBe(order);
  });

  test('hours are more, fewer, or others', () => {
    const office = [hours('monday', 'friday', '09:00', '17:00')];
    expect(compareHours(office, [hours('monday', 'friday', '08:00', '18:00')])).toBe(1);
    expect(compareHours(office, [hours('monday', 'thursday', '09:00', '17:00')])).toBe(-1);
    expect(compareHours(office, [hours('monday', 'friday', '10:00', '18:00')])).toBeUndefined();
  });
});

describe('favours', () => {
  test('more and less are opposites, and what is not listed is unclear', () => {
    for (const [key, rule] of Object.entries(FAVOURS)) {
      const more = favourOf(rule, { kind: 'changed', order: 1 }, 'customer');
      const less = favourOf(rule, { kind: 'changed', order: -1 }, 'customer');
      const other = { provider: 'customer', customer: 'provider', neutral: 'neutral', unclear: 'unclear' };
      expect({ key, less }).toEqual({ key, less: other[more] });
    }
    expect(favourOf(favourRule('law/venue'), { kind: 'changed', order: 1 }, undefined)).toBe('unclear');
  });

  test('a right favours whoever has it', () => {
    const rule = favourRule('objectives/remedies/termination');
    expect(favourOf(rule, { kind: 'added' }, 'provider')).toBe('provider');
    expect(favourOf(rule, { kind: 'removed' }, 'provider')).toBe('customer');
    expect(favourOf(rule, { kind: 'added' }, undefined)).toBe('unclear');
  });

  test('supports and the rules for all remedies follow the same table', () => {
    expect(favourRule('supports/remedies/cap/amount')).toBe(FAVOURS['objectives/remedies/cap/amount']);
    expect(favourRule('remedies/claims/within/within')).toBe(FAVOURS['objectives/claims/within/within']);
  });
});

test('pairs are the same from both sides', () => {
  const old = ['the red house', 'the blue house', 'a garden'];
  const now = ['a blue house', 'the red house by the sea', 'a field'];
  const there = pairBySimilarity(old, now, (text) => text, 0.5);
  const back = pairBySimilarity(now, old, (text) => text, 0.5);
  expect(there.pairs.map(([a, b]) => `${a} | ${b}`).sort()).toEqual(back.pairs.map(([a, b]) => `${b} | ${a}`).sort());
  expect(there.pairs).toContainEqual(['the red house', 'the red house by the sea']);
  expect(there.onlyOld).toEqual(back.onlyNew);
});

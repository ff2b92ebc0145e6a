import { describe, expect, test } from 'vitest';
import { greatestPayments } from '../src/index.js';
import { below, cap, credit, penalty, per, plan, share, sumOf, terminate } from './build.js';

const texts = (...remedies: Parameters<typeof greatestPayments>[0]) =>
  greatestPayments(remedies).map((line) => line.text);

describe('the most that a promise can cost', () => {
  const small = credit('10', below('99.9'));
  const great = credit('30', below('95'));

  test('is the greatest tier', () => {
    expect(texts(great, small, cap(share('50'), per('month')))).toEqual([great.text]);
    expect(texts(terminate({ misses: 3, consecutive: false }))).toEqual([]);
  });

  test('and every line that is added to it', () => {
    const always = credit('5');
    expect(texts(small, great, always)).toEqual([great.text, always.text]);
  });

  test('of each kind, and of amounts that cannot be compared, each', () => {
    const fine = penalty(sumOf('300'), below('99'));
    const money = credit(sumOf('20'), below('90'));
    expect(texts(small, fine, money)).toEqual([small.text, fine.text, money.text]);
  });

  test('for each plan: what outdoes a line must cover all its cases', () => {
    const premium = credit('10', below('99.9'), { for: [plan('Premium')] });
    const both = credit('20', below('99.9'), { for: [plan('Premium'), plan('Basic')] });
    const other = credit('40', below('99.9'), { for: [plan('Basic')] });
    expect(greatestPayments([premium, both])).toEqual([both]);
    expect(greatestPayments([both, other])).toEqual([both, other]);
  });
});

import { describe, expect, test } from 'vitest';
import {
  type Agreement,
  percentage,
  type Remedy,
  type ScopeReference,
  statusOfLevel,
  terminationRights,
  type Window,
  type WindowResult,
} from '../src/index.js';
import {
  at,
  below,
  business,
  objective,
  per,
  percent,
  plan,
  shop,
  target,
  terminate,
  time,
  windowOn,
} from './build.js';

/** `x` missed, `.` met, `-` no level: one window after the other from January 2026 on. */
const history = (
  of: Agreement,
  marks: string,
  rest: Partial<WindowResult> = {},
  window: Window = per('month'),
): WindowResult[] =>
  [...marks].map((mark, index) => {
    const months = window.kind === 'calendar' && window.period === 'quarter' ? index * 3 : index;
    const date = `${2026 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-05`;
    const status = mark === 'x' ? 'missed' : mark === '.' ? 'met' : 'none';
    return { objective: 'Uptime', scope: [], window: windowOn(of, date, window), status, ...rest };
  });
const rights = (of: Agreement, results: readonly WindowResult[]) =>
  terminationRights(of, results).map(
    ({ objective: id, windows }) => `${id ?? 'any'}: ${windows.map(({ label }) => label.slice(2)).join(' ')}`,
  );
const own = (...remedies: Remedy[]) => shop({ remedies });
const common = (...remedies: Remedy[]) => shop({}, { remedies: { remedies, claims: [] } });
const any = (misses: number, months: string) => terminate({ misses, consecutive: false, in: time(months, 'month') });
const consecutive = (misses: number) => terminate({ misses, consecutive: true });

describe('n misses in a time', () => {
  const terms = own(any(3, '6'));
  test.each([
    ['xxx', ['Uptime: 26-01 26-02 26-03']],
    ['x.x.x', ['Uptime: 26-01 26-03 26-05']],
    ['x....xx', []],
    ['x...xx', ['Uptime: 26-01 26-05 26-06']],
    ['x....x.', []],
    ['xx....x', []],
    ['xxxx', ['Uptime: 26-01 26-02 26-03', 'Uptime: 26-01 26-02 26-03 26-04']],
  ])('%s', (marks, expected) => {
    expect(rights(terms, history(terms, marks))).toEqual(expected);
  });
  test('a window without a level is skipped', () => {
    expect(rights(terms, history(terms, 'x-x-x'))).toEqual(['Uptime: 26-01 26-03 26-05']);
  });
  test('a quarter counts by the month in which it ends', () => {
    const quarterly = own(any(2, '6'));
    const results = history(quarterly, 'xx.x', {}, per('quarter'));
    expect(rights(quarterly, results)).toEqual(['Uptime: 26-Q1 26-Q2']);
    expect(rights(own(any(2, '7')), results)).toEqual(['Uptime: 26-Q1 26-Q2', 'Uptime: 26-Q2 26-Q4']);
  });
  test('a time in days looks back from the end of the last window', () => {
    const days = own(terminate({ misses: 2, consecutive: false, in: time('30', 'day') }));
    expect(rights(days, history(days, 'xx'))).toEqual(['Uptime: 26-01 26-02']);
    expect(rights(days, history(days, '.xx'))).toEqual([]);
  });
  test('with each, one window may hold several misses', () => {
    expect(rights(terms, history(terms, 'x', { misses: 3 }))).toEqual(['Uptime: 26-01']);
    expect(rights(terms, history(terms, 'x', { misses: 2 }))).toEqual([]);
  });
  test('misses without a time count for ever', () => {
    const ever = own(terminate({ misses: 2, consecutive: false }));
    expect(rights(ever, history(ever, 'x...........x'))).toEqual(['Uptime: 26-01 27-01']);
  });
});

describe('n consecutive misses', () => {
  const terms = own(consecutive(2));
  test.each([
    ['x.x', []],
    ['.xx', ['Uptime: 26-02 26-03']],
    ['x-x', ['Uptime: 26-01 26-03']],
    ['xxx', ['Uptime: 26-01 26-02', 'Uptime: 26-02 26-03']],
  ])('%s', (marks, expected) => {
    expect(rights(terms, history(terms, marks))).toEqual(expected);
  });
  test('the order of the results does not matter', () => {
    expect(rights(terms, history(terms, '.xx').toReversed())).toEqual(['Uptime: 26-02 26-03']);
  });
});

describe('several lines are alternatives', () => {
  test('each gives its own right', () => {
    const terms = own(consecutive(2), any(3, '12'));
    expect(rights(terms, history(terms, 'x.x.x'))).toEqual(['Uptime: 26-01 26-03 26-05']);
    expect(rights(terms, history(terms, 'xx'))).toEqual(['Uptime: 26-01 26-02']);
  });
  test('`when` looks at one level', () => {
    const terms = own(
      terminate(undefined, { when: below('95') }),
      terminate(undefined, { when: { kind: 'missed', text: 'missed' } }),
    );
    const results = history(terms, 'xx').map((result, index) => ({
      ...result,
      level: percentage(index === 0 ? '95' : '94.9'),
    }));
    expect(rights(terms, results)).toEqual(['Uptime: 26-01', 'Uptime: 26-02', 'Uptime: 26-02']);
    expect(rights(terms, history(terms, '.', { level: undefined }))).toEqual([]);
  });
});

describe('misses count per objective and per scope', () => {
  const scoped =
    (mark: string, ...scope: ScopeReference[]) =>
    (of: Agreement) =>
      history(of, mark, { scope });
  test('misses of two plans do not add up', () => {
    const terms = own(consecutive(2));
    expect(rights(terms, [...scoped('x.', plan('A'))(terms), ...scoped('.x', plan('B'))(terms)])).toEqual([]);
    expect(rights(terms, [...scoped('xx', plan('A'))(terms), ...scoped('.x', plan('B'))(terms)])).toEqual([
      'Uptime: 26-01 26-02',
    ]);
  });
  test('a line for a scope gives a right to that scope only', () => {
    const terms = own(terminate({ misses: 1, consecutive: true }, { for: [plan('A')] }));
    expect(terminationRights(terms, [...scoped('x', plan('A'))(terms), ...scoped('x', plan('B'))(terms)])).toHaveLength(
      1,
    );
  });
  test('in `remedies` a window with a miss of any objective counts once', () => {
    const speed = objective('Speed', 'ShopUptime', { targets: [target('>=', percent('99'))] });
    const terms = common(consecutive(2), any(2, '3'));
    const two = { ...terms, objectives: [...terms.objectives, speed] };
    const other = (marks: string) => history(two, marks, { objective: 'Speed' });
    expect(rights(two, [...history(two, 'x.'), ...other('x.')])).toEqual([]);
    expect(rights(two, [...history(two, 'x.'), ...other('.x')])).toEqual(['any: 26-01 26-02', 'any: 26-01 26-02']);
  });
  test('`when` in `remedies` names the objective', () => {
    const terms = common(terminate(undefined, { when: below('95') }));
    expect(rights(terms, history(terms, 'x', { level: percentage('90') }))).toEqual(['Uptime: 26-01']);
  });
});

describe('the right', () => {
  test('arises when the window ends, and the notice runs from there', () => {
    const terms = own(terminate({ misses: 1, consecutive: true }, { notice: time('30', 'day') }));
    const [right] = terminationRights(terms, history(terms, 'x'));
    expect(right?.arises.equals(at('2026-02-01T00:00'))).toBe(true);
    expect(right?.earliestEnd?.equals(at('2026-03-03T00:00'))).toBe(true);
    expect(right?.trace.text).toBe('Globex may terminate after 2026-01 with 30 days notice: "terminate by customer"');
  });
  test('a notice in business days is left to the calendar', () => {
    const terms = own(terminate({ misses: 1, consecutive: true }, { notice: business('5', 'day') }));
    expect(terminationRights(terms, history(terms, 'x'))[0]?.earliestEnd).toBeUndefined();
  });
  test('support gives rights too', () => {
    const terms = shop({});
    expect(terminationRights({ ...terms, supports: [] }, history(terms, 'xxx'))).toEqual([]);
  });
});

test('the status of a window comes from its level and the target of its scope', () => {
  const terms = shop({ targets: [target('>=', percent('99.9')), target('>=', percent('99'), plan('Basic'))] });
  const status = (level: string, ...scope: ScopeReference[]) =>
    statusOfLevel(terms, 'Uptime', scope, percentage(level));
  expect([status('99.5'), status('99.5', plan('Basic')), status('99.9')]).toEqual(['missed', 'met', 'met']);
  expect(statusOfLevel(terms, 'Nowhere', [], percentage('1'))).toBe('none');
});

import { describe, expect, test } from 'vitest';
import {
  baselineOf,
  compareAmounts,
  covers,
  decimal,
  deepestLine,
  directionOf,
  domainOfLevel,
  failuresOf,
  isMissed,
  type Ladder,
  ladderOf,
  loosestTarget,
  mostSpecific,
  narrower,
  objectiveScopes,
  percentage,
  type Remedy,
  rollingMisses,
  type ScopeReference,
  sameScope,
  scopesOf,
  scopeTitle,
  seconds,
  targetFor,
  targetOf,
} from '../src/index.js';
import {
  above,
  agreement,
  below,
  comparison,
  credit,
  extension,
  fee,
  missed,
  money,
  objective,
  option,
  penalty,
  percent,
  plan,
  region,
  share,
  sumOf,
  target,
  time,
  when,
} from './build.js';

const falling = { direction: 'falls', lowest: decimal(0), highest: decimal(100) } as const;
const rising = { direction: 'rises', lowest: decimal(0) } as const;
const range = (from: string, to: string) => when(comparison('>=', percent(from)), comparison('<=', percent(to)));
const upTo = target('>=', percent('99.9'));
const ladder = (
  remedies: readonly Remedy[],
  goal = upTo,
  domain: Parameters<typeof ladderOf>[4] = falling,
  scope: ScopeReference[] = [],
) => ladderOf(remedies, 'credit', scope, goal, domain);
const ranges = ({ tiers }: Ladder) =>
  tiers.map(({ line, range: { text } }) => `${line.kind === 'extension' ? '' : line.amount.text}: ${text}`);

describe('a ladder: the deepest bound that holds pays, once', () => {
  const three = [credit('10', below('99.9')), credit('25', below('99.0')), credit('100', below('95.0'))];
  test('has exact half-open ranges', () => {
    expect(ranges(ladder(three))).toEqual([
      '10% of fee: at least 99.0% and less than 99.9%',
      '25% of fee: at least 95.0% and less than 99.0%',
      '100% of fee: less than 95.0%',
    ]);
  });
  test.each([
    ['100', undefined],
    ['99.9', undefined],
    ['99.8999999999', '10'],
    ['99', '10'],
    ['98.99', '25'],
    ['95', '25'],
    ['0', '100'],
  ])('%s pays %s', (level, value) => {
    const line = deepestLine(ladder(three), percentage(level));
    expect(line && 'amount' in line ? line.amount.text : undefined).toBe(value && `${value}% of fee`);
  });
  test('does not depend on the order of its lines', () => {
    expect(ranges(ladder(three.toReversed()))).toEqual(ranges(ladder(three)));
  });
  test('rises for a duration, whatever the units', () => {
    const slow = [credit('5', above(time('800', 'millisecond'))), credit('10', above(time('1', 'second')))];
    const result = ladderOf(slow, 'credit', [], target('<=', time('800', 'millisecond')), rising);
    expect(ranges(result)).toEqual([
      '5% of fee: more than 800 milliseconds and at most 1 second',
      '10% of fee: more than 1 second',
    ]);
    expect(deepestLine(result, seconds('1.2'))).toBe(slow[1]);
    expect(deepestLine(result, seconds('0.8'))).toBeUndefined();
  });
  test('`missed` and `< target` are bounds at the target of the case', () => {
    const lines = [credit('10', missed), credit('25', below('99.0'))];
    expect(ranges(ladder(lines))).toEqual([
      '10% of fee: at least 99.0% and less than 99.9%',
      '25% of fee: less than 99.0%',
    ]);
    expect(ranges(ladder([credit('10', when(comparison('<', 'target')))]))).toEqual(['10% of fee: less than 99.9%']);
    expect(ladderOf([credit('10', missed)], 'credit', [], undefined, falling).unresolved).toHaveLength(1);
  });
  test('one ladder is the lines that cover the case, with and without `for`', () => {
    const lines = [
      credit('10', below('99.95'), { for: [plan('Premium')] }),
      credit('10', below('99.9')),
      credit('25', below('99')),
    ];
    expect(ranges(ladder(lines, target('>=', percent('99.95')), falling, [plan('Premium')]))).toEqual([
      '10% of fee: at least 99.9% and less than 99.95%',
      '10% of fee: at least 99% and less than 99.9%',
      '25% of fee: less than 99%',
    ]);
    expect(ranges(ladder(lines, upTo, falling, [plan('Standard')]))).toHaveLength(2);
  });
  test('credits, penalties and extensions are ladders of their own; lines without `when` belong to none', () => {
    const lines = [
      credit('10', below('99.9')),
      penalty(sumOf('250'), below('99')),
      extension(time('1', 'day'), below('98')),
      credit('1'),
    ];
    for (const kind of ['credit', 'penalty', 'extension'] as const)
      expect(ladderOf(lines, kind, [], upTo, falling).lines).toHaveLength(1);
  });
});

describe('what is wrong with a ladder', () => {
  test('a transcribed table has gaps at its seams', () => {
    const result = ladder([
      credit('5', range('99.00', '99.89')),
      credit('20', range('97.00', '98.99')),
      credit('50', below('97')),
    ]);
    expect(result.gaps.map(({ range: { text }, besideTarget }) => [text, besideTarget])).toEqual([
      ['more than 98.99% and less than 99.00%', false],
      ['more than 99.89% and less than 99.9%', true],
    ]);
  });
  test('rounding to the seam closes them', () => {
    const lines = [credit('5', range('99.00', '99.89')), credit('50', below('99.00'))];
    expect(ladder(lines).gaps).toHaveLength(1);
    expect(ladder(lines, upTo, { ...falling, step: decimal('0.01') }).gaps).toEqual([]);
    expect(ladder(lines, upTo, { ...falling, step: decimal('0.001') }).gaps).toHaveLength(1);
  });
  test('a first tier below the target leaves a gap beside it', () => {
    expect(
      ladder([credit('10', below('99.0'))]).gaps.map(({ range: { text }, besideTarget }) => [text, besideTarget]),
    ).toEqual([['at least 99.0% and less than 99.9%', true]]);
  });
  test('a table that ends leaves the worst levels out', () => {
    expect(ladder([credit('10', range('95', '99.9'))]).gaps.map(({ range: { text } }) => text)).toEqual([
      'less than 95%',
    ]);
  });
  test('explicit ranges that share a value overlap', () => {
    const lines = [
      credit('5', range('99.0', '99.9')),
      credit('20', range('97.0', '99.0')),
      credit('30', range('96.0', '97.5')),
    ];
    const { overlaps } = ladder(lines);
    expect(overlaps.map(({ range: { text }, lines: both }) => [text, both.length])).toEqual([
      ['at least 97.0% and at most 97.5%', 2],
      ['exactly 99.0%', 2],
    ]);
    expect(overlaps[1]!.lines).toEqual([lines[0], lines[1]]);
  });
  test('plain ladders never overlap', () => {
    expect(ladder([credit('5', below('99.9')), credit('20', below('99'))]).overlaps).toEqual([]);
  });
  test('a bound that pays while the target is met', () => {
    const { paysWhileMet } = ladder([credit('5', below('99.95')), credit('10', below('99.9'))]);
    expect(paysWhileMet.map(({ range: { text } }) => text)).toEqual(['at least 99.9% and less than 99.95%']);
  });
  test('two lines with the same bound', () => {
    const twins = [credit('5', below('99.9')), credit('10', below('99.90')), credit('20', below('99'))];
    expect(ladder(twins).sameBound).toEqual([[twins[0], twins[1]]]);
    expect(
      ladder([credit('5', below('99.9')), credit('10', when(comparison('<=', percent('99.9'))))]).sameBound,
    ).toEqual([]);
  });
  test('a deeper bound that pays less', () => {
    const lines = [credit('25', below('99.9')), credit('10', below('99'))];
    expect(ladder(lines).paysLess).toEqual([{ milder: lines[0], deeper: lines[1] }]);
    expect(ladder([credit('10', below('99.9')), credit(sumOf('5'), below('99'))]).paysLess).toEqual([]);
  });
  test('a line that another one hides', () => {
    const lines = [
      credit('10', range('99', '99.5')),
      credit('20', when(comparison('<', percent('99.4')))),
      credit('30', below('99.45')),
    ];
    expect(ladder(lines).hidden).toEqual([]);
    const hidden = [credit('10', range('99', '99.5')), credit('20', when(comparison('<=', percent('99.5'))))];
    expect(ladder(hidden).hidden).toEqual([hidden[0]]);
  });
  test('a bound of another dimension or without an operator is set apart', () => {
    const lines = [
      credit('10', below('99.9')),
      credit('20', above(time('1', 'second'))),
      credit('30', when({ text: '95%', value: percent('95') })),
    ];
    const result = ladder(lines);
    expect(result.unresolved).toEqual([lines[1], lines[2]]);
    expect(result.lines).toHaveLength(1);
  });
  test('a target of 100% is missed by everything below', () => {
    const result = ladder([credit('10', below('99'))], target('>=', percent('100')));
    expect(result.gaps.map(({ range: { text } }) => text)).toEqual(['at least 99% and less than 100%']);
  });
});

describe('amounts can be compared as far as the text goes', () => {
  const fraction = (numerator: string, denominator: string) =>
    ({ kind: 'fraction', text: '', numerator, denominator, base: fee }) as const;
  const days = (count: string) => ({ kind: 'time', text: '', time: time(count, 'day'), base: fee }) as const;
  test.each([
    [share('10'), share('25'), -1],
    [share('10'), fraction('1', '10'), 0],
    [{ kind: 'times', text: '', times: '2', base: fee } as const, share('100'), 1],
    [sumOf('5'), sumOf('5.00'), 0],
    [sumOf('5', 'EUR'), sumOf('5', 'USD'), undefined],
    [sumOf('5'), share('5'), undefined],
    [days('1'), days('2'), -1],
    [days('1'), share('10'), undefined],
    [share('10'), share('10', { ...fee, text: 'total fee', of: 'total fee' }), undefined],
  ])('%o and %o', (left, right, expected) => {
    expect(compareAmounts(left, right)).toBe(expected);
  });
});

describe('scopes', () => {
  test('names of one kind mean any, of different kinds all of them', () => {
    const line = [plan('A'), plan('B'), region('EU')];
    expect(covers(line, [plan('B'), region('EU')])).toBe(true);
    expect(covers(line, [plan('B')])).toBe(false);
    expect(covers(line, [plan('C'), region('EU')])).toBe(false);
    expect(covers([], [plan('C')])).toBe(true);
  });
  test('narrower covers a part only', () => {
    expect(narrower([plan('A')], [])).toBe(true);
    expect(narrower([plan('A')], [plan('A'), plan('B')])).toBe(true);
    expect(narrower([plan('A'), region('EU')], [plan('A')])).toBe(true);
    expect(narrower([plan('A')], [region('EU')])).toBe(false);
    expect(narrower([plan('A')], [plan('A')])).toBe(false);
    expect(sameScope([plan('A'), plan('B')], [plan('B'), plan('A')])).toBe(true);
  });
  test('the most specific lines that cover a case', () => {
    const lines = [{ for: [] }, { for: [plan('A'), plan('B')] }, { for: [plan('A')] }, { for: [plan('C')] }];
    expect(mostSpecific(lines, [plan('A')])).toEqual([lines[2]]);
    expect(mostSpecific(lines, [plan('B')])).toEqual([lines[1]]);
    expect(mostSpecific(lines, [plan('D')])).toEqual([lines[0]]);
  });
  test('the cases that lines tell apart', () => {
    const of = agreement({ scopes: ['A', 'B'].map((id) => ({ id, title: `Plan ${id}`, kind: 'plan' as const })) });
    expect(scopesOf(of, [{ for: [] }])).toEqual([[]]);
    expect(scopesOf(of, [{ for: [plan('A')] }])).toEqual([[plan('A')], [plan('B')]]);
    expect(scopesOf(of, [{ for: [plan('A'), option('X')] }, { for: [option('Y')] }])).toHaveLength(8);
    expect(scopeTitle(of, [plan('A'), option('X')])).toBe('Plan A, X');
    expect(scopeTitle(of, [])).toBe('every customer');
  });
});

describe('targets', () => {
  const table = objective('Uptime', 'Up', {
    targets: [
      target('>=', percent('99')),
      target('>=', percent('99.9'), plan('Standard')),
      target('>=', percent('99.99'), plan('Standard'), region('EU')),
    ],
    noTargets: [{ for: [plan('Free')] }],
  });
  const text = (...scope: ScopeReference[]) => targetOf(table, scope)?.comparison.text;
  test('the most specific one that matches holds', () => {
    expect([text(), text(plan('Standard')), text(plan('Standard'), region('EU')), text(plan('Other'))]).toEqual([
      '>= 99%',
      '>= 99.9%',
      '>= 99.99%',
      '>= 99%',
    ]);
  });
  test('an empty cell on purpose promises nothing', () => {
    expect(targetFor(table, [plan('Free')])).toEqual({ kind: 'none', onPurpose: true });
    expect(targetFor(objective('None', 'Up'), [])).toEqual({ kind: 'none', onPurpose: false });
  });
  test('two equally specific ones are ambiguous', () => {
    const both = objective('Both', 'Up', {
      targets: [target('>=', percent('99'), plan('A')), target('>=', percent('98'), region('EU'))],
    });
    expect(targetFor(both, [plan('A'), region('EU')])).toEqual({ kind: 'ambiguous', targets: both.targets });
    expect(targetFor(both, [plan('A')]).kind).toBe('target');
  });
  test('a miss is a level that breaks the target', () => {
    expect([
      isMissed(percentage('99.9'), upTo),
      isMissed(percentage('99.89'), upTo),
      isMissed(seconds(1), upTo),
    ]).toEqual([false, true, undefined]);
  });
  test('with each, every failure is a miss', () => {
    const quick = target('<=', time('1', 'second'));
    expect(failuresOf([seconds('0.5'), seconds('1'), seconds('1.5'), seconds('2')], quick)).toHaveLength(2);
  });
  test('the loosest of several', () => {
    expect(loosestTarget(table.targets)?.comparison.text).toBe('>= 99%');
    expect(
      loosestTarget([target('<=', time('1', 'second')), target('<=', time('2000', 'millisecond'))])?.comparison.text,
    ).toBe('<= 2000 milliseconds');
    expect(loosestTarget([target('<=', time('1', 'second')), upTo])).toBeUndefined();
    expect(loosestTarget([])).toBeUndefined();
  });
  test('the cases of an objective come from targets, empty cells and remedies', () => {
    const of = agreement();
    const some = objective('Some', 'Up', {
      noTargets: [{ for: [option('X')] }],
      remedies: [credit('1', missed, { for: [plan('P')] })],
    });
    expect(objectiveScopes(of, some)).toEqual([[plan('P')], [plan('P'), option('X')]]);
  });
  test('missed days in a row of a rolling window are one miss, at the worst level, in the month in which they began', () => {
    const days = ['99.95', '99.8', '99.5', '99.7', '99.95', '99.6'].map((level, index) => ({
      date: `2026-0${index < 2 ? '1-3' : '2-0'}${index < 2 ? index : index - 1}`,
      level: percentage(level),
    }));
    expect(
      rollingMisses(days, upTo).map(({ from, to, level, month }) => [from, to, level.amount.toFixed(), month]),
    ).toEqual([
      ['2026-01-31', '2026-02-02', '99.5', '2026-01'],
      ['2026-02-04', '2026-02-04', '99.6', '2026-02'],
    ]);
    const slow = [1, 3, 2].map((length, index) => ({ date: `2026-01-0${index + 1}`, level: seconds(length) }));
    expect(rollingMisses(slow, target('<=', time('500', 'millisecond')))[0]?.level.amount.toFixed()).toBe('3');
  });
  test('a baseline is the median with the extremes', () => {
    const levels = ['99.97', '99.92', '99.99', '99.98'].map((level) => decimal(level));
    const falls = baselineOf(levels, 'falls')!;
    expect([falls.median, falls.worst, falls.best].map((it) => it.toFixed())).toEqual(['99.975', '99.92', '99.99']);
    expect(baselineOf(levels, 'rises')?.worst.toFixed()).toBe('99.99');
    expect(baselineOf([], 'falls')).toBeUndefined();
  });
});

describe('the domain of a level', () => {
  const metrics = [
    { id: 'Csat', title: '', measure: { kind: 'score', from: '1', to: '5', services: [] } as const },
    {
      id: 'Time',
      title: '',
      measure: { kind: 'duration', from: 'a', to: 'b', services: [] } as const,
      rounded: { mode: 'half', to: time('10', 'millisecond') } as const,
    },
    { id: 'Errors', title: '', measure: { kind: 'ratio', of: 'a', to: 'b', services: [] } as const },
  ];
  const of = (metric: string, lines: Partial<Parameters<typeof domainOfLevel>[2]> = {}) => {
    const { direction, lowest, highest, step } = domainOfLevel(
      agreement({ metrics }),
      { text: metric, metric },
      { targets: [], remedies: [], ...lines },
    );
    return [direction, lowest?.toFixed(), highest?.toFixed(), step?.toFixed()];
  };
  test('comes from the metric', () => {
    expect(of('Csat')).toEqual(['falls', '1', '5', undefined]);
    expect(of('Time')).toEqual(['rises', '0', undefined, '0.01']);
    expect(of('Errors')).toEqual(['falls', '0', '100', undefined]);
  });
  test('its direction from the targets, else from the remedies', () => {
    expect(of('Errors', { targets: [target('<=', percent('1'))] })[0]).toBe('rises');
    expect(of('Errors', { remedies: [credit('5', above(percent('1')))] })[0]).toBe('rises');
    expect(of('Time', { remedies: [credit('5', when(comparison('<', time('1', 'second'))))] })[0]).toBe('falls');
    expect(directionOf(undefined)).toBeUndefined();
  });
  test('without a metric it comes from what is written', () => {
    const lines = { targets: [], remedies: [credit('5', above(money('5')))] };
    expect(domainOfLevel(agreement(), undefined, lines).highest).toBeUndefined();
    expect(domainOfLevel(agreement(), undefined, { targets: [upTo], remedies: [] }).highest?.toFixed()).toBe('100');
  });
});

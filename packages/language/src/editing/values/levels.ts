import {
  type Big,
  ceiling,
  decimal,
  decimalString,
  downtimeBudgets,
  floor,
  groupedString,
  HUNDRED,
  metricOf,
  typicalLength,
  type Value,
} from '@sla-language/agreement';
import { CompletionItemKind } from 'vscode-languageserver';
import { type Candidate, RANK } from '../completion/candidate.js';
import { writtenValue } from '../completion/promises.js';
import { currencyOf, type Measured, measuredBy, type Surroundings, writtenBefore } from '../completion/surroundings.js';

/** Targets that are common for what the objective measures, each with what it allows. */
export function targetValues(surroundings: Surroundings): Candidate[] {
  const measured = measuredBy(surroundings);
  const { promise } = surroundings;
  const baselines = promise && 'baselines' in promise ? promise.baselines.map(({ value }) => value.text) : [];
  const common = commonTargets(measured, surroundings);
  return distinct([
    ...common.map((text) => level(text, allowance(text, measured))),
    ...baselines.map((text) => level(text, 'as it was before (the baseline)')),
  ]);
}

/** Bounds of credits and penalties: the target where no line has it yet, then deeper ones. */
export function boundValues(surroundings: Surroundings): Candidate[] {
  const measured = measuredBy(surroundings);
  const { promise } = surroundings;
  const targets = (promise?.targets ?? []).flatMap(({ comparison }) =>
    comparison.value === 'target' ? [] : [comparison.value],
  );
  // The line goes below those above it.
  const above = [...writtenBefore(surroundings).matchAll(/\bwhen [<>]=? (\d[\d._]*(?: ?%| [A-Za-z]+)?)/g)].map(
    (match) => writtenValue(match[1]!.replace(' %', '%')),
  );
  const used = new Set(above.map(({ text }) => text));
  const deepest = deepestOf([...targets, ...above], measured.direction);
  const own = targets.map(({ text }) => ({
    ...level(text, 'the target: whatever misses it'),
    ...(used.has(text) ? { rank: RANK.other - RANK.value } : {}),
  }));
  const deeper = deepest
    ? deeperThan(deepest, measured).map((text) => level(text, allowance(text, measured) ?? 'further from the target'))
    : commonTargets(measured, surroundings).map((text) => level(text, allowance(text, measured)));
  return distinct([...own, ...deeper]);
}

/** Levels of a worked example: the target's own bounds, and what is a little worse. */
export function exampleLevels(surroundings: Surroundings): Candidate[] {
  const measured = measuredBy(surroundings);
  const targets = (surroundings.promise?.targets ?? []).flatMap(({ comparison }) =>
    comparison.value === 'target' ? [] : [comparison.value],
  );
  const worse = targets.flatMap((value) => deeperThan(value, measured));
  return distinct(worse.map((text) => level(text, 'missed')));
}

function level(text: string, detail?: string): Candidate {
  return { label: text, kind: CompletionItemKind.Value, rank: 0, ...(detail ? { detail } : {}) };
}

function distinct(candidates: readonly Candidate[]): Candidate[] {
  const byLabel = new Map<string, Candidate>();
  for (const each of candidates) if (!byLabel.has(each.label)) byLabel.set(each.label, each);
  return [...byLabel.values()].map((each, i) => ({ ...each, rank: each.rank + i }));
}

function commonTargets({ dimension, direction, kind, unit }: Measured, surroundings: Surroundings): readonly string[] {
  switch (dimension) {
    case 'duration':
      return ['500 ms', '1 second', '2 seconds', '5 seconds', '1 hour'];
    case 'number':
      return kind === 'score' ? [scoreOf(surroundings)] : ['2', '0', '1', '5'];
    case 'measure':
      return [`100 ${unit ?? 'samples'}`, `500 ${unit ?? 'samples'}`, `1_000 ${unit ?? 'samples'}`];
    case 'money':
      return [`${currencyOf(surroundings)} 100`];
    default:
      if (direction === 'rises') return ['1%', '0.5%', '0.1%', '5%'];
      if (kind === 'share') return ['95%', '99%', '90%', '99.9%', '100%'];
      return kind === 'ratio' ? ['99%', '99.9%', '95%', '99.5%'] : ['99.9%', '99.95%', '99.99%', '99.5%', '99%'];
  }
}

/** Four fifths of the scale. */
function scoreOf({ agreement, promise }: Surroundings): string {
  const measures = promise && !('handles' in promise) ? promise.measures : undefined;
  const metric = measures && metricOf(agreement, measures.level);
  if (metric?.measure?.kind !== 'score') return '4';
  const { from, to } = metric.measure;
  return decimalString(decimal(from).plus(decimal(to).minus(decimal(from)).times('0.8')));
}

/** What a target allows: the downtime in a window, or one failure in so many. */
function allowance(text: string, { kind, window, direction }: Measured): string | undefined {
  const percent = /^([\d.]+)%$/.exec(text)?.[1];
  if (percent === undefined) return undefined;
  const value = decimal(percent);
  if (kind === 'availability') {
    if (value.eq(HUNDRED)) return 'no downtime at all';
    const length = typicalLength(window);
    const row = downtimeBudgets(value, window).find((each) => each.length.eq(length))!;
    return `${row.text} of downtime in ${row.label}`;
  }
  const rest = direction === 'falls' ? HUNDRED.minus(value) : value;
  if ((kind !== 'ratio' && kind !== 'share') || !rest.gt(0)) return undefined;
  const oneIn = HUNDRED.div(rest);
  if (!oneIn.round(0).eq(oneIn)) return undefined;
  const what = kind === 'share' ? 'may be outside' : 'may go wrong';
  return `one in ${groupedString(oneIn)} ${what}`;
}

function amountOf({ value }: Value): Big {
  return decimal(value);
}

function deepestOf(values: readonly Value[], direction: 'falls' | 'rises'): Value | undefined {
  const [first, ...others] = values;
  return (
    first &&
    others.reduce((deep, each) => {
      // Values of several units are left in the order of the text.
      if (each.text.replace(/[\d._]+/, '') !== deep.text.replace(/[\d._]+/, '')) return deep;
      const isDeeper = direction === 'falls' ? amountOf(each).lt(amountOf(deep)) : amountOf(each).gt(amountOf(deep));
      return isDeeper ? each : deep;
    }, first)
  );
}

/** The next bounds of a ladder, from the target down: only levels that are possible, and of counts whole ones. */
function deeperThan(value: Value, { direction, kind, domain }: Measured): readonly string[] {
  const amount = amountOf(value);
  const rises = direction === 'rises';
  const times = (...factors: readonly string[]) => factors.map((by) => decimalString(amount.times(by)));
  const whole = (text: string) => decimalString(rises ? ceiling(decimal(text)) : floor(decimal(text)));
  const isNext = (text: string): boolean => {
    const next = decimal(text);
    const isDeeper = rises ? next.gt(amount) : next.lt(amount);
    return isDeeper && !domain?.lowest?.gt(next) && !domain?.highest?.lt(next);
  };
  const next = (texts: readonly string[]) => [...new Set(kind === 'count' ? texts.map(whole) : texts)].filter(isNext);
  const usual = rises
    ? amount.gt(0)
      ? times('1.5', '2', '3')
      : ['1', '2']
    : value.kind === 'percent'
      ? ['99.5', '99.0', '98.0', '95.0', '90.0', '80.0']
      : times('0.9', '0.75', '0.5');
  const found = next(usual).slice(0, 3);
  const end = rises ? domain?.highest : domain?.lowest;
  // Near the end of what is possible, parts of the way there.
  const near = end
    ? ['0.1', '0.25', '0.5'].map((part) => decimalString(end.minus(amount).times(part).plus(amount)))
    : [];
  return (found.length > 0 ? found : next(near)).map((text) => value.text.replace(/\d[\d._]*/, text));
}

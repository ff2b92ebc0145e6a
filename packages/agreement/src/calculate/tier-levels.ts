import type { Agreement, Objective, Support, Target } from '../model/index.js';
import { boundOf } from '../values/compare.js';
import { type Big, decimal, roundTo } from '../values/decimal.js';
import { shortDecimal } from '../values/print.js';
import { type Quantity, quantityOf } from '../values/quantity.js';
import { domainOfLevel, metricOf } from './levels.js';
import type { LevelRange } from './tier-bounds.js';
/**
 * A level to reckon an example with: inside the range, with as few decimals as possible, and one that the metric can have
 * (a count is whole, a rounded level a multiple of its step). Undefined where the range has none.
 */
export function exampleLevel(
  agreement: Agreement,
  level: Objective | Support,
  range: LevelRange,
): Quantity | undefined {
  const measured = 'handles' in level ? undefined : level.measures?.level;
  const metric = measured && metricOf(agreement, measured);
  const domain = domainOfLevel(agreement, measured, level);
  const like = sampleOf(level);
  const from = range.from?.value ?? (range.to ? undefined : domain.lowest);
  const to = range.to?.value ?? (range.from ? undefined : domain.highest);
  const middle = from && to ? from.plus(to).div(2) : to ? below(to, domain.highest) : from?.times('1.25');
  if (!like || !middle) return undefined;
  const step = metric?.rounded && quantityOf(metric.rounded.to)?.amount;
  const isWhole = metric?.measure?.kind === 'count';
  for (let places = 0; places <= (isWhole ? 0 : 6); places++) {
    const candidate = decimal(shortDecimal(middle, places));
    for (const value of [
      step ? roundTo(candidate, step, 'half') : candidate,
      ...(isWhole ? [candidate.plus(1), candidate.minus(1)] : []),
    ]) {
      const possible = !domain.lowest?.gt(value) && !domain.highest?.lt(value);
      if (possible && isInside(value, range)) return { ...like, amount: value };
    }
  }
  return undefined;
}

/** Below a bound: twice as far from the best as the bound itself, or a twentieth where there is no best. */
function below(bound: Big, highest: Big | undefined): Big {
  const distance = highest?.minus(bound);
  return distance?.gt(0) ? bound.minus(distance) : bound.times('0.95');
}

/** The levels that break a target, as a range. */
export function missedRange(target: Target): LevelRange | undefined {
  const bound = boundOf(target.comparison);
  const { operator } = target.comparison;
  if (!bound || !operator) return undefined;
  const end = { value: bound.amount, inclusive: operator === '>' || operator === '<', text: '' };
  return operator === '>=' || operator === '>' ? { to: end, text: '' } : { from: end, text: '' };
}

function isInside(value: Big, { from, to }: LevelRange): boolean {
  if (from && to?.value.eq(from.value)) return value.eq(from.value);
  return !(from && value.lte(from.value)) && !(to && value.gte(to.value));
}

/** Some quantity of the kind in which the level is measured. */
function sampleOf(level: Objective | Support): Quantity | undefined {
  const comparisons = [
    ...level.targets.map((target) => target.comparison),
    ...level.remedies.flatMap((line) => ('when' in line && line.when?.kind === 'bounds' ? line.when.bounds : [])),
  ];
  return comparisons.flatMap((comparison) => boundOf(comparison) ?? [])[0];
}

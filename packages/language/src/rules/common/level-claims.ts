import {
  type Agreement,
  type Big,
  boundOf,
  decimal,
  dimensionOfLevel,
  type Expression,
  evaluateFormula,
  type Metric,
  metricsOfExpression,
  type Objective,
  type Quantity,
  quantityOf,
  quantityString,
  type Target,
  type Value,
  type Window,
} from '@sla-language/agreement';

/** What a target says of the values of one metric, when formulas are solved and shares are read as percentiles. */
export interface LevelClaim {
  readonly objective: Objective;
  readonly target: Target;
  readonly metric: string;
  /** Which of the values in a window; of those with a rank a higher rank is never a smaller value. */
  readonly key: string;
  readonly rank?: Big;
  readonly operator: '>=' | '<=' | '>' | '<';
  readonly bound: Quantity;
  readonly window: Window;
  /** How the claim follows from what is written, in whole sentences; empty where it is written that way. */
  readonly chain: readonly string[];
}

type Operator = LevelClaim['operator'];

/** What a target of an objective claims, or undefined where that cannot be worked out. */
export function claimOf(agreement: Agreement, objective: Objective, target: Target): LevelClaim | undefined {
  const { measures } = objective;
  const metric = measures && agreement.metrics.find(({ id }) => id === measures.level.metric);
  const bound = boundOf(target.comparison);
  const { operator } = target.comparison;
  if (!measures || !metric?.measure || !bound || !operator) return undefined;
  const base = { objective, target, window: measures.window, metric: metric.id, operator, bound, chain: [] };
  const { statistic } = measures.level;
  if (!statistic)
    return metric.measure.kind === 'formula' ? solved(agreement, metric, base) : { ...base, key: 'level' };
  switch (statistic.kind) {
    case 'percentile':
      return { ...base, key: `p${statistic.percentile}`, rank: decimal(statistic.percentile) };
    case 'median':
      return { ...base, key: 'median', rank: decimal(50) };
    case 'min':
      return { ...base, key: 'min', rank: decimal(0) };
    case 'max':
      return { ...base, key: 'max', rank: decimal(100) };
    case 'share':
      return ofShare(base, measures.level.text, statistic);
    default:
      return { ...base, key: statistic.kind };
  }
}

type Base = Omit<LevelClaim, 'key' | 'rank'>;

/** `share of M within T >= 95%` says the same as `p95 of M <= T`. */
function ofShare(
  base: Base,
  text: string,
  { relation, bound }: { readonly relation?: string; readonly bound?: Value },
): LevelClaim | undefined {
  const most = bound && quantityOf(bound);
  const share = base.bound;
  if (relation !== 'within' || !most || base.operator !== '>=' || share.amount.lte(0) || share.amount.gt(100)) {
    return { ...base, key: text };
  }
  const key = `p${share.amount.toFixed()}`;
  const chain = [`\`${text} ${base.target.comparison.text}\` says \`${key} of ${base.metric} <= ${bound.text}\`.`];
  return { ...base, key, rank: share.amount, operator: '<=', bound: most, chain };
}

/** Solves a formula that holds one metric, once, for that metric: `100% - Errors >= 99%` says `Errors <= 1%`. */
function solved(
  agreement: Agreement,
  metric: Metric,
  claim: Base,
  visited: readonly string[] = [],
): LevelClaim | undefined {
  const { measure } = metric;
  if (measure?.kind !== 'formula') {
    return metric.rounded ? undefined : { ...claim, metric: metric.id, key: 'level' };
  }
  // What is rounded or may have no level says nothing exact of what it is calculated from.
  if (metric.rounded || metric.minimumSamples || metric.excluding || visited.includes(metric.id)) return undefined;
  const result = solve(measure.expression, claim.operator, claim.bound.amount);
  const inner = result && agreement.metrics.find(({ id }) => id === result.metric);
  const dimension = inner && dimensionOfLevel(agreement, { text: inner.id, metric: inner.id });
  if (!result || !inner || !dimension) return undefined;
  const bound = { ...dimension, amount: result.bound };
  const said = `\`${metric.id} ${claim.operator} ${quantityString(claim.bound)}\``;
  const step = `\`${metric.id}\` is \`${measure.text}\`, so ${said} says \`${inner.id} ${result.operator} ${quantityString(bound)}\`.`;
  const next = { ...claim, operator: result.operator, bound, chain: [...claim.chain, step] };
  return solved(agreement, inner, next, [...visited, metric.id]);
}

interface Solution {
  readonly metric: string;
  readonly operator: Operator;
  readonly bound: Big;
}

function solve(expression: Expression, operator: Operator, bound: Big): Solution | undefined {
  if (expression.kind === 'metric') return { metric: expression.metric, operator, bound };
  if (expression.kind !== 'operation') return undefined;
  const left = constant(expression.left);
  const right = constant(expression.right);
  const turned = flip(operator);
  switch (expression.operator) {
    case '+':
      if (right) return solve(expression.left, operator, bound.minus(right.amount));
      return left && solve(expression.right, operator, bound.minus(left.amount));
    case '-':
      if (right) return solve(expression.left, operator, bound.plus(right.amount));
      return left && solve(expression.right, turned, left.amount.minus(bound));
    case '*': {
      const factor = right ?? left;
      if (factor?.dimension !== 'number' || factor.amount.eq(0)) return undefined;
      const rest = right ? expression.left : expression.right;
      return solve(rest, factor.amount.gt(0) ? operator : turned, bound.div(factor.amount));
    }
    case '/':
      if (right?.dimension !== 'number' || right.amount.lte(0)) return undefined;
      return solve(expression.left, operator, bound.times(right.amount));
  }
}

function flip(operator: Operator): Operator {
  return ({ '>=': '<=', '<=': '>=', '>': '<', '<': '>' } as const)[operator];
}

/** The value of a part of a formula in which no metric stands. */
function constant(expression: Expression): Quantity | undefined {
  if (metricsOfExpression(expression).length > 0) return undefined;
  const result = evaluateFormula(expression, () => undefined);
  return result.kind === 'value' ? result.value : undefined;
}

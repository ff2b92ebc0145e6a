import {
  type Big,
  boundOf,
  ceiling,
  comparable,
  decimal,
  decimalString,
  directionOf,
  domainOfLevel,
  floor,
  type Metric,
  percentString,
  type Quantity,
  quantityOf,
  quantityString,
  settle,
  type Target,
} from '@sla-language/agreement';
import { forText, measuredMetric } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const roundingMovesTarget = ruleWithOptions({
  id: 'metric/rounding-moves-target',
  severity: 'warning',
  title: 'Rounding makes another target of the one that is written',
  explanation: () => ({
    why: prose`
      The level is rounded before it is compared. Rounded to the nearest 0.1%, 99.85% is 99.9% and keeps a target of 99.9%: half as much
      downtime again as the figure says. Rounded down to 0.1%, only 100% keeps a target of 99.95%.`,
    advice: prose`
      Round to one digit more than the target has (\`rounded down to 0.01%\`), or do not round at all: the language compares exactly.`,
    sources: [
      'ISO/IEC 19086-2:2018, metric model: precision of a metric',
      'Bonterms SLA 1.0 (levels with two decimals against bounds between them)',
    ],
    examples: [
      {
        title: 'To the nearest step',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { rounded half to 0.5% }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { rounded half to 0.01% }
          }
        `,
      },
      {
        title: 'A target between two steps',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { rounded down to 1% }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { rounded down to 0.1% }
          }
        `,
      },
    ],
  }),
  options: {
    moved: {
      type: 'number',
      default: 10,
      minimum: 0,
      description: 'By how much of what the target allows rounding may move it, in per cent',
    },
  },
  fix: 'suggestion',
  check(agreement, { options, report }) {
    for (const objective of agreement.objectives) {
      const metric = measuredMetric(agreement, objective);
      const step = metric?.rounded && quantityOf(metric.rounded.to);
      if (!metric?.rounded || !step?.amount.gt(0)) continue;
      for (const target of objective.targets) {
        const bound = boundOf(target.comparison);
        if (!bound || !comparable(bound, step)) continue;
        const domain = domainOfLevel(agreement, objective.measures?.level, { targets: [target], remedies: [] });
        const perfect = domain.direction === 'falls' ? domain.highest : domain.lowest;
        const room = perfect?.minus(bound.amount).abs();
        const real = realBound(target, bound.amount, step.amount, metric.rounded.mode);
        if (!real || !room?.gt(0)) continue;
        const moved = real.minus(bound.amount).abs().times(100).div(room);
        if (moved.lte(options.moved)) continue;
        const { mode, to } = metric.rounded;
        const isLooser = domain.direction === 'falls' ? real.lt(bound.amount) : real.gt(bound.amount);
        report({
          at: target,
          message:
            `\`${objective.id}\`${forText(target.for)} promises \`${target.comparison.text}\`, but \`${metric.id}\` is rounded ${mode} to ` +
            `${to.text} first: in truth the target begins at ${quantityString({ ...bound, amount: real })}, which allows ` +
            `${percentString(moved, 0)} ${isLooser ? 'more' : 'less'} than what is written.`,
          related: [{ at: metric, property: 'rounded', message: `Rounded ${mode} to ${to.text}.` }],
          fixes: finer(metric, bound, step, room, options.moved),
        });
      }
    }
  },
});

/** The unrounded level at which the target begins to be kept; undefined for strict comparisons. */
function realBound({ comparison: { operator } }: Target, bound: Big, step: Big, mode: string): Big | undefined {
  const half = step.div(2);
  if (directionOf(operator) === 'falls') {
    if (operator !== '>=') return undefined;
    const first = ceiling(settle(bound.div(step))).times(step);
    return mode === 'down' ? first : first.minus(mode === 'half' ? half : step);
  }
  if (operator !== '<=') return undefined;
  const last = floor(settle(bound.div(step))).times(step);
  return mode === 'up' ? last : last.plus(mode === 'half' ? half : step);
}

/** The largest power of ten that moves the target by no more than is allowed, whichever way it rounds. */
function finer(metric: Metric, bound: Quantity, step: Quantity, room: Big, allowed: number): readonly Fix[] {
  const digits = decimalString(bound.amount).split('.')[1]?.length ?? 0;
  const { rounded } = metric;
  if (bound.dimension !== 'percentage' || !rounded) return [];
  const sizes = [0, 1, 2, 3].map((more) => decimal(10).pow(-digits - more));
  const size = sizes.find((each) => each.times(100).div(room).lte(allowed));
  if (!size || size.gte(step.amount)) return [];
  const text = `${decimalString(size)}%`;
  return [
    suggestion(`Round to ${text}`, replace({ at: metric, property: 'rounded' }, `rounded ${rounded.mode} to ${text}`)),
  ];
}

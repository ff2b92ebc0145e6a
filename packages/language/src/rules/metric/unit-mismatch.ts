import {
  type Agreement,
  describeDimension,
  dimensionOf,
  dimensionOfExpression,
  dimensionOfLevel,
  type KnownDimension,
  type Metric,
  type Objective,
  type Value,
} from '@sla-language/agreement';
import { comparedValues } from '../common/comparisons.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule, RuleContext } from '../rule.js';

export const unitMismatch: Rule = {
  id: 'metric/unit-mismatch',
  severity: 'error',
  title: 'Things of different kinds are compared or added',
  explanation: () => ({
    why: prose`
      A percentage cannot be more or less than a number of minutes. A target in another unit than its metric can be neither met nor
      missed, and whoever has to decide must guess what was meant.`,
    advice:
      'Write the value in the unit of the metric, or measure something else (`share of … within …` turns times into a percentage).',
    sources: ['ISO/IEC 19086-2:2018, metric model: unit and scale of a metric'],
    examples: [
      {
        title: 'A percentage for a time',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  target <= 95%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  target <= 800 ms
              }
          }
        `,
      },
      {
        title: 'A formula',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Mix "Mix" { formula ShopUptime - 5 minutes }
              objective Mixed "Mixed" { measures Mix per month  target >= 99%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Mixed }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Mix "Mix" { formula ShopUptime - 0.1% }
              objective Mixed "Mixed" { measures Mix per month  target >= 99.7%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Mixed }
          }
        `,
      },
    ],
  }),
  check(agreement, context) {
    for (const { value, place, what, of, level } of comparedValues(agreement)) {
      // A number for a percentage is the business of `target/fraction-vs-percent`.
      if (!level || fits(value, level) || (level.dimension === 'percentage' && value.kind === 'number')) continue;
      context.report({
        ...place,
        message: `\`${value.text}\` in ${what} is ${described(valueDimension(value))}, but ${of} is ${described(level)}.`,
      });
    }
    for (const metric of agreement.metrics) checkMetric(agreement, metric, context);
    for (const objective of agreement.objectives) checkObjective(agreement, objective, context);
  },
};

function checkMetric(agreement: Agreement, metric: Metric, { report }: RuleContext): void {
  const { measure, rounded } = metric;
  if (measure?.kind === 'formula') {
    const result = dimensionOfExpression(measure.expression, (id) =>
      dimensionOfLevel(agreement, { text: id, metric: id }),
    );
    if (result.kind === 'problem') {
      report({ at: result.at, message: `The formula of \`${metric.id}\` cannot be calculated: ${result.text}.` });
    }
  }
  const own = dimensionOfLevel(agreement, { text: metric.id, metric: metric.id });
  if (rounded && own && valueDimension(rounded.to).dimension !== own.dimension) {
    report({
      at: metric,
      property: 'rounded',
      message: `\`${metric.id}\` is ${described(own)}, but is rounded to \`${rounded.to.text}\`, ${described(valueDimension(rounded.to))}.`,
    });
  }
}

function checkObjective(agreement: Agreement, objective: Objective, { report }: RuleContext): void {
  const level = objective.measures?.level;
  const own = level && dimensionOfLevel(agreement, level);
  if (!level || !own) return;
  const bound = level.statistic?.kind === 'share' ? level.statistic.bound : undefined;
  const values = dimensionOfLevel(agreement, { text: level.metric, metric: level.metric });
  if (bound && values && !fits(bound, values)) {
    report({
      at: level,
      message: `\`${level.text}\` compares ${described(values)} with \`${bound.text}\`, ${described(valueDimension(bound))}.`,
    });
  }
  for (const line of objective.remedies) {
    if (!('per' in line) || typeof line.per !== 'object' || !('kind' in line.per) || line.per.kind !== 'deviation')
      continue;
    const { size } = line.per;
    // Of a duration, `1% above target` is relative.
    if (fits(size, own) || (own.dimension === 'duration' && size.kind === 'percent')) continue;
    report({
      at: line,
      message: `\`${line.per.text}\` counts in ${described(valueDimension(size))}, but \`${level.text}\` is ${described(own)}.`,
    });
  }
}

/** Business time may be compared with a time that somebody measured: both are durations. */
function fits(value: Value, level: KnownDimension): boolean {
  const own = valueDimension(value);
  if (own.dimension !== level.dimension) return false;
  return own.dimension !== 'measure' || own.unit === level.unit;
}

function valueDimension(value: Value): KnownDimension {
  return value.kind === 'measure' ? { dimension: 'measure', unit: value.unit } : { dimension: dimensionOf(value) };
}

function described({ dimension, unit }: KnownDimension): string {
  return unit === undefined ? describeDimension(dimension) : `${describeDimension(dimension)} in ${unit}`;
}

import { type Agreement, decimal, directionOf, type Metric, type Objective } from '@sla-language/agreement';
import { measuredMetric } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Edit, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** Words of a time that somebody waits: for these, more is never better. */
const WAITING =
  /latency|respon[sd]|load(?:ing)? time|page time|time to (?:first|respond|answer|repair|restore|resolve)|round.?trip|waiting/i;

export const operatorDirection: Rule = {
  id: 'target/operator-direction',
  severity: 'error',
  title: 'The target points the wrong way',
  explanation: () => ({
    why: prose`
      "At most 99.9% available" is kept by a service that is always down, and missed by one that never is. Read by the letter, the
      credits fall due in the good months.`,
    advice: 'Turn the operator round: availability is promised with `>=`, a time that somebody waits with `<=`.',
    sources: ['OpenSLO, specification examples (an alert condition whose operator contradicts its text)'],
    examples: [
      {
        title: 'At least so slow',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  target >= 800 ms
                  credit 5% of fee when < 800 ms
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  target <= 800 ms
                  credit 5% of fee when > 800 ms
              }
          }
        `,
      },
      {
        title: 'At most so available',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Yearly "Availability of the year" {
                  measures ShopUptime per year
                  target < 99.7%
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Yearly }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Yearly "Availability of the year" {
                  measures ShopUptime per year
                  target > 99.7%
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Yearly }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const objective of agreement.objectives) {
      const better = betterSide(agreement, objective);
      if (!better) continue;
      for (const target of objective.targets) {
        const { operator, text } = target.comparison;
        if (!operator || better.operators.includes(operator)) continue;
        report({
          at: target,
          message: `\`${objective.id}\` promises \`${text}\`, but ${better.because}. Write \`${turned(text)}\`.`,
          fixes: [
            suggestion(
              `Write \`${turned(text)}\``,
              replace({ at: target }, turned(text), text),
              ...turnedRemedies(objective),
            ),
          ],
        });
      }
    }
  },
};

/** Credits that begin on the wrong side of one bound are turned round with a target that stands alone. */
function turnedRemedies({ targets, remedies }: Objective): readonly Edit[] {
  const [only] = targets;
  if (!only || targets.length > 1) return [];
  return remedies.flatMap((line) => {
    const bounds = 'when' in line && line.when?.kind === 'bounds' ? line.when.bounds : [];
    const [bound] = bounds;
    const isPaired = bounds.length === 1 && directionOf(bound?.operator) !== directionOf(only.comparison.operator);
    return bound && isPaired ? [replace({ at: line }, turned(bound.text), bound.text)] : [];
  });
}

interface BetterSide {
  readonly operators: readonly string[];
  readonly because: string;
}

const MORE = ['>=', '>'];
const LESS = ['<=', '<'];

/**
 * Which side is the better one, where the measure leaves no doubt. A ratio may be one of errors, a count one of good things, a
 * mean time one between failures: of these nothing is said.
 */
function betterSide(agreement: Agreement, objective: Objective): BetterSide | undefined {
  const metric = measuredMetric(agreement, objective);
  const statistic = objective.measures?.level.statistic;
  if (!metric?.measure) return undefined;
  if (metric.measure.kind === 'availability') return { operators: MORE, because: 'more availability is better' };
  if (metric.measure.kind !== 'duration') return undefined;
  if (statistic?.kind === 'share') {
    const isWait = statistic.relation === 'within' && isWaiting(metric);
    return isWait ? { operators: MORE, because: 'the more that is done within that time, the better' } : undefined;
  }
  const upper = statistic?.kind === 'max' || (statistic?.kind === 'percentile' && decimal(statistic.percentile).gt(50));
  if (!upper && !isWaiting(metric)) return undefined;
  return { operators: LESS, because: `less of \`${metric.id}\` is better: it would be a promise to be slow` };
}

function isWaiting(metric: Metric): boolean {
  const measure = metric.measure?.kind === 'duration' ? `${metric.measure.from} ${metric.measure.to}` : '';
  return WAITING.test(`${metric.title} ${measure}`);
}

function turned(text: string): string {
  return text.replace(/[<>]/, (sign) => (sign === '<' ? '>' : '<'));
}

import type { Agreement } from '@sla-language/agreement';
import { measuredMetric } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** Units in which the variation of a waiting time is counted. */
const SHORT_TIMES: ReadonlySet<string> = new Set(['millisecond', 'second', 'minute']);

export const averageHidesOutliers: Rule = {
  id: 'metric/average-hides-outliers',
  severity: 'information',
  title: 'Of a waiting time only the mean is promised',
  explanation: () => ({
    why: prose`
      Nine answers in 100 ms and one in four seconds have a mean of half a second. A mean can be kept while every tenth user waits much too
      long, and those are the users who complain.`,
    advice:
      'Promise a percentile or a share in its place or beside it: `p95 of PageTime`, `share of PageTime within 2 s`.',
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 4: Service Level Objectives (averages hide the tail)',
      'Dean and Barroso, The Tail at Scale (Communications of the ACM 2013)',
    ],
    examples: [
      {
        title: 'Response time',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed { measures mean of PageTime per month }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed { measures p99 of PageTime per month }
          }
        `,
      },
      {
        title: 'Time to answer',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Calls "Time to answer a call" {
                  duration from "call arrives" to "an agent answers" for Shop
                  measured by "the telephone system"
              }
              objective Answered "Calls" { measures mean of Calls per month  target <= 20 s  indicative }
              report Monthly { covers Uptime, Speed, Desk, Answered }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Calls "Time to answer a call" {
                  duration from "call arrives" to "an agent answers" for Shop
                  measured by "the telephone system"
              }
              objective Answered "Calls" { measures mean of Calls per month  target <= 20 s  indicative }
              objective Most "Most calls" { measures share of Calls within 60 s per month  target >= 90%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Answered, Most }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const withTail = new Set(
      agreement.objectives.flatMap(({ measures }) =>
        measures?.level.statistic && measures.level.statistic.kind !== 'mean' ? [measures.level.metric] : [],
      ),
    );
    const steady = servicesWithPromisedVariation(agreement);
    for (const objective of agreement.objectives) {
      const { level } = objective.measures ?? {};
      const metric = measuredMetric(agreement, objective);
      if (level?.statistic?.kind !== 'mean' || metric?.measure?.kind !== 'duration' || withTail.has(metric.id))
        continue;
      if (metric.measure.services.some((service) => steady.has(service))) continue;
      // More time between two failures is better; there a mean is what is meant.
      const target = objective.targets.find(
        ({ comparison: { operator, value } }) =>
          value !== 'target' && value.kind === 'duration' && (operator === '<=' || operator === '<'),
      );
      if (!target) continue;
      const text = `p95 of ${metric.id}`;
      report({
        at: level,
        message:
          `\`${objective.id}\` promises \`${level.text} ${target.comparison.text}\`, and no objective says anything of the slowest: ` +
          'a few may take any time, as long as the others make up for it.',
        fixes: [suggestion(`Measure \`${text}\``, replace({ at: level }, text))],
      });
    }
  },
};

/**
 * Services of which a tail of an amount of time is promised, such as the 99th percentile of the jitter: beside it, a mean says how slow
 * even the slowest are.
 */
function servicesWithPromisedVariation(agreement: Agreement): ReadonlySet<string> {
  const services = agreement.objectives.flatMap((objective) => {
    const measure = measuredMetric(agreement, objective)?.measure;
    const { statistic } = objective.measures?.level ?? {};
    const isTail = statistic !== undefined && statistic.kind !== 'mean' && statistic.kind !== 'min';
    return isTail && measure?.kind === 'amount' && SHORT_TIMES.has(measure.unit) ? measure.services : [];
  });
  return new Set(services);
}

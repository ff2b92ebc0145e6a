import { type Agreement, decimal, groupedString, type Metric, type Objective } from '@sla-language/agreement';
import { measuredMetric } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const maxWithoutPercentile = ruleWithOptions({
  id: 'target/max-without-percentile',
  severity: 'warning',
  title: 'A maximum is promised of very many events',
  explanation: () => ({
    why: prose`
      One request out of a million that meets a restart or a lost packet decides whether the month is a miss. A maximum of so many events
      says nothing about the service that people get, and cannot be kept for long.`,
    advice: prose`
      Promise a percentile: \`measures p99 of PageTime per month\`. A maximum is right where events are few and each of them counts, such
      as restores or deliveries.`,
    sources: [
      'Dean and Barroso, The Tail at Scale (Communications of the ACM 2013)',
      'Beyer et al., Site Reliability Engineering, chapter 4: Service Level Objectives (percentiles rather than extremes)',
    ],
    examples: [
      {
        title: 'The maximum',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  measures max of PageTime per month
                  target <= 5 s
                  credit 5% of fee when > 5 s
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  measures p99 of PageTime per month
                  target <= 5 s
                  credit 5% of fee when > 5 s
              }
          }
        `,
      },
      {
        title: 'Every single one',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Slow "No slow page" {
                  measures each PageTime per month
                  target <= 30 s
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Slow }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Restore "Time to restore a backup" {
                  duration from "restore ordered" to "data back in place" for Shop
                  measured by "the log of the backup system"
              }
              objective Restores "Every restore" {
                  measures each Restore per month
                  target <= 8 hours
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Restores }
          }
        `,
      },
    ],
  }),
  options: {
    events: {
      type: 'number',
      default: 100,
      minimum: 1,
      description: 'From how many events in a window on, as `minimum` states them, a maximum is one of very many',
    },
  },
  fix: 'suggestion',
  check(agreement, { options, report }) {
    for (const objective of agreement.objectives) {
      const { level } = objective.measures ?? {};
      const kind = level?.statistic?.kind;
      const metric = measuredMetric(agreement, objective);
      if (!level || !metric || (kind !== 'max' && kind !== 'each') || metric.measure?.kind !== 'duration') continue;
      const many = evidence(agreement, objective, metric, options.events);
      const [target] = objective.targets;
      if (!many || !target) continue;
      const better = `p99 of ${metric.id}`;
      report({
        at: level,
        message:
          `\`${objective.id}\` promises \`${level.text} ${target.comparison.text}\`, but ${many}: a single slow one out of all of them ` +
          'is a miss.',
        related: [{ at: metric, message: `What \`${metric.id}\` measures.` }],
        fixes: [suggestion(`Measure \`${better}\``, replace({ at: level }, better))],
      });
    }
  },
});

/** How the agreement itself shows that the events are many; undefined where it does not. */
function evidence(agreement: Agreement, objective: Objective, metric: Metric, events: number): string | undefined {
  const count = metric.minimumSamples && decimal(metric.minimumSamples.count);
  if (count?.gte(events)) return `a window of \`${metric.id}\` has ${groupedString(count)} events and more`;
  const other = agreement.objectives.find(({ measures }) => {
    if (measures?.level.metric !== metric.id) return false;
    const { statistic } = measures.level;
    return statistic?.kind === 'percentile' && decimal(statistic.percentile).gte(99);
  });
  return other && other !== objective
    ? `\`${other.id}\` takes \`${other.measures?.level.text}\`, which needs a hundred events and more`
    : undefined;
}

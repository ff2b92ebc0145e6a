import { type Big, decimal, formatDuration, type Metric, observableFloorOf } from '@sla-language/agreement';
import { availabilityPromises } from '../common/budgets.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const intervalTooCoarse: Rule = {
  id: 'metric/interval-too-coarse',
  severity: 'warning',
  title: 'The measurement is too coarse to show whether the target is met',
  explanation: () => ({
    why: prose`
      A probe that looks once a minute sees a minute of downtime or none. Where the target allows less than a minute, one failed probe
      breaks it, even one that failed by itself, and all that lies between the target and perfection cannot be seen.`,
    advice: 'Measure more often, count in smaller units, let shorter outages count, or lower the target.',
    sources: [
      'Checkly, on check frequency and the precision of uptime figures',
      'Google Cloud SLAs (a downtime period of at least one minute)',
    ],
    examples: [
      {
        title: 'Too few samples',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  measured every 4 hours by "an external probe"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  measured every 1 hour by "an external probe"
              }
          }
        `,
      },
      {
        title: 'A condition over a long span',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Errors "Error rate" { ratio of "requests that fail" to "all requests" for Shop }
              metric ShopUptime { unavailable when Errors > 5% over 4 hours }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Errors "Error rate" { ratio of "requests that fail" to "all requests" for Shop }
              metric ShopUptime { unavailable when Errors > 5% over 5 minutes }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const { objective, metric, target, budget, text } of availabilityPromises(agreement)) {
      // The shortest outage does not depend on the length of the window.
      const floor = observableFloorOf(metric, decimal(1));
      if (!floor || budget.eq(0) || floor.shortestOutage.lte(budget)) continue;
      const outage = formatDuration(floor.shortestOutage);
      const reason = floor.interval.eq(floor.shortestOutage)
        ? `one sample every ${formatDuration(floor.interval)} cannot show less than ${outage}`
        : `the shortest outage that \`${metric.id}\` counts lasts ${outage}`;
      report({
        at: target,
        message: `\`${objective.id}\`${forText(target.for)}: ${text()}; ${reason}.`,
        related: [
          {
            at: metric,
            property: 'measured',
            message: `\`${metric.id}\` is measured every ${metric.measured?.every?.text}.`,
          },
        ],
        fixes: floor.interval.eq(floor.shortestOutage) ? oftener(metric, budget) : [],
      });
    }
  },
};

/** Usual intervals, in seconds, the longest first. */
const INTERVALS = [
  ['30 minutes', 1800],
  ['10 minutes', 600],
  ['5 minutes', 300],
  ['1 minute', 60],
  ['30 seconds', 30],
  ['10 seconds', 10],
  ['1 second', 1],
] as const;

/** The longest usual interval of which the target allows ten. */
function oftener(metric: Metric, budget: Big): readonly Fix[] {
  const found = INTERVALS.find(([, seconds]) => budget.gte(seconds * 10));
  const every = metric.measured?.every?.text;
  if (!found || !every) return [];
  const edit = replace({ at: metric, property: 'measured' }, `every ${found[0]}`, `every ${every}`);
  return [suggestion(`Measure every ${found[0]}`, edit)];
}

import { decimal, formatDuration, observableFloorOf } from '@sla-language/agreement';
import { availabilityPromises } from '../common/budgets.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const intervalTooCoarse: Rule = {
  id: 'metric/interval-too-coarse',
  severity: 'warning',
  title: 'The measurement is too coarse to show whether the target is met',
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
  ],
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
      });
    }
  },
};

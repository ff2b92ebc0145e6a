import { decimal, dimensionOfLevel } from '@sla-language/agreement';
import { measuredMetric } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addAfter, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const hundredPercent: Rule = {
  id: 'target/hundred-percent',
  severity: 'warning',
  title: 'A target of 100%',
  explanation: () => ({
    why: prose`
      100% leaves no second of downtime and no failed request, so every incident however short is a miss. Some providers mean it, with
      a credit in proportion to the outage; most have only forgotten what it costs.`,
    advice: 'Lower the target, or write `every outage counts` beside it to say that it is meant.',
    sources: [
      'Beyer et al., Site Reliability Engineering: 100% is the wrong reliability target for basically everything',
      'Cloudflare Business SLA (100%, with a credit in proportion to the outage)',
      'OpenSLO 1.0 (an SLO target is less than 1)',
    ],
    examples: [
      {
        title: 'Availability',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { excluding ForceMajeure }
              objective Uptime {
                  target >= 100%
                  credit 10 times fee during downtime
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { excluding ForceMajeure }
              objective Uptime {
                  target >= 100%
                  every outage counts
                  credit 10 times fee during downtime
              }
          }
        `,
      },
      {
        title: 'No failure at all',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Lost "Lost orders" {
                  ratio of "orders that are lost" to "all orders" for Shop
                  measured by "the order log"
              }
              objective NoneLost "No lost orders" {
                  measures Lost per month
                  target <= 0%
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, NoneLost }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Lost "Lost orders" {
                  ratio of "orders that are lost" to "all orders" for Shop
                  measured by "the order log"
              }
              objective FewLost "Few lost orders" {
                  measures Lost per month
                  target <= 1%
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, FewLost }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const objective of agreement.objectives) {
      const level = objective.measures?.level;
      const kind = measuredMetric(agreement, objective)?.measure?.kind;
      if (!level || !kind || objective.everyOutageCounts) continue;
      if (dimensionOfLevel(agreement, level)?.dimension !== 'percentage') continue;
      for (const target of objective.targets) {
        const { operator, value } = target.comparison;
        if (value === 'target' || value.kind !== 'percent') continue;
        const bound = decimal(value.value);
        const whole = (operator === '>=' && bound.eq(100)) || (operator === '<=' && bound.eq(0) && kind === 'ratio');
        if (!whole) continue;
        const consequence = kind === 'availability' ? 'a single second of downtime' : 'a single bad event';
        report({
          at: target,
          message: `\`${objective.id}\` promises \`${target.comparison.text}\`: ${consequence} is a miss. If that is meant, add \`every outage counts\`.`,
          fixes: [suggestion('Add `every outage counts`', addAfter(target, 'every outage counts'))],
        });
      }
    }
  },
};

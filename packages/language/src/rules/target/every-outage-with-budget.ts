import { availabilityPromises, usualBudget } from '../common/budgets.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const everyOutageWithBudget: Rule = {
  id: 'target/every-outage-with-budget',
  severity: 'warning',
  title: 'Every outage is said to count, and the target allows some',
  explanation: () => ({
    why: prose`
      \`every outage counts\` says that a target of 100% is meant. Beside a lower target the two lines disagree: by the one a short outage
      is a miss with its credit, by the other it is within what was agreed.`,
    advice: 'Promise `target >= 100%` with a credit in proportion to the outage, or take `every outage counts` away.',
    sources: [
      'Cloudflare Business SLA (100%, with a credit in proportion to the outage)',
      'Beyer et al., Site Reliability Engineering, chapter 3: Embracing Risk',
    ],
    examples: [
      {
        title: 'A lower target',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  target >= 99.5%
                  every outage counts
                  credit 10% of fee when < 99.5%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  target >= 99.5%
                  credit 10% of fee when < 99.5%
              }
          }
        `,
      },
      {
        title: 'For one of two plans',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              metric ShopUptime { excluding ForceMajeure }
              objective Uptime {
                  target >= 99.5% for Basic
                  target >= 100%  for Gold
                  every outage counts
                  credit 10 times fee during downtime
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              metric ShopUptime { excluding ForceMajeure }
              objective Uptime {
                  target >= 100% for Gold
                  no target for Basic
                  every outage counts
                  credit 10 times fee during downtime for Gold
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const { objective, target, level, window } of availabilityPromises(agreement)) {
      if (!objective.everyOutageCounts || level.gte(100)) continue;
      report({
        at: target,
        message:
          `\`${objective.id}\` says \`every outage counts\`, but \`${target.comparison.text}\` allows ${usualBudget(level, window)} ` +
          'that is no miss.',
        fixes: [suggestion('Promise `>= 100%`', replace({ at: target }, '>= 100%', target.comparison.text))],
      });
    }
  },
};

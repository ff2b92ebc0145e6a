import { availabilityPromises } from '../common/budgets.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { ruleWithOptions } from '../rule.js';

export const triviallyLoose = ruleWithOptions({
  id: 'target/trivially-loose',
  severity: 'information',
  title: 'A target of availability that hardly any outage breaks',
  explanation: () => ({
    why: prose`
      90% sounds like a good mark and is three days of downtime in a month. Such a figure is often a slip of the pen, or the lowest tier of
      a credit table in the place of the target.`,
    advice:
      'Write down how much downtime the business can stand in one window, and promise that; or leave the target out.',
    sources: [
      'Treynor et al., The Calculus of Service Availability (ACM Queue 2017)',
      'Open Data Product Specification (an example with a target of 90%)',
    ],
    examples: [
      {
        title: 'Per month',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  target >= 90%
                  credit 10% of fee when < 90%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  target >= 99%
                  credit 10% of fee when < 99%
              }
          }
        `,
      },
      {
        title: 'A digit lost',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Yearly "Availability of the year" {
                  measures ShopUptime per year
                  target >= 9.9%
                  terminate by customer when < 9.9% with 30 days notice
              }
              report Monthly { covers Uptime, Speed, Desk, Yearly }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Yearly "Availability of the year" {
                  measures ShopUptime per year
                  target >= 99%
                  terminate by customer when < 99% with 30 days notice
              }
              report Monthly { covers Uptime, Speed, Desk, Yearly }
          }
        `,
      },
    ],
  }),
  options: {
    floor: {
      type: 'number',
      default: 95,
      minimum: 0,
      description: 'The percentage of availability below which a target is taken to be loose',
    },
  },
  check(agreement, { options, report }) {
    for (const { objective, target, level, text } of availabilityPromises(agreement)) {
      // Less than 1% is a fraction, which `target/fraction-vs-percent` reports.
      if (level.gte(options.floor) || level.lt(1)) continue;
      report({
        at: target,
        message: `\`${objective.id}\`${forText(target.for)}: ${text()}. Hardly any outage is a miss.`,
      });
    }
  },
});

import { availabilityPromises } from '../common/budgets.js';
import { topCommitment } from '../common/incidents.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const budgetBelowHuman: Rule = {
  id: 'target/budget-below-human',
  severity: 'warning',
  title: 'The allowed downtime is shorter than the time in which somebody has to answer',
  why: prose`
    When an outage may last five minutes in a month, and the provider has fifteen to answer the call, the target is missed before
    anybody looks. It can only be kept by machines that repair themselves, or by luck; the service desk beside it is of no help.`,
  advice: 'Lower the target, shorten the time to respond, or make sure that recovery needs nobody.',
  sources: [
    'Beyer et al., Site Reliability Engineering, chapter 3: Embracing Risk',
    'The Calculus of Service Availability (Treynor et al., ACM Queue 2017)',
  ],
  examples: [
    {
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            metric ShopUptime { excluding ForceMajeure }
            objective Uptime {
                target >= 99.99%
                credit 10% of fee when < 99.99%
            }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            metric ShopUptime { excluding ForceMajeure }
            objective Uptime {
                target >= 99.99%
                credit 10% of fee when < 99.99%
            }
            support Desk {
                handles Sev1 during Always { respond within 2 minutes  restore within 4 minutes }
            }
        }
      `,
    },
  ],
  check(agreement, { report }) {
    for (const { objective, target, budget, text } of availabilityPromises(agreement)) {
      const top = topCommitment(agreement, ['respond', 'acknowledge'], target.for);
      if (!top || budget.eq(0) || budget.gte(top.seconds)) continue;
      const { support, handling, commitment } = top;
      report({
        at: target,
        message:
          `\`${objective.id}\`${forText(target.for)}: ${text()}, but \`${support.id}\` has ${commitment.within.text} ` +
          `to ${commitment.kind} to \`${handling.severity}\`.`.replace('acknowledge to', 'acknowledge'),
        related: [
          { at: commitment, message: `\`${handling.severity}\`: ${commitment.kind} within ${commitment.within.text}.` },
        ],
      });
    }
  },
};

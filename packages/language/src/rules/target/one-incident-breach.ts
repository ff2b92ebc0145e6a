import { availabilityPromises } from '../common/budgets.js';
import { topCommitment } from '../common/incidents.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const oneIncidentBreach: Rule = {
  id: 'target/one-incident-breach',
  severity: 'warning',
  title: 'One incident that is solved in time already breaks the target',
  why: prose`
    The provider keeps its promise to solve the worst incident within four hours, and thereby breaks its promise of 43 minutes of
    downtime a month. Each side will quote the clause that suits it.`,
  advice: prose`
    Bring the two together: a shorter time to restore (or to resolve) for the top severity, or a lower target of availability.`,
  sources: [
    'Beyer et al., Site Reliability Engineering, chapter 3: Embracing Risk',
    'The Calculus of Service Availability (Treynor et al., ACM Queue 2017)',
  ],
  examples: [
    {
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            support Desk {
                handles Sev1 during Always { restore within 8 hours }
            }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            support Desk {
                handles Sev1 during Always { restore within 3 hours }
            }
        }
      `,
    },
  ],
  check(agreement, { report }) {
    for (const { objective, target, budget, text } of availabilityPromises(agreement)) {
      const top = topCommitment(agreement, ['restore', 'resolve'], target.for);
      if (!top || budget.eq(0) || budget.gte(top.seconds)) continue;
      // Where even answering takes longer than the budget, `target/budget-below-human` says so, and once is enough.
      const response = topCommitment(agreement, ['respond', 'acknowledge'], target.for);
      if (response && budget.lt(response.seconds)) continue;
      const { support, handling, commitment } = top;
      report({
        at: target,
        message:
          `\`${objective.id}\`${forText(target.for)}: ${text()}, but one \`${handling.severity}\` that \`${support.id}\` ` +
          `${commitment.kind}s in time may last ${commitment.within.text}.`,
        related: [
          { at: commitment, message: `\`${handling.severity}\`: ${commitment.kind} within ${commitment.within.text}.` },
        ],
      });
    }
  },
};

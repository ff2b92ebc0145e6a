import type { Agreement } from '@sla-language/agreement';
import { metricsWithout, namesOf, wordsOf } from '../common/exclusions.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

const CUSTOMER = /\b(?:customer|client|subscriber|end[- ]user|kunde|auftraggeber)/i;

export const customerCausedUndefined: Rule = {
  id: 'exclusion/customer-caused-undefined',
  severity: 'information',
  title: 'What the customer causes does not count, and nobody has to prove that it was the customer',
  explanation: () => ({
    why: prose`
      The provider sees the logs, and the customer sees the outage. Where the text does not say who has to show the cause, the
      provider's word is as good as a proof, and the customer can only deny it.`,
    advice:
      'Add `proof by provider`, or a definition that can be checked: which acts of the customer, and by which record.',
    sources: [
      'GitHub Enterprise Cloud SLA (2021): acts, omissions and misuse by the customer',
      'Principles of European Contract Law, article 8:108: who relies on an excuse has to prove it',
    ],
    examples: [
      {
        title: 'The cause is disputed',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion ShopCode "Errors of the shop" { means "outages that code of the customer has caused" }
              metric ShopUptime { excluding Planned, ShopCode, ForceMajeure }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion ShopCode "Errors of the shop" { means "outages that code of the customer has caused"  proof by provider }
              metric ShopUptime { excluding Planned, ShopCode, ForceMajeure }
          }
        `,
      },
      {
        title: 'The customer under its own name',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion Access "Lines" { means "failures of the lines of Globex Corporation" }
              metric ShopUptime { excluding Planned, Access, ForceMajeure }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion Access "Lines" { means "failures of the lines of Globex Corporation"  proof by Acme }
              metric ShopUptime { excluding Planned, Access, ForceMajeure }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const name = nameOfCustomer(agreement);
    for (const exclusion of agreement.exclusions) {
      if (exclusion.kind !== 'exclusion' || exclusion.proofBy !== undefined) continue;
      const words = wordsOf(exclusion);
      if (!CUSTOMER.test(words) && !(name !== undefined && words.includes(name))) continue;
      const metrics = metricsWithout(agreement, exclusion);
      if (metrics.length === 0) continue;
      report({
        at: exclusion,
        message:
          `\`${exclusion.id}\` does not count in ${namesOf(metrics)} because the customer has caused it, and nothing says who has to ` +
          'prove that: it will be one word against the other.',
        related: metrics.map((metric) => ({
          at: metric,
          property: 'excluding',
          message: `\`${metric.id}\` leaves it out.`,
        })),
        fixes: [suggestion('Add `proof by provider`', addTo(exclusion, 'proof by provider'))],
      });
    }
  },
};

function nameOfCustomer({ roles, parties }: Agreement): string | undefined {
  const { customer } = roles;
  return customer?.kind === 'party' ? parties.find(({ id }) => id === customer.party)?.title : undefined;
}

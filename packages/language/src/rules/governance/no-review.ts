import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const noReview: Rule = {
  id: 'governance/no-review',
  severity: 'warning',
  title: 'Nobody is due to review the agreement',
  why: prose`
    What a customer needs and what a provider can deliver both change. An agreement that is never looked at again keeps promises
    that nobody wants any more, and lacks those that the business has come to depend on.`,
  advice: prose`
    Say how often the agreement is reviewed, by whom, and when next: \`review every 6 months by Acme.Manager next 2026-07-01\`.
    Published terms, which the provider changes by publication, and templates need no review.`,
  sources: [
    'ITIL 4, service level management: report and review',
    'ISO/IEC 20000-1:2018, 8.3.3 Service level management',
  ],
  completeness: true,
  examples: [
    {
      failing: example`
        party Acme "Acme Cloud GmbH"
        party Globex "Globex Corporation"

        agreement Example "Example" {
            provider Acme
            customer Globex
        }
      `,
      passing: example`
        party Acme "Acme Cloud GmbH"
        party Globex "Globex Corporation"

        agreement Example "Example" {
            provider Acme
            customer Globex
            review every 6 months
        }
      `,
    },
  ],
  check(agreement, { report }) {
    if (agreement.review || agreement.status === 'published' || agreement.status === 'terminated') return;
    report({
      at: agreement,
      message: `\`${agreement.id}\` does not say how often it is reviewed. Add, for example, \`review every 6 months\`.`,
    });
  },
};

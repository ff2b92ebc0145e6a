import type { Agreement } from '@sla-language/agreement';
import { contactsIn } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noReview: Rule = {
  id: 'governance/no-review',
  severity: 'warning',
  title: 'Nobody is due to review the agreement',
  explanation: () => ({
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
      {
        title: 'With contacts who could review it',
        failing: example`
          party Acme "Acme Cloud GmbH" { contact Manager "Service manager" { email "manager@acme.example" } }
          party Globex "Globex Corporation" { contact Owner "Head of sales" { email "owner@globex.example" } }

          agreement Example "Example" {
              provider Acme
              customer Globex
              clause "Reviews" "The parties meet from time to time."
          }
        `,
        passing: example`
          party Acme "Acme Cloud GmbH" { contact Manager "Service manager" { email "manager@acme.example" } }
          party Globex "Globex Corporation" { contact Owner "Head of sales" { email "owner@globex.example" } }

          agreement Example "Example" {
              provider Acme
              customer Globex
              review every 6 months by Acme.Manager, Globex.Owner
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    if (agreement.review || agreement.status === 'published' || agreement.status === 'terminated') return;
    report({
      at: agreement,
      message: `\`${agreement.id}\` does not say how often it is reviewed. Add, for example, \`review every 6 months\`.`,
      fixes: [suggestion('Add a review every 6 months', addTo(agreement, reviewOf(agreement)))],
    });
  },
};

/** By the last contact of each side, who by convention is the highest. */
function reviewOf(agreement: Agreement): string {
  const contacts = (['provider', 'customer'] as const).flatMap((role) => contactsIn(agreement, role).at(-1)?.id ?? []);
  return `review every 6 months${contacts.length > 0 ? ` by ${contacts.join(', ')}` : ''}`;
}

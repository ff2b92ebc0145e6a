import type { Audit } from '@sla-language/agreement';
import { partyIn } from '../common/phrases.js';
import { notCritical, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const doraNoAuditRight: Rule = requirementRule({
  id: 'dora/no-audit-right',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(3)(e)',
  title: 'The provider cannot be audited without limits',
  explanation: () => ({
    why: prose`
      Who answers for a critical function must be able to look at it: the financial entity, whom it appoints, and its supervisor. A
      right that may be used once a year, or by the customer alone, ends where it is needed, on the day after an incident.`,
    advice: prose`
      Name all three and no limit: \`audit by customer, "an auditor whom the customer appoints", "the competent authorities" with 14
      days notice\`. It concerns services that support a critical or important function; of others say so: \`not applicable "DORA
      30(3)" because "…"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(3)(e)'],
    examples: [
      {
        title: 'No audit at all',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider shows its certificates."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider shows its certificates."
              audit by customer, "an auditor whom the customer appoints", "the competent authorities" with 14 days notice
          }
        `,
      },
      {
        title: 'Only once a year',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider shows its certificates."
              audit by customer, "the competent authorities" once per year with 14 days notice
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider shows its certificates."
              audit by customer, "the competent authorities" with 14 days notice
          }
        `,
      },
      {
        title: 'Only the customer itself',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider shows its certificates."
              audit by customer
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider shows its certificates."
              audit by customer, "the competent authorities and whom they appoint"
          }
        `,
      },
    ],
  }),
  asks: 'unrestricted rights of access, inspection and audit for the financial entity, for third parties whom it appoints and for the competent authority',
  lacks: (agreement) => {
    const customer = partyIn(agreement, 'customer') ?? 'customer';
    const byCustomer = agreement.audits.filter(({ by }) =>
      by.some((who) => who.kind === 'party' && who.party === customer),
    );
    const [first] = byCustomer;
    const line = `audit by customer, ${OTHERS}`;
    const rest = notCritical(agreement);
    if (!first) {
      const what = `\`${agreement.id}\` gives the customer no right to audit the provider`;
      return [{ what, fixes: [suggestion('Add a right to audit', addTo(agreement, line)), rest] }];
    }
    const limited = byCustomer.find(({ oncePer }) => oncePer);
    if (limited && byCustomer.every(({ oncePer }) => oncePer)) {
      const what = `The customer may audit the provider only once per ${limited.oncePer}`;
      return [{ at: limited, what, fixes: [unlimited(limited), rest] }];
    }
    if (agreement.audits.some(({ by }) => by.some((who) => who.kind === 'described'))) return [];
    const what = 'The customer alone may audit the provider, no authority and nobody whom it appoints';
    return [
      {
        at: first,
        what,
        fixes: [suggestion('Let others audit as well', addTo(agreement, `audit by ${OTHERS}`)), rest],
      },
    ];
  },
  clause: ({ provider, customer }) => ({
    title: 'Access, inspection and audit',
    text: `${customer}, third parties whom it appoints, and the competent authorities have unrestricted rights to access, inspect and audit ${provider} in everything that concerns the services, and to take copies of documents on its premises. ${provider} fully cooperates, and agrees with ${customer} on other means of assurance where the rights of its other clients are concerned. Nothing else in the contracts of the parties limits these rights.`,
  }),
});

const OTHERS = '"third parties whom the customer appoints", "the competent authorities"';

function unlimited(audit: Audit): Fix {
  return suggestion('Let the audits be without a limit', replace({ at: audit }, '', ` once per ${audit.oncePer}`));
}

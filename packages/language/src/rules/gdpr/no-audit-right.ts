import { partyIn } from '../common/phrases.js';
import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const gdprNoAuditRight: Rule = requirementRule({
  id: 'gdpr/no-audit-right',
  severity: 'warning',
  regulation: 'gdpr-processor',
  requirement: 'GDPR 28(3)(h)',
  title: 'The controller cannot check the provider',
  explanation: () => ({
    why: prose`
      The controller has to be able to show that its processor keeps to the law. Certificates help, but the law gives it more: all
      information that is needed, and audits, inspections included, by itself or by an auditor whom it sends.`,
    advice: prose`
      Say who may audit: \`audit by customer, "an auditor whom the customer appoints" with 30 days notice\`.`,
    sources: [
      'Regulation (EU) 2016/679 (GDPR), Article 28(3)(h)',
      'European Data Protection Board, Guidelines 07/2020 on the concepts of controller and processor',
    ],
    examples: [
      {
        title: 'Certificates only',
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
              audit by customer, "an auditor whom the customer appoints" once per year with 30 days notice
          }
        `,
      },
      {
        title: 'Audits by the provider itself',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider shows its certificates."
              audit by provider, "its auditor"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider shows its certificates."
              audit by provider, "its auditor"
              audit by customer with 30 days notice
          }
        `,
      },
    ],
  }),
  asks: 'all information that is needed to show compliance, and audits, inspections included, by the controller or by an auditor whom it mandates',
  lacks: (agreement) => {
    const customer = partyIn(agreement, 'customer') ?? 'customer';
    const may = agreement.audits.some(({ by }) => by.some((who) => who.kind === 'party' && who.party === customer));
    if (may) return [];
    const line = 'audit by customer, "an auditor whom the customer appoints" with 30 days notice';
    const what = `\`${agreement.id}\` gives the customer no right to audit how its personal data are processed`;
    return [{ what, fixes: [suggestion(`Add \`${line}\``, addTo(agreement, line))] }];
  },
  clause: ({ provider, customer }) => ({
    title: 'Audits and information',
    text: `${provider} makes available to ${customer} all information that is needed to show that the duties of Article 28 of Regulation (EU) 2016/679 are met, and allows for and contributes to audits, inspections included, that ${customer} or an auditor mandated by ${customer} conducts.`,
  }),
});

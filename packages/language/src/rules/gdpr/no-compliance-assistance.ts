import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const gdprNoComplianceAssistance: Rule = requirementRule({
  id: 'gdpr/no-compliance-assistance',
  severity: 'warning',
  regulation: 'gdpr-processor',
  requirement: 'GDPR 28(3)(f)',
  title: 'Nobody helps with breaches, assessments and consultations',
  explanation: () => ({
    why: prose`
      Security, notices of breaches, impact assessments and consultations of the authority are duties of the controller, for which
      it needs to know what only the processor knows. The law therefore wants the help to be agreed.`,
    advice: prose`
      Write a clause that the provider helps the customer with its duties under Articles 32 to 36: \`meets "GDPR 28(3)(f)"\`.`,
    sources: [
      'Regulation (EU) 2016/679 (GDPR), Article 28(3)(f)',
      'European Data Protection Board, Guidelines 07/2020 on the concepts of controller and processor',
    ],
    examples: [
      {
        title: 'Only a part of it',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Help with data protection" "The provider answers questions on security."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Help with data protection" "The provider helps the customer with its duties under Articles 32 to 36 of Regulation (EU) 2016/679." meets "GDPR 28(3)(f)"
          }
        `,
      },
      {
        title: 'It names the neighbouring letter',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Help with data protection" "The provider helps with impact assessments and breaches." meets "GDPR 28(3)(e)"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Help with data protection" "The provider helps with impact assessments and breaches." meets "GDPR 28.3.f"
          }
        `,
      },
    ],
  }),
  asks: 'help for the controller with its duties under Articles 32 to 36: security, notice of breaches, impact assessments and prior consultation',
  lacks: (agreement) => noClause(agreement, 'does not oblige the provider to help with Articles 32 to 36 GDPR'),
  clause: ({ provider, customer }) => ({
    title: 'Assistance with data protection',
    text: `${provider} assists ${customer} with its duties under Articles 32 to 36 of Regulation (EU) 2016/679: with the security of processing, with notices of personal data breaches to authorities and data subjects, with data protection impact assessments and with prior consultations, as far as it has the information.`,
  }),
});

import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const gdprNoInstructions: Rule = requirementRule({
  id: 'gdpr/no-instructions',
  severity: 'warning',
  regulation: 'gdpr-processor',
  requirement: 'GDPR 28(3)(a)',
  title: 'The provider is not bound to instructions',
  explanation: () => ({
    why: prose`
      A processor works for somebody else: what it does with personal data, and whether it sends them to another country, is for the
      controller to say. A provider that is not bound to documented instructions decides itself, and is then a controller with all
      duties of one.`,
    advice: prose`
      Write a clause that personal data are processed only on documented instructions, transfers to other countries included: \`meets
      "GDPR 28(3)(a)"\`.`,
    sources: [
      'Regulation (EU) 2016/679 (GDPR), Article 28(3)(a)',
      'European Data Protection Board, Guidelines 07/2020 on the concepts of controller and processor',
    ],
    examples: [
      {
        title: 'Purposes instead of instructions',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Instructions" "The provider processes personal data for the purposes of the services."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Instructions" "The provider processes personal data, also in transfers to third countries, only on documented instructions of the customer." meets "GDPR 28(3)(a)"
          }
        `,
      },
      {
        title: 'No personal data',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Instructions" "None are given."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Instructions" "None are given."
              not applicable "GDPR 28(3)(a)" because "The services process no personal data."
          }
        `,
      },
    ],
  }),
  asks: 'processing only on documented instructions from the controller, also as to transfers to third countries',
  lacks: (agreement) => noClause(agreement, 'does not bind the provider to documented instructions for personal data'),
  clause: ({ provider, customer }) => ({
    title: 'Instructions',
    text: `${provider} processes personal data only on documented instructions from ${customer}, also when it transfers them to a third country or an international organisation, unless the law of the Union or of a member state to which it is subject requires otherwise. In that case it tells ${customer} of that requirement beforehand, unless the law forbids it. It tells ${customer} at once if it holds an instruction to be unlawful.`,
  }),
});

import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const gdprNoConfidentiality: Rule = requirementRule({
  id: 'gdpr/no-confidentiality',
  severity: 'warning',
  regulation: 'gdpr-processor',
  requirement: 'GDPR 28(3)(b)',
  title: 'The persons who process personal data are not bound to secrecy',
  explanation: () => ({
    why: prose`
      The provider as a company may be bound to secrecy, but it is people who read the data. Each of them has to be committed
      personally, and beyond the end of the job.`,
    advice: prose`
      Write a clause that the persons authorised to process personal data are committed to confidentiality: \`meets "GDPR 28(3)(b)"\`.
      A clause on the secrecy of reports is not enough.`,
    sources: [
      'Regulation (EU) 2016/679 (GDPR), Article 28(3)(b)',
      'European Data Protection Board, Guidelines 07/2020 on the concepts of controller and processor',
    ],
    examples: [
      {
        title: 'Only the company is bound',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Confidentiality" "The parties keep this agreement confidential."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Confidentiality" "All persons whom the provider authorises to process personal data are committed to confidentiality in writing." meets "GDPR 28(3)(b)"
          }
        `,
      },
      {
        title: 'It names another law',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Confidentiality" "The staff of the provider has signed a declaration of secrecy." meets "DORA 30(2)(c)"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Confidentiality" "The staff of the provider has signed a declaration of secrecy." meets "DORA 30(2)(c)", "GDPR 28(3)(b)"
          }
        `,
      },
    ],
  }),
  asks: 'a commitment to confidentiality of all persons who are authorised to process the personal data',
  lacks: (agreement) => noClause(agreement, 'does not commit the persons who process personal data to confidentiality'),
  clause: ({ provider, customer }) => ({
    title: 'Confidentiality',
    text: `${provider} lets only such persons process personal data for ${customer} as have committed themselves to confidentiality in writing or are bound to it by law, also for the time after their work.`,
  }),
});

import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const gdprNoDataSubjectAssistance: Rule = requirementRule({
  id: 'gdpr/no-data-subject-assistance',
  severity: 'warning',
  regulation: 'gdpr-processor',
  requirement: 'GDPR 28(3)(e)',
  title: 'Nobody helps with the rights of data subjects',
  explanation: () => ({
    why: prose`
      A person who asks for her data has to be answered within a month. The data lies with the provider, the duty with the customer:
      without help that is agreed, the customer learns of the request late and cannot fulfil it.`,
    advice: prose`
      Write a clause that the provider passes requests on and helps to answer them, with a number of days: \`meets "GDPR 28(3)(e)"\`.`,
    sources: [
      'Regulation (EU) 2016/679 (GDPR), Article 28(3)(e)',
      'European Data Protection Board, Guidelines 07/2020 on the concepts of controller and processor',
    ],
    examples: [
      {
        title: 'Requests are turned away',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Rights of data subjects" "The provider does not answer requests of data subjects."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Rights of data subjects" "The provider passes requests on within 2 days and helps the customer to answer them." meets "GDPR 28(3)(e)"
          }
        `,
      },
      {
        title: 'No personal data',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Rights of data subjects" "There are no data subjects."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Rights of data subjects" "There are no data subjects."
              not applicable "GDPR 28(3)" because "The services process no personal data."
          }
        `,
      },
    ],
  }),
  asks: 'help for the controller, by technical and organisational measures, in answering requests of data subjects who exercise their rights',
  lacks: (agreement) => noClause(agreement, 'does not oblige the provider to help with requests of data subjects'),
  clause: ({ provider, customer }) => ({
    title: 'Rights of data subjects',
    text: `${provider} passes every request of a data subject on to ${customer} within 2 days, and helps ${customer} by technical and organisational measures to answer it: it searches, corrects, erases, restricts and hands over the data within 10 days after ${customer} has asked for it.`,
  }),
});

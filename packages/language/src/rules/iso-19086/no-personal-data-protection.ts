import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const isoNoPersonalDataProtection: Rule = requirementRule({
  id: 'iso-19086/no-personal-data-protection',
  severity: 'information',
  regulation: 'iso-19086',
  requirement: 'ISO/IEC 19086 protection of personally identifiable information',
  title: 'Nothing is said of personal data',
  explanation: () => ({
    why: prose`
      Nearly every cloud service holds personal data, if only of those who log in. Whoever compares providers needs to see by which
      rules each of them protects them.`,
    advice: prose`
      Write a clause, or refer to the contract on data processing, and let it say so: \`meets "ISO/IEC 19086 protection of personally
      identifiable information"\`.`,
    sources: ['ISO/IEC 19086-1:2016, content area "protection of personally identifiable information"'],
    examples: [
      {
        title: 'It stands elsewhere',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Instructions" "The data processing agreement of the parties holds."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Instructions" "The data processing agreement of the parties holds." meets "ISO/IEC 19086 protection of personally identifiable information"
          }
        `,
      },
      {
        title: 'No personal data',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Instructions" "None."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Instructions" "None."
              not applicable "ISO/IEC 19086 personal data" because "The services hold measurements of machines only."
          }
        `,
      },
    ],
  }),
  asks: 'the measures and standards by which personal data are protected',
  lacks: (agreement) => noClause(agreement, 'says nothing of the protection of personal data'),
  clause: ({ provider, customer }) => ({
    title: 'Protection of personal data',
    text: `${provider} protects personal data as ISO/IEC 27018 sets out, processes them only on instructions of ${customer}, and says in an annex which data of whom they are.`,
  }),
});

import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const doraNoDataProtection: Rule = requirementRule({
  id: 'dora/no-data-protection',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(2)(c)',
  title: 'The protection of data is not agreed',
  explanation: () => ({
    why: prose`
      Service levels speak of data that cannot be reached. Data that is wrong, forged or in the hands of others is as harmful, and
      nothing in a table of availabilities says who protects it and how.`,
    advice: prose`
      Write a clause on availability, authenticity, integrity and confidentiality of data, personal data included, and let it say
      so: \`meets "DORA 30(2)(c)"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(2)(c)'],
    examples: [
      {
        title: 'The clause has no requirement',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "All data is kept confidential."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "The provider protects the availability, authenticity, integrity and confidentiality of all data with the measures of annex 3." meets "DORA 30(2)(c)"
          }
        `,
      },
      {
        title: 'It names the wrong letter',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "The measures of annex 3 hold." meets "DORA 30(2)(d)"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "The measures of annex 3 hold." meets "Art. 30(2)(c) DORA"
          }
        `,
      },
    ],
  }),
  asks: 'provisions on the availability, authenticity, integrity and confidentiality of data, personal data included',
  lacks: (agreement) => noClause(agreement, 'has no provisions on the protection of data'),
  clause: ({ provider, customer }) => ({
    title: 'Protection of data',
    text: `${provider} protects the availability, authenticity, integrity and confidentiality of all data of ${customer}, personal data included. It encrypts data in transit and at rest, admits only persons who need the data for their work, records every access, and keeps backups from which the data can be restored.`,
  }),
});

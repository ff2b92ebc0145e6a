import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const isoNoInformationSecurity: Rule = requirementRule({
  id: 'iso-19086/no-information-security',
  severity: 'information',
  regulation: 'iso-19086',
  requirement: 'ISO/IEC 19086 information security',
  title: 'Nothing is said of information security',
  explanation: () => ({
    why: prose`
      The customer hands its data to somebody whose security it cannot see. Without a clause it cannot compare providers, and has
      nothing in hand after an attack.`,
    advice: prose`
      Write a clause that names the measures or the standard, for instance ISO/IEC 27001, and let it say so: \`meets "ISO/IEC 19086
      information security"\`.`,
    sources: ['ISO/IEC 19086-1:2016, content area "information security"'],
    examples: [
      {
        title: 'No measures are named',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "The provider takes care."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "The provider is certified by ISO/IEC 27001 for all sites of the services." meets "ISO/IEC 19086-1 information security"
          }
        `,
      },
      {
        title: 'It names the wrong area',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "The measures of annex 3 hold." meets "ISO/IEC 19086 data management"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "The measures of annex 3 hold." meets "ISO/IEC 19086 data management", "ISO/IEC 19086 information security"
          }
        `,
      },
    ],
  }),
  asks: 'the measures, policies and standards for information security',
  lacks: (agreement) => noClause(agreement, 'says nothing of information security'),
  clause: ({ provider }) => ({
    title: 'Information security',
    text: `${provider} runs a management system for information security that is certified by ISO/IEC 27001 for all sites from which the services are provided, and takes the measures that an annex to this agreement lists.`,
  }),
});

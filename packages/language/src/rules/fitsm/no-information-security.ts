import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const fitsmNoInformationSecurity: Rule = requirementRule({
  id: 'fitsm/no-information-security',
  severity: 'information',
  regulation: 'fitsm',
  requirement: 'FitSM information security',
  title: 'Nothing is said of security and data protection',
  explanation: () => ({
    why: prose`
      Services are shared between organisations that trust each other, often without a contract on security. The agreement is then
      the only place in which the users find out what protects their data.`,
    advice: prose`
      Write a clause, or refer to the policies that hold, and let it say so: \`meets "FitSM information security"\`.`,
    sources: ['FitSM-4, template of a service level agreement: information security and data protection'],
    examples: [
      {
        title: 'It goes without saying',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "All is safe."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "The security policy of the provider holds; personal data are deleted after 90 days." meets "FitSM information security"
          }
        `,
      },
      {
        title: 'No data at all',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "All is safe." meets "ISO/IEC 19086 information security"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "All is safe." meets "ISO/IEC 19086 information security", "FitSM information security and data protection"
          }
        `,
      },
    ],
  }),
  asks: 'the rules of information security and data protection that hold for the service',
  lacks: (agreement) => noClause(agreement, 'says nothing of information security and data protection'),
  clause: ({ provider }) => ({
    title: 'Information security and data protection',
    text: `The information security policy of ${provider} holds for the services. ${provider} uses personal data of the users only to provide the services, and deletes them within 90 days after they are no longer needed for that.`,
  }),
});

import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const gdprNoSecurityMeasures: Rule = requirementRule({
  id: 'gdpr/no-security-measures',
  severity: 'warning',
  regulation: 'gdpr-processor',
  requirement: 'GDPR 28(3)(c)',
  title: 'The security of personal data is not agreed',
  explanation: () => ({
    why: prose`
      The controller may use only processors that give guarantees for security. A guarantee that nobody has written down, with its
      measures, can neither be checked nor claimed after a breach.`,
    advice: prose`
      Write a clause that the provider takes all measures under Article 32, with an annex that lists them: \`meets "GDPR 28(3)(c)"\`.`,
    sources: [
      'Regulation (EU) 2016/679 (GDPR), Article 28(3)(c)',
      'European Data Protection Board, Guidelines 07/2020 on the concepts of controller and processor',
      'Regulation (EU) 2016/679 (GDPR), Article 32',
    ],
    examples: [
      {
        title: 'A clause that promises nothing',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "Security is important to the provider."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "The provider takes the measures that Article 32 of Regulation (EU) 2016/679 requires; annex 3 lists them." meets "GDPR 28(3)(c)"
          }
        `,
      },
      {
        title: 'The letter is missing from the reference',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "The measures of annex 3 hold." meets "GDPR 32"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Protection of data" "The measures of annex 3 hold." meets "GDPR 32", "Art. 28(3)(c) GDPR"
          }
        `,
      },
    ],
  }),
  asks: 'all measures that Article 32 requires for the security of processing',
  lacks: (agreement) => noClause(agreement, 'does not oblige the provider to the security measures of Article 32 GDPR'),
  clause: ({ provider }) => ({
    title: 'Security of processing',
    text: `${provider} takes all measures that Article 32 of Regulation (EU) 2016/679 requires: it encrypts and pseudonymises personal data, keeps its systems confidential, sound, available and resilient, can restore data after an incident, and tests its measures once a year. The measures are listed in an annex to this agreement.`,
  }),
});

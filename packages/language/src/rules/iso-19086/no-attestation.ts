import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const isoNoAttestation: Rule = requirementRule({
  id: 'iso-19086/no-attestation',
  severity: 'information',
  regulation: 'iso-19086',
  requirement: 'ISO/IEC 19086 attestations, certifications and audits',
  title: 'Nobody attests what the provider says of itself',
  explanation: () => ({
    why: prose`
      Most of what an agreement promises on security and data cannot be seen from outside. A certificate, a report or an audit is
      what turns the promise into something that can be checked.`,
    advice: prose`
      Give a right to look (\`audit by customer once per year with 30 days notice\`), or name the certificates and reports in a clause
      that \`meets "ISO/IEC 19086 attestations, certifications and audits"\`.`,
    sources: ['ISO/IEC 19086-1:2016, content area "attestations, certifications and audits"'],
    examples: [
      {
        title: 'Trust only',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider answers questions."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider answers questions."
              audit by customer once per year with 30 days notice
          }
        `,
      },
      {
        title: 'A certificate that nobody links to the area',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider is certified by ISO/IEC 27001."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Audit" "The provider is certified by ISO/IEC 27001." meets "ISO/IEC 19086 attestations"
          }
        `,
      },
    ],
  }),
  asks: 'the attestations and certifications of the provider, and the audits of the customer',
  lacks: (agreement) => {
    if (agreement.audits.length > 0) return [];
    const line = 'audit by customer once per year with 30 days notice';
    const fix = suggestion(`Add \`${line}\``, addTo(agreement, line));
    return [{ what: `\`${agreement.id}\` names no certificate and no right to audit`, fixes: [fix] }];
  },
  clause: ({ provider, customer }) => ({
    title: 'Certificates and audits',
    text: `${provider} keeps the certificate of its management system for information security by ISO/IEC 27001 current, gives ${customer} the reports of its auditors once a year, and lets ${customer} audit it once a year with 30 days notice.`,
  }),
});

import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, extend, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const gdprNoSubprocessorTerms: Rule = requirementRule({
  id: 'gdpr/no-subprocessor-terms',
  severity: 'warning',
  regulation: 'gdpr-processor',
  requirement: 'GDPR 28(3)(d)',
  title: 'The provider may engage other processors as it likes',
  explanation: () => ({
    why: prose`
      A processor may engage another one only with the controller's authorisation: for each of them, or in general, and then the
      controller has to be told of changes in time to object. Without terms in the contract there is no authorisation, and every
      subcontractor is one too many.`,
    advice: prose`
      Say so in a line: \`subcontracting requires consent\`, \`subcontracting permitted with 30 days notice\` (so that the customer can
      object), or \`subcontracting excluded\`.`,
    sources: [
      'Regulation (EU) 2016/679 (GDPR), Article 28(2), 28(3)(d) and 28(4)',
      'European Data Protection Board, Guidelines 07/2020 on the concepts of controller and processor',
    ],
    examples: [
      {
        title: 'No word of other processors',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Other processors" "The provider chooses its suppliers."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Other processors" "The provider chooses its suppliers."
              subcontracting requires consent
          }
        `,
      },
      {
        title: 'Permitted, and nobody is told',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Other processors" "The provider chooses its suppliers."
              subcontracting permitted
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Other processors" "The provider chooses its suppliers."
              subcontracting permitted with 30 days notice
          }
        `,
      },
    ],
  }),
  asks: "respect for the conditions of Article 28(2) and (4) for engaging another processor: the controller's authorisation, notice of changes, and the same duties for the other processor",
  lacks: (agreement) => {
    const { subcontracting } = agreement;
    if (!subcontracting) {
      const line = 'subcontracting permitted with 30 days notice';
      const what = `\`${agreement.id}\` does not say on which conditions the provider may engage another processor`;
      return [{ what, fixes: [suggestion(`Add \`${line}\``, addTo(agreement, line))] }];
    }
    if (subcontracting.mode !== 'permitted' || subcontracting.notice) return [];
    return [
      {
        at: subcontracting,
        what: 'Other processors may be engaged without notice, so that the customer cannot object',
        fixes: [suggestion('Ask for 30 days notice', extend({ at: subcontracting }, ' with 30 days notice'))],
      },
    ];
  },
  clause: ({ provider, customer }) => ({
    title: 'Other processors',
    text: `${provider} engages another processor only with the authorisation of ${customer} in writing, tells ${customer} of each intended change at least 30 days before, so that ${customer} can object, and imposes on the other processor by contract the same duties of data protection that this agreement imposes on ${provider}, which remains fully liable.`,
  }),
});

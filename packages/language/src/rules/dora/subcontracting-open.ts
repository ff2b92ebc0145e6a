import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, extend, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const doraSubcontractingOpen: Rule = requirementRule({
  id: 'dora/subcontracting-open',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(2)(a)',
  title: 'Nothing is said of subcontractors',
  explanation: () => ({
    why: prose`
      Where a provider passes a function on, the financial entity loses sight of who performs it, and remains answerable for it. The
      contract therefore has to say whether that is allowed, and on what conditions.`,
    advice: prose`
      Say so in a line: \`subcontracting excluded\`, \`subcontracting requires consent\`, or \`subcontracting permitted with 30 days
      notice\`; name those who take part now with \`subcontractor\`. A clause that \`meets "DORA 30(2)(a)"\` does as well.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(2)(a)'],
    examples: [
      {
        title: 'No word of subcontractors',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "The provider operates the web shop."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "The provider operates the web shop."
              subcontracting requires consent with 30 days notice
          }
        `,
      },
      {
        title: 'Permitted without any condition',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "The provider operates the web shop."
              subcontracting permitted
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "The provider operates the web shop."
              subcontracting permitted with 30 days notice
          }
        `,
      },
    ],
  }),
  asks: 'a statement whether a service that supports a critical or important function, or a material part of it, may be subcontracted, and on which conditions',
  lacks: (agreement) => {
    const { subcontracting } = agreement;
    if (!subcontracting) {
      const line = 'subcontracting requires consent with 30 days notice';
      return [
        {
          what: `\`${agreement.id}\` does not say whether the provider may subcontract`,
          fixes: [suggestion(`Add \`${line}\``, addTo(agreement, line))],
        },
      ];
    }
    if (subcontracting.mode !== 'permitted' || subcontracting.notice) return [];
    return [
      {
        at: subcontracting,
        what: 'Subcontracting is permitted without any condition, not even notice',
        fixes: [suggestion('Ask for 30 days notice', extend({ at: subcontracting }, ' with 30 days notice'))],
      },
    ];
  },
  clause: ({ provider, customer }) => ({
    title: 'Subcontracting',
    text: `${provider} has ICT services that support a critical or important function of ${customer}, or material parts of them, performed by a subcontractor only with the prior consent of ${customer} in writing. It remains responsible for the subcontractor as for itself, binds it to the duties of this agreement, and keeps a list of all subcontractors that ${customer} may see at any time.`,
  }),
});

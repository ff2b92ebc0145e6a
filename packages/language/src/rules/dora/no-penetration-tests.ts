import { quoted, sidesOf } from '../common/phrases.js';
import { notCritical, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const doraNoPenetrationTests: Rule = requirementRule({
  id: 'dora/no-penetration-tests',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(3)(d)',
  title: 'The provider takes no part in penetration tests',
  explanation: () => ({
    why: prose`
      Some financial entities have to be attacked by testers every three years, in live systems, those of their providers included.
      A provider that has not agreed to it may call the same test a crime.`,
    advice: prose`
      Write a clause that the provider takes part and cooperates fully: \`meets "DORA 30(3)(d)"\`. An entity that is not called upon
      to carry out such tests says \`not applicable "DORA 30(3)(d)" because "…"\`. It concerns services that support a critical or
      important function; of others say so: \`not applicable "DORA 30(3)" because "…"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(3)(d)'],
    examples: [
      {
        title: 'Tests of its own are not meant',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Penetration tests" "The provider tests its systems once a year."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Penetration tests" "The provider takes part and cooperates fully in the threat-led penetration tests of the customer." meets "DORA 30(3)(d)"
          }
        `,
      },
      {
        title: 'The customer carries out none',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Penetration tests" "A test needs the consent of the provider."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Penetration tests" "A test needs the consent of the provider."
              not applicable "DORA 30(3)(d)" because "The customer has not been called upon to carry out threat-led penetration tests."
          }
        `,
      },
    ],
  }),
  asks: 'the duty to take part and to cooperate fully in the threat-led penetration tests of the financial entity',
  lacks: (agreement) => {
    const { customer } = sidesOf(agreement);
    const reason = quoted(`${customer} has not been called upon to carry out threat-led penetration tests.`);
    const none = suggestion(
      'Say that the customer carries out no such tests',
      addTo(agreement, `not applicable "DORA 30(3)(d)" because ${reason}`),
    );
    return [
      {
        what: `\`${agreement.id}\` does not oblige the provider to take part in threat-led penetration tests`,
        fixes: [none, notCritical(agreement)],
      },
    ];
  },
  clause: ({ provider, customer }) => ({
    title: 'Threat-led penetration tests',
    text: `${provider} takes part in the threat-led penetration tests of ${customer} under Articles 26 and 27 of Regulation (EU) 2022/2554, and fully cooperates with ${customer}, its testers and the competent authorities.`,
  }),
});

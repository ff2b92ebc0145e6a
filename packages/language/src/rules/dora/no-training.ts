import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const doraNoTraining: Rule = requirementRule({
  id: 'dora/no-training',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(2)(i)',
  title: 'The provider takes no part in training',
  explanation: () => ({
    why: prose`
      Most attacks begin with a person, and persons of the provider have keys to the systems of the financial entity. Whether and
      how they take part in its training has to be agreed, because afterwards it costs extra.`,
    advice: prose`
      Write a clause that says who of the provider takes part in which training, how often and at whose cost: \`meets "DORA
      30(2)(i)"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(2)(i)'],
    examples: [
      {
        title: 'Training of its own is not meant',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Training" "The provider trains its staff."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Training" "Two engineers of the provider take part in the security awareness training of the customer once a year, at no cost." meets "DORA 30(2)(i)"
          }
        `,
      },
      {
        title: 'The parties have decided against it',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Training" "There is no training."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Training" "There is no training."
              not applicable "DORA 30(2)(i)" because "Nobody at the provider has access to systems or data of the customer."
          }
        `,
      },
    ],
  }),
  asks: "the conditions on which the provider takes part in the financial entity's programmes for security awareness and its training in digital operational resilience",
  lacks: (agreement) =>
    noClause(agreement, 'does not say how the provider takes part in awareness programmes and training'),
  clause: ({ provider, customer }) => ({
    title: 'Awareness and training',
    text: `The staff of ${provider} that works for ${customer} takes part once a year, at the cost of ${provider}, in the programmes of ${customer} for ICT security awareness and in its training in digital operational resilience.`,
  }),
});

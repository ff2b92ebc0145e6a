import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const doraNoCooperationWithAuthorities: Rule = requirementRule({
  id: 'dora/no-cooperation-with-authorities',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(2)(g)',
  title: 'The provider need not talk to the authorities',
  explanation: () => ({
    why: prose`
      Supervisors and resolution authorities may put questions to whoever holds a function of a financial entity. Without a duty in
      the contract the provider can refuse, and the entity cannot force it.`,
    advice: prose`
      Write a clause that the provider cooperates fully with the competent and the resolution authorities and with whom they
      appoint: \`meets "DORA 30(2)(g)"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(2)(g)'],
    examples: [
      {
        title: 'A general duty is not enough',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Cooperation with authorities" "The provider obeys the law."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Cooperation with authorities" "The provider cooperates fully with the competent authorities and the resolution authorities of the customer, and with whom they appoint." meets "DORA 30(2)(g)"
          }
        `,
      },
      {
        title: 'It names another paragraph',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Cooperation with authorities" "The provider answers the questions of supervisors." meets "DORA 30(3)(e)"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Cooperation with authorities" "The provider answers the questions of supervisors." meets "DORA 30(3)(e)", "DORA 30(2)(g)"
          }
        `,
      },
    ],
  }),
  asks: 'the duty to cooperate fully with the competent authorities and the resolution authorities of the financial entity, and with the persons whom they appoint',
  lacks: (agreement) =>
    noClause(agreement, 'does not oblige the provider to cooperate with supervisory and resolution authorities'),
  clause: ({ provider, customer }) => ({
    title: 'Cooperation with authorities',
    text: `${provider} fully cooperates with the competent authorities and the resolution authorities of ${customer}, and with the persons whom they appoint, and answers their questions within the time that they set.`,
  }),
});

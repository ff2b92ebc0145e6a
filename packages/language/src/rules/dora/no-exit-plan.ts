import { notCritical, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const doraNoExitPlan: Rule = requirementRule({
  id: 'dora/no-exit-plan',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(3)(f)',
  title: 'No time to move to another provider',
  explanation: () => ({
    why: prose`
      When a contract ends, the service ends, unless somebody has agreed that it goes on. A critical function cannot be moved in a
      weekend: without a transition period the financial entity cannot leave, whatever rights it has to terminate.`,
    advice: prose`
      Agree on a transition period: \`exit transition 6 months "The provider explains its configuration to whoever takes over."\`. It
      concerns services that support a critical or important function; of others say so: \`not applicable "DORA 30(3)" because "…"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(3)(f)'],
    examples: [
      {
        title: 'Good will only',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Exit" "The provider helps with the move."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Exit" "The provider helps with the move."
              exit transition 6 months
          }
        `,
      },
      {
        title: 'It supports nothing critical',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Exit" "The services end with the agreement."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Exit" "The services end with the agreement."
              not applicable "DORA 30(3)" because "The services support no critical or important function of the customer."
          }
        `,
      },
    ],
  }),
  asks: 'an exit strategy with an adequate mandatory transition period, in which the provider goes on and the financial entity can move',
  lacks: (agreement) => {
    if (agreement.exit) return [];
    const line =
      'exit transition 6 months "The provider helps with the move and explains its configuration to whoever takes over."';
    const fix = suggestion('Add a transition period of 6 months', addTo(agreement, line));
    const what = `\`${agreement.id}\` does not say for how long the provider goes on after the end`;
    return [{ what, fixes: [fix, notCritical(agreement)] }];
  },
  clause: ({ provider, customer }) => ({
    title: 'Exit and transition',
    text: `When this agreement ends for whatever reason, ${provider} continues to provide the services on its terms for up to 6 months if ${customer} asks for it, and helps ${customer} to move them to another provider or into its own hands, according to an exit plan that the parties draw up within 3 months and test once a year.`,
  }),
});

import type { ClaimStep } from '@sla-language/agreement';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const claimContradiction: Rule = {
  id: 'remedy/claim-contradiction',
  severity: 'error',
  title: 'Nothing has to be claimed, and yet there is a time to claim',
  explanation: () => ({
    why: prose`
      One line says that the provider pays by itself, the next one when the customer is too late to ask. A provider that did not pay will
      point to the second line, and a customer that did not ask to the first.`,
    advice: 'Keep `claim automatic`, or the steps of the claim, and not both.',
    sources: ['The meaning of `claim automatic` in the reference of the language, chapter 10'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim automatic
                  claim within 30 days after window by "a ticket"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim automatic
              }
          }
        `,
      },
      {
        title: 'The terms of one objective',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  claim automatic
                  claim within 2 months after report by "a ticket"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  claim within 2 months after report by "a ticket"
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const lists: readonly (readonly ClaimStep[])[] = [
      agreement.remedies?.claims ?? [],
      ...promisesOf(agreement).map((promise) => ('claims' in promise ? promise.claims : [])),
    ];
    for (const steps of lists) {
      const automatic = steps.find((step) => step.kind === 'automatic');
      const timed = steps.filter((step) => step.kind === 'within');
      const [first] = timed;
      if (!automatic || !first) continue;
      report({
        at: automatic,
        message: `\`claim automatic\` says that nothing has to be claimed, but \`claim within ${first.within.text} after ${first.after}\` says until when it has to be.`,
        related: timed.map((step) => ({ at: step, message: `A claim within ${step.within.text}.` })),
        fixes: [
          suggestion('Remove `claim automatic`', remove({ at: automatic })),
          suggestion('Remove the steps of the claim', ...timed.map((at) => remove({ at }))),
        ],
      });
    }
  },
};

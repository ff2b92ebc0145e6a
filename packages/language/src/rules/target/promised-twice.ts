import type { Objective } from '@sla-language/agreement';
import { chainText, claimPairs, claimText, isLower, sameLevel } from '../common/claim-pairs.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const promisedTwice: Rule = {
  id: 'target/promised-twice',
  severity: 'warning',
  title: 'Two objectives pay for the same level',
  explanation: () => ({
    why: prose`
      When two clauses promise the availability of the same thing over the same month, one bad month breaks both and each pays by
      itself. The provider says that one was meant to replace the other; the customer adds them up.`,
    advice: prose`
      Make it one objective with one ladder: \`credit 10% of fee when < 99.9%\`, \`credit 25% of fee when < 99.0%\`. Where a second
      promise of the same level is meant, let something other than money follow from it.`,
    sources: [
      'Müller, Resinas and Ruiz-Cortés, Automated Analysis of Conflicts in WS-Agreement (IEEE Transactions on Services Computing 2014): inconsistent terms',
      'Microsoft Online Services SLA (no credits for several targets because of one event)',
    ],
    examples: [
      {
        title: 'Two figures',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { stacking sum }
              objective Second "Availability of the shop" {
                  measures ShopUptime per calendar month
                  target >= 99.0%
                  credit 20% of fee when < 99.0%
              }
              report Monthly { covers Uptime, Speed, Desk, Second }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { stacking sum }
              objective Uptime {
                  credit 10% of fee when < 99.5%
                  credit 20% of fee when < 99.0%
              }
          }
        `,
      },
      {
        title: 'The same figure',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { stacking sum }
              objective Second "Availability of the shop" {
                  measures ShopUptime per month
                  target >= 99.5%
                  penalty EUR 500 when missed
              }
              report Monthly { covers Uptime, Speed, Desk, Second }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { stacking sum }
              objective Uptime {
                  penalty EUR 500 when missed
              }
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    // Of several amounts for one service only the greatest is paid then.
    if (agreement.remedies?.stacking === 'highest') return;
    const both = agreement.remedies?.stacking === 'sum' ? 'is paid for twice' : 'may be paid for twice';
    for (const { left, right, caseText } of claimPairs(agreement)) {
      if (!sameLevel(left, right) || isLower(left) !== isLower(right)) continue;
      const [one, other] = [left.objective, right.objective].map(firstPayment);
      if (!one || !other || left.objective.appliesWhen !== right.objective.appliesWhen) continue;
      report({
        at: right.target,
        message:
          `${claimText(left)} and ${claimText(right)} are promises of the same level${caseText}.${chainText(left, right)} ` +
          `Each pays by itself (\`${one.text}\`, \`${other.text}\`), so one bad window ${both}.`,
        related: [
          { at: left.target, message: `\`${left.objective.id}\` promises \`${left.target.comparison.text}\`.` },
        ],
      });
    }
  },
};

function firstPayment({ remedies }: Objective) {
  return remedies.flatMap((line) => (line.kind === 'credit' || line.kind === 'penalty' ? [line] : []))[0];
}

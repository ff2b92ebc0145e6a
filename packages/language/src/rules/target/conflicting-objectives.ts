import { appliesWithin, chainText, claimPairs, claimText, contradicts, isLower } from '../common/claim-pairs.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const conflictingObjectives: Rule = {
  id: 'target/conflicting-objectives',
  severity: 'error',
  title: 'Two targets that cannot both be kept',
  explanation: () => ({
    why: prose`
      Where one clause asks for at least what another one forbids, every window breaks one of the two. The provider is always in
      breach, and each side relies on the clause that suits it.`,
    advice: prose`
      Keep one of the two targets. If each is meant for other customers, say so (\`target >= 99.9% for Premium\`); if one of them
      points the wrong way, turn its operator round.`,
    sources: [
      'Müller, Resinas and Ruiz-Cortés, Automated Analysis of Conflicts in WS-Agreement (IEEE Transactions on Services Computing 2014): inconsistent terms',
    ],
    examples: [
      {
        title: 'The same level, twice',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Orders "Lost orders" {
                  ratio of "orders that are lost" to "all orders" for Shop
                  measured by "the order log"
              }
              objective FewLost "Few lost orders" { measures Orders per month  target <= 1%  indicative }
              objective Lost "Lost orders" { measures Orders per calendar month  target >= 2%  indicative }
              report Monthly { covers Uptime, Speed, Desk, FewLost, Lost }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              metric Orders "Lost orders" {
                  ratio of "orders that are lost" to "all orders" for Shop
                  measured by "the order log"
              }
              objective FewLost "Few lost orders" {
                  measures Orders per month
                  target <= 1% for Gold
                  target <= 2% for Basic
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, FewLost }
          }
        `,
      },
      {
        title: 'Through a formula',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Orders "Lost orders" {
                  ratio of "orders that are lost" to "all orders" for Shop
                  measured by "the order log"
              }
              metric Kept "Kept orders" { formula 100% - Orders }
              objective AllKept "Kept orders" { measures Kept per month  target >= 98%  indicative }
              objective Lost "Lost orders" { measures Orders per month  target >= 5%  indicative }
              report Monthly { covers Uptime, Speed, Desk, AllKept, Lost }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Orders "Lost orders" {
                  ratio of "orders that are lost" to "all orders" for Shop
                  measured by "the order log"
              }
              metric Kept "Kept orders" { formula 100% - Orders }
              objective AllKept "Kept orders" { measures Kept per month  target >= 98%  indicative }
              report Monthly { covers Uptime, Speed, Desk, AllKept }
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    for (const { left, right, caseText } of claimPairs(agreement)) {
      if (!contradicts(left, right) || !(appliesWithin(left, right) || appliesWithin(right, left))) continue;
      const [least, most] = isLower(left) ? [left, right] : [right, left];
      const order =
        least.key === most.key
          ? ''
          : ` Of one window, \`${least.key} of ${least.metric}\` is never above \`${most.key} of ${most.metric}\`.`;
      report({
        at: right.target,
        message:
          `${claimText(left)} and ${claimText(right)} cannot both be kept${caseText}.${chainText(left, right)}${order} ` +
          'Every window breaks one of the two.',
        related: [
          { at: left.target, message: `\`${left.objective.id}\` promises \`${left.target.comparison.text}\`.` },
        ],
      });
    }
  },
};

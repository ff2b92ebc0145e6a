import { boundOf, type Comparison, comparable, sameScope } from '@sla-language/agreement';
import { retarget } from '../common/change-target.js';
import { forText, promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const acceptedNotWritten: Rule = {
  id: 'preparation/accepted-not-written',
  severity: 'warning',
  title: 'A proposal was accepted, and the target still says something else',
  explanation: () => ({
    why: prose`
      The proposal records what the parties came to, and the target is what the contract prints and what credits are computed from. Where
      the two differ, one side believes in a promise that does not stand in the contract.`,
    advice: 'Write the accepted value into the target and the lines that pay, or mark the proposal as `rejected`.',
    sources: [
      'UNIDROIT Principles of International Commercial Contracts 2016, articles 2.1.11 and 2.1.17 (merger clauses)',
    ],
    examples: [
      {
        title: 'The target was not changed',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              proposal by provider on Uptime target >= 99.4% accepted
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              proposal by provider on Uptime target >= 99.4% accepted
              objective Uptime {
                  target >= 99.4%
                  credit 10% of fee when < 99.4%
                  credit 25% of fee when < 99.0%
              }
          }
        `,
      },
      {
        title: 'The target was changed to something else',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              proposal by customer on Speed target <= 700 ms accepted
              objective Speed {
                  target <= 750 ms
                  credit 5% of fee when > 750 ms
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              proposal by customer on Speed target <= 700 ms accepted
              objective Speed {
                  target <= 700 ms
                  credit 5% of fee when > 700 ms
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const accepted = agreement.proposals.filter(({ state }) => state === 'accepted');
    for (const [index, proposal] of accepted.entries()) {
      const promise = promisesOf(agreement).find(({ id }) => id === proposal.on);
      // A later one replaces an earlier one.
      const isReplaced = accepted
        .slice(index + 1)
        .some((later) => later.on === proposal.on && sameScope(later.for, proposal.for));
      const target = promise?.targets.find((each) => sameScope(each.for, proposal.for));
      if (!promise || !target || isReplaced || isSame(proposal.comparison, target.comparison)) continue;
      const { value, text } = proposal.comparison;
      const retargeted = value === 'target' ? [] : retarget(promise, target, value.text);
      report({
        at: proposal,
        message:
          `The proposal of \`${proposal.by}\` on \`${proposal.on}\`${forText(proposal.for)} was accepted: \`${text}\`. The target still says ` +
          `\`${target.comparison.text}\`, and that is what the contract prints and what is paid for.`,
        related: [{ at: target, message: `The target is \`${target.comparison.text}\`.` }],
        fixes: [
          ...(proposal.comparison.operator === target.comparison.operator
            ? [suggestion(`Promise \`${text}\``, ...retargeted)]
            : []),
          suggestion('Mark it as rejected', replace({ at: proposal }, 'rejected', 'accepted')),
        ],
      });
    }
  },
};

function isSame(left: Comparison, right: Comparison): boolean {
  const [one, other] = [boundOf(left), boundOf(right)];
  if (left.operator !== right.operator || !one || !other) return left.text === right.text;
  return comparable(one, other) && one.amount.eq(other.amount);
}

import {
  type Agreement,
  type Objective,
  type Proposal,
  type Support,
  sameScope,
  type Target,
} from '@sla-language/agreement';
import { retarget } from '../common/change-target.js';
import { forText, promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const unresolvedProposal: Rule = {
  id: 'preparation/unresolved-proposal',
  severity: 'error',
  title: 'A proposal that is still open in an agreement that is agreed or signed',
  explanation: () => ({
    why: prose`
      Both sides sign one text, and the text says that one of them has asked for something else and has had no answer. Whether the target
      or the proposal was agreed can then be argued either way.`,
    advice: prose`
      Settle it before you sign: mark it \`rejected\`, or mark it \`accepted\` and write the value into the target. Or leave the agreement
      \`status proposed\` until then.`,
    sources: [
      'United Nations Convention on Contracts for the International Sale of Goods, article 19: a reply with changes is a counter-offer',
      'UNIDROIT Principles of International Commercial Contracts 2016, article 2.1.11',
    ],
    examples: [
      {
        title: 'Agreed',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              proposal by customer on Uptime target >= 99.6% open
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              proposal by customer on Uptime target >= 99.6% rejected
          }
        `,
      },
      {
        title: 'Not yet agreed',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              proposal by provider on Speed target <= 900 ms open
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status proposed
              proposal by provider on Speed target <= 900 ms open
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const { status } = agreement;
    if (status !== 'agreed' && status !== 'signed') return;
    for (const proposal of agreement.proposals.filter(({ state }) => state === 'open')) {
      const target = targetOf(agreement, proposal);
      const holds = target ? `; the target says \`${target.target.comparison.text}\`` : '';
      report({
        at: proposal,
        message:
          `The agreement is ${status}, and the proposal of \`${proposal.by}\` on \`${proposal.on}\`${forText(proposal.for)} ` +
          `(\`${proposal.comparison.text}\`) is still open${holds}. What was agreed is not certain.`,
        related: target ? [{ at: target.target, message: `The target is \`${target.target.comparison.text}\`.` }] : [],
        fixes: [
          suggestion('Mark it as rejected', replace({ at: proposal }, 'rejected', 'open')),
          ...accept(proposal, target),
        ],
      });
    }
  },
};

interface Addressed {
  readonly promise: Objective | Support;
  readonly target: Target;
}

/** The target that a proposal wants to change. */
function targetOf(agreement: Agreement, proposal: Proposal): Addressed | undefined {
  const promise = promisesOf(agreement).find(({ id }) => id === proposal.on);
  const target = promise?.targets.find((each) => sameScope(each.for, proposal.for));
  return promise && target && { promise, target };
}

function accept(proposal: Proposal, addressed: Addressed | undefined): readonly Fix[] {
  const { value, operator, text } = proposal.comparison;
  if (!addressed || value === 'target' || operator !== addressed.target.comparison.operator) return [];
  return [
    suggestion(
      `Accept it, and promise \`${text}\``,
      replace({ at: proposal }, 'accepted', 'open'),
      ...retarget(addressed.promise, addressed.target, value.text),
    ),
  ];
}

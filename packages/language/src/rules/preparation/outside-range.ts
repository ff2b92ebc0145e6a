import { type Agreement, boundOf, type Comparison, comparable, quantityOf, type Value } from '@sla-language/agreement';
import type { Position } from '../../private/position.js';
import { forText, meet, promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const outsideRange: Rule = {
  id: 'preparation/outside-range',
  severity: 'warning',
  title: 'A target or an open proposal lies beyond what one side accepts',
  explanation: () => ({
    why: prose`
      Positions are decided in calm and forgotten in the last round. A value beyond one's own limit that nobody notices is signed; noticed,
      it is either renegotiated or paid for with something that was worth it.`,
    advice:
      'Answer with a proposal inside the range, trade for it, or decide anew how far you go and change the position.',
    sources: [
      'Fisher, Ury and Patton, Getting to Yes, chapter 6: know your best alternative before you negotiate',
      'WS-Agreement (OGF GFD.192): creation constraints',
    ],
    examples: [
      {
        title: 'More than the provider accepts',
        failing: example`
          import "./sound.sla"

          position of provider on Sound.Uptime {
              aims for 99.0%
              accepts up to 99.4%
              walks away above 99.7%
          }
        `,
        passing: example`
          import "./sound.sla"

          position of provider on Sound.Uptime {
              aims for 99.0%
              accepts up to 99.5%
              walks away above 99.7%
          }
        `,
      },
      {
        title: 'Where the customer walks away',
        failing: example`
          import "./sound.sla"

          position of customer on Sound.Speed {
              aims for 300 ms
              accepts up to 600 ms
              walks away above 700 ms
          }
        `,
        passing: example`
          import "./sound.sla"

          position of customer on Sound.Speed {
              aims for 300 ms
              accepts up to 800 ms
              walks away above 1 s
          }
        `,
      },
    ],
  }),
  checkPosition(position, agreement, { report }) {
    for (const { comparison, at, what } of valuesAtIssue(agreement, position)) {
      const { accepts, walksAway } = position;
      const of = `${what} \`${comparison.text}\` for \`${position.subject}\`${forText(position.for)}`;
      if (walksAway && isBeyond(comparison, walksAway.side, walksAway.value)) {
        report({
          at: walksAway,
          message: `${of} is ${walksAway.side} ${walksAway.value.text}, where \`${position.party}\` walks away: no agreement would be better for that side.`,
          related: [{ at, message: `${what} \`${comparison.text}\`.` }],
        });
      } else if (accepts && isBeyond(comparison, accepts.direction === 'down' ? 'below' : 'above', accepts.value)) {
        report({
          at: accepts,
          message:
            `${of} lies beyond what \`${position.party}\` accepts, ${accepts.direction} to ${accepts.value.text}: it should be ` +
            'renegotiated, or be worth something in return.',
          related: [{ at, message: `${what} \`${comparison.text}\`.` }],
        });
      }
    }
  },
};

interface ValueAtIssue {
  readonly comparison: Comparison;
  readonly at: object;
  readonly what: string;
}

/** What would be signed: the targets, and what is proposed and still open. */
function valuesAtIssue(agreement: Agreement, { subject, for: scope }: Position): readonly ValueAtIssue[] {
  const targets = promisesOf(agreement).flatMap(({ id, targets: lines }) => (id === subject ? lines : []));
  return [
    ...targets
      .filter((target) => meet(target.for, scope))
      .map((target) => ({ comparison: target.comparison, at: target, what: 'The target' })),
    ...agreement.proposals
      .filter((proposal) => proposal.on === subject && proposal.state === 'open' && meet(proposal.for, scope))
      .map((proposal) => ({
        comparison: proposal.comparison,
        at: proposal,
        what: `What \`${proposal.by}\` proposes,`,
      })),
  ];
}

function isBeyond(comparison: Comparison, side: 'above' | 'below', limit: Value): boolean {
  const value = boundOf(comparison);
  const bound = quantityOf(limit);
  if (!value || !bound || !comparable(value, bound)) return false;
  return side === 'above' ? value.amount.gt(bound.amount) : value.amount.lt(bound.amount);
}

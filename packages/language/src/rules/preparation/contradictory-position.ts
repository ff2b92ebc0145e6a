import { type Agreement, boundOf, comparable, quantityOf, type Value } from '@sla-language/agreement';
import type { Position } from '../../private/position.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const contradictoryPosition: Rule = {
  id: 'preparation/contradictory-position',
  severity: 'error',
  title: 'A position that contradicts itself',
  explanation: () => ({
    why: prose`
      A side that accepts down to 99.5% and walks away below 99.9% does both at 99.7%. Nothing can be checked against such a position, and
      whoever negotiates with it in hand will read it as it suits the moment.`,
    advice: prose`
      The three values stand in one order: for who wants much, \`aims for\` ≥ \`accepts down to\` ≥ \`walks away below\`; for who wants
      little, \`aims for\` ≤ \`accepts up to\` ≤ \`walks away above\`. They are values of the target, of its kind.`,
    sources: ['Raiffa, The Art and Science of Negotiation, chapter 4: aspiration and reservation values'],
    examples: [
      {
        title: 'It walks away from what it accepts',
        failing: example`
          import "./sound.sla"

          position of customer on Sound.Uptime {
              accepts down to 99.0%
              walks away below 99.3%
          }
        `,
        passing: example`
          import "./sound.sla"

          position of customer on Sound.Uptime {
              accepts down to 99.3%
              walks away below 99.0%
          }
        `,
      },
      {
        title: 'Values of another kind than the target',
        failing: example`
          import "./sound.sla"

          position of customer on Sound.Speed { aims for 99.9% }
        `,
        passing: example`
          import "./sound.sla"

          position of customer on Sound.Speed { aims for 500 ms }
        `,
      },
    ],
  }),
  checkPosition(position, agreement, { report }) {
    const message = otherKind(position, agreement) ?? wrongOrder(position);
    if (message === undefined) return;
    const targets = promisesOf(agreement).flatMap(({ id, targets: lines }) => (id === position.subject ? lines : []));
    report({
      at: position,
      message,
      related: targets.map((target) => ({ at: target, message: `The target is \`${target.comparison.text}\`.` })),
    });
  },
};

function otherKind(position: Position, agreement: Agreement): string | undefined {
  const targets = promisesOf(agreement).flatMap(({ id, targets: lines }) => (id === position.subject ? lines : []));
  const bounds = targets.flatMap(({ comparison }) => boundOf(comparison) ?? []);
  const values = [position.aimsFor, position.accepts?.value, position.walksAway?.value].flatMap((value) => value ?? []);
  const foreign = values.find((value) => {
    const quantity = quantityOf(value);
    return quantity && bounds.length > 0 && !bounds.some((bound) => comparable(bound, quantity));
  });
  if (!foreign) return undefined;
  return (
    `The position of \`${position.party}\` on \`${position.subject}\` names ${foreign.text}, but the target is ` +
    `\`${targets[0]?.comparison.text}\`: the two cannot be compared, so the position says nothing.`
  );
}

function wrongOrder({ party, subject, aimsFor, accepts, walksAway }: Position): string | undefined {
  // The side beyond which it is worse for this party.
  const worse = accepts ? (accepts.direction === 'down' ? 'below' : 'above') : walksAway?.side;
  const of = `The position of \`${party}\` on \`${subject}\``;
  if (accepts && walksAway && walksAway.side !== worse) {
    return (
      `${of} accepts ${accepts.direction} to ${accepts.value.text} and walks away ${walksAway.side} ${walksAway.value.text}: ` +
      'it would walk away from what it likes better.'
    );
  }
  if (accepts && walksAway && isPast(walksAway.value, accepts.value, worse)) {
    return (
      `${of} accepts ${accepts.direction} to ${accepts.value.text} and walks away ${walksAway.side} ${walksAway.value.text}: ` +
      'between the two it would do both.'
    );
  }
  const limit = accepts?.value ?? walksAway?.value;
  if (aimsFor && limit && isPast(limit, aimsFor, worse)) {
    return `${of} aims for ${aimsFor.text}, which lies beyond its own limit of ${limit.text}: it would turn down what it wants.`;
  }
  return undefined;
}

/** Whether the second value lies on the worse side of the first. */
function isPast(first: Value, second: Value, worse: 'above' | 'below' | undefined): boolean {
  const [one, other] = [quantityOf(first), quantityOf(second)];
  if (!one || !other || !comparable(one, other)) return false;
  return worse === 'below' ? other.amount.lt(one.amount) : other.amount.gt(one.amount);
}

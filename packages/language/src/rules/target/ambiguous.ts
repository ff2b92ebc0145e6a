import { objectiveScopes, sameScope, scopeTitle, type Target, targetFor } from '@sla-language/agreement';
import { once } from '../common/ladders.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addAfter, type Fix, remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const ambiguousTarget: Rule = {
  id: 'target/ambiguous',
  severity: 'error',
  title: 'Two targets hold for the same case',
  explanation: () => ({
    why: prose`
      Of several targets the most specific one holds. Where two are equally specific, a customer in both of their cases is promised
      two things, and each side reads the line that it prefers.`,
    advice: prose`
      Give each case one target, or add a line for those who are in both: \`target >= 99.9% for Gold, MultiZone\`. Names of one kind
      mean any of them, names of different kinds mean all of them.`,
    sources: [
      'Müller, Resinas and Ruiz-Cortés, Automated Analysis of Conflicts in WS-Agreement (IEEE Transactions on Services Computing 2014): inconsistent terms',
    ],
    examples: [
      {
        title: 'The same plans twice',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Uptime {
                  target >= 99.0%
                  target >= 99.2% for Basic, Gold
                  target >= 99.5% for Gold, Basic
                  credit 10% of fee when < 99.0%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Uptime {
                  target >= 99.0%
                  target >= 99.2% for Basic
                  target >= 99.5% for Gold
                  credit 10% of fee when < 99.0%
              }
          }
        `,
      },
      {
        title: 'A plan and an option',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              option TwoZones { means "the shop runs in two zones" }
              objective Uptime {
                  target >= 99.0%
                  target >= 99.2% for Gold
                  target >= 99.5% for TwoZones
                  credit 10% of fee when < target
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              option TwoZones { means "the shop runs in two zones" }
              objective Uptime {
                  target >= 99.0%
                  target >= 99.2% for Gold
                  target >= 99.5% for TwoZones
                  target >= 99.6% for Gold, TwoZones
                  credit 10% of fee when < target
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const isNew = once();
    for (const promise of promisesOf(agreement)) {
      for (const scope of objectiveScopes(agreement, promise)) {
        const match = targetFor(promise, scope);
        if (match.kind !== 'ambiguous') continue;
        // Against a `no target for`, which empties a cell on purpose, nothing is promised twice.
        const [first, second] = match.targets;
        if (!first || !second || !isNew(first, second)) continue;
        report({
          at: second,
          message:
            `For ${scopeTitle(agreement, scope)}, both \`target ${first.comparison.text}\` and \`target ${second.comparison.text}\` of ` +
            `\`${promise.id}\` hold, and neither is more specific.`,
          related: [{ at: first, message: `\`target ${first.comparison.text}\`` }],
          fixes: ways(first, second),
        });
      }
    }
  },
};

/** Of two lines for the same customers one goes; of two that overlap, a third line decides for those who are in both. */
function ways(first: Target, second: Target): readonly Fix[] {
  if (sameScope(first.for, second.for)) {
    return [suggestion(`Remove \`target ${second.comparison.text}\``, remove({ at: second }))];
  }
  const both = [...new Set([...first.for, ...second.for].map(({ id }) => id))];
  if (new Set([...first.for, ...second.for].map(({ kind }) => kind)).size !== both.length) return [];
  const line = `target ${second.comparison.text} for ${both.join(', ')}`;
  return [suggestion(`Add \`${line}\``, addAfter(second, line))];
}

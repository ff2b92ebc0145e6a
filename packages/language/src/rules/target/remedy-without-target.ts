import { covers, objectiveScopes, scopeTitle, targetFor } from '@sla-language/agreement';
import { forText, promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const remedyWithoutTarget: Rule = {
  id: 'target/remedy-without-target',
  severity: 'warning',
  title: 'A credit for somebody who is promised nothing',
  explanation: () => ({
    why: prose`
      A credit follows from a missed target. For a plan without a target nothing can be missed, so the line never pays, although the
      customer reads it as a promise.`,
    advice: 'Give the plan a target, or remove the line.',
    sources: [
      'Müller, Resinas and Ruiz-Cortés, Automated Analysis of Conflicts in WS-Agreement (IEEE Transactions on Services Computing 2014): conditionally dead terms',
    ],
    examples: [
      {
        title: 'Left out on purpose',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Uptime {
                  target >= 99.5% for Gold
                  no target for Basic
                  credit 20% of fee when < 99.5% for Gold
                  credit 10% of fee when < 99.0% for Basic
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Uptime {
                  target >= 99.5% for Gold
                  target >= 99.0% for Basic
                  credit 20% of fee when < 99.5% for Gold
                  credit 10% of fee when < 99.0% for Basic
              }
          }
        `,
      },
      {
        title: 'Only with an option',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              option TwoZones { means "the shop runs in two zones" }
              objective Uptime {
                  target >= 99.5% for Gold, TwoZones
                  target >= 99.2% for Gold
                  no target for Basic
                  credit 10% of fee when < target for Gold
                  credit 5% of fee when missed for Basic, TwoZones
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
                  target >= 99.5% for Gold, TwoZones
                  target >= 99.2% for Gold
                  no target for Basic
                  credit 10% of fee when < target for Gold
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const promise of promisesOf(agreement)) {
      const scoped = promise.remedies.filter((line) => line.kind !== 'cap' && line.for.length > 0);
      if (promise.targets.length === 0 || scoped.length === 0) continue;
      const cases = objectiveScopes(agreement, promise).map((scope) => ({ scope, match: targetFor(promise, scope) }));
      for (const line of scoped) {
        const covered = cases.filter(({ scope }) => covers(line.for, scope));
        const [first] = covered;
        if (!first || covered.some(({ match }) => match.kind !== 'none')) continue;
        const none =
          'noTargets' in promise ? promise.noTargets.find((each) => covers(each.for, first.scope)) : undefined;
        report({
          at: line,
          message:
            `\`${line.text}\` of \`${promise.id}\` never applies: ${scopeTitle(agreement, first.scope)} ` +
            `${covered.length > 1 ? 'and the other cases of the line are' : 'is'} promised nothing that could be missed.`,
          related: none ? [{ at: none, message: `\`no target${forText(none.for).replaceAll('`', '')}\`` }] : [],
          fixes: [suggestion(`Remove \`${line.text}\``, remove({ at: line }))],
        });
      }
    }
  },
};

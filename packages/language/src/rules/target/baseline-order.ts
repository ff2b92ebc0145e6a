import { comparable, directionOfTargets, type Quantity, quantityOf } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const baselineOrder: Rule = {
  id: 'target/baseline-order',
  severity: 'error',
  title: 'A baseline whose worst window is better than its median',
  explanation: () => ({
    why: prose`
      The worst window of a span cannot be better than the middle one, nor the best one worse. Somebody has mixed up two figures, and
      whatever is concluded from the baseline (whether the target can be kept, what a fair credit is) is concluded from the wrong one.`,
    advice: 'Put the figures in their places: `baseline 99.9% worst 99.6% best 100%`.',
    sources: ['ITIL 4, measurement and reporting: baselines'],
    examples: [
      {
        title: 'Two figures swapped',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  baseline 99.7% worst 99.9% from 2025-01-01 to 2025-12-31 by "the external probe"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  baseline 99.9% worst 99.7% from 2025-01-01 to 2025-12-31 by "the external probe"
              }
          }
        `,
      },
      {
        title: 'A time: less is better',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  baseline 500 ms best 700 ms from 2025-01-01 to 2025-12-31 by "the access log"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  baseline 500 ms best 300 ms from 2025-01-01 to 2025-12-31 by "the access log"
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const objective of agreement.objectives) {
      const direction = directionOfTargets(objective.targets);
      if (!direction) continue;
      const isBetter = (left: Quantity, right: Quantity) =>
        comparable(left, right) &&
        (direction === 'falls' ? left.amount.gt(right.amount) : left.amount.lt(right.amount));
      for (const baseline of objective.baselines) {
        const { value, worst, best } = baseline;
        const [median, low, high] = [value, worst, best].map((each) => each && quantityOf(each));
        const wrong =
          worst && low && median && isBetter(low, median)
            ? { name: 'worst', extreme: worst, order: 'better' }
            : best && high && median && isBetter(median, high)
              ? { name: 'best', extreme: best, order: 'worse' }
              : undefined;
        if (!wrong) continue;
        const { name, extreme, order } = wrong;
        const swap = replace({ at: baseline }, extreme.text, value.text);
        const other = replace({ at: baseline }, `${name} ${value.text}`, `${name} ${extreme.text}`);
        report({
          at: baseline,
          message:
            `The baseline of \`${objective.id}\` names ${extreme.text} as the ${name} window, which is ${order} than the median of ${value.text}. ` +
            `With the target \`${objective.targets[0]!.comparison.text}\`, ${direction === 'falls' ? 'more' : 'less'} is better.`,
          related: [{ at: objective.targets[0]!, message: 'The target says which side is the better one.' }],
          fixes: [suggestion(`Swap \`${value.text}\` and \`${extreme.text}\``, swap, other)],
        });
      }
    }
  },
};

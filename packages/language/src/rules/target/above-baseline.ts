import { isMissed } from '@sla-language/agreement';
import { type MeasuredTarget, measuredTargets, promiseWorst } from '../common/baselines.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const aboveBaseline: Rule = {
  id: 'target/above-baseline',
  severity: 'warning',
  title: 'The target is stricter than what was measured before',
  explanation: () => ({
    why: prose`
      The baseline is the median of the past, so a stricter target would have been missed in at least every second window. Unless
      something has changed since, the provider signs a promise that its own figures say it will break.`,
    advice:
      'Take the target from the baseline (its worst windows rather than its median), or agree an improvement first.',
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 4: Service Level Objectives',
      'ITIL 4, service level management',
    ],
    examples: [
      {
        title: 'Stricter than the best window',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  baseline 99.2% worst 98.9% best 99.4% from 2025-01-01 to 2025-12-31 by "the external probe"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  baseline 99.8% worst 99.6% best 99.9% from 2025-01-01 to 2025-12-31 by "the external probe"
              }
          }
        `,
      },
      {
        title: 'Stricter than the median',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  target <= 800 ms
                  baseline 900 ms worst 1_300 ms best 600 ms from 2025-01-01 to 2025-12-31 by "the access log"
                  credit 5% of fee when > 800 ms
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  target <= 1_300 ms
                  baseline 900 ms worst 1_300 ms best 600 ms from 2025-01-01 to 2025-12-31 by "the access log"
                  credit 5% of fee when > 1_300 ms
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const measured of measuredTargets(agreement)) {
      const { objective, target, baseline, median, span } = measured;
      if (isMissed(median, target) !== true) continue;
      report({
        at: target,
        message:
          `\`${objective.id}\`${forText(target.for)} promises \`${target.comparison.text}\`, but the median of what was measured ` +
          `${span} is ${baseline.value.text}${bestOf(measured)}.`,
        related: [{ at: baseline, message: `The baseline is ${baseline.value.text}.` }],
        fixes: promiseWorst(measured),
      });
    }
  },
};

function bestOf({ best, target, baseline }: MeasuredTarget): string {
  return best && isMissed(best, target) === true ? `, and even the best window had only ${baseline.best?.text}` : '';
}

import { isMissed, percentString, quantityString } from '@sla-language/agreement';
import { type MeasuredTarget, measuredTargets, promiseWorst } from '../common/baselines.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { ruleWithOptions } from '../rule.js';

export const noMargin = ruleWithOptions({
  id: 'target/no-margin',
  severity: 'information',
  title: 'What was measured before leaves no margin to the target',
  explanation: () => ({
    why: prose`
      The target is kept in a usual window, but only just: a slightly worse month than the usual one is a miss with its credits. Whoever
      signs such a target should know that it will be missed now and then.`,
    advice: prose`
      Promise less than what is usual, as a rule no more than what the worst window of the past had; or plan the improvement that makes
      room, and the money for the credits until then.`,
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 4: Service Level Objectives (keep a safety margin)',
      'ITIL 4, service level management',
    ],
    examples: [
      {
        title: 'The median is beside the target',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  baseline 99.52% worst 99.5% from 2025-01-01 to 2025-12-31 by "the external probe"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  baseline 99.7% worst 99.5% from 2025-01-01 to 2025-12-31 by "the external probe"
              }
          }
        `,
      },
      {
        title: 'The worst window missed it',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  target <= 800 ms
                  credit 5% of fee when > 800 ms
                  baseline 500 ms worst 950 ms from 2025-01-01 to 2025-12-31 by "the access log"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  target <= 950 ms
                  credit 5% of fee when > 950 ms
                  baseline 500 ms worst 950 ms from 2025-01-01 to 2025-12-31 by "the access log"
              }
          }
        `,
      },
    ],
  }),
  options: {
    margin: {
      type: 'number',
      default: 10,
      minimum: 0,
      description: 'How much of what the target allows a usual window has to leave unused, in per cent',
    },
  },
  fix: 'suggestion',
  check(agreement, { options, report }) {
    for (const measured of measuredTargets(agreement)) {
      const { objective, target, baseline, median } = measured;
      // A median that misses the target is the business of `target/above-baseline`.
      if (isMissed(median, target) !== false) continue;
      const close = closeMedian(measured, options.margin);
      const reason = close ?? missedWorst(measured);
      if (!reason) continue;
      report({
        at: target,
        message: `\`${objective.id}\`${forText(target.for)} promises \`${target.comparison.text}\`; ${reason}.`,
        related: [{ at: baseline, message: `The baseline is ${baseline.value.text}.` }],
        fixes: close ? [] : promiseWorst(measured),
      });
    }
  },
});

function closeMedian(measured: MeasuredTarget, margin: number): string | undefined {
  const { bound, baseline, median, room, span } = measured;
  const used = measured.used(median);
  if (!used || !room || used.lte(100 - margin)) return undefined;
  const whole = quantityString({ ...bound, amount: room });
  return (
    `the median of what was measured ${span} is ${baseline.value.text}, which uses ${percentString(used, 1)} of the ${whole} that the ` +
    'target allows. The next window that is a little worse than usual is a miss'
  );
}

function missedWorst({ baseline, worst, target, span }: MeasuredTarget): string | undefined {
  if (!worst || !baseline.worst || isMissed(worst, target) !== true) return undefined;
  return `the worst window that was measured ${span} had ${baseline.worst.text} and would have been a miss`;
}

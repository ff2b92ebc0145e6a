import {
  type Baseline,
  boundOf,
  comparable,
  directionOf,
  isMissed,
  type Objective,
  quantityOf,
  type Target,
} from '@sla-language/agreement';
import { forText, meet } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const aboveBaseline: Rule = {
  id: 'target/above-baseline',
  severity: 'warning',
  title: 'The target is stricter than what was measured before',
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
  ],
  check(agreement, { report }) {
    for (const objective of agreement.objectives) {
      for (const target of objective.targets) {
        const baseline = latestBaseline(objective, target);
        const level = baseline && quantityOf(baseline.value);
        if (!baseline || !level || isMissed(level, target) !== true || !directionOf(target.comparison.operator))
          continue;
        report({
          at: target,
          message:
            `\`${objective.id}\`${forText(target.for)} promises \`${target.comparison.text}\`, but the median of what was measured ` +
            `${spanOf(baseline)}is ${baseline.value.text}${bestOf(baseline, target)}.`,
          related: [{ at: baseline, message: `The baseline is ${baseline.value.text}.` }],
        });
      }
    }
  },
};

/** The baseline with the latest end, among those that speak of the cases of the target and can be compared with it. */
function latestBaseline(objective: Objective, target: Target): Baseline | undefined {
  const bound = boundOf(target.comparison);
  return objective.baselines
    .filter((baseline) => {
      const level = quantityOf(baseline.value);
      return bound !== undefined && level !== undefined && comparable(bound, level) && meet(baseline.for, target.for);
    })
    .toSorted((left, right) => ((left.to ?? '') < (right.to ?? '') ? 1 : -1))[0];
}

function spanOf(baseline: Baseline): string {
  return baseline.from && baseline.to ? `from ${baseline.from} to ${baseline.to} ` : 'before ';
}

function bestOf(baseline: Baseline, target: Target): string {
  const best = baseline.best && quantityOf(baseline.best);
  return best && isMissed(best, target) === true ? `, and even the best window had only ${baseline.best?.text}` : '';
}

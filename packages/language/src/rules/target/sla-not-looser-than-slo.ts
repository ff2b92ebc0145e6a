import {
  boundOf,
  comparable,
  decimalString,
  directionOf,
  HUNDRED,
  scopesOf,
  scopeTitle,
  type Target,
  targetOf,
} from '@sla-language/agreement';
import { once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const slaNotLooserThanSlo: Rule = {
  id: 'target/sla-not-looser-than-slo',
  severity: 'warning',
  title: 'The internal target is no stricter than the one that is promised',
  explanation: () => ({
    why: prose`
      The internal target is there to raise the alarm while the promise can still be kept. Where it is the same as the promised one, or
      looser, the first thing that the provider notices is the breach itself.`,
    advice: prose`
      Aim at more than is promised: beside \`target >= 99.9%\` an \`internal target >= 99.95%\`, which uses up half of the downtime.`,
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 4: Service Level Objectives (a tighter internal SLO)',
      'Datadog, service level objectives: an SLO should be stricter than the SLA',
    ],
    examples: [
      {
        title: 'The same figure',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  internal target >= 99.5%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  internal target >= 99.75%
              }
          }
        `,
      },
      {
        title: 'A looser figure for one plan',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Speed {
                  target <= 800 ms for Basic
                  target <= 500 ms for Gold
                  internal target <= 600 ms
                  credit 5% of fee when > target
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Speed {
                  target <= 800 ms for Basic
                  target <= 500 ms for Gold
                  internal target <= 600 ms for Basic
                  internal target <= 400 ms for Gold
                  credit 5% of fee when > target
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const isNew = once();
    for (const objective of agreement.objectives) {
      const { targets, noTargets, internalTargets } = objective;
      if (internalTargets.length === 0) continue;
      for (const scope of scopesOf(agreement, [...targets, ...noTargets, ...internalTargets])) {
        const target = targetOf(objective, scope);
        const internal = targetOf({ targets: internalTargets }, scope);
        if (!target || !internal) continue;
        const order = compare(internal, target);
        if (order === undefined || order === 'stricter' || !isNew(internal, target)) continue;
        const whom = scope.length === 0 ? '' : ` for ${scopeTitle(agreement, scope)}`;
        report({
          at: internal,
          message:
            `The internal target \`${internal.comparison.text}\` of \`${objective.id}\` is ${order} ` +
            `\`${target.comparison.text}\`, which is promised${whom}: it gives no warning before the promise is broken.`,
          related: [{ at: target, message: `\`${target.comparison.text}\` is promised.` }],
          fixes: targets.length === 1 && internalTargets.length === 1 ? halfTheBudget(internal, target) : [],
        });
      }
    }
  },
};

function compare(internal: Target, target: Target): 'stricter' | 'looser than' | 'the same as' | undefined {
  const [own, promised] = [boundOf(internal.comparison), boundOf(target.comparison)];
  const direction = directionOf(target.comparison.operator);
  if (!own || !promised || !comparable(own, promised) || direction !== directionOf(internal.comparison.operator)) {
    return undefined;
  }
  const order = own.amount.cmp(promised.amount) * (direction === 'falls' ? 1 : -1);
  if (order === 0) return internal.comparison.operator === target.comparison.operator ? 'the same as' : undefined;
  return order > 0 ? 'stricter' : 'looser than';
}

function halfTheBudget(internal: Target, target: Target): readonly Fix[] {
  const bound = boundOf(target.comparison);
  const { operator } = target.comparison;
  if (bound?.dimension !== 'percentage' || operator !== '>=' || bound.amount.gte(100)) return [];
  const text = `${operator} ${decimalString(HUNDRED.plus(bound.amount).div(2))}%`;
  return [
    suggestion(
      `Aim at \`${text}\`, half of what may be lost`,
      replace({ at: internal }, text, internal.comparison.text),
    ),
  ];
}

import { boundOf, opposite, quantityOf, type Target, type TierLine } from '@sla-language/agreement';
import { laddersOf, once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const tierVsTarget: Rule = {
  id: 'remedy/tier-vs-target',
  severity: 'error',
  title: 'A credit for a level that meets the target',
  explanation: () => ({
    why: prose`
      When a level keeps the promise and earns a credit all the same, the contract says two things about it. It happens at the very
      bound ("99.9% or less" beside a target of 99.9%), and where one table serves plans with different targets.`,
    advice:
      'Let the first bound begin where the target ends (`when < target` follows each plan), and give each plan its own line.',
    sources: ['GitHub SLA, 2021 (target 99.9%, credit for "less than or equal to 99.9%")'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 10% of fee when <= 99.5%
                  credit 25% of fee when < 99.0%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 10% of fee when < target
                  credit 25% of fee when < 99.0%
              }
          }
        `,
      },
      {
        title: 'One table for plans with different targets',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Uptime {
                  target >= 99.0% for Basic
                  target >= 99.5% for Gold
                  credit 10% of fee when < 99.5%
                  credit 25% of fee when < 98.0%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Uptime {
                  target >= 99.0% for Basic
                  target >= 99.5% for Gold
                  credit 10% of fee when < target
                  credit 25% of fee when < 98.0%
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const isNew = once();
    for (const ladder of laddersOf(agreement)) {
      const { target } = ladder;
      if (!target) continue;
      for (const { line, range } of ladder.paysWhileMet) {
        if (!isNew(line, target, range.text)) continue;
        report({
          at: line,
          message:
            `\`${line.text}\` pays for a level of ${range.text}, which meets the target \`${target.comparison.text}\` ` +
            `of \`${ladder.promise.id}\`${ladder.caseText}.`,
          related: [{ at: target, message: `The target${ladder.caseText} is \`${target.comparison.text}\`.` }],
          fixes: fromTarget(line, target),
        });
      }
    }
  },
};

/** Lets the line begin where the target ends: with `target` where that is its only bound, so that each plan has its own. */
function fromTarget({ when, text }: TierLine, target: Target): readonly Fix[] {
  const { operator } = target.comparison;
  const bound = boundOf(target.comparison);
  if (when?.kind !== 'bounds' || !operator || !bound) return [];
  const missed = opposite(operator);
  const entry = when.bounds.find((each) => each.operator?.charAt(0) === missed.charAt(0));
  const [other] = when.bounds.filter((each) => each !== entry);
  const far = other && other.value !== 'target' ? quantityOf(other.value)?.amount : undefined;
  // Of a range that lies within the target nothing would be left.
  const isLeft = !other || (far && (missed.startsWith('<') ? far.lt(bound.amount) : far.gt(bound.amount)));
  if (!entry || !isLeft) return [];
  const begin = `${missed} ${other ? (target.comparison.value as { text: string }).text : 'target'}`;
  return [suggestion(`Let \`${text}\` begin at \`${begin}\``, replace({ at: when }, begin, entry.text))];
}

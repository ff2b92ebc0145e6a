import { laddersOf, once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const tierVsTarget: Rule = {
  id: 'remedy/tier-vs-target',
  severity: 'error',
  title: 'A credit for a level that meets the target',
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
  ],
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
        });
      }
    }
  },
};

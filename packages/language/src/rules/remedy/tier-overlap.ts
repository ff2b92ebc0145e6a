import { laddersOf, once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const tierOverlap: Rule = {
  id: 'remedy/tier-overlap',
  severity: 'error',
  title: 'Two lines of a ladder pay for the same level',
  why: prose`
    Where two rows of a table fit one level, the contract promises two amounts. Nothing in it says whether the higher one is owed, the
    lower one, or both.`,
  advice: prose`
    Write one bound a line (\`when < 99.0%\`), give each bound once for each case, and let explicit ranges meet without sharing a
    value: \`>= 99.0% and < 99.9%\` above \`>= 95.0% and < 99.0%\`.`,
  sources: ['MongoDB Atlas SLA (ranges that share their bounds)'],
  examples: [
    {
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            objective Uptime {
                credit 10% of fee when >= 99.0% and < 99.5%
                credit 25% of fee when >= 95.0% and <= 99.0%
                credit 50% of fee when < 95.0%
            }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            objective Uptime {
                credit 10% of fee when >= 99.0% and < 99.5%
                credit 25% of fee when >= 95.0% and < 99.0%
                credit 50% of fee when < 95.0%
            }
        }
      `,
    },
  ],
  check(agreement, { report }) {
    const isNew = once();
    for (const ladder of laddersOf(agreement)) {
      const of = `\`${ladder.promise.id}\`${ladder.caseText}`;
      for (const [first, ...twins] of ladder.sameBound) {
        for (const twin of twins) {
          if (!first || !isNew(first, twin)) continue;
          report({
            at: twin,
            message: `In ${of}, \`${twin.text}\` has the same bound as \`${first.text}\`: nobody can say which of them pays.`,
            related: [{ at: first, message: `\`${first.text}\`` }],
          });
        }
      }
      for (const { range, lines } of ladder.overlaps) {
        const [milder, ...deeper] = lines;
        for (const line of deeper) {
          if (!milder || !isNew(milder, line)) continue;
          report({
            at: line,
            message: `In ${of}, a level of ${range.text} fits both \`${milder.text}\` and \`${line.text}\`.`,
            related: [{ at: milder, message: `\`${milder.text}\`` }],
          });
        }
      }
    }
  },
};

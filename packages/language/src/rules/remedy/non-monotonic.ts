import type { Amount, Duration, TierLine } from '@sla-language/agreement';
import { laddersOf, once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const nonMonotonic: Rule = {
  id: 'remedy/non-monotonic',
  severity: 'error',
  title: 'A worse level pays less',
  explanation: () => ({
    why: prose`
      A provider that sees the level fall below the lower bound saves money by letting it fall further. Two rows have been swapped, or a
      digit is wrong, and each side will name the row that it would have signed.`,
    advice: 'Let the amounts grow, or stay, as the level becomes worse.',
    sources: ['The credit tables of published cloud terms, which grow with the loss'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 25% of fee when < 99.5%
                  credit 10% of fee when < 99.0%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 10% of fee when < 99.5%
                  credit 25% of fee when < 99.0%
              }
          }
        `,
      },
      {
        title: 'A sum with a digit too few',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  penalty EUR 200 when > 800 ms
                  penalty EUR 50 when > 2 s
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  penalty EUR 200 when > 800 ms
                  penalty EUR 500 when > 2 s
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
      for (const { milder, deeper } of ladder.paysLess) {
        if (!isNew(milder, deeper)) continue;
        report({
          at: deeper,
          message: `In \`${ladder.promise.id}\`${ladder.caseText}, \`${deeper.text}\` pays less than \`${milder.text}\`, which is for better levels.`,
          related: [{ at: milder, message: `\`${milder.text}\`` }],
          fixes: [swapped(milder, deeper)],
        });
      }
    }
  },
};

function swapped(milder: TierLine, deeper: TierLine): Fix {
  const [less, more] = [amountOf(deeper), amountOf(milder)];
  return suggestion(
    `Swap \`${more.text}\` and \`${less.text}\``,
    replace({ at: more }, less.text),
    replace({ at: less }, more.text),
  );
}

function amountOf(line: TierLine): Amount | Duration {
  return line.kind === 'extension' ? line.by : line.amount;
}

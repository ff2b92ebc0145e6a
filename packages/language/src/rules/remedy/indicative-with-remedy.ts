import { isPayment } from '../common/payments.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const indicativeWithRemedy: Rule = {
  id: 'remedy/indicative-with-remedy',
  severity: 'error',
  title: 'A target without a remedy that has one',
  explanation: () => ({
    why: prose`
      \`indicative\` says that nothing follows from a miss, and the line beside it says what does. The customer will read the line, the
      provider the word.`,
    advice: 'Remove `indicative` where the remedy is meant, or the remedy where it is not.',
    sources: ['The meaning of `indicative` in the reference of the language, chapter 9'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Pages "Slowest pages" {
                  measures p99 of PageTime per month
                  target <= 2 s
                  credit 10% of fee when > 2 s
                  indicative
              }
              report Monthly { covers Uptime, Speed, Pages, Desk }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Pages "Slowest pages" {
                  measures p99 of PageTime per month
                  target <= 2 s
                  indicative
              }
              report Monthly { covers Uptime, Speed, Pages, Desk }
          }
        `,
      },
      {
        title: 'A service desk with a penalty',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              severity Minor "Minor" { means "a question" }
              support Questions "Questions" {
                  channel email "questions@acme.example"
                  classified by customer, disputed by provider
                  clock starts when "the question is sent"
                  clock stops when "an expert has answered; an automated reply does not count"
                  handles Minor during BusinessHours { respond within 1 business day }
                  measures share in time per month
                  target >= 80%
                  penalty EUR 100 when missed
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Questions }
              remedies { stacking highest  claim automatic  paid as credit on next invoice }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              severity Minor "Minor" { means "a question" }
              support Questions "Questions" {
                  channel email "questions@acme.example"
                  classified by customer, disputed by provider
                  clock starts when "the question is sent"
                  clock stops when "an expert has answered; an automated reply does not count"
                  handles Minor during BusinessHours { respond within 1 business day }
                  measures share in time per month
                  target >= 80%
                  penalty EUR 100 when missed
              }
              report Monthly { covers Uptime, Speed, Desk, Questions }
              remedies { stacking highest  claim automatic  paid as credit on next invoice }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const promise of promisesOf(agreement)) {
      const lines = promise.remedies.filter((line) => isPayment(line) || line.kind === 'extension');
      const [line] = lines;
      if (!promise.indicative || !line) continue;
      report({
        at: promise,
        property: 'indicative',
        message: `\`${promise.id}\` is \`indicative\`, so nothing follows from a miss; but \`${line.text}\` says what does. Nothing would be paid.`,
        related: lines.map((each) => ({ at: each, message: `\`${each.text}\`` })),
        fixes: [
          suggestion('Remove `indicative`', remove({ at: promise, property: 'indicative' })),
          suggestion(
            `Remove ${lines.map((each) => `\`${each.text}\``).join(', ')}`,
            ...lines.map((at) => remove({ at })),
          ),
        ],
      });
    }
  },
};

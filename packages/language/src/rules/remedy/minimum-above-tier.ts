import type { Amount } from '@sla-language/agreement';
import { payingPromises } from '../common/payments.js';
import { example, prose } from '../common/texts-of-rules.js';
import { comparableWorths, monthsOfWindow } from '../common/worth.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const minimumAboveTier: Rule = {
  id: 'remedy/minimum-above-tier',
  severity: 'warning',
  title: 'A credit that is too small to be paid',
  explanation: () => ({
    why: prose`
      What is less than the smallest payment is not paid and not carried over. A line that never reaches it is a credit on paper: the
      customer sees it in the table, and the invoice never shows it.`,
    advice: 'Lower the smallest payment (`minimum EUR 1`), or raise the credit.',
    sources: ['AWS SLAs (a credit is paid only if it is greater than one dollar)'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { minimum EUR 150 }
              objective Uptime { credit 10% of fee when < 99.5% }
              objective Speed { credit 8% of fee when > 800 ms }
              support Desk { credit 5% of fee when < 95% }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { minimum EUR 50 }
              objective Uptime { credit 10% of fee when < 99.5% }
              objective Speed { credit 8% of fee when > 800 ms }
              support Desk { credit 5% of fee when < 95% }
          }
        `,
      },
      {
        title: 'A sum below the smallest payment',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed { credit EUR 20 when > 800 ms  credit EUR 200 when > 2 s }
              remedies { minimum EUR 25 }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed { credit EUR 50 when > 800 ms  credit EUR 200 when > 2 s }
              remedies { minimum EUR 25 }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const { minimum, stacking } = agreement.remedies ?? {};
    const paying = payingPromises(agreement);
    // Where amounts of a month are added up, several small ones may be enough together.
    if (!minimum || (stacking !== 'highest' && paying.length > 1)) return;
    const least: Amount = { kind: 'money', text: minimum.text, money: minimum };
    for (const { promise, payments } of paying) {
      // What is owed beside it, or several times, may be enough together.
      const isAlone = payments.every((line) => line.when && !line.per);
      if (!isAlone || new Set(payments.map(({ kind }) => kind)).size > 1) continue;
      const months = promise.measures && monthsOfWindow(promise.measures.window);
      for (const line of payments) {
        const [paid, floor] =
          comparableWorths(agreement, { amount: line.amount, months }, { amount: least, months }) ?? [];
        if (!paid || !floor || paid.value.gte(floor.value)) continue;
        report({
          at: line,
          message: `\`${line.text}\` of \`${promise.id}\` is ${paid.text}, and less than ${floor.text} is not paid: it is never owed.`,
          related: [{ at: minimum, message: `\`minimum ${minimum.text}\`` }],
          fixes: [suggestion('Remove the smallest payment', remove({ at: agreement.remedies!, property: 'minimum' }))],
        });
      }
    }
  },
};

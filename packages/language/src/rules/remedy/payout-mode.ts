import { addToRemedies, payingPromises } from '../common/payments.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const payoutMode: Rule = {
  id: 'remedy/payout-mode',
  severity: 'warning',
  title: 'Nobody knows in which form and when a credit is paid',
  explanation: () => ({
    why: prose`
      A credit that is set off against some later invoice is worth nothing to a customer that leaves, and an open date is no date: the
      provider cannot be late with it. Each side will take the form that suits it.`,
    advice: prose`
      Say both in \`remedies\`: \`paid as credit on next invoice\`, or \`paid as refund within 30 days\`.`,
    sources: [
      'Common Paper SLA 2.0 (credits are set off against the next invoice)',
      'Google Cloud SLAs (a credit within 60 days of the request)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              remedies {
                  stacking highest
                  claim automatic
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              remedies {
                  stacking highest
                  claim automatic
                  paid as credit on next invoice
              }
          }
        `,
      },
      {
        title: 'A form without a date',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  paid as refund
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  paid as refund within 30 days
              }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const [paying] = payingPromises(agreement);
    if (!paying) return;
    const paid = agreement.remedies?.paid;
    if (!paid) {
      // Public terms without rules for remedies leave that to the contract with each customer.
      if (agreement.status === 'published' && !agreement.remedies) return;
      const forms = ['paid as credit on next invoice', 'paid as refund within 30 days'];
      report({
        at: agreement.remedies ?? agreement,
        message: `\`${paying.payments[0]!.text}\` of \`${paying.promise.id}\` is owed, but nothing says in which form, and when. Add, for example, \`${forms[0]}\`.`,
        related: [{ at: paying.payments[0]!, message: 'This is to be paid.' }],
        fixes: forms.map((line) => suggestion(`Add \`${line}\``, addToRemedies(agreement, line))),
      });
    } else if (!paid.onNextInvoice && !paid.within) {
      const text = paid.as === 'credit' ? 'paid as credit on next invoice' : 'paid as refund within 30 days';
      report({
        at: paid,
        message: `\`paid as ${paid.as}\` names a form and no date: whenever it is paid, it is in time. Write, for example, \`${text}\`.`,
        fixes: [suggestion(`Write \`${text}\``, replace({ at: paid }, text))],
      });
    }
  },
};

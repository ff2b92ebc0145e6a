import { decimal, generalCaps, moneyString, ONE, percentString } from '@sla-language/agreement';
import { isCap, payingPromises } from '../common/payments.js';
import { meet } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { inMonthlyFees, monthlyFees, monthsOfCap, monthsOfWindow } from '../common/worth.js';
import { replace, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const penaltyDisproportionate = ruleWithOptions({
  id: 'remedy/penalty-disproportionate',
  severity: 'warning',
  title: 'A penalty that is higher than the price',
  explanation: () => ({
    why: prose`
      Courts do not enforce every penalty: under English law one that is out of all proportion to the legitimate interest in the promise is
      unenforceable, and a German court may reduce it (unless a merchant has promised it) or strike it from standard terms. A penalty
      above the fee invites that quarrel.`,
    advice: prose`
      Bring it down to the fee of the window, or write down the loss that it stands for in the \`reason\` of the objective and have it
      looked at by a lawyer.`,
    sources: [
      'Cavendish Square Holding BV v Makdessi [2015] UKSC 67 (penalties and legitimate interest)',
      'German Civil Code (BGB), sections 307 and 343, and Commercial Code (HGB), section 348',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Speed {
                  penalty EUR 10_000 when > 2 s
              }
              remedies { stacking sum  claim automatic  paid as refund within 30 days }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Speed {
                  penalty EUR 1_000 when > 2 s
              }
              remedies { stacking sum  claim automatic  paid as refund within 30 days }
          }
        `,
      },
      {
        title: 'A multiple of the fee for each incident',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Uptime {
                  penalty 150% of fee per incident
              }
              remedies { stacking sum  claim automatic  paid as refund within 30 days }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Uptime {
                  penalty 50% of fee per incident
              }
              remedies { stacking sum  claim automatic  paid as refund within 30 days }
          }
        `,
      },
    ],
  }),
  options: {
    mostPercent: {
      type: 'number',
      default: 100,
      minimum: 1,
      description: 'The highest penalty, in per cent of the fees of the window in which the target was missed.',
    },
  },
  fix: 'suggestion',
  check(agreement, { options, report }) {
    const general = generalCaps(agreement);
    const most = decimal(String(options.mostPercent)).div(100);
    for (const { promise, payments } of payingPromises(agreement)) {
      const months = (promise.measures && monthsOfWindow(promise.measures.window)) ?? ONE;
      for (const line of payments) {
        const worth = line.kind === 'penalty' && inMonthlyFees(agreement, { amount: line.amount, months });
        if (!worth || worth.lte(most.times(months))) continue;
        const isCut = [...promise.remedies.filter(isCap), ...general].some((cap) => {
          const limit = inMonthlyFees(agreement, { amount: cap.amount, months: monthsOfCap(cap) });
          return meet(cap.for, line.for) && limit?.lte(most.times(months));
        });
        if (isCut) continue;
        const fees = monthlyFees(agreement);
        const base =
          line.amount.kind === 'money' && fees ? ` (${moneyString(fees.value.times(months), fees.currency)})` : '';
        const share = `${percentString(most.times(100))} of ${agreement.services.length === 1 ? 'fee' : 'total fee'}`;
        report({
          at: line,
          message: `\`${line.text}\` of \`${promise.id}\` is ${percentString(worth.div(months).times(100), 2)} of the fees of its window${base}: a court may refuse to enforce it.`,
          fixes: [suggestion(`Write \`${share}\``, replace({ at: line.amount }, share))],
        });
      }
    }
  },
});

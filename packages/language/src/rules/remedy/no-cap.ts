import {
  type Agreement,
  type Big,
  decimal,
  generalCaps,
  type Payment,
  percentString,
  shortDecimal,
  sum,
} from '@sla-language/agreement';
import { greatestCount, greatestShare } from '../common/greatest.js';
import { addToRemedies, isCap, type PayingPromise, payingPromises } from '../common/payments.js';
import { meet } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { baseKey, inMonthlyFees, monthsOfWindow } from '../common/worth.js';
import { addAfter, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const noCap = ruleWithOptions({
  id: 'remedy/no-cap',
  severity: 'warning',
  title: 'Nothing limits what a bad month can cost',
  explanation: () => ({
    why: prose`
      An amount that grows with the failure, or several that add up, can exceed what the customer pays for the service. Such a contract
      cannot be insured, and one long outage decides about the provider's year.`,
    advice: prose`
      Limit it in the objective or in \`remedies\`: \`cap 50% of fee per month\`, \`cap 10% of fee per term\`.`,
    sources: [
      'Google Cloud SLAs (at most 50% of the monthly bill)',
      'Common Paper SLA 2.0 (8% of the fees of the subscription period)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Speed {
                  credit 5% of fee per started 100 ms above target
              }
              remedies { stacking highest  claim automatic  paid as credit on next invoice }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Speed {
                  credit 5% of fee per started 100 ms above target
                  cap 25% of fee per month
              }
              remedies { stacking highest  claim automatic  paid as credit on next invoice }
          }
        `,
      },
      {
        title: 'Credits that add up to more than the fee',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Uptime {
                  credit 10% of fee when < 99.5%
                  credit 100% of fee when < 95.0%
              }
              remedies { stacking sum  claim automatic  paid as credit on next invoice }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Uptime {
                  credit 10% of fee when < 99.5%
                  credit 100% of fee when < 95.0%
              }
              remedies { cap 100% of fee per month  stacking sum  claim automatic  paid as credit on next invoice }
          }
        `,
      },
    ],
  }),
  audience: ['provider'],
  completeness: true,
  options: {
    mostPercent: {
      type: 'number',
      default: 100,
      minimum: 0,
      description:
        'How much of one monthly fee all credits and penalties of a month may come to without a cap, in per cent.',
    },
  },
  fix: 'suggestion',
  check(agreement, { options, report }) {
    const most = decimal(String(options.mostPercent)).div(100);
    const general = generalCaps(agreement).filter(limitsAll);
    const seen = new Set<Payment>();
    for (const { promise, payments } of payingPromises(agreement)) {
      const caps = [...general, ...promise.remedies.filter(isCap).filter(limitsAll)];
      for (const line of payments) {
        if (!line.per || seen.has(line) || caps.some((cap) => meet(cap.for, line.for))) continue;
        seen.add(line);
        const count = greatestCount(line, promise);
        const months = promise.measures && monthsOfWindow(promise.measures.window);
        const one = inMonthlyFees(agreement, { amount: line.amount, months });
        if (count && one?.times(count).lte(most)) continue;
        const growth = count
          ? `may be owed ${shortDecimal(count, 0)} times in one window`
          : `is owed again with every \`${line.per.text}\``;
        const cap = `cap ${capOf(agreement)} per month`;
        report({
          at: line,
          message: `\`${line.text}\` of \`${promise.id}\` ${growth}, and no cap limits it. Add, for example, \`${cap}\`.`,
          fixes: promise.remedies.includes(line) ? [suggestion(`Add \`${cap}\``, addAfter(line, cap))] : [],
        });
      }
    }
    if (general.length > 0 || seen.size > 0 || agreement.remedies?.stacking === 'highest') return;
    const sums = adding(agreement);
    const total = sum(sums.map(({ share }) => share));
    if (total.lte(most) || sums.length < 2) return;
    const cap = `cap ${capOf(agreement)} per month`;
    const parts = sums.map(({ promise, share }) => `${percentString(share.times(100), 2)} for \`${promise.id}\``);
    report({
      at: agreement.remedies ?? agreement,
      message: `In one month ${parts.join(' + ')} = ${percentString(total.times(100), 2)} of one monthly fee may be owed, and no cap limits it. Add, for example, \`${cap}\`.`,
      related: sums.map(({ promise }) => ({ at: promise, message: `\`${promise.id}\`` })),
      fixes: [suggestion(`Add \`${cap}\``, addToRemedies(agreement, cap))],
    });
  },
});

/** A cap of one incident says nothing of how many there are. */
function limitsAll({ per }: { readonly per: unknown }): boolean {
  return per !== 'incident';
}

function capOf({ services }: Agreement): string {
  return `50% of ${services.length === 1 ? 'fee' : 'total fee'}`;
}

/** What each promise costs at most, where all of it is a part of the same fee. */
function adding(agreement: Agreement): readonly (PayingPromise & { readonly share: Big })[] {
  const paying = payingPromises(agreement);
  const bases = new Set(paying.flatMap(({ payments }) => payments.map(({ amount }) => baseKey(agreement, amount))));
  const [base] = bases;
  if (bases.size !== 1 || (base !== 'fee' && base !== 'total fee ')) return [];
  return paying.flatMap((each) => {
    const share = greatestShare(agreement, each.promise, each.payments);
    return share ? [{ ...each, share }] : [];
  });
}

import { type Agreement, type Big, decimal, generalCaps, minimum, percentString, sum } from '@sla-language/agreement';
import { greatestShare } from '../common/greatest.js';
import { payingPromises } from '../common/payments.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { inMonthlyFees, monthsOfCap } from '../common/worth.js';
import { replace, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const soleRemedyWithTokenCredit = ruleWithOptions({
  id: 'remedy/sole-remedy-with-token-credit',
  severity: 'warning',
  title: 'A small credit, and no other claim beside it',
  explanation: () => ({
    why: prose`
      Where the credit is the only remedy, it is the price at which the provider may miss its promise. A few per cent of a monthly fee are
      cheaper than keeping it, and the customer has given up every other claim.`,
    advice: prose`
      Keep the other rights (\`other remedies reserved\`), or ask for credits that hurt: up to the whole fee of a month that was lost.`,
    sources: [
      'AWS and Google Cloud SLAs (credits as the sole and exclusive remedy, of up to 100% and 50% of the monthly fee)',
      'Common Paper SLA 2.0 (credits as the only remedy, beside a right to terminate)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  cap 5% of fee per month
                  other remedies excluded
              }
              objective Uptime { credit 2% of fee when < 99.5% }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  cap 5% of fee per month
                  other remedies reserved
              }
              objective Uptime { credit 2% of fee when < 99.5% }
          }
        `,
      },
      {
        title: 'Sums that are small beside the fee',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { credit EUR 50 when < 99.5% }
              objective Speed { credit EUR 20 when > 800 ms }
              support Desk { credit EUR 20 when < 95% }
              remedies { other remedies excluded }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { credit EUR 500 when < 99.5% }
              objective Speed { credit EUR 20 when > 800 ms }
              support Desk { credit EUR 20 when < 95% }
              remedies { other remedies excluded }
          }
        `,
      },
    ],
  }),
  audience: ['customer'],
  options: {
    smallestPercent: {
      type: 'number',
      default: 10,
      minimum: 0,
      description: 'How much of one monthly fee the worst month should bring at least, in per cent.',
    },
  },
  fix: 'suggestion',
  check(agreement, { options, report }) {
    const { remedies } = agreement;
    const extended = promisesOf(agreement).some((each) => each.remedies.some((line) => line.kind === 'extension'));
    if (remedies?.otherRemedies !== 'excluded' || extended) return;
    const most = mostOf(agreement);
    if (!most || most.gte(decimal(String(options.smallestPercent)).div(100))) return;
    report({
      at: remedies,
      property: 'otherRemedies',
      message:
        `All claims but the credits are excluded, and the credits of the worst month come to ${percentString(most.times(100), 2)} of one ` +
        `monthly fee at most, less than ${options.smallestPercent}%: missing every promise costs no more than that.`,
      related: payingPromises(agreement).map(({ promise }) => ({
        at: promise,
        message: `The credits of \`${promise.id}\`.`,
      })),
      fixes: [
        suggestion(
          'Write `other remedies reserved`',
          replace({ at: remedies, property: 'otherRemedies' }, 'other remedies reserved'),
        ),
      ],
    });
  },
});

/** What all promises together cost in one month at most; undefined where it is not certain. */
function mostOf(agreement: Agreement): Big | undefined {
  const shares = payingPromises(agreement).map(({ promise, payments }) => greatestShare(agreement, promise, payments));
  const caps = generalCaps(agreement)
    .filter((cap) => cap.for.length === 0 && agreement.services.length === 1)
    .flatMap((cap) => inMonthlyFees(agreement, { amount: cap.amount, months: monthsOfCap(cap) }) ?? []);
  const known = shares.filter((share) => share !== undefined);
  if (shares.length === 0) return undefined;
  const total = known.length === shares.length ? [sum(known)] : [];
  const [first, ...others] = [...total, ...caps];
  return first && minimum(first, ...others);
}

import { type Big, type Cap, generalCaps, type Objective, type Payment, type Support } from '@sla-language/agreement';
import { isCap, isPayment } from '../common/payments.js';
import { meet, promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { comparableWorths, isOneFee, monthsOfCap, monthsOfWindow, type Worth } from '../common/worth.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const capBelowTier: Rule = {
  id: 'remedy/cap-below-tier',
  severity: 'error',
  title: 'A credit that its own cap never lets be paid',
  explanation: () => ({
    why: prose`
      A table that ends in "100% of the fee" under a cap of 30% shows a credit that nobody will ever get. The customer was sold the
      table; the provider will point to the cap.`,
    advice: 'Raise the cap, or end the ladder at it.',
    sources: [
      'GitHub SLA (credits of at most 90 days of fees a quarter)',
      'Common Paper SLA 2.0 (8% of the fees of the subscription period)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  cap 40% of fee per month
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  cap 60% of fee per month
              }
          }
        `,
      },
      {
        title: 'A sum under a limit of the objective itself',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  penalty EUR 500 when > 2 s
                  cap EUR 400 per month
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  penalty EUR 500 when > 2 s
                  cap EUR 600 per month
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const general = generalCaps(agreement);
    const hit = new Map<Cap, Hit>();
    for (const promise of promisesOf(agreement)) {
      const own = promise.remedies.filter(isCap);
      for (const line of promise.remedies) {
        if (!isPayment(line) || line.per || !promise.measures) continue;
        const months = monthsOfWindow(promise.measures.window);
        let tightest: (Hit & { readonly cap: Cap; readonly share: Big }) | undefined;
        for (const cap of [...own, ...general]) {
          if (typeof cap.per === 'string' || !meet(line.for, cap.for)) continue;
          if (general.includes(cap) && !isOneFee(agreement, line, cap)) continue;
          const limit = { amount: cap.amount, months: monthsOfCap(cap) };
          const [paid, most] = comparableWorths(agreement, { amount: line.amount, months }, limit) ?? [];
          if (!paid || !most || most.value.gte(paid.value)) continue;
          const share = most.value.div(paid.value);
          if (!tightest?.share.lte(share)) tightest = { cap, share, promise, line, paid, most };
        }
        if (tightest && !hit.get(tightest.cap)?.paid.value.gte(tightest.paid.value)) hit.set(tightest.cap, tightest);
      }
    }
    for (const [cap, found] of hit) {
      const { promise, line, paid, most } = found;
      report({
        at: cap,
        message: `\`${line.text}\` of \`${promise.id}\` is ${paid.text}, but \`${cap.text}\` allows only ${most.text}: it can never be paid in full.`,
        related: [{ at: line, message: `\`${line.text}\`` }],
        fixes: raised(cap, found),
      });
    }
  },
};

interface Hit {
  readonly promise: Objective | Support;
  readonly line: Payment;
  readonly paid: Worth;
  readonly most: Worth;
}

/** Lets the cap allow what the line pays, where both speak of the same span. */
function raised(cap: Cap, { promise, line }: Hit): readonly Fix[] {
  const window = promise.measures && monthsOfWindow(promise.measures.window);
  if (!window || !monthsOfCap(cap)?.eq(window)) return [];
  const text = cap.text.replace(cap.amount.text, line.amount.text);
  return [suggestion(`Raise the cap: \`${text}\``, replace({ at: cap.amount }, line.amount.text))];
}

import {
  type AtRisk,
  type Big,
  decimal,
  maximum,
  percentString,
  type Remedy,
  settle,
  sum,
  tierFactor,
  ZERO,
} from '@sla-language/agreement';
import { generalRemedies, isPayment } from '../common/payments.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { isOfPool } from '../common/worth.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const atRiskSum: Rule = {
  id: 'remedy/at-risk-sum',
  severity: 'error',
  title: 'The shares of the amount at risk do not add up',
  explanation: () => ({
    why: prose`
      The pool says how much of the fee is at stake, and the shares of the promises say what each miss takes of it. Where they come to less, a part of
      the pool can never be lost; where they come to more, the last miss of a bad month costs nothing.`,
    advice: prose`
      Correct a share, or say what they add up to: \`at risk 12% of total fee per month allocated 200%\`. The greatest line of each
      promise counts.`,
    sources: [
      'Practice of outsourcing contracts: an at-risk amount of 10% to 15% of the monthly charges, and allocations that come to 100% or to a stated multiple',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              remedies { at risk 12% of fee per month  stacking sum  claim automatic  paid as credit on next invoice }
              objective Uptime { credit 30% of amount at risk when < 99.5%  credit 60% of amount at risk when < 99.0% }
              objective Speed { credit 30% of amount at risk when > 800 ms }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              remedies { at risk 12% of fee per month  stacking sum  claim automatic  paid as credit on next invoice }
              objective Uptime { credit 30% of amount at risk when < 99.5%  credit 60% of amount at risk when < 99.0% }
              objective Speed { credit 40% of amount at risk when > 800 ms }
          }
        `,
      },
      {
        title: 'A pool that may be lost twice over',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              remedies { at risk EUR 200 per month allocated 200%  stacking sum  claim automatic  paid as credit on next invoice }
              objective Uptime { credit 100% of amount at risk when < 99.5% }
              objective Speed { credit 50% of amount at risk when > 800 ms }
              support Desk { credit 25% of amount at risk when < 95% }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              remedies { at risk EUR 200 per month allocated 175%  stacking sum  claim automatic  paid as credit on next invoice }
              objective Uptime { credit 100% of amount at risk when < 99.5% }
              objective Speed { credit 50% of amount at risk when > 800 ms }
              support Desk { credit 25% of amount at risk when < 95% }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const pool = agreement.remedies?.atRisk;
    if (!pool || agreement.kind === 'template') return;
    const general = generalRemedies(agreement);
    const shares = promisesOf(agreement).map((promise) => ({
      promise,
      share: allocationOf([...promise.remedies, ...general]),
    }));
    const known = shares.flatMap(({ promise, share }) => (share ? [{ promise, share }] : []));
    // A share that grows with the failure has no greatest value.
    if (known.length < shares.length) return;
    const allocated = known.filter(({ share }) => share.gt(0));
    const total = settle(sum(allocated.map(({ share }) => share)).times(100));
    const expected = pool.allocated ? decimal(pool.allocated.value) : decimal(100);
    if (total.eq(expected)) return;
    const parts = allocated.map(({ promise, share }) => `${percentString(share.times(100), 6)} for \`${promise.id}\``);
    const sumText = parts.length > 1 ? `${parts.join(' + ')} = ${percentString(total, 6)}` : (parts[0] ?? 'nothing');
    report({
      at: pool,
      message: `Of \`${pool.text}\`, ${sumText} ${parts.length > 1 ? 'are' : 'is'} allocated, but it should be ${percentString(expected, 6)}.`,
      related: allocated.map(({ promise, share }) => ({
        at: promise,
        message: `${percentString(share.times(100), 6)} of the amount at risk.`,
      })),
      fixes: total.gt(0) ? allocating(pool, percentString(total, 6)) : [],
    });
  },
};

/** The share of the pool that a miss takes at most; undefined where nobody can say. */
function allocationOf(remedies: readonly Remedy[]): Big | undefined {
  let flat = ZERO;
  const tiers: Record<'credit' | 'penalty', Big> = { credit: ZERO, penalty: ZERO };
  for (const line of remedies.filter(isPayment)) {
    const { amount, kind } = line;
    if (!isOfPool(amount)) continue;
    if (line.per || amount.kind === 'money' || amount.kind === 'time') return undefined;
    if (line.when) tiers[kind] = maximum(tiers[kind], tierFactor(amount));
    else flat = flat.plus(tierFactor(amount));
  }
  return sum([flat, tiers.credit, tiers.penalty]);
}

function allocating(pool: AtRisk, total: string): readonly Fix[] {
  const place = pool.allocated ? { at: pool.allocated } : { at: pool };
  const text = pool.allocated ? total : `${pool.text} allocated ${total}`;
  return [suggestion(`Write \`allocated ${total}\``, replace(place, text))];
}

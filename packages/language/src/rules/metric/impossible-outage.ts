import { type Agreement, type Big, boundOf, type Predicate, quantityString } from '@sla-language/agreement';
import { rangeOfLevel } from '../common/level-range.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const impossibleOutage: Rule = {
  id: 'metric/impossible-outage',
  severity: 'error',
  title: 'A condition of an outage that can never hold',
  explanation: () => ({
    why: prose`
      An error rate is never above 100%, and no rate is above 10% and below 5% at once. With such a condition the service is never down,
      whatever happens, and every target of availability is kept.`,
    advice: 'Join conditions of which each is enough by `or`; of two bounds, write the lower one after `>`.',
    sources: [
      'Müller, Resinas and Ruiz-Cortés, Automated Analysis of Conflicts in WS-Agreement (IEEE Transactions on Services Computing 2014): conditionally dead terms',
    ],
    examples: [
      {
        title: 'Two bounds that leave nothing',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Errors "Error rate" { ratio of "requests that fail" to "all requests" for Shop }
              metric ShopUptime { unavailable when Errors > 10% and Errors < 5% }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Errors "Error rate" { ratio of "requests that fail" to "all requests" for Shop }
              metric ShopUptime { unavailable when Errors > 5% }
          }
        `,
      },
      {
        title: 'More than everything',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Errors "Error rate" { ratio of "requests that fail" to "all requests" for Shop }
              metric ShopUptime { unavailable when Errors > 100% over 1 minute }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Errors "Error rate" { ratio of "requests that fail" to "all requests" for Shop }
              metric ShopUptime { unavailable when Errors >= 100% over 1 minute }
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    for (const metric of agreement.metrics) {
      for (const { allOf } of metric.unavailableWhen?.anyOf ?? []) {
        const reason = contradiction(agreement, allOf);
        if (!reason) continue;
        report({
          at: reason.at,
          message: `This condition of \`${metric.id}\` can never hold: ${reason.text}. It makes nothing an outage.`,
          related: reason.other ? [{ at: reason.other, message: 'The other bound.' }] : [],
        });
      }
    }
  },
};

type Compared = Extract<Predicate, { kind: 'comparison' }>;

interface Contradiction {
  readonly at: Predicate;
  readonly other?: Predicate;
  readonly text: string;
}

interface End {
  readonly predicate: Compared;
  readonly amount: Big;
  readonly strict: boolean;
}

/** Why conditions that have to hold at once cannot. */
function contradiction(agreement: Agreement, allOf: readonly Predicate[]): Contradiction | undefined {
  const ends = new Map<string, { lower?: End; upper?: End }>();
  for (const predicate of allOf) {
    if (predicate.kind !== 'comparison') continue;
    const { level, comparison, over } = predicate;
    const bound = boundOf(comparison);
    if (!bound || !comparison.operator) continue;
    const isLower = comparison.operator.startsWith('>');
    const strict = comparison.operator.length === 1;
    const range = rangeOfLevel(agreement, level);
    const edge = isLower ? range?.highest : range?.lowest;
    const beyond = edge && (isLower ? bound.amount.gt(edge) : bound.amount.lt(edge));
    if (edge && (beyond || (strict && bound.amount.eq(edge)))) {
      const text = `\`${level.text}\` is never ${isLower ? 'above' : 'below'} ${quantityString({ ...bound, amount: edge })}`;
      return { at: predicate, text };
    }
    const key = `${level.text} ${over?.iso ?? ''} ${bound.dimension} ${bound.unit ?? ''}`;
    const pair = ends.get(key) ?? {};
    const end = { predicate, amount: bound.amount, strict };
    if (isLower) pair.lower = pair.lower?.amount.gte(end.amount) ? pair.lower : end;
    else pair.upper = pair.upper?.amount.lte(end.amount) ? pair.upper : end;
    ends.set(key, pair);
    const { lower, upper } = pair;
    const order = lower && upper ? lower.amount.cmp(upper.amount) : -1;
    if (lower && upper && (order > 0 || (order === 0 && (lower.strict || upper.strict)))) {
      const [first, second] = [lower.predicate.comparison.text, upper.predicate.comparison.text];
      const text = `\`${level.text}\` cannot be \`${first}\` and \`${second}\` at once`;
      return { at: predicate, other: (isLower ? upper : lower).predicate, text };
    }
  }
  return undefined;
}

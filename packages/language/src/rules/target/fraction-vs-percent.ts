import { type Big, decimal, decimalString, type Value } from '@sla-language/agreement';
import { comparedValues } from '../common/comparisons.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const fractionVsPercent: Rule = {
  id: 'target/fraction-vs-percent',
  severity: 'error',
  title: 'A fraction where a percentage is meant',
  explanation: () => ({
    why: prose`
      0.999 and 99.9% are the same number to an engineer and a thousand hours apart in a contract: read as 0.999%, the target is kept
      by a service that works for seven hours a month.`,
    advice: 'Write the percentage: `99.9%`.',
    sources: ['Pyrra (its warning on targets that look like a fraction)'],
    examples: [
      {
        title: 'A number',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  target >= 0.995
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  target >= 99.5%
              }
          }
        `,
      },
      {
        title: 'A fraction with a percent sign',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Yearly "Availability of the year" {
                  measures ShopUptime per year
                  target >= 0.998%
                  terminate by customer after 2 misses in 36 months with 30 days notice
              }
              report Monthly { covers Uptime, Speed, Desk, Yearly }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Yearly "Availability of the year" {
                  measures ShopUptime per year
                  target >= 99.8%
                  terminate by customer after 2 misses in 36 months with 30 days notice
              }
              report Monthly { covers Uptime, Speed, Desk, Yearly }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const { value, place, what, level, isAvailability } of comparedValues(agreement)) {
      if (level?.dimension !== 'percentage') continue;
      const meant = meantPercentage(value, isAvailability);
      if (!meant) continue;
      const reason = value.kind === 'number' ? 'is a number, but the level is a percentage' : 'is almost nothing';
      report({
        ...place,
        message: `\`${value.text}\` in ${what} ${reason}. Did you mean \`${meant}\`?`,
        fixes: [suggestion(`Write \`${meant}\``, replace(place, meant, value.text))],
      });
    }
  },
};

/** `0.999` and `0.999%` are 99.9%, `99.9` is 99.9%. A percentage below one is only strange where it is one of availability. */
function meantPercentage(value: Value, isAvailability: boolean): string | undefined {
  if (value.kind === 'number') return asPercent(decimal(value.value));
  if (value.kind !== 'percent' || !isAvailability) return undefined;
  const amount = decimal(value.value);
  return amount.gte('0.5') && amount.lt(1) ? asPercent(amount) : undefined;
}

function asPercent(amount: Big): string {
  return `${decimalString(amount.lte(1) ? amount.times(100) : amount)}%`;
}

import type { Agreement } from '@sla-language/agreement';
import { addToRemedies, terminationsOf } from '../common/payments.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { monthsOfWindow } from '../common/worth.js';
import { suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noChronicTermination: Rule = {
  id: 'remedy/no-chronic-termination',
  severity: 'warning',
  title: 'However often the targets are missed, the customer cannot leave',
  explanation: () => ({
    why: prose`
      A credit makes up for a bad month, and not for a service that stays bad. Without a right to terminate after repeated misses the
      customer pays, at a discount, for what it cannot use, until the term ends.`,
    advice: prose`
      Agree when it is enough: \`terminate by customer after 3 misses in 6 months with 30 days notice\`, for all promises in
      \`remedies\`, or for the one that matters.`,
    sources: [
      'Common Paper SLA 2.0 (two of any three consecutive months)',
      'Bonterms SLA 1.0 (two consecutive misses, or three in twelve months)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Uptime {
                  terminate by provider after 6 misses in 6 months
              }
              remedies { stacking sum  claim automatic  paid as refund within 30 days }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Uptime {
                  terminate by provider, customer after 6 misses in 6 months
              }
              remedies { stacking sum  claim automatic  paid as refund within 30 days }
          }
        `,
      },
      {
        title: 'Public terms without a way out',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status published
              customer "every customer with a paid plan"
              without Uptime, ShopUptime
              review every 6 months by Acme.Manager
              report Monthly { covers Speed, Desk }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status published
              customer "every customer with a paid plan"
              without Uptime, ShopUptime
              review every 6 months by Acme.Manager
              report Monthly { covers Speed, Desk }
              remedies {
                  cap 50% of fee per month
                  terminate by customer after 3 misses in 6 months with 30 days notice
              }
          }
        `,
      },
    ],
  }),
  audience: ['customer'],
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    if (agreement.status === 'terminated') return;
    const [promise] = promisesOf(agreement).filter((each) => each.measures && !each.indicative);
    const customer = agreement.roles.customer?.kind === 'party' ? agreement.roles.customer.party : 'customer';
    const rights = terminationsOf(agreement);
    if (!promise?.measures || rights.some((line) => line.by.includes(customer)) || saysItInWords(agreement)) return;
    const months = monthsOfWindow(promise.measures.window);
    const pattern = months?.gt(1) ? '2 consecutive misses' : '3 misses in 6 months';
    const line = `terminate by customer after ${pattern} with 30 days notice`;
    report({
      at: agreement.remedies ?? agreement,
      message: `However often \`${promise.id}\` is missed, \`${agreement.id}\` gives the customer no right to terminate. Add, for example, \`${line}\`.`,
      related: rights.map((each) => ({ at: each, message: `\`${each.text}\` is not for the customer.` })),
      fixes: [suggestion(`Add \`${line}\``, addToRemedies(agreement, line))],
    });
  },
};

/** A clause in the author's own words may give the right. */
function saysItInWords({ clauses }: Agreement): boolean {
  return clauses.some(({ title, text }) => /terminat|kündig/i.test(title) || /terminat|kündig/i.test(text));
}

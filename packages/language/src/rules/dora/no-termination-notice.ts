import type { Agreement, Termination } from '@sla-language/agreement';
import { partyIn } from '../common/phrases.js';
import { promisesOf } from '../common/places.js';
import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, extend, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const doraNoTerminationNotice: Rule = requirementRule({
  id: 'dora/no-termination-notice',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(2)(h)',
  title: 'No right to terminate, or none with notice',
  explanation: () => ({
    why: prose`
      Supervisors expect that a financial entity can leave a provider, and that a provider cannot leave it from one day to the next.
      Both need a right to terminate and a period of notice that is written down.`,
    advice: prose`
      Give the customer a right with notice, for instance in \`remedies\`: \`terminate by customer after 3 misses in 6 months with 30
      days notice\`; or write a clause that \`meets "DORA 30(2)(h)"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(2)(h)'],
    examples: [
      {
        title: 'No right to terminate',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              objective Uptime { terminate by provider after 6 misses in 6 months with 30 days notice }
              clause "Notice of termination" "The agreement ends when the customer moves."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              objective Uptime { terminate by provider after 6 misses in 6 months with 30 days notice }
              clause "Notice of termination" "The agreement ends when the customer moves."
              remedies { terminate by customer after 3 misses in 6 months with 30 days notice }
          }
        `,
      },
      {
        title: 'A right without a period of notice',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              objective Uptime { terminate by provider after 6 misses in 6 months with 30 days notice }
              clause "Notice of termination" "The agreement ends when the customer moves."
              remedies { terminate by customer after 2 consecutive misses }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              objective Uptime { terminate by provider after 6 misses in 6 months with 30 days notice }
              clause "Notice of termination" "The agreement ends when the customer moves."
              remedies { terminate by customer after 2 consecutive misses with 30 days notice }
          }
        `,
      },
    ],
  }),
  asks: 'rights to terminate and the minimum periods of notice',
  lacks: (agreement) => {
    const rights = terminations(agreement);
    if (rights.some(({ notice }) => notice)) return [];
    const [first] = rights;
    if (first) {
      return [
        {
          at: first,
          what: `The customer may terminate (\`${first.text}\`), but with which notice is not said`,
          fixes: [suggestion('Say with 30 days notice', extend({ at: first }, ' with 30 days notice'))],
        },
      ];
    }
    const line = 'terminate by customer after 3 misses in 6 months with 30 days notice';
    const promises = promisesOf(agreement).length > 0;
    const edit = agreement.remedies ? addTo(agreement.remedies, line) : addTo(agreement, `remedies { ${line} }`);
    return [
      {
        what: `\`${agreement.id}\` gives the customer no right to terminate`,
        fixes: promises ? [suggestion(`Add \`${line}\``, edit)] : [],
      },
    ];
  },
  clause: ({ provider, customer }) => ({
    title: 'Termination',
    text: `${customer} may terminate this agreement with notice of 3 months, and with notice of 30 days if ${provider} breaches it or the law gravely, if its performance is materially impaired, or if a competent authority can no longer supervise ${customer} effectively. ${provider} may terminate it with notice of 12 months.`,
  }),
});

/** The customer's rights to terminate, wherever they stand. */
function terminations(agreement: Agreement): readonly Termination[] {
  const customer = partyIn(agreement, 'customer') ?? 'customer';
  return [...promisesOf(agreement), ...(agreement.remedies ? [agreement.remedies] : [])]
    .flatMap(({ remedies }) => remedies)
    .filter((remedy) => remedy.kind === 'termination')
    .filter(({ by }) => by.includes(customer));
}

import { promisesOf } from '../common/places.js';
import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const doraNoServiceLevels: Rule = requirementRule({
  id: 'dora/no-service-levels',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(2)(e)',
  title: 'No service level is described',
  explanation: () => ({
    why: prose`
      A contract on ICT services without levels of service cannot be supervised: there is nothing against which performance could be
      held, and nothing that a revision could start from.`,
    advice: prose`
      Promise the levels, as \`objective\` or \`support\`, and say with \`review\` or \`amendment\` how they are revised.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(2)(e)'],
    examples: [
      {
        title: 'Nothing is promised',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              without Uptime, Speed, Desk, Monthly, ShopUptime, PageTime
              not applicable "DORA 30(3)" because "The services support no critical or important function of the customer."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              without Speed, Desk, Monthly, PageTime
              not applicable "DORA 30(3)" because "The services support no critical or important function of the customer."
              report Monthly { covers Uptime  issued every month within 10 days }
          }
        `,
      },
      {
        title: 'The levels stand in a clause that says something else',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              without Uptime, Speed, Desk, Monthly, ShopUptime, PageTime
              not applicable "DORA 30(3)" because "The services support no critical or important function of the customer."
              clause "Service levels" "The levels of annex 2 hold." meets "DORA 30(2)(d)"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              without Uptime, Speed, Desk, Monthly, ShopUptime, PageTime
              not applicable "DORA 30(3)" because "The services support no critical or important function of the customer."
              clause "Service levels" "The levels of annex 2 hold; they are reviewed every 6 months." meets "DORA 30(2)(e)"
          }
        `,
      },
    ],
  }),
  asks: 'descriptions of the service levels, with how they are updated and revised',
  lacks: (agreement) => {
    const promises = promisesOf(agreement).filter(
      (promise) => promise.targets.length > 0 || ('handles' in promise && promise.handles.length > 0),
    );
    if (promises.length === 0) return [{ what: `\`${agreement.id}\` promises no service level` }];
    return [];
  },
  clause: ({ provider, customer }) => ({
    title: 'Service levels',
    text: `${provider} provides the services to ${customer} at the levels that the service level schedule annexed to this agreement describes. The parties review the levels every 6 months and revise them in writing.`,
  }),
});

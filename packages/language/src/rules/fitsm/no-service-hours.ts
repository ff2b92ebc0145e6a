import type { Agreement } from '@sla-language/agreement';
import { type Lack, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const fitsmNoServiceHours: Rule = requirementRule({
  id: 'fitsm/no-service-hours',
  severity: 'information',
  regulation: 'fitsm',
  requirement: 'FitSM service hours',
  title: 'The hours of a service are open',
  explanation: () => ({
    why: prose`
      A service that runs around the clock and one that runs in office hours cost different money and break in different ways. Where
      the hours are not written down, the users assume the first and the provider the second.`,
    advice: prose`
      Measure the availability of the service, in the calendar in which it runs: \`availability of Shop during BusinessHours\`; or
      write a clause that \`meets "FitSM service hours"\`.`,
    sources: ['FitSM-4, template of a service level agreement: service hours and exceptions'],
    examples: [
      {
        title: 'A second service without hours',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "Servers, database and network." meets "FitSM service components"
              service Search "Search" { description "An index of the articles."  fee EUR 300 per month }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "Servers, database and network." meets "FitSM service components"
              service Search "Search" { description "An index of the articles."  fee EUR 300 per month }
              clause "Hours of the search" "The search runs from 06:00 to 22:00 every day." meets "FitSM service hours"
          }
        `,
      },
      {
        title: 'Only its speed is measured',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "Servers, database and network." meets "FitSM service components"
              without Uptime, ShopUptime
              report Monthly { covers Speed, Desk }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "Servers, database and network. They run around the clock." meets "FitSM service components", "FitSM service hours"
              without Uptime, ShopUptime
              report Monthly { covers Speed, Desk }
          }
        `,
      },
    ],
  }),
  asks: 'the hours in which the service operates, and the exceptions from them',
  lacks: (agreement) => {
    const known = servicesWithHours(agreement);
    return agreement.services
      .filter(({ id }) => !known.has(id))
      .map((service): Lack => ({ at: service, what: `In which hours \`${service.id}\` runs is not said` }));
  },
  clause: ({ provider, customer }) => ({
    title: 'Service hours',
    text: `${provider} provides the services to ${customer} 24 hours a day and 7 days a week, except for the maintenance that this agreement allows.`,
  }),
});

/** The availability of a service says when it counts: around the clock, or in a calendar. */
function servicesWithHours(agreement: Agreement): ReadonlySet<string> {
  const services = agreement.metrics.flatMap(({ measure }) =>
    measure?.kind === 'availability' ? measure.services : [],
  );
  return new Set(services);
}

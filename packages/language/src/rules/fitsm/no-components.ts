import type { Service } from '@sla-language/agreement';
import { type Lack, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const fitsmNoComponents: Rule = requirementRule({
  id: 'fitsm/no-components',
  severity: 'information',
  regulation: 'fitsm',
  requirement: 'FitSM service components',
  title: 'What a service consists of is open',
  explanation: () => ({
    why: prose`
      A service is made of parts, some of which others provide. Where they are not named, nobody can say which failure belongs to
      the service and which to something that only stands beside it.`,
    advice: prose`
      Name them: \`includes "servers", "database"\` and \`depends on "the electricity grid" at 99.99%\`; or write a clause that \`meets
      "FitSM service components"\`.`,
    sources: ['FitSM-4, template of a service level agreement: service components and dependencies'],
    examples: [
      {
        title: 'A title is no list of parts',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "The web shop is hosted." meets "FitSM service hours"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "The web shop is hosted." meets "FitSM service hours"
              service Shop { includes "servers", "database", "network" }
          }
        `,
      },
      {
        title: 'What it depends on',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "Hosting." meets "FitSM service hours"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Functions and services" "Hosting." meets "FitSM service hours"
              service Shop { depends on "the data centre" at 99.99% }
          }
        `,
      },
    ],
  }),
  asks: 'the components that make up the service, and what it depends on',
  lacks: (agreement) => {
    const parts = new Set(agreement.services.flatMap(partsOf));
    return agreement.services
      .filter((service) => service.includes.length === 0 && service.dependencies.length === 0 && !parts.has(service.id))
      .map((service): Lack => ({ at: service, what: `\`${service.id}\` names none of its parts` }));
  },
  clause: ({ provider, customer }) => ({
    title: 'Components of the services',
    text: `The services consist of the servers, databases, networks and software that ${provider} operates for ${customer}, as the service catalogue annexed to this agreement lists them. The connection of ${customer} to the internet is not part of them.`,
  }),
});

/** The services of the agreement that a service is made of: they are parts, and need none of their own. */
function partsOf({ dependencies }: Service): readonly string[] {
  return dependencies.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'service' && item.agreement === undefined ? [item.service] : [])),
  );
}

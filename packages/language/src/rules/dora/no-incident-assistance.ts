import { listed } from '../common/phrases.js';
import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const doraNoIncidentAssistance: Rule = requirementRule({
  id: 'dora/no-incident-assistance',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(2)(f)',
  title: 'What help with an incident costs is open',
  explanation: () => ({
    why: prose`
      In the middle of an incident nobody negotiates a price. Where the contract does not fix it beforehand, the provider may name
      any, and the financial entity loses hours in which it has to report to its supervisor.`,
    advice: prose`
      Write a clause that help with ICT incidents is given at no additional cost, or at a price that it names, and let it say so:
      \`meets "DORA 30(2)(f)"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(2)(f)'],
    examples: [
      {
        title: 'Help without a price',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Help with incidents" "The provider helps the customer with incidents."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Help with incidents" "The provider helps with each incident that concerns the services, for EUR 150 per hour." meets "DORA 30(2)(f)"
          }
        `,
      },
      {
        title: 'It does not concern this agreement, and nobody says so',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Help with incidents" "Incidents are a matter for the customer."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Help with incidents" "Incidents are a matter for the customer."
              not applicable "DORA 30(2)(f)" because "The services are no ICT services."
          }
        `,
      },
    ],
  }),
  asks: 'the duty to help with an ICT incident that concerns the service, at no additional cost or at a cost that is fixed beforehand',
  lacks: (agreement) => {
    const desks = agreement.supports.filter(({ handles }) => handles.length > 0);
    const what =
      desks.length > 0
        ? `${listed(desks.map(({ id }) => id))} help${desks.length === 1 ? 's' : ''} with incidents, but at which cost is not said`
        : `\`${agreement.id}\` does not say who helps with incidents, and at which cost`;
    return [{ what }];
  },
  clause: ({ provider, customer }) => ({
    title: 'Assistance with incidents',
    text: `If an ICT incident occurs that is related to the services, ${provider} assists ${customer} at no additional cost until the incident is closed, and gives it the information that it needs for its reports to the competent authorities.`,
  }),
});

import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const fitsmNoServiceRequests: Rule = requirementRule({
  id: 'fitsm/no-service-requests',
  severity: 'information',
  regulation: 'fitsm',
  requirement: 'FitSM service requests',
  title: 'How service requests are fulfilled is open',
  explanation: () => ({
    why: prose`
      Most calls to a service desk report no failure: somebody needs an account, a restore, a change. Commitments for incidents say
      nothing of them, and so they wait.`,
    advice: prose`
      Say in a clause which requests there are and how soon they are fulfilled: \`meets "FitSM service requests"\`.`,
    sources: ['FitSM-4, template of a service level agreement: fulfilment of service requests'],
    examples: [
      {
        title: 'Requests are taken, and then?',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Service requests" "The service desk takes requests."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Service requests" "The service desk fulfils each request of the catalogue within 3 business days." meets "FitSM service requests"
          }
        `,
      },
      {
        title: 'There are none',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Service requests" "None."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Service requests" "None."
              not applicable "FitSM service requests" because "The users change everything themselves in the portal."
          }
        `,
      },
    ],
  }),
  asks: 'the way in which requests of users that are no incidents are fulfilled, and the time that it takes',
  lacks: (agreement) => noClause(agreement, 'does not say how service requests are fulfilled'),
  clause: ({ provider }) => ({
    title: 'Service requests',
    text: `The service desk of ${provider} accepts the requests that the service catalogue lists, confirms them within one business day, and fulfils them within 3 business days, unless the catalogue names another time.`,
  }),
});

import { partyIdOf } from '../common/roles.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const bothSides: Rule = {
  id: 'role/both-sides',
  severity: 'error',
  title: 'One party stands on both sides',
  explanation: () => ({
    why: prose`
      A promise to oneself is none: a party cannot claim a credit from itself, and a third party that is also the
      provider is no third one. Mostly the name of one role was copied and not changed.`,
    advice: prose`
      Name the other party. Inside one company the two sides are departments, each of which is a \`party\` of its own:
      \`provider Platform\`, \`customer Products\`.`,
    sources: ['ITIL 4, service level management: service level agreements and operational level agreements'],
    examples: [
      {
        title: 'Provider and customer are the same',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              customer Acme
              review every 6 months by Acme.Manager
          }
        `,
        passing: example`
          import "./sound.sla"

          party Initech "Initech Ltd" { contact Buyer "Head of purchasing" { email "buyer@initech.example" } }

          agreement Example "Example" extends Sound {
              customer Initech
              review every 6 months by Acme.Manager
          }
        `,
      },
      {
        title: 'A third party that is the provider',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              third party Acme
          }
        `,
        passing: example`
          import "./sound.sla"

          party Observa "Observa Monitoring Ltd" { contact Desk "Desk" { email "desk@observa.example" } }

          agreement Example "Example" extends Sound {
              third party Observa
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    const { provider, customer, thirdParties } = agreement.roles;
    if (provider?.kind === 'party' && customer?.kind === 'party' && provider.party === customer.party) {
      report({
        at: customer,
        message: `\`${customer.party}\` is both the provider and the customer of \`${agreement.id}\`: it promises everything to itself.`,
        related: [{ at: provider, message: 'It is the provider here.' }],
      });
    }
    for (const side of ['provider', 'customer'] as const) {
      const id = partyIdOf(agreement, side);
      const role = agreement.roles[side];
      if (!role || !thirdParties.includes(id)) continue;
      report({
        at: role,
        message: `\`${id}\` is the ${side} of \`${agreement.id}\` and a third party at the same time.`,
      });
    }
  },
};

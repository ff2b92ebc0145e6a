import type { Agreement, Contact } from '@sla-language/agreement';
import { isReachable, partyOf } from '../common/roles.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noChannel: Rule = {
  id: 'support/no-channel',
  severity: 'warning',
  title: 'A service desk that nobody can reach',
  explanation: () => ({
    why: prose`
      The times of a service desk run from the moment at which an incident was reported. Where the agreement names no way to report it,
      the provider can say of every late answer that the message went to the wrong place.`,
    advice: 'Name every way that counts: `channel phone "+49 30 23125 100", email "desk@acme.example"`.',
    sources: ['ISO/IEC 20000-1:2018, 8.3.3 Service level management', 'ITIL 4, service desk: channels'],
    examples: [
      {
        title: 'A second desk without an address',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Questions "Questions" {
                  clock starts when "the message is received"
                  clock stops to respond when "an engineer has answered; an automated reply does not count"
                  handles Sev2 during BusinessHours { respond within 4 business hours }
                  measures each per month
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Questions }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Questions "Questions" {
                  channel email "questions@acme.example"
                  clock starts when "the message is received"
                  clock stops to respond when "an engineer has answered; an automated reply does not count"
                  handles Sev2 during BusinessHours { respond within 4 business hours }
                  measures each per month
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Questions }
          }
        `,
      },
      {
        title: 'A channel without an address',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk { channel phone "" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk { channel phone "+49 30 23125 101" }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const support of agreement.supports) {
      if (support.handles.length === 0 || support.channels.some((channel) => channel.address.trim() !== '')) continue;
      const line = channelFor(agreement);
      const empty = support.channels.length > 0;
      report({
        at: support,
        ...(empty ? { property: 'channels' } : {}),
        message: empty
          ? `The channels of \`${support.id}\` have no address: no incident can be reported, and no clock starts.`
          : `\`${support.id}\` names no channel: nobody can tell how an incident is reported, and so when its clock starts.`,
        fixes: line && !empty ? [suggestion(`Add \`${line}\``, addTo(support, line))] : [],
      });
    }
  },
};

/** How the provider's first contact can be reached: the one that is called first, or else any. */
function channelFor(agreement: Agreement): string | undefined {
  const contacts = partyOf(agreement, 'provider')?.contacts.filter(isReachable) ?? [];
  const called = agreement.escalations.flatMap(({ levels }) => levels.toSorted((a, b) => a.level - b.level));
  const first = called.map((level) => contacts.find(({ id }) => id === level.contact)).find((each) => each);
  const contact: Contact | undefined = first ?? contacts[0];
  if (!contact) return undefined;
  const ways = [
    ...(contact.phone ? [`phone "${contact.phone}"`] : []),
    ...(contact.email ? [`email "${contact.email}"`] : []),
  ];
  return `channel ${ways.join(', ')}`;
}

import type { Agreement, Party, Side } from '@sla-language/agreement';
import { addressFor, isReachable, partyOf } from '../common/roles.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noContact: Rule = {
  id: 'role/no-contact',
  severity: 'warning',
  title: 'A party that nobody can turn to',
  explanation: () => ({
    why: prose`
      Notices, reports, claims and escalations have to reach somebody. Where a party has no contact with an address, the other one
      sends them somewhere, and whether they arrived in time is a question of evidence.`,
    advice:
      'Name at least one post that can be reached: `contact Manager "Service manager" { email "manager@acme.example" }`.',
    sources: [
      'ISO/IEC 20000-1:2018, 8.3.2 Business relationship management: designated contacts',
      'ITIL 4, service level management: points of contact',
    ],
    examples: [
      {
        title: 'No contact at all',
        failing: example`
          import "./sound.sla"

          party Initech "Initech Ltd" {
              address "7 Mill Road, Leeds"
          }
          agreement Example "Example" extends Sound {
              customer Initech
              review every 6 months by Acme.Manager
          }
        `,
        passing: example`
          import "./sound.sla"

          party Initech "Initech Ltd" {
              address "7 Mill Road, Leeds"
              contact Buyer "Head of purchasing" { email "buyer@initech.example" }
          }
          agreement Example "Example" extends Sound {
              customer Initech
              review every 6 months by Acme.Manager
          }
        `,
      },
      {
        title: 'A contact without e-mail and phone',
        failing: example`
          import "./sound.sla"

          party Initech "Initech Ltd" {
              contact Buyer "Head of purchasing" { position "Purchasing" }
          }
          agreement Example "Example" extends Sound {
              customer Initech
              review every 6 months by Acme.Manager, Initech.Buyer
          }
        `,
        passing: example`
          import "./sound.sla"

          party Initech "Initech Ltd" {
              contact Buyer "Head of purchasing" { position "Purchasing"  phone "+44 113 496 0100" }
          }
          agreement Example "Example" extends Sound {
              customer Initech
              review every 6 months by Acme.Manager, Initech.Buyer
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    if (agreement.status === 'published' || agreement.objectives.length + agreement.supports.length === 0) return;
    for (const side of ['provider', 'customer'] as const) {
      const party = partyOf(agreement, side);
      if (!party || party.contacts.some(isReachable)) continue;
      const what =
        party.contacts.length === 0
          ? 'has no contact'
          : `has no contact with an e-mail address or a phone number (${party.contacts.map(({ id }) => `\`${id}\``).join(', ')})`;
      report({
        at: party,
        message: `\`${party.id}\`, the ${side}, ${what}: nobody can tell where a notice to it has to be sent.`,
        fixes: [contactFor(agreement, side, party)],
      });
    }
  },
};

/** An address for the first contact; where there is none, one for whoever answers on this side. */
function contactFor(agreement: Agreement, side: Side, party: Party): Fix {
  const [first] = party.contacts;
  if (first) {
    const line = `email "${addressFor(party, first.id.split('.').at(-1)!)}"`;
    return suggestion(`Add \`${line}\` to \`${first.id}\``, addTo(first, line));
  }
  const channels = agreement.supports.flatMap((support) => support.channels);
  const known = side === 'provider' ? channels.filter(({ kind }) => kind === 'email' || kind === 'phone') : [];
  const ways = (['email', 'phone'] as const).flatMap((kind) => known.find((channel) => channel.kind === kind) ?? []);
  const members =
    ways.length > 0
      ? ways.map(({ kind, address }) => `${kind} "${address}"`).join('  ')
      : `email "${addressFor(party, 'service')}"`;
  const line = `contact ServiceManager "Service manager" { ${members} }`;
  return suggestion(`Add \`${line}\``, addTo(party, line));
}

import type { Agreement, Contact, Party } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noDecisionAuthority: Rule = {
  id: 'role/no-decision-authority',
  severity: 'warning',
  title: 'A party has to agree, and nobody is named who may do so for it',
  explanation: () => ({
    why: prose`
      A change that both sides have to agree to is agreed when somebody says yes who may. Where no post is named, a service manager's
      e-mail is a binding amendment to one side and a private opinion to the other.`,
    advice:
      'Say what a contact may decide: `contact Director "Managing director" { decides "changes of service levels" }`; a signature of the party does as well.',
    sources: [
      'ISO/IEC 20000-1:2018, 5.3 Organizational roles, responsibilities and authorities',
      'ITIL 4, change enablement: change authority',
    ],
    examples: [
      {
        title: "The customer's contacts decide nothing",
        failing: example`
          import "./sound.sla"

          party Initech "Initech Ltd" {
              contact Buyer "Head of purchasing" { email "buyer@initech.example" }
          }
          agreement Example "Example" extends Sound {
              customer Initech
              review every 6 months by Acme.Manager, Initech.Buyer
              amendment by provider, customer "in writing, signed by both parties" with 30 days notice
          }
        `,
        passing: example`
          import "./sound.sla"

          party Initech "Initech Ltd" {
              contact Buyer "Head of purchasing" { email "buyer@initech.example"  decides "changes of service levels" }
          }
          agreement Example "Example" extends Sound {
              customer Initech
              review every 6 months by Acme.Manager, Initech.Buyer
              amendment by provider, customer "in writing, signed by both parties" with 30 days notice
          }
        `,
      },
      {
        title: 'A third party whose consent is needed',
        failing: example`
          import "./sound.sla"

          party Lender "Lender Bank AG" {
              contact Desk "Credit desk" { email "desk@lender.example" }
          }
          agreement Example "Example" extends Sound {
              third party Lender
              amendment by provider, customer, Lender "in writing, signed by all parties" with 30 days notice
          }
        `,
        passing: example`
          import "./sound.sla"

          party Lender "Lender Bank AG" {
              contact Desk "Credit desk" { email "desk@lender.example" }
          }
          agreement Example "Example" extends Sound {
              third party Lender
              amendment by provider, customer "in writing, signed by both parties" with 30 days notice
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const { amendment } = agreement;
    if (!amendment || agreement.status === 'published') return;
    for (const id of new Set(amendment.by)) {
      const party = agreement.parties.find((each) => each.id === id);
      // A party without any contact is the concern of role/no-contact.
      if (!party || party.contacts.length === 0 || hasAuthority(agreement, party)) continue;
      const contact = likeliest(agreement, party);
      const line = 'decides "changes of service levels"';
      report({
        at: amendment,
        message:
          `An amendment needs \`${id}\`, but none of its contacts (${party.contacts.map((each) => `\`${each.id}\``).join(', ')}) decides ` +
          'anything or signs the agreement: nobody is named who may agree for it.',
        related: [{ at: party, message: `\`${id}\` and its contacts.` }],
        fixes: [suggestion(`Add \`${line}\` to \`${contact.id}\``, addTo(contact, line))],
      });
    }
  },
};

function hasAuthority(agreement: Agreement, party: Party): boolean {
  const signed = new Set(agreement.signatures.map(({ by }) => by));
  return party.contacts.some((contact) => contact.decides.length > 0 || signed.has(contact.id));
}

/** Who holds the reviews, or is the last to be called in. */
function likeliest(agreement: Agreement, party: Party): Contact {
  const levels = agreement.escalations.flatMap((escalation) => escalation.levels.toSorted((a, b) => b.level - a.level));
  const ids = [...(agreement.review?.by ?? []), ...levels.map((level) => level.contact)];
  return ids.flatMap((id) => party.contacts.filter((contact) => contact.id === id))[0] ?? party.contacts.at(-1)!;
}

import type { Agreement, Party } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const oneSidedStakeholders: Rule = {
  id: 'preparation/one-sided-stakeholders',
  severity: 'warning',
  title: 'Only one side says who has an interest in the agreement',
  explanation: () => ({
    why: prose`
      Service levels are negotiated by people who will not live with them. Where only one side has named those who will, the other side's
      needs come up in the first review, as complaints about targets that nobody had asked them about.`,
    advice:
      'Name at least one person of each side, and what matters to them: `stakeholder Globex.Owner "the shop during campaigns"`.',
    sources: [
      'ITIL 4, service level management: stakeholders and their needs',
      'ISO/IEC 20000-1:2018, 4.2 Interested parties',
    ],
    examples: [
      {
        title: 'Only the customer',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              stakeholder Globex.Owner "orders in the evening and at weekends"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              stakeholder Globex.Owner "orders in the evening and at weekends"
              stakeholder Acme.Manager "nights without calls"
          }
        `,
      },
      {
        title: 'Only the provider',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              stakeholder Acme.Manager "nights without calls"
              stakeholder Acme.Director "what the promise costs"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              stakeholder Acme.Manager "nights without calls"
              stakeholder Acme.Director "what the promise costs"
              stakeholder Globex.Owner "orders in the evening and at weekends"
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const provider = partyIn(agreement, 'provider');
    const customer = partyIn(agreement, 'customer');
    const { stakeholders } = agreement;
    if (!provider || !customer || provider === customer || stakeholders.length === 0) return;
    for (const [named, missing] of [
      [provider, customer],
      [customer, provider],
    ] as const) {
      if (
        !stakeholders.some(({ contact }) => isOf(contact, named)) ||
        stakeholders.some(({ contact }) => isOf(contact, missing))
      )
        continue;
      report({
        at: stakeholders[0]!,
        message:
          `${stakeholders.length === 1 ? 'The only stakeholder is not' : `None of the ${stakeholders.length} stakeholders is`} of ` +
          `\`${missing.id}\`: nobody says what that side needs, so nobody can say whether the targets meet it.`,
        fixes: addition(agreement, missing),
      });
    }
  },
};

function partyIn({ roles, parties }: Agreement, role: 'provider' | 'customer'): Party | undefined {
  const filled = roles[role];
  return filled?.kind === 'party' ? parties.find(({ id }) => id === filled.party) : undefined;
}

function isOf(contact: string, party: Party): boolean {
  return contact.startsWith(`${party.id}.`);
}

function addition(agreement: Agreement, { contacts }: Party): readonly Fix[] {
  const reviewer = contacts.find(({ id }) => agreement.review?.by.includes(id)) ?? contacts[0];
  if (!reviewer) return [];
  const line = `stakeholder ${reviewer.id} "the service levels of this agreement"`;
  return [suggestion(`Add \`stakeholder ${reviewer.id}\``, addTo(agreement, line))];
}

import type { Agreement, Contact } from '@sla-language/agreement';
import { contactsIn, partyIn, sidesOf } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noSignatories: Rule = {
  id: 'legal/no-signatories',
  severity: 'warning',
  title: 'Nobody is named who signs for a side',
  explanation: () => ({
    why: prose`
      A signature binds a company only if the person may sign for it. Where the agreement names nobody, whoever happens to be there signs, and
      the other side finds out later that it was the wrong one.`,
    advice:
      'Name who signs for each side: `signature by Acme.Director pending`. The day is added when it has been done.',
    sources: [
      'Common Paper, Cloud Service Agreement: signatures with name and title',
      'ISO/IEC 20000-1:2018, 8.3.3: agreed with the customer',
    ],
    examples: [
      {
        title: 'Neither side',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              legal review by provider on 2026-05-04
              legal review by customer on 2026-05-06
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              legal review by provider on 2026-05-04
              legal review by customer on 2026-05-06
              signature by Acme.Director pending
              signature by Globex.Owner pending
          }
        `,
      },
      {
        title: 'Only one side',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              legal review by provider on 2026-05-04
              legal review by customer on 2026-05-06
              signature by Acme.Director pending
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              legal review by provider on 2026-05-04
              legal review by customer on 2026-05-06
              signature by Acme.Director on 2026-05-11
              signature by Globex.Owner pending
          }
        `,
      },
    ],
  }),
  audience: ['signature'],
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    if (agreement.status === 'published' || agreement.status === 'terminated') return;
    const sides = sidesOf(agreement);
    const open = (['provider', 'customer'] as const).filter((role) => {
      const party = partyIn(agreement, role);
      return party !== undefined && !agreement.signatures.some(({ by }) => by.startsWith(`${party}.`));
    });
    if (open.length === 0) return;
    report({
      at: agreement,
      message: `\`${agreement.id}\` does not say who signs for ${open.map((role) => sides[role]).join(' and ')}: a signature binds only if the person may sign.`,
      related: agreement.signatures.map((signature) => ({ at: signature, message: `\`${signature.by}\` signs.` })),
      fixes: linesFor(agreement, open),
    });
  },
};

function linesFor(agreement: Agreement, open: readonly ('provider' | 'customer')[]): readonly Fix[] {
  const signatories = open.map((role) => signatoryOf(contactsIn(agreement, role)));
  if (signatories.includes(undefined)) return [];
  const lines = signatories.map((contact) => `signature by ${contact!.id} pending`);
  return [
    suggestion(
      `Let ${signatories.map((contact) => `\`${contact!.id}\``).join(' and ')} sign`,
      addTo(agreement, lines.join('\n')),
    ),
  ];
}

/** Who decides most; otherwise the last contact, who by convention is the highest. */
function signatoryOf(contacts: readonly Contact[]): Contact | undefined {
  return (
    contacts
      .toSorted((left, right) => right.decides.length - left.decides.length)
      .find(({ decides }) => decides.length > 0) ?? contacts.at(-1)
  );
}

import { partyIn, sidesOf } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Finding, Rule } from '../rule.js';

export const signaturePending: Rule = {
  id: 'legal/signature-pending',
  severity: 'warning',
  title: 'The status says signed, a signature is missing',
  explanation: () => ({
    why: prose`
      The contract says on its first page that it is signed and on its last that it is not. Whoever wants out of it will point to the last
      page, whoever wants to hold the other to it to the first.`,
    advice:
      'Write down the day on which the signature was given (`signature by Globex.Owner on 2026-05-12`), or say `status agreed` until it has been.',
    sources: [
      'Common Paper, Cloud Service Agreement: effective on the last signature',
      'Regulation (EU) No 910/2014 (eIDAS), Article 25: legal effects of signatures',
    ],
    examples: [
      {
        title: 'A signature is pending',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status signed
              signature by Acme.Director on 2026-05-11
              signature by Globex.Owner pending
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              signature by Acme.Director on 2026-05-11
              signature by Globex.Owner pending
          }
        `,
      },
      {
        title: 'One side has not signed',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status signed
              signature by Acme.Director on 2026-05-11
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status signed
              signature by Acme.Director on 2026-05-11
              signature by Globex.Owner on 2026-05-12
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { today, report }) {
    const { status, signatures, id } = agreement;
    // Signatures that are kept elsewhere need not be listed here.
    if (status !== 'signed' || signatures.length === 0) return;
    const back = suggestion(
      'Set the status back to `agreed`',
      replace({ at: agreement, property: 'status' }, 'status agreed'),
    );
    const pending = signatures.filter(({ on }) => on === undefined);
    for (const signature of pending) {
      const done = suggestion(
        'Write down that it was given today',
        replace({ at: signature }, `on ${today}`, 'pending'),
      );
      const finding: Finding = {
        at: signature,
        message: `The status of \`${id}\` is signed, but the signature of \`${signature.by}\` is pending.`,
      };
      report({ ...finding, fixes: [done, back] });
    }
    const sides = sidesOf(agreement);
    for (const role of ['provider', 'customer'] as const) {
      const party = partyIn(agreement, role);
      if (party === undefined || signatures.some(({ by }) => by.startsWith(`${party}.`))) continue;
      report({
        at: agreement,
        property: 'status',
        message: `The status of \`${id}\` is signed, but nobody has signed for ${sides[role]}.`,
        related: signatures.map((each) => ({ at: each, message: `\`${each.by}\` signs.` })),
        fixes: [back],
      });
    }
  },
};

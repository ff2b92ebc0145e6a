import { partyIn, sidesOf } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noLegalReview: Rule = {
  id: 'legal/no-legal-review',
  severity: 'warning',
  title: 'No lawyer of a side has to read the agreement',
  explanation: () => ({
    why: prose`
      Engineers agree on levels, and sign with them penalties, terminations and limits of liability. Where no legal review is provided for, nobody
      notices before the signature that one of these is void, or binds more than was meant.`,
    advice:
      'Provide for it before the signature: `legal review by provider pending`, `legal review by customer pending`; the day is added when it has been done.',
    sources: [
      'ISO 9001:2015, 8.2.3 Review of the requirements for products and services',
      'ISO/IEC 20000-1:2018, 8.3.3 Service level management',
    ],
    examples: [
      {
        title: 'Neither side',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              signature by Acme.Director pending
              signature by Globex.Owner pending
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              legal review by provider pending
              legal review by customer pending
              signature by Acme.Director pending
              signature by Globex.Owner pending
          }
        `,
      },
      {
        title: "Only the provider's side",
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              legal review by provider on 2026-05-04
              signature by Acme.Director pending
              signature by Globex.Owner pending
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
      return party !== undefined && !agreement.legalReviews.some(({ by }) => by === party);
    });
    if (open.length === 0) return;
    const lines = open.map((role) => `legal review by ${role} pending`);
    report({
      at: agreement,
      message: `\`${agreement.id}\` provides for no legal review by ${open.map((role) => sides[role]).join(' and ')}: what is void or unwanted in it would be found after the signature.`,
      fixes: [
        suggestion(`Add ${lines.map((line) => `\`${line}\``).join(' and ')}`, addTo(agreement, lines.join('\n'))),
      ],
    });
  },
};

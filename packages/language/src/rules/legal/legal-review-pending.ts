import { partyIn, sidesOf } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, replace, suggestion } from '../fix.js';
import type { Finding, Rule } from '../rule.js';

export const legalReviewPending: Rule = {
  id: 'legal/legal-review-pending',
  severity: 'warning',
  title: 'Signed before the lawyers of both sides have read it',
  explanation: () => ({
    why: prose`
      The parties have agreed on legal reviews and signed without one of them. Whether the signature was meant to wait for it, and what holds if the
      lawyers object now, is open.`,
    advice:
      'Hold the review and write down its day, `legal review by customer on 2026-05-06`, or set the status back to `agreed` until it has been held.',
    sources: [
      'ISO/IEC 20000-1:2018, 8.3.3 Service level management',
      'Common Paper, Cloud Service Agreement: effective on the last signature',
    ],
    examples: [
      {
        title: 'One is pending',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status signed
              legal review by provider on 2026-05-04
              legal review by customer pending
              signature by Acme.Director on 2026-05-11
              signature by Globex.Owner on 2026-05-12
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status signed
              legal review by provider on 2026-05-04
              legal review by customer on 2026-05-06
              signature by Acme.Director on 2026-05-11
              signature by Globex.Owner on 2026-05-12
          }
        `,
      },
      {
        title: 'One was forgotten',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status signed
              legal review by customer on 2026-05-04
              signature by Acme.Director on 2026-05-11
              signature by Globex.Owner on 2026-05-12
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status signed
              legal review by customer on 2026-05-04
              legal review by provider on 2026-05-05
              signature by Acme.Director on 2026-05-11
              signature by Globex.Owner on 2026-05-12
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { today, report }) {
    const { status, legalReviews, id } = agreement;
    // Where no review was ever provided for, nothing shows that one was meant.
    if (status !== 'signed' || legalReviews.length === 0) return;
    const sides = sidesOf(agreement);
    const back = suggestion(
      'Set the status back to `agreed`',
      replace({ at: agreement, property: 'status' }, 'status agreed'),
    );
    for (const role of ['provider', 'customer'] as const) {
      const party = partyIn(agreement, role);
      const own = legalReviews.filter(({ by }) => by === party);
      if (party === undefined || own.some(({ on }) => on !== undefined)) continue;
      const [pending] = own;
      const finding: Finding = pending
        ? { at: pending, message: `\`${id}\` is signed, but the legal review by ${sides[role]} is still pending.` }
        : {
            at: agreement,
            property: 'status',
            message: `\`${id}\` is signed after a legal review by one side only; ${sides[role]} has none.`,
            related: legalReviews.map((each) => ({ at: each, message: 'The review of the other side.' })),
          };
      const line = `legal review by ${role} on ${today}`;
      const edit = pending ? replace({ at: pending }, `on ${today}`, 'pending') : addTo(agreement, line);
      report({ ...finding, fixes: [suggestion('Write down that it is done today', edit), back] });
    }
  },
};

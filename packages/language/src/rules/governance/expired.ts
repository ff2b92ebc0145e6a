import type { Agreement } from '@sla-language/agreement';
import { isExpired } from '../common/term.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const expired: Rule = {
  id: 'governance/expired',
  severity: 'warning',
  title: 'The agreement has ended and does not renew itself',
  explanation: () => ({
    why: prose`
      After the last day nothing in the agreement binds anybody. Where the service runs on regardless, the customer believes in
      levels and credits that it can no longer claim.`,
    advice:
      'Extend the term, add `renews every …`, or set `status terminated` when the agreement is kept for the record only.',
    sources: ['ITIL 4, service level management', 'ISO/IEC 20000-1:2018, 8.3.3 Service level management'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2020-01-01 to 2020-12-31
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2020-01-01 to 2020-12-31
              renews every 12 months with 60 days notice
          }
        `,
      },
      {
        title: 'A signed agreement that has run out',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              effective from 2023-07-01 to 2026-06-30
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status terminated
              effective from 2023-07-01 to 2026-06-30
          }
        `,
      },
    ],
  }),
  tag: 'deprecated',
  fix: 'suggestion',
  check(agreement, { today, report }) {
    if (!isExpired(agreement, today)) return;
    report({
      at: agreement,
      property: 'effective',
      message: `\`${agreement.id}\` ended on ${agreement.effective?.to} and does not renew itself; today is ${today}.`,
      fixes: fixesOf(agreement),
    });
  },
};

function fixesOf(agreement: Agreement): readonly Fix[] {
  const renew = suggestion('Let it renew itself', addTo(agreement, 'renews every 12 months with 60 days notice'));
  // A draft may say so or say nothing; every other status is written.
  if (agreement.status === 'draft') return [renew];
  return [
    renew,
    suggestion('Declare it terminated', replace({ at: agreement, property: 'status' }, 'status terminated')),
  ];
}

import { isExpired } from '../common/term.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const expired: Rule = {
  id: 'governance/expired',
  severity: 'warning',
  title: 'The agreement has ended and does not renew itself',
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
  ],
  check(agreement, { today, report }) {
    if (!isExpired(agreement, today)) return;
    report({
      at: agreement,
      property: 'effective',
      message: `\`${agreement.id}\` ended on ${agreement.effective?.to} and does not renew itself; today is ${today}.`,
    });
  },
};

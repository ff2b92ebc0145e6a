import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const retroactive: Rule = {
  id: 'consistency/retroactive',
  severity: 'warning',
  title: 'The agreement was signed after it had begun',
  explanation: () => ({
    why: prose`
      For the days between the beginning and the last signature nobody had promised anything yet. Credits for that time can be
      disputed, and an auditor will ask whether the date of the signature or that of the beginning is the real one.`,
    advice: prose`
      Begin on the day of the last signature or later, or add a clause that says that the agreement holds for the time before as well.`,
    sources: [
      'ISO/IEC 20000-1:2018, 8.3.3 Service level management: agreed before the service is delivered',
      'German Civil Code (BGB), section 184: approval and its retroactive effect',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2026-04-01 to 2027-12-31
              signature by Acme.Director on 2026-03-20
              signature by Globex.Owner on 2026-04-15
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2026-05-01 to 2027-12-31
              signature by Acme.Director on 2026-03-20
              signature by Globex.Owner on 2026-04-15
          }
        `,
      },
      {
        title: 'A signature after the last day',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status signed
              effective from 2026-05-01 to 2026-12-31
              legal review by provider on 2026-04-01
              legal review by customer on 2026-04-01
              signature by Globex.Owner on 2026-04-15
              signature by Acme.Director on 2027-01-15
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status signed
              effective from 2026-05-01 to 2026-12-31
              legal review by provider on 2026-04-01
              legal review by customer on 2026-04-01
              signature by Globex.Owner on 2026-04-15
              signature by Acme.Director on 2026-04-15
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    const { effective, signatures, id } = agreement;
    if (!effective) return;
    const late = signatures.filter(({ on }) => on !== undefined && on > effective.from);
    const [last] = late.toSorted((left, right) => (left.on! < right.on! ? 1 : -1));
    if (!last) return;
    report({
      at: last,
      message: `\`${id}\` takes effect on ${effective.from}, but \`${last.by}\` signed it on ${last.on}: for the time before, nothing had been agreed.`,
      related: [{ at: agreement, property: 'effective', message: `It takes effect on ${effective.from}.` }],
    });
  },
};

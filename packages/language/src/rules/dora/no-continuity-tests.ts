import { notCritical, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const doraNoContinuityTests: Rule = requirementRule({
  id: 'dora/no-continuity-tests',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(3)(c)',
  title: 'Nobody tests the plans for business continuity',
  explanation: () => ({
    why: prose`
      A plan that has never been tried is a hope. Of a critical function the financial entity has to know, before the disaster, that
      its provider can restart it and how long that takes.`,
    advice: prose`
      Say how often the plans are tested, by whom and how: \`continuity tested every 12 months by provider "the restart from a backup
      in the second data centre"\`. The security measures themselves belong into the clause on the protection of data. It concerns
      services that support a critical or important function; of others say so: \`not applicable "DORA 30(3)" because "…"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(3)(c)'],
    examples: [
      {
        title: 'Plans without a test',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Business continuity" "The provider has plans for business continuity."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Business continuity" "The provider has plans for business continuity."
              continuity tested every 12 months by provider "the restart from a backup in the second data centre"
          }
        `,
      },
      {
        title: 'No critical function',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Business continuity" "None."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Business continuity" "None."
              not applicable "DORA 30(3)" because "The services support no critical or important function of the customer."
          }
        `,
      },
    ],
  }),
  asks: 'the duty to implement and test business contingency plans, and to have security measures, tools and policies in place',
  lacks: (agreement) => {
    if (agreement.continuityTests.length > 0) return [];
    const line =
      'continuity tested every 12 months by provider "the restart of the services from a backup at another site"';
    const fix = suggestion('Let the plans be tested every 12 months', addTo(agreement, line));
    return [
      {
        what: `\`${agreement.id}\` does not say how often plans for business continuity are tested`,
        fixes: [fix, notCritical(agreement)],
      },
    ];
  },
  clause: ({ provider, customer }) => ({
    title: 'Contingency plans and security',
    text: `${provider} implements contingency plans for the services, tests them at least once every 12 months, and gives ${customer} the report of each test. It has ICT security measures, tools and policies in place that let ${customer} keep to its own regulatory duties.`,
  }),
});

import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const isoNoAccessibility: Rule = requirementRule({
  id: 'iso-19086/no-accessibility',
  severity: 'information',
  regulation: 'iso-19086',
  requirement: 'ISO/IEC 19086 accessibility',
  title: 'Nothing is said of accessibility',
  explanation: () => ({
    why: prose`
      A service that some of the users cannot operate is not available to them, whatever its uptime. Public buyers have to ask for
      it by law, and find out late that nobody has promised it.`,
    advice: prose`
      Name the standard to which the interfaces conform, for instance EN 301 549 or WCAG 2.2 AA, in a clause that \`meets "ISO/IEC
      19086 accessibility"\`.`,
    sources: ['ISO/IEC 19086-1:2016, content area "accessibility"'],
    examples: [
      {
        title: 'No standard is named',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Accessibility" "Everybody can use the pages."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Accessibility" "The pages conform to WCAG 2.2, level AA." meets "ISO/IEC 19086 accessibility"
          }
        `,
      },
      {
        title: 'There is no interface for people',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Accessibility" "See the website."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Accessibility" "See the website."
              not applicable "ISO/IEC 19086 accessibility" because "The services have interfaces for programs only."
          }
        `,
      },
    ],
  }),
  asks: 'standards and policies for the accessibility of the service',
  lacks: (agreement) => noClause(agreement, 'names no standard for accessibility'),
  clause: ({ provider, customer }) => ({
    title: 'Accessibility',
    text: `The interfaces that ${provider} provides to the users of ${customer} conform to EN 301 549. ${provider} publishes a statement of what does not conform yet, and by when it will.`,
  }),
});

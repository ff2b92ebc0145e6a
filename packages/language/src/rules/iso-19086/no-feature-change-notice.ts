import { noClause, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const isoNoFeatureChangeNotice: Rule = requirementRule({
  id: 'iso-19086/no-feature-change-notice',
  severity: 'information',
  regulation: 'iso-19086',
  requirement: 'ISO/IEC 19086 changes of features',
  title: 'Features may change or go without notice',
  explanation: () => ({
    why: prose`
      Customers build on features. One that goes from one day to the next breaks what was built on it, while every service level is
      met.`,
    advice: prose`
      Write a clause with the notice before features change, and before they go: \`meets "ISO/IEC 19086 changes of features"\`.`,
    sources: ['ISO/IEC 19086-1:2016, content area "changes of features"'],
    examples: [
      {
        title: 'Without notice',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Changes of features" "The provider improves the services all the time."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Changes of features" "The provider announces the removal of a feature 12 months before it." meets "ISO/IEC 19086 changes of features"
          }
        `,
      },
      {
        title: 'The name of the standard',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Changes of features" "Changes are announced 30 days beforehand."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Changes of features" "Changes are announced 30 days beforehand." meets "ISO/IEC 19086-1 changes to the cloud service features and functionality"
          }
        `,
      },
    ],
  }),
  asks: 'the notice before features or functions of the service change or are removed',
  lacks: (agreement) => noClause(agreement, 'does not say how long before features change or go it is announced'),
  clause: ({ provider, customer }) => ({
    title: 'Changes of features',
    text: `${provider} tells ${customer} at least 30 days before it changes a feature of the services in a way that ${customer} has to react to, and at least 12 months before it removes one.`,
  }),
});

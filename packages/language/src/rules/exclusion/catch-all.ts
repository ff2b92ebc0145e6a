import { catchAllsOf } from '../common/catch-alls.js';
import { metricsWithout } from '../common/exclusions.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const catchAll: Rule = {
  id: 'exclusion/catch-all',
  severity: 'warning',
  title: 'An exclusion that covers whatever one side calls beyond its control',
  explanation: () => ({
    why: prose`
      Nearly every outage has a cause that somebody else is nearer to: a supplier, a network, a defect in bought software. Where "factors
      outside our reasonable control" do not count, whether a target was missed is decided after the event, by arguing about control.`,
    advice: prose`
      List the events: \`means "war, strike and natural disaster that the provider could not avert"\`. Or define the words in a
      \`term "Reasonable control" means "…"\`, and say with \`proof by\` who has to show that it applies.`,
    sources: [
      'Amazon Compute Service Level Agreement (2022-05): factors outside our reasonable control',
      "Bonterms Service Level Agreement 1.0: other factors outside the provider's reasonable control",
    ],
    examples: [
      {
        title: 'Instead of a list',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion ForceMajeure { means "causes beyond the provider's reasonable control" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion ForceMajeure { means "war, strike, flood and fire that the provider could not have averted" }
          }
        `,
      },
      {
        title: 'At the end of a list',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion ForceMajeure { means "war, strike and other events outside the control of the provider" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion ForceMajeure { means "events outside the control of the provider, namely war and strike" }
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    for (const [exclusion, words] of catchAllsOf(agreement)) {
      const metrics = metricsWithout(agreement, exclusion);
      report({
        at: exclusion,
        property: 'means',
        message:
          `\`${exclusion.id}\` leaves out "${words}", and nothing says what these are: after an outage the parties will argue ` +
          'about whose control its cause was under.',
        related: metrics.map((metric) => ({
          at: metric,
          property: 'excluding',
          message: `It does not count in \`${metric.id}\`.`,
        })),
      });
    }
  },
};

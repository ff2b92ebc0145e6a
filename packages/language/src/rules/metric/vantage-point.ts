import type { Metric } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { innerPointsOf } from '../common/vantage-points.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const vantagePoint: Rule = {
  id: 'metric/vantage-point',
  severity: 'warning',
  title: 'A service is measured from a place where none of its users is',
  explanation: () => ({
    why: prose`
      A probe on the server, or beside it, finds the service up while its line, its name or its certificate fails and nobody can reach it.
      The report shows 100% for a day on which no order came in.`,
    advice:
      'Measure from outside, on the way that users come: `measured every 1 minute by "an external probe" at "two cities"`.',
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 6: Monitoring Distributed Systems (black-box monitoring)',
      'Blunix GmbH, managed hosting SLA (measurement from outside)',
    ],
    examples: [
      {
        title: 'On the server',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { measured every 1 minute by "a health check" at "localhost" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { measured every 1 minute by "a health check" at "Frankfurt and Vienna" }
          }
        `,
      },
      {
        title: 'In the data centre',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { measured every 1 minute by "a probe" at "the provider's data centre" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Site "Web site" { depends on Shop }
              metric ShopUptime { measured every 1 minute by "a probe" at "the provider's data centre" }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const [metric, { text, isPlace }] of innerPointsOf(agreement)) {
      report({
        at: metric,
        property: 'measured',
        message:
          `${servicesText(metric)} is measured from "${text}", where none of its users is: an outage of the line between them does not show in ` +
          `\`${metric.id}\`.`,
        fixes: isPlace
          ? [
              suggestion(
                'Measure at "two cities"',
                replace({ at: metric, property: 'measured' }, 'at "two cities"', `at "${text}"`),
              ),
            ]
          : [],
      });
    }
  },
};

function servicesText({ measure }: Metric): string {
  const services = measure?.kind === 'availability' ? measure.services : [];
  return services.length === 1 ? `\`${services[0]}\`` : `Each of ${services.map((id) => `\`${id}\``).join(', ')}`;
}

import type { Agreement, Metric } from '@sla-language/agreement';
import { judgedMetrics } from '../common/metric-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** On the machine that is watched. */
const LOCAL =
  /\blocalhost\b|\b127\.0\.0\.1\b|(?<![\w:])::1(?![\w:])|\bloopback\b|\b(?:on|at|from|by) (?:the )?(?:same|monitored) (?:host|machine|server|instance|vm|node)\b|\bon the (?:server|host|machine|instance) itself\b/i;
/** Behind the line by which users come. */
const INSIDE =
  /\b(?:the )?(?:provider's|internal|own|same) (?:network|data cent(?:re|er)|lan|rack|subnet|cluster)\b|\b(?:from )?(?:inside|within) (?:the|its|our) (?:\w+ )?(?:network|data cent(?:re|er)|cluster|firewall|lan)\b/i;

export const vantagePoint: Rule = {
  id: 'metric/vantage-point',
  severity: 'warning',
  title: 'What users meet is measured from where no user is',
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
  fix: 'suggestion',
  check(agreement, { report }) {
    const components = componentsOf(agreement);
    for (const metric of judgedMetrics(agreement).keys()) {
      const { measure, measured } = metric;
      if (measure?.kind !== 'availability' || !measured) continue;
      const isInside = measured.at !== undefined && (LOCAL.test(measured.at) || INSIDE.test(measured.at));
      const text = isInside ? measured.at : measured.by && LOCAL.test(measured.by) ? measured.by : undefined;
      // A part that only other services use is right where these are.
      if (!text || measure.services.every((service) => components.has(service))) continue;
      report({
        at: metric,
        property: 'measured',
        message:
          `${servicesText(metric)} is measured from "${text}", where none of its users is: an outage of the line between them does not show in ` +
          `\`${metric.id}\`.`,
        fixes: isInside
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

function componentsOf({ services }: Agreement): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ dependencies }) =>
      dependencies.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'service' ? [item.service] : []))),
    ),
  );
}

function servicesText({ measure }: Metric): string {
  const services = measure?.kind === 'availability' ? measure.services : [];
  return services.length === 1 ? `\`${services[0]}\`` : `Each of ${services.map((id) => `\`${id}\``).join(', ')}`;
}

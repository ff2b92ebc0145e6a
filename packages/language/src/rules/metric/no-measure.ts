import { decimal, type Metric, type Objective } from '@sla-language/agreement';
import { judgedMetrics, namesWith, usedMetrics } from '../common/metric-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noMeasure: Rule = {
  id: 'metric/no-measure',
  severity: 'error',
  title: 'A metric that does not say what it measures',
  explanation: () => ({
    why: prose`
      A title is not a measure. "Availability" may be a share of time or of requests, and the same month is 99.99% by the one and 99.5%
      by the other. Without the measure, no level can be computed and no target be missed.`,
    advice: prose`
      Say what is measured: \`availability of Shop\`, \`ratio of "answered requests" to "all requests" for Shop\`, or
      \`duration from "request received" to "last byte sent" for Shop\`.`,
    sources: ['ISO/IEC 19086-2:2018, metric model: a metric has a definition, a unit and a scale'],
    examples: [
      {
        title: 'A title only',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Portal "Availability of the portal" { measured every 1 minute by "an external probe" }
              objective PortalUptime "Portal" { measures Portal per month  target >= 99.5%  indicative }
              report Monthly { covers Uptime, Speed, Desk, PortalUptime }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Portal "Availability of the portal" {
                  availability of Shop
                  unavailable when "the portal does not answer within 10 seconds"
                  measured every 1 minute by "an external probe"
                  no data counts as bad
              }
              objective PortalUptime "Portal" { measures Portal per month  target >= 99.5%  indicative }
              report Monthly { covers Uptime, Speed, Desk, PortalUptime }
          }
        `,
      },
      {
        title: 'In the definition of an outage',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Errors "Error rate"
              metric ShopUptime { unavailable when Errors > 5% over 1 minute }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Errors "Error rate" { ratio of "requests that fail" to "all requests" for Shop }
              metric ShopUptime { unavailable when Errors > 5% over 1 minute }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const metric of usedMetrics(agreement)) {
      if (metric.measure) continue;
      const objectives = judgedMetrics(agreement).get(metric) ?? [];
      const users =
        objectives.length > 0 ? `${namesWith(objectives, 'measure')} it` : 'what counts as an outage depends on it';
      report({
        at: metric,
        message: `\`${metric.id}\` does not say what it measures, and ${users}: no level can be computed.`,
        related: objectives.map((objective) => ({
          at: objective,
          property: 'measures',
          message: 'It is measured here.',
        })),
        fixes: agreement.services.length === 1 ? availability(metric, objectives, agreement.services[0]!.id) : [],
      });
    }
  },
};

/** At least so many per cent near the whole is availability, as a rule. */
function availability(metric: Metric, objectives: readonly Objective[], service: string): readonly Fix[] {
  const targets = objectives.flatMap((objective) => objective.targets);
  const isHigh = targets.some(({ comparison: { operator, value } }) => {
    return operator === '>=' && value !== 'target' && value.kind === 'percent' && decimal(value.value).gte(90);
  });
  const line = `availability of ${service}`;
  return isHigh ? [suggestion(`Add \`${line}\``, addTo(metric, line))] : [];
}

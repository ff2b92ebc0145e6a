import { judgedMetrics, namesWith } from '../common/metric-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const outageUndefined: Rule = {
  id: 'metric/outage-undefined',
  severity: 'warning',
  title: 'Availability is promised, and nothing says when the service counts as down',
  explanation: () => ({
    why: prose`
      Is a service down when no request succeeds, when every tenth fails, or when pages take a minute? As long as nothing decides it, the
      provider counts the first and the customer the last, and every figure of the report is disputed.`,
    advice: prose`
      Say which observation counts: \`unavailable when "the home page does not answer within 10 seconds"\`, or
      \`unavailable when ErrorRate > 5% over 1 minute\`.`,
    sources: [
      'ISO/IEC 19086-3:2017, availability: definition of downtime',
      'Google Compute Engine SLA and Amazon Compute SLA (definitions of downtime and of unavailability)',
    ],
    examples: [
      {
        title: 'A probe without a criterion',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Portal "Portal" {
                  availability of Shop
                  measured every 1 minute by "an external probe"
                  no data counts as bad
              }
              objective PortalUptime "Portal" { measures Portal per month  target >= 99.5%  indicative }
              report Monthly { covers Uptime, Speed, Desk, PortalUptime }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Portal "Portal" {
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
        title: 'As part of a formula',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Portal "Portal" {
                  availability of Shop
                  measured every 1 minute by "an external probe"
                  no data counts as bad
              }
              metric Worst "The worse of the two" { formula min(Portal, ShopUptime) }
              objective Both "Shop and portal" { measures Worst per month  target >= 99%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Both }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Errors "Error rate" { ratio of "requests that fail" to "all requests" for Shop }
              metric Portal "Portal" {
                  availability of Shop
                  unavailable when Errors > 5% over 1 minute
                  measured every 1 minute by "an external probe"
                  no data counts as bad
              }
              metric Worst "The worse of the two" { formula min(Portal, ShopUptime) }
              objective Both "Shop and portal" { measures Worst per month  target >= 99%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Both }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const [metric, objectives] of judgedMetrics(agreement)) {
      if (metric.measure?.kind !== 'availability' || metric.unavailableWhen) continue;
      const service = agreement.services.find(
        ({ id }) => metric.measure?.kind === 'availability' && metric.measure.services[0] === id,
      );
      const line = `unavailable when "${service?.title.replaceAll('"', "'") ?? metric.id} does not answer a test request within 10 seconds"`;
      report({
        at: metric,
        message: `${namesWith(objectives, 'promise')} a level of \`${metric.id}\`, but nothing says when it counts as unavailable. Add \`unavailable when …\`.`,
        related: objectives.map((objective) => ({
          at: objective,
          property: 'measures',
          message: 'It is measured here.',
        })),
        fixes: [suggestion(`Add \`${line}\``, addTo(metric, line))],
      });
    }
  },
};

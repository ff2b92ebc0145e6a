import { judgedMetrics } from '../common/metric-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** Sources that record when an outage began and ended, whatever its length. */
const RECORDS = /\b(?:tickets?|incidents?|call records?|log ?book|outage reports?|störungsmeldung|tickets?system)/i;

export const noInterval: Rule = {
  id: 'metric/no-interval',
  severity: 'warning',
  title: 'Availability is measured, and nothing says how often',
  explanation: () => ({
    why: prose`
      A probe that looks every five minutes never sees an outage of four. How much downtime there is depends on how often somebody looks,
      and without an interval the one who measures may choose it.`,
    advice: 'Say how often: `measured every 1 minute by "an external probe"`.',
    sources: [
      'ISO/IEC 19086-2:2018, metric model: sampling',
      'Checkly, on check frequency and the precision of uptime figures',
    ],
    examples: [
      {
        title: 'A probe',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  measured by "an external probe" at "two regions"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  measured every 30 seconds by "an external probe" at "two regions"
              }
          }
        `,
      },
      {
        title: 'A monitoring system',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Portal "Portal" {
                  availability of Shop
                  unavailable when "the portal does not answer within 10 seconds"
                  measured by "the provider's monitoring"
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
                  measured by "the incident tickets, from report to closure"
                  no data counts as good
              }
              objective PortalUptime "Portal" { measures Portal per month  target >= 99.5%  indicative }
              report Monthly { covers Uptime, Speed, Desk, PortalUptime }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const metric of judgedMetrics(agreement).keys()) {
      const { measure, measured } = metric;
      if (measure?.kind !== 'availability' || !measured?.by || measured.every || RECORDS.test(measured.by)) continue;
      report({
        at: metric,
        property: 'measured',
        message: `\`${metric.id}\` is measured by "${measured.by}", but nothing says how often; an outage between two looks is not seen.`,
        fixes: [
          suggestion(
            'Measure `every 1 minute`',
            replace({ at: metric, property: 'measured' }, 'measured every 1 minute by', 'measured by'),
          ),
        ],
      });
    }
  },
};

import type { Agreement, Metric } from '@sla-language/agreement';
import { judgedMetrics, namesWith } from '../common/metric-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noMeasurementMethod: Rule = {
  id: 'metric/no-measurement-method',
  severity: 'warning',
  title: 'A level is promised, and nothing says with what it is measured',
  explanation: () => ({
    why: prose`
      Two monitoring systems never show the same month. As long as the agreement does not say whose figures decide, each side brings its
      own, and there is no proof that a target was met or missed.`,
    advice: prose`
      Say how often, with what and from where: \`measured every 1 minute by "an external probe" at "two regions"\`; for a time or a ratio
      \`measured by "the access log"\`.`,
    sources: [
      'ISO/IEC 19086-1:2016, monitoring of cloud service level objectives',
      'ITIL 4, service level management: agree how a target is measured',
    ],
    examples: [
      {
        title: 'A ratio',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Deliveries "Deliveries" { ratio of "parcels delivered" to "parcels sent" for Shop }
              objective Delivered "Delivered" { measures Deliveries per month  target >= 95%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Delivered }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Deliveries "Deliveries" {
                  ratio of "parcels delivered" to "parcels sent" for Shop
                  measured by "the carrier's tracking"
              }
              objective Delivered "Delivered" { measures Deliveries per month  target >= 95%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Delivered }
          }
        `,
      },
      {
        title: 'Availability',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Portal "Portal" {
                  availability of Shop
                  unavailable when "the portal does not answer within 10 seconds"
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
                  measured every 1 minute by "an external probe" at "two regions"
                  no data counts as bad
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
    for (const [metric, objectives] of judgedMetrics(agreement)) {
      if (metric.measured || !metric.measure || metric.measure.kind === 'formula') continue;
      const line = proposal(agreement, metric);
      report({
        at: metric,
        message:
          `${namesWith(objectives, 'promise')} a level of \`${metric.id}\`, but nothing says with what it is measured. ` +
          `Add, for example, \`${line}\`.`,
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

/** What the agreement says of another metric of the kind, else what is usual. */
function proposal(agreement: Agreement, metric: Metric): string {
  const kind = metric.measure?.kind;
  const like = agreement.metrics.find((each) => each.measure?.kind === kind && each.measured?.by)?.measured;
  const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  if (like?.by) {
    const every = like.every ? `every ${like.every.text} ` : '';
    return `measured ${every}by ${quoted(like.by)}${like.at ? ` at ${quoted(like.at)}` : ''}`;
  }
  switch (kind) {
    case 'availability':
      return 'measured every 1 minute by "an external probe" at "two regions"';
    case 'score':
      return 'measured by "a survey of all users, once in each window"';
    case 'count':
      return 'measured by "the ticket system"';
    default:
      return 'measured by "the access log"';
  }
}

import type { Metric } from '@sla-language/agreement';
import { judgedMetrics } from '../common/metric-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addAfter, addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noDataPolicy: Rule = {
  id: 'metric/no-data-policy',
  severity: 'warning',
  title: 'Nothing says what an interval without a measurement counts as',
  explanation: () => ({
    why: prose`
      The monitoring often fails together with what it watches. Whether those hours count as down, as up or not at all decides the month,
      and each side will remember it differently. Where nothing is said, they are left out, which nobody may have meant.`,
    advice: prose`
      Decide it: \`no data counts as bad\` where the provider measures, \`no data counts as excluded\` where neither side is to
      answer for the gap; for quiet intervals of a ratio \`no data counts as good\`.`,
    sources: [
      'Amazon S3 SLA (an interval without requests has an error rate of 0%)',
      'Prometheus documentation, on absent and stale series',
    ],
    examples: [
      {
        title: 'A lost probe',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Portal "Portal" {
                  availability of Shop
                  unavailable when "the portal does not answer within 10 seconds"
                  measured every 1 minute by "an external probe"
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
        title: 'A quiet interval',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Answered "Answered requests" {
                  ratio of "requests answered" to "all requests" for Shop averaged every 5 minutes
                  measured by "the access log"
              }
              objective Success "Success" { measures Answered per month  target >= 99%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Success }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Answered "Answered requests" {
                  ratio of "requests answered" to "all requests" for Shop averaged every 5 minutes
                  measured by "the access log"
                  no data counts as good
              }
              objective Success "Success" { measures Answered per month  target >= 99%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Success }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const metric of judgedMetrics(agreement).keys()) {
      const gap = gapOf(metric);
      if (metric.noData || !gap) continue;
      const choices = gap.quiet ? ['good', 'excluded'] : ['bad', 'excluded'];
      report({
        at: metric,
        message: `\`${metric.id}\` does not say what ${gap.text} counts as; it is left out of the window. Add \`no data counts as …\`.`,
        fixes: choices.map((choice) => {
          const line = `no data counts as ${choice}`;
          const { measured } = metric;
          return suggestion(`Add \`${line}\``, measured ? addAfter(measured, line) : addTo(metric, line));
        }),
      });
    }
  },
};

/** Which intervals may be without a value; undefined where there are no intervals. */
function gapOf({ measure, measured }: Metric): { readonly text: string; readonly quiet: boolean } | undefined {
  if (measure?.kind === 'availability' && measured) {
    return {
      text: measured.every
        ? `an interval without a sample (one is due every ${measured.every.text})`
        : 'time without a measurement',
      quiet: false,
    };
  }
  if (measure?.kind !== 'ratio' || !measure.averagedEvery) return undefined;
  return { text: `an interval of ${measure.averagedEvery.text} without any event`, quiet: true };
}

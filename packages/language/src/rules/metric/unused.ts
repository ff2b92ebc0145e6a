import type { Agreement, Metric } from '@sla-language/agreement';
import { derived } from '../common/derived.js';
import { usedMetrics } from '../common/metric-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import { textsOf } from '../common/written-texts.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const unusedMetric: Rule = {
  id: 'metric/unused',
  severity: 'warning',
  title: 'A metric of which nothing is promised',
  explanation: () => ({
    why: prose`
      A metric defines how something is measured, and promises nothing. One that no objective uses reads like a promise in the contract;
      as a rule the objective was forgotten or taken out.`,
    advice:
      'Promise a level of it in an `objective`, or take it out. Metrics of templates wait for those who extend them.',
    sources: [
      'SLA4OAI (metrics that no guarantee uses)',
      'Müller, Resinas and Ruiz-Cortés, Automated Analysis of Conflicts in WS-Agreement (IEEE Transactions on Services Computing 2014): dead terms',
    ],
    examples: [
      {
        title: 'No objective at all',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Errors "Error rate" {
                  ratio of "requests that fail" to "all requests" for Shop
                  measured by "the access log"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Errors "Error rate" {
                  ratio of "requests that fail" to "all requests" for Shop
                  measured by "the access log"
              }
              objective FewErrors "Few errors" { measures Errors per month  target <= 1%  indicative }
              report Monthly { covers Uptime, Speed, Desk, FewErrors }
          }
        `,
      },
      {
        title: 'Only for another unused one',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Good "Good requests" { formula 100% - PageErrors }
              metric PageErrors "Page errors" {
                  ratio of "pages that fail" to "all pages" for Shop
                  measured by "the access log"
              }
              metric ShopUptime { unavailable when PageErrors > 5% over 1 minute }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric PageErrors "Page errors" {
                  ratio of "pages that fail" to "all pages" for Shop
                  measured by "the access log"
              }
              metric ShopUptime { unavailable when PageErrors > 5% over 1 minute }
          }
        `,
      },
    ],
  }),
  tag: 'unnecessary',
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const used = usedMetrics(agreement);
    for (const metric of agreement.metrics) {
      if (used.has(metric) || isNamedInText(agreement, metric)) continue;
      report({
        at: metric,
        message: `No objective of \`${agreement.id}\` uses \`${metric.id}\`: it is measured, and nothing is promised.`,
        fixes: [suggestion(`Remove \`metric ${metric.id}\``, remove({ at: metric }))],
      });
    }
  },
};

const bindingTexts = derived((agreement) =>
  textsOf(agreement).flatMap(({ at, binding, text }) => (binding ? [{ at, text: text.toLowerCase() }] : [])),
);

/** Whether a binding text elsewhere speaks of the metric, by its name or its title: "the server-side error rate shows …". */
function isNamedInText(agreement: Agreement, metric: Metric): boolean {
  const names = [metric.id, metric.title].map((name) => name.toLowerCase());
  return bindingTexts(agreement).some(({ at, text }) => at !== metric && names.some((name) => text.includes(name)));
}

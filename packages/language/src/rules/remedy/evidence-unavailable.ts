import {
  type Agreement,
  type ClaimStep,
  claimStepsOf,
  type Metric,
  type Objective,
  type Support,
} from '@sla-language/agreement';
import { payingPromises } from '../common/payments.js';
import { measuredMetric } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

type TimedClaim = Extract<ClaimStep, { kind: 'within' }>;

export const evidenceUnavailable = ruleWithOptions({
  id: 'remedy/evidence-unavailable',
  severity: 'warning',
  title: 'The customer has to prove what only the provider can see',
  explanation: () => ({
    why: prose`
      The claim has to come with logs or measurements, the provider alone measures, and no report hands the figures over. The provider can
      turn down every claim for want of evidence that the customer has no way to get.`,
    advice: prose`
      Ask for what a customer knows (\`with "dates and times"\`), let a report cover the objective, or measure with a probe to which both sides
      have access.`,
    sources: [
      'AWS SLAs (request logs that document the errors: logs that the customer keeps itself)',
      'Common Paper SLA 2.0 (evidence that the customer can reasonably provide)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric PageTime { measured by "the provider's internal monitoring" }
              objective Speed {
                  claim within 30 days after window by "a ticket" with "dates and times", "extracts of the monitoring data"
              }
              report Monthly { covers Uptime, Desk }
              report Speeds "Response times" { covers Speed  sent to Acme.Manager  issued every month }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric PageTime { measured by "the provider's internal monitoring" }
              objective Speed {
                  claim within 30 days after window by "a ticket" with "dates and times"
              }
              report Monthly { covers Uptime, Desk }
              report Speeds "Response times" { covers Speed  sent to Acme.Manager  issued every month }
          }
        `,
      },
      {
        title: 'Logs of the provider, and a report that goes to nobody',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { measured every 1 minute by "a probe of Acme Cloud GmbH" }
              objective Uptime {
                  claim within 30 days after window by "a ticket" with "server logs that show the outage"
              }
              report Monthly { covers Speed, Desk }
              report Internal "Internal report" { covers Uptime  sent to Acme.Manager  issued every month }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { measured every 1 minute by "a probe of Acme Cloud GmbH" }
              objective Uptime {
                  claim within 30 days after window by "a ticket" with "server logs that show the outage"
              }
              report Monthly { covers Uptime, Speed, Desk }
          }
        `,
      },
    ],
  }),
  audience: ['customer'],
  options: {
    measurements: {
      type: 'strings',
      default: ['measurement', 'measurements', 'monitoring', 'telemetry', 'server log', 'server logs', 'root cause'],
      description: 'Words for evidence that comes out of the measurement, or from inside the service.',
    },
  },
  fix: 'suggestion',
  check(agreement, { options, report }) {
    for (const { promise } of payingPromises(agreement)) {
      const steps = claimStepsOf(agreement, promise.id).filter((step): step is TimedClaim => step.kind === 'within');
      if (!steps.some((step) => step.evidence.length > 0)) continue;
      const metric = 'handles' in promise ? undefined : measuredMetric(agreement, promise);
      const by = metric && providersMeans(agreement, metric);
      if (!metric || !by || isReported(agreement, promise)) continue;
      for (const step of steps) {
        const proof = step.evidence.filter((text) => names(text, options.measurements));
        if (proof.length === 0) continue;
        const left = step.evidence.filter((text) => !proof.includes(text));
        const evidence = left.length > 0 ? left : ['dates and times'];
        report({
          at: step,
          message:
            `A claim for a miss of \`${promise.id}\` needs "${proof.join('", "')}", but \`${metric.id}\` is measured by "${by}" alone, and no ` +
            'report sends the figures to the customer.',
          related: [{ at: metric, property: 'measured', message: `\`${metric.id}\` is measured by "${by}".` }],
          fixes: [
            suggestion(
              `Ask for "${evidence.join('", "')}"`,
              replace({ at: step }, withEvidence(evidence), withEvidence(step.evidence)),
            ),
          ],
        });
      }
    }
  },
});

function withEvidence(evidence: readonly string[]): string {
  return `with ${evidence.map((text) => `"${text}"`).join(', ')}`;
}

/** By what the metric is measured, where that belongs to the provider; undefined where the text does not say so. */
function providersMeans({ roles, parties }: Agreement, { measured }: Metric): string | undefined {
  const by = measured?.by;
  if (!by) return undefined;
  const provider = roles.provider?.kind === 'party' ? roles.provider.party : undefined;
  const party = parties.find(({ id }) => id === provider);
  const own = ['provider', 'internal', ...(party ? [party.id, party.title] : [])];
  return names(by, own) && !/\b(customer|external|independent)\b/i.test(by) ? by : undefined;
}

/** Whether a report covers the promise that reaches anybody but the provider. */
function isReported({ reports, roles }: Agreement, { id }: Objective | Support): boolean {
  const provider = roles.provider?.kind === 'party' ? roles.provider.party : 'provider';
  return reports.some(
    ({ covers, sentTo }) =>
      covers.includes(id) && (sentTo.length === 0 || sentTo.some((contact) => !contact.startsWith(`${provider}.`))),
  );
}

function names(text: string, words: readonly string[]): boolean {
  const padded = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return words.some((word) => padded.includes(` ${word.toLowerCase()} `));
}

import { type Agreement, servicesOf } from '@sla-language/agreement';
import { type Lack, notCritical, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const doraNoPreciseTargets: Rule = requirementRule({
  id: 'dora/no-precise-targets',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(3)(a)',
  title: 'A service without a precise target',
  explanation: () => ({
    why: prose`
      A description without a figure cannot be monitored, and what cannot be monitored cannot be put right in time. For critical or
      important functions the law wants figures for the whole of the service, not for the part that is easy to measure.`,
    advice: prose`
      Declare a metric of the service and an \`objective\` with a \`target\` on it. It concerns services that support a critical or
      important function; of others say so: \`not applicable "DORA 30(3)" because "…"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(3)(a)'],
    examples: [
      {
        title: 'A second service is not measured',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Levels" "The search is fast."
              service Search "Search" { description "A full-text index of the articles."  fee EUR 300 per month }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Levels" "The search is fast."
              service Search "Search" { description "A full-text index of the articles."  fee EUR 300 per month }
              metric SearchTime { duration from "query" to "first result" for Search  measured by "the access log"  minimum 1_000 samples }
              objective Found "Speed of the search" { measures p95 of SearchTime per month  target <= 1 s  indicative }
          }
        `,
      },
      {
        title: 'It supports nothing critical',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              service Statistics "Statistics" { description "Charts of the visits of the last year."  fee EUR 50 per month }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              service Statistics "Statistics" { description "Charts of the visits of the last year."  fee EUR 50 per month }
              not applicable "DORA 30(3)" because "The services support no critical or important function of the customer."
          }
        `,
      },
    ],
  }),
  asks: 'full descriptions of service levels with precise quantitative and qualitative targets, so that the services can be monitored and corrected',
  lacks: (agreement) => {
    const measured = servicesMeasured(agreement);
    return agreement.services
      .filter(({ id }) => !measured.has(id))
      .map(
        (service): Lack => ({
          at: service,
          what: `No objective has a target for \`${service.id}\``,
          fixes: [notCritical(agreement)],
        }),
      );
  },
  clause: ({ provider, customer }) => ({
    title: 'Service levels of all services',
    text: `${provider} provides each of the services to ${customer} at the quantitative and qualitative levels that the schedule annexed to this agreement sets out, measures them continuously, and puts a shortfall right without delay.`,
  }),
});

/** An objective whose metric names no service speaks of the only one; of several, of nobody knows which. */
function servicesMeasured(agreement: Agreement): ReadonlySet<string> {
  const measured = agreement.objectives.filter(({ targets }) => targets.length > 0);
  return new Set(measured.flatMap((objective) => servicesOf(agreement, objective)));
}

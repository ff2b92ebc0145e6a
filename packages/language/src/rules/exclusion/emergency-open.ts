import type { Exclusion } from '@sla-language/agreement';
import { EMERGENCY, isNamedEmergency, metricsWithout, namesOf, sensibleLimit, wordsOf } from '../common/exclusions.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** What is done in an emergency: a state of emergency, or an emergency of the customer, is something else. */
const WORK = /maintenance|work|repair|patch|update|fix|change|wartung|arbeiten/i;

export const emergencyOpen: Rule = {
  id: 'exclusion/emergency-open',
  severity: 'warning',
  title: 'Emergency maintenance does not count, and nothing limits it',
  explanation: () => ({
    why: prose`
      Emergency maintenance begins when something is broken, which is when the service is down. Where it is excluded without a limit,
      the repair of every outage is emergency maintenance, and the target can no longer be missed.`,
    advice: prose`
      Let it count as downtime, or allow a little of it: \`limit 2 hours per quarter\`. A window or a period of notice does not help,
      because an emergency keeps neither.`,
    sources: [
      'Bonterms Service Level Agreement 1.0 (reasonable emergency maintenance, without a limit)',
      'ISO/IEC 19086-1:2016, availability: scheduled and unscheduled downtime',
    ],
    examples: [
      {
        title: 'As maintenance',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Emergency "Emergency maintenance" { notice 30 minutes by "the status page" }
              metric ShopUptime { excluding Planned, Emergency, ForceMajeure }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Emergency "Emergency maintenance" {
                  notice 30 minutes by "the status page"
                  limit 30 minutes per month
              }
              metric ShopUptime { excluding Planned, Emergency, ForceMajeure }
          }
        `,
      },
      {
        title: 'Among other causes',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion Security "Security" { means "urgent work that removes a vulnerability"  proof by provider }
              metric ShopUptime { excluding Planned, Security, ForceMajeure }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion Security "Security" {
                  means "urgent work that removes a vulnerability"
                  proof by provider
                  limit 2 hours per quarter
              }
              metric ShopUptime { excluding Planned, Security, ForceMajeure }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const exclusion of agreement.exclusions) {
      if (exclusion.limit || exclusion.windows.length > 0 || !isEmergency(exclusion)) continue;
      const metrics = metricsWithout(agreement, exclusion);
      if (metrics.length === 0) continue;
      const limit = sensibleLimit(agreement, metrics);
      report({
        at: exclusion,
        message:
          `\`${exclusion.id}\` is emergency work that does not count in ${namesOf(metrics)}, without a limit: the repair of any outage ` +
          'can be called an emergency, and then the outage is none.',
        related: metrics.map((metric) => ({
          at: metric,
          property: 'excluding',
          message: `\`${metric.id}\` leaves it out.`,
        })),
        fixes: [suggestion(`Add \`${limit}\``, addTo(exclusion, limit))],
      });
    }
  },
};

/** Maintenance has to be named so: where emergencies are only mentioned, that nothing limits it at all is said elsewhere. */
function isEmergency(exclusion: Exclusion): boolean {
  if (exclusion.kind === 'maintenance') return isNamedEmergency(exclusion);
  const words = wordsOf(exclusion);
  return EMERGENCY.test(words) && WORK.test(words);
}

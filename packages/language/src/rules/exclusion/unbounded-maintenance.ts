import { isNamedEmergency, metricsWithout, namesOf, sensibleLimit } from '../common/exclusions.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const unboundedMaintenance: Rule = {
  id: 'exclusion/unbounded-maintenance',
  severity: 'warning',
  title: 'Maintenance does not count, and nothing limits it',
  explanation: () => ({
    why: prose`
      Time that is excluded without a limit can be any time at all: a provider that announces its outages as maintenance never misses a
      target. What the target is worth depends on a schedule that one side writes.`,
    advice: 'Give the maintenance a `limit … per …`, or weekly windows outside which it counts as downtime.',
    sources: [
      'Bonterms SLA 1.0 (maintenance without a limit)',
      'Slack SLA (2024-06), which limits it to ten hours a year',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Upgrades "Upgrades" { notice 5 days by "e-mail" }
              metric ShopUptime { excluding Planned, Upgrades, ForceMajeure }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Upgrades "Upgrades" {
                  notice 5 days by "e-mail"
                  limit 1 hour per month
              }
              metric ShopUptime { excluding Planned, Upgrades, ForceMajeure }
          }
        `,
      },
      {
        title: 'For one metric of several',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Indexing "Work on the search index" { notice 1 day by "e-mail" }
              metric PageTime { excluding Planned, Indexing }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Indexing "Work on the search index" {
                  window saturday 01:00 to 03:00
                  notice 1 day by "e-mail"
              }
              metric PageTime { excluding Planned, Indexing }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const exclusion of agreement.exclusions) {
      if (exclusion.kind !== 'maintenance' || exclusion.limit || exclusion.windows.length > 0) continue;
      const metrics = metricsWithout(agreement, exclusion);
      // To an emergency the advice about windows does not apply; a rule of its own speaks of it.
      if (metrics.length === 0 || isNamedEmergency(exclusion)) continue;
      const limit = sensibleLimit(agreement, metrics);
      report({
        at: exclusion,
        message: `\`${exclusion.id}\` does not count in ${namesOf(metrics)}, and has neither a limit nor windows: any amount of downtime may be excluded.`,
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

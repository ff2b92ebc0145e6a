import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const unboundedMaintenance: Rule = {
  id: 'exclusion/unbounded-maintenance',
  severity: 'warning',
  title: 'Maintenance does not count, and nothing limits it',
  why: prose`
    Time that is excluded without a limit can be any time at all: a provider that announces its outages as maintenance never misses a
    target. What the target is worth depends on a schedule that one side writes.`,
  advice: 'Give the maintenance a `limit … per …`, or weekly windows outside which it counts as downtime.',
  sources: [
    'Bonterms SLA 1.0 (maintenance without a limit)',
    'Slack SLA (2024-06), which limits it to ten hours a year',
  ],
  completeness: true,
  examples: [
    {
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            maintenance Upgrades "Upgrades" { notice 5 days }
            metric ShopUptime { excluding Upgrades }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            maintenance Upgrades "Upgrades" { notice 5 days  limit 1 hour per month }
            metric ShopUptime { excluding Upgrades }
        }
      `,
    },
  ],
  check(agreement, { report }) {
    for (const exclusion of agreement.exclusions) {
      if (exclusion.kind !== 'maintenance' || exclusion.limit || exclusion.windows.length > 0) continue;
      const metrics = agreement.metrics.filter((metric) => metric.excluding?.items.includes(exclusion.id));
      if (metrics.length === 0) continue;
      const names = metrics.map((metric) => `\`${metric.id}\``).join(' and ');
      report({
        at: exclusion,
        message: `\`${exclusion.id}\` does not count in ${names}, and has neither a limit nor windows: any amount of downtime may be excluded.`,
        related: metrics.map((metric) => ({
          at: metric,
          property: 'excluding',
          message: `\`${metric.id}\` leaves it out.`,
        })),
      });
    }
  },
};

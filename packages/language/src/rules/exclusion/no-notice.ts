import type { Exclusion, Metric } from '@sla-language/agreement';
import { metricsWithout, namesOf } from '../common/exclusions.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, replace, suggestion } from '../fix.js';
import type { Finding, Rule } from '../rule.js';

export const noNotice: Rule = {
  id: 'exclusion/no-notice',
  severity: 'warning',
  title: 'Maintenance does not count, and nothing says when or how it is announced',
  explanation: () => ({
    why: prose`
      Maintenance is excluded because the customer can prepare for it. Without a period of notice an outage can be called maintenance
      while it lasts, or afterwards; without an agreed way nobody can show that the notice arrived.`,
    advice: prose`
      Say how long before and by which way it is announced: \`notice 5 days by "e-mail"\`. Work in a fixed weekly \`window\` needs no
      notice; emergency work, of which nobody can give notice, belongs in an \`exclusion\` of its own with a \`limit\`.`,
    sources: [
      'Common Paper Service Level Agreement: scheduled downtime is what was announced',
      'ITIL 4, change enablement: change schedule',
    ],
    examples: [
      {
        title: 'Nothing has to be announced',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Upgrades "Upgrades" { limit 1 hour per month }
              metric ShopUptime { excluding Upgrades, ForceMajeure }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Upgrades "Upgrades" {
                  notice 3 days by "e-mail and status page"
                  limit 1 hour per month
              }
              metric ShopUptime { excluding Upgrades, ForceMajeure }
          }
        `,
      },
      {
        title: 'Announced, but nobody knows where',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned { notice 48 hours }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned { notice 48 hours by "the status page" }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const by = agreement.reports.map((each) => each.sentBy).find((each) => each !== undefined) ?? 'e-mail';
    for (const exclusion of agreement.exclusions) {
      if (exclusion.kind !== 'maintenance') continue;
      const metrics = metricsWithout(agreement, exclusion);
      if (metrics.length === 0) continue;
      if (!exclusion.notice) {
        if (exclusion.windows.length === 0) report(unannounced(exclusion, metrics, by));
      } else if (exclusion.notice.by === undefined) {
        const { notice } = exclusion;
        report({
          at: notice,
          message:
            `\`${exclusion.id}\` is announced ${notice.length.text} before, and nothing says by which way: whether a notice has ` +
            'reached the customer, and the time counts or not, is a matter of opinion.',
          fixes: [suggestion(`Add \`by "${by}"\``, replace({ at: notice }, `notice ${notice.length.text} by "${by}"`))],
        });
      }
    }
  },
};

function unannounced(exclusion: Exclusion, metrics: readonly Metric[], by: string): Finding {
  return {
    at: exclusion,
    message:
      `\`${exclusion.id}\` does not count in ${namesOf(metrics)}, has no weekly window, and nobody has to announce it: an outage can be ` +
      'called maintenance when it has already begun.',
    related: metrics.map((metric) => ({
      at: metric,
      property: 'excluding',
      message: `\`${metric.id}\` leaves it out.`,
    })),
    fixes: [suggestion(`Add \`notice 5 days by "${by}"\``, addTo(exclusion, `notice 5 days by "${by}"`))],
  };
}

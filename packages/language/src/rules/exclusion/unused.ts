import type { Exclusion, Metric } from '@sla-language/agreement';
import { metricsWithout } from '../common/exclusions.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, remove, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const unusedExclusion: Rule = {
  id: 'exclusion/unused',
  severity: 'warning',
  title: 'Maintenance or an exclusion that no metric leaves out',
  explanation: () => ({
    why: prose`
      Declaring maintenance says when it may happen, not that it does not count: that is said by the metric. The provider who wrote the
      clause believes that the night's work is free, and by the text every minute of it is downtime.`,
    advice: 'Name it in the metric, `excluding Planned`, or take it out of the agreement if it is meant to count.',
    sources: ['ISO/IEC 19086-2:2018, availability: which downtime the metric leaves out'],
    examples: [
      {
        title: 'A clause without effect',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Upgrades "Upgrades" {
                  notice 5 days by "e-mail"
                  limit 1 hour per month
              }
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
        title: 'The metrics leave out something else',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { excluding Planned }
              metric PageTime { excluding Planned }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { excluding Planned, ForceMajeure }
              metric PageTime { excluding Planned }
          }
        `,
      },
    ],
  }),
  tag: 'unnecessary',
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    // Where nothing is measured there is nothing yet from which it could be left out.
    const measuring = agreement.metrics.filter((metric) => metric.measure?.kind === 'availability');
    if (measuring.length === 0) return;
    for (const exclusion of agreement.exclusions) {
      if (metricsWithout(agreement, exclusion).length > 0) continue;
      report({
        at: exclusion,
        message:
          `No metric says \`excluding ${exclusion.id}\`: by this text "${exclusion.title}" counts as downtime like any other time, ` +
          'and the declaration changes nothing.',
        related: measuring.map((metric) => ({
          at: metric,
          ...(metric.excluding ? { property: 'excluding' } : {}),
          message: `\`${metric.id}\` leaves out ${listed(metric)}.`,
        })),
        fixes: fixesOf(exclusion, measuring),
      });
    }
  },
};

/** To be left out by the metric where there is one to choose; what has no effect may also go. */
function fixesOf(exclusion: Exclusion, measuring: readonly Metric[]): readonly Fix[] {
  return [
    ...measuring.map((metric) => {
      const items = [...(metric.excluding?.items ?? []), exclusion.id].join(', ');
      const line = `excluding ${items}${metric.excluding?.asGood ? ' as good' : ''}`;
      const edit = metric.excluding ? replace({ at: metric, property: 'excluding' }, line) : addTo(metric, line);
      return suggestion(`Leave it out of \`${metric.id}\``, edit);
    }),
    suggestion(`Remove \`${exclusion.id}\``, remove({ at: exclusion })),
  ];
}

function listed({ excluding }: Metric): string {
  return excluding ? `only ${excluding.items.map((id) => `\`${id}\``).join(', ')}` : 'nothing';
}

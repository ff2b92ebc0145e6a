import { decimal, formatDuration, type Metric, observableFloorOf, percentString } from '@sla-language/agreement';
import { availabilityPromises } from '../common/budgets.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const outageRuleHidesBudget = ruleWithOptions({
  id: 'metric/outage-rule-hides-budget',
  severity: 'warning',
  title: 'Outages that are nearly as long as the whole allowance do not count',
  explanation: () => ({
    why: prose`
      An outage that ends just before it counts is no downtime at all, however often it comes back. Where the smallest outage that counts is
      most of what a window allows, two such near misses are more than was promised, and the report shows 100%.`,
    advice: 'Let shorter outages count (`for at least 2 samples`), measure more often, or lower the target.',
    sources: [
      'Google Compute Engine SLA (downtime counts from one minute on)',
      'Treynor et al., The Calculus of Service Availability (ACM Queue 2017)',
    ],
    examples: [
      {
        title: 'Minutes before an outage counts',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "the home page does not answer within 10 seconds" for at least 2 hours }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "the home page does not answer within 10 seconds" for at least 5 minutes }
          }
        `,
      },
      {
        title: 'Whole units',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { counted in whole hours }
              objective Uptime {
                  target >= 99.8%
                  credit 10% of fee when < 99.8%
              }
              support Desk {
                  handles Sev1 during Always { respond within 15 minutes  update every 30 minutes  restore within 1 hour }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { counted in whole minutes }
              objective Uptime {
                  target >= 99.8%
                  credit 10% of fee when < 99.8%
              }
              support Desk {
                  handles Sev1 during Always { respond within 15 minutes  update every 30 minutes  restore within 1 hour }
              }
          }
        `,
      },
    ],
  }),
  options: {
    share: {
      type: 'number',
      default: 50,
      minimum: 0,
      description: 'Which part of the allowed downtime the shortest outage that counts may be, in per cent',
    },
  },
  fix: 'suggestion',
  check(agreement, { options, report }) {
    for (const { objective, metric, target, budget, text } of availabilityPromises(agreement)) {
      // Started units and long spans make a short outage longer, and hide none.
      if (!metric.unavailableWhen?.forAtLeast && metric.countedIn?.mode !== 'whole') continue;
      const floor = observableFloorOf(metric, decimal(1));
      if (!floor || budget.lte(0) || floor.shortestOutage.lte(floor.interval)) continue;
      const { shortestOutage } = floor;
      const share = shortestOutage.times(100).div(budget);
      // More than the whole budget is the business of `metric/interval-too-coarse`.
      if (share.lt(options.share) || share.gt(100)) continue;
      const hidden = formatDuration(shortestOutage);
      report({
        at: target,
        message:
          `\`${objective.id}\`${forText(target.for)}: ${text()}, but \`${metric.id}\` counts no outage of less than ${hidden}, ` +
          `which is ${percentString(share, 0)} of that; two outages a little shorter are ${formatDuration(shortestOutage.times(2))} of downtime and count as none.`,
        related: [
          metric.unavailableWhen?.forAtLeast
            ? {
                at: metric,
                property: 'unavailableWhen',
                message: `From ${metric.unavailableWhen.forAtLeast.text} on an outage counts.`,
              }
            : { at: metric, property: 'countedIn', message: 'How downtime is counted.' },
        ],
        fixes: shorter(metric, floor.interval.times(200).div(budget).lt(options.share)),
      });
    }
  },
});

/** Two samples tell an outage from a single lost one. */
function shorter(metric: Metric, isShort: boolean): readonly Fix[] {
  const rule = metric.unavailableWhen?.forAtLeast;
  if (!rule || !isShort || metric.countedIn) return [];
  const text = 'for at least 2 samples';
  const edit = replace({ at: metric, property: 'unavailableWhen' }, text, `for at least ${rule.text}`);
  return [suggestion(`Write \`${text}\``, edit)];
}

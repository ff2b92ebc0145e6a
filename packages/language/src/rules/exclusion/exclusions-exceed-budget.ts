import {
  decimalString,
  downtimeBudget,
  duration,
  type Exclusion,
  effectiveAvailability,
  formatDuration,
  percentString,
} from '@sla-language/agreement';
import { availabilityPromises } from '../common/budgets.js';
import { weeklySeconds } from '../common/calendars.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const exclusionsExceedBudget: Rule = {
  id: 'exclusion/exclusions-exceed-budget',
  severity: 'warning',
  title: 'More downtime may be excluded than the target allows',
  why: prose`
    99.99% a year sounds like 53 minutes of downtime. With ten hours of maintenance that do not count it is almost eleven hours, or
    99.876%. The customer plans with the first figure and lives with the second.`,
  advice: 'Lower the limit of what is excluded, or promise the level that remains.',
  sources: [
    'Slack SLA (2024-06): 99.99% with ten excluded hours a year',
    'ISO/IEC 19086-3:2017, availability: scheduled downtime',
  ],
  examples: [
    {
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            maintenance Planned { limit 10 hours per month }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            maintenance Planned { limit 3 hours per month }
        }
      `,
    },
  ],
  check(agreement, { report }) {
    for (const { objective, metric, target, level, window } of availabilityPromises(agreement)) {
      const items = metric.excluding?.items ?? [];
      const limited = agreement.exclusions.filter((exclusion) => items.includes(exclusion.id)).flatMap(withLimit);
      if (limited.length === 0 || level.gte(100)) continue;
      const { value, period, length, excluded } = effectiveAvailability(
        level,
        window,
        limited,
        metric.excluding?.asGood,
      );
      const budget = downtimeBudget(level, length);
      if (excluded.lte(budget)) continue;
      const names = limited.map((exclusion) => `\`${exclusion.id}\``).join(' and ');
      report({
        at: target,
        message:
          `\`${objective.id}\`${forText(target.for)} promises \`${target.comparison.text}\`, which allows ${formatDuration(budget)} of ` +
          `downtime in ${period}; ${names} may take another ${formatDuration(excluded)} that do not count. ` +
          `The effective availability is ${percentString(value, 3)}.`,
        related: limited.map((exclusion) => ({
          at: agreement.exclusions.find((each) => each.id === exclusion.id)!,
          message: `\`${exclusion.id}\` may take ${exclusion.limit?.length.text} per ${exclusion.limit?.per.text}.`,
        })),
      });
    }
  },
};

/** What may be excluded at most. Only what keeps its windows is excluded, so without a limit the windows are one. */
function withLimit(exclusion: Exclusion): Exclusion[] {
  if (exclusion.limit) return [exclusion];
  if (exclusion.windows.length === 0) return [];
  const hours = weeklySeconds(exclusion.windows).div(3600);
  return [
    {
      ...exclusion,
      limit: {
        length: duration(decimalString(hours), 'hour'),
        per: { kind: 'calendar', text: 'week', period: 'week' },
      },
    },
  ];
}

import {
  type Big,
  type Duration,
  decimalString,
  downtimeBudget,
  duration,
  type Exclusion,
  effectiveAvailability,
  exactSeconds,
  formatDuration,
  HUNDRED,
  percentString,
  settle,
} from '@sla-language/agreement';
import { availabilityPromises } from '../common/budgets.js';
import { weeklySeconds } from '../common/calendars.js';
import { lowerTarget } from '../common/change-target.js';
import { lengthText, longestOf, mostInWindows, namesOf } from '../common/exclusions.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const exclusionsExceedBudget: Rule = {
  id: 'exclusion/exclusions-exceed-budget',
  severity: 'warning',
  title: 'More downtime may be excluded than the target allows',
  explanation: () => ({
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
      {
        title: 'Without a limit the windows are one',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Nightly "Nightly work" { window monday to friday 02:00 to 03:00 }
              metric ShopUptime { excluding Nightly, Planned, ForceMajeure }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Nightly "Nightly work" {
                  window monday to friday 02:00 to 03:00
                  limit 2 hours per month
              }
              metric ShopUptime { excluding Nightly, Planned, ForceMajeure }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
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
      const names = namesOf(limited);
      report({
        at: target,
        message:
          `\`${objective.id}\`${forText(target.for)} promises \`${target.comparison.text}\`, which allows ${formatDuration(budget)} of ` +
          `downtime in ${period}; ${names} may take another ${formatDuration(excluded)} that do not count. ` +
          `With these ${formatDuration(excluded)} and ${percentString(HUNDRED.minus(level), 4)} of ${metric.excluding?.asGood ? 'the whole' : 'the rest'}, ` +
          `the effective availability is ${percentString(value, 3)}.`,
        related: limited.map((exclusion) => ({
          at: agreement.exclusions.find((each) => each.id === exclusion.id)!,
          message: `\`${exclusion.id}\` may take ${exclusion.limit?.length.text} per ${exclusion.limit?.per.text}.`,
        })),
        fixes: [
          ...lowerLimit(agreement.exclusions, limited, excluded, budget),
          ...lowerTarget(objective, target, value),
        ],
      });
    }
  },
};

/** The limit that the target allows, where one exclusion alone is too long. */
function lowerLimit(
  written: readonly Exclusion[],
  [only, ...others]: readonly Exclusion[],
  excluded: Big,
  budget: Big,
): readonly Fix[] {
  const length = only?.limit && exactSeconds(only.limit.length);
  const exclusion = written.find(({ id }) => id === only?.id);
  if (!only?.limit || !exclusion || !length || others.length > 0) return [];
  // The limit recurs excluded ÷ length times in the period of the budget.
  const allowed = budget.times(length).div(excluded);
  if (allowed.lt(60)) return [];
  const text = `limit ${lengthText(allowed)} per ${only.limit.per.text}`;
  const edit = exclusion.limit ? replace({ at: exclusion.limit }, text) : addTo(exclusion, text);
  return [suggestion(`Write \`${text}\``, edit)];
}

/** What may be excluded at most. Only what keeps its windows is excluded, so these limit it as well. */
function withLimit(exclusion: Exclusion): Exclusion[] {
  const { limit, windows } = exclusion;
  if (windows.length === 0) return limit ? [exclusion] : [];
  if (!limit) {
    const length = inHours(weeklySeconds(windows));
    return [{ ...exclusion, limit: { length, per: { kind: 'calendar', text: 'week', period: 'week' } } }];
  }
  const longest = longestOf(limit.per);
  const most = longest && mostInWindows(exclusion, longest);
  const isNeverReached = most && exactSeconds(limit.length)?.gt(most);
  return [isNeverReached ? { ...exclusion, limit: { ...limit, length: inHours(most) } } : exclusion];
}

function inHours(seconds: Big): Duration {
  return duration(decimalString(settle(seconds.div(3600))), 'hour');
}

import {
  type Big,
  decimal,
  decimalString,
  downtimeBudget,
  exactSeconds,
  floor,
  formatDuration,
  type Metric,
  maximum,
  secondsOfUnit,
  windowLengths,
} from '@sla-language/agreement';
import { type AvailabilityPromise, availabilityPromises } from '../common/budgets.js';
import { forText } from '../common/places.js';
import { retarget } from '../common/retarget.js';
import { example, prose } from '../common/texts-of-rules.js';
import { suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const precisionVsWindow: Rule = {
  id: 'target/precision-vs-window',
  severity: 'warning',
  title: 'The last digit of the target is finer than the measurement',
  explanation: () => ({
    why: prose`
      A month holds a limited number of samples. Where two targets allow the same number of failed ones, nobody can ever tell them
      apart; the last digit was bargained for, and promises nothing.`,
    advice: 'Leave the digit out, measure more often, or choose a longer window.',
    sources: [
      'Datadog, service level objectives: two decimals for windows of 7 and 30 days, three for 90',
      'Checkly, on check frequency and the precision of uptime figures',
    ],
    examples: [
      {
        title: 'A sample a minute',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  target >= 99.525%
                  credit 10% of fee when < 99.525%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  target >= 99.52%
                  credit 10% of fee when < 99.52%
              }
          }
        `,
      },
      {
        title: 'Downtime in started hours',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { counted in started hours }
              objective Uptime {
                  target >= 99.32%
                  credit 10% of fee when < 99.32%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { counted in started hours }
              objective Uptime {
                  target >= 99.3%
                  credit 10% of fee when < 99.3%
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const promise of availabilityPromises(agreement)) {
      const { objective, metric, target, level, window } = promise;
      const grain = grainOf(metric);
      const looser = grain && nextLooser(level);
      if (!looser || !isSame(promise, grain, level, looser)) continue;
      const seen = windowLengths(window).at(-1)!;
      const count = failures(level, seen, grain);
      const sample = `${decimalString(count)} × ${formatDuration(grain)}`;
      report({
        at: target,
        message:
          `\`${objective.id}\`${forText(target.for)} promises \`${target.comparison.text}\` per ${window.text}, but downtime of ` +
          `\`${metric.id}\` comes in pieces of ${formatDuration(grain)}: ${decimalString(level)}% and ${decimalString(looser)}% allow the ` +
          `same ${sample} in ${formatDuration(seen)}, so the last digit says nothing.`,
        related: [{ at: metric, property: 'measured', message: `How \`${metric.id}\` is measured.` }],
        fixes: coarser(promise, grain),
      });
    }
  },
};

/** The pieces in which downtime is counted, in seconds: samples, or whole units. */
function grainOf({ measured, countedIn }: Metric): Big | undefined {
  const interval = measured?.every && exactSeconds(measured.every);
  const unit = countedIn && secondsOfUnit(countedIn.unit);
  if (!interval?.gt(0)) return undefined;
  return unit ? maximum(unit, interval) : interval;
}

/** The target with its last digit one lower; undefined where it has no digits after the point. */
function nextLooser(level: Big): Big | undefined {
  const digits = digitsOf(level);
  return digits === 0 ? undefined : level.minus(decimal(10).pow(-digits));
}

function digitsOf(level: Big): number {
  return decimalString(level).split('.')[1]?.length ?? 0;
}

/** Whether two levels allow the same number of failures in every window; where it is none, another rule speaks. */
function isSame({ window }: AvailabilityPromise, grain: Big, level: Big, looser: Big): boolean {
  return windowLengths(window).every((length) => {
    const count = failures(level, length, grain);
    return count.gt(0) && count.eq(failures(looser, length, grain));
  });
}

function failures(level: Big, length: Big, grain: Big): Big {
  return floor(downtimeBudget(level, length).div(grain));
}

function coarser(promise: AvailabilityPromise, grain: Big) {
  const { objective, target, level } = promise;
  for (let digits = digitsOf(level) - 1; digits >= 0; digits--) {
    const rounded = level.round(digits, 0);
    const next = nextLooser(rounded);
    if (next && isSame(promise, grain, rounded, next)) continue;
    const text = `${decimalString(rounded)}%`;
    const edits = retarget(objective, target, target.comparison.operator ?? '>=', text);
    return edits.length === 0 ? [] : [suggestion(`Write \`${target.comparison.operator} ${text}\``, ...edits)];
  }
  return [];
}

import type { Agreement, Metric, Objective, Period, Window } from '@sla-language/agreement';
import {
  appliesWithin,
  chainText,
  claimPairs,
  claimText,
  implies,
  sameLevel,
  sameWindow,
} from '../common/claim-pairs.js';
import type { LevelClaim } from '../common/level-claims.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, remove, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** Each of these is made of whole ones of those before it; a week is no part of a month. */
const NESTED: readonly Period[] = ['hour', 'day', 'month', 'quarter', 'year'];

export const deadObjective: Rule = {
  id: 'target/dead-objective',
  severity: 'warning',
  title: 'An objective that a stricter one already contains',
  explanation: () => ({
    why: prose`
      A target that can only be missed when a stricter one is missed too, and from which nothing else follows, promises nothing. Readers
      take the weaker figure for the promise, and reports count one failure twice.`,
    advice: prose`
      Remove the weaker objective, or give it a consequence of its own, such as \`terminate by customer when < 95%\`.`,
    sources: [
      'Müller, Resinas and Ruiz-Cortés, Automated Analysis of Conflicts in WS-Agreement (IEEE Transactions on Services Computing 2014): dead terms',
    ],
    examples: [
      {
        title: 'The same window',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Basics "Basic availability" { measures ShopUptime per month  target >= 98%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Basics }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Basics "Basic availability" {
                  measures ShopUptime per month
                  target >= 98%
                  terminate by customer after 3 misses in 6 months with 30 days notice
              }
              report Monthly { covers Uptime, Speed, Desk, Basics }
          }
        `,
      },
      {
        title: 'A longer window',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Yearly "Availability of the year" { measures ShopUptime per year  target >= 99%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Yearly }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Yearly "Availability of the year" { measures ShopUptime per year  target >= 99.7%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Yearly }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    // What holds for all objectives follows from this one, too.
    if (agreement.remedies?.remedies.some(({ kind }) => kind !== 'cap')) return;
    const byId = new Map(agreement.metrics.map((metric) => [metric.id, metric]));
    const dead = new Set<object>();
    for (const { left, right, leftAlways, rightAlways } of claimPairs(agreement)) {
      for (const [strong, weak, always] of [
        [left, right, leftAlways],
        [right, left, rightAlways],
      ] as const) {
        if (!always || weak.objective.remedies.length > 0 || dead.has(weak.target) || dead.has(strong.target)) continue;
        if (!appliesWithin(strong, weak) || !implies(strong, weak)) continue;
        const reason = reasonOf(strong, weak, byId.get(strong.metric));
        if (reason === undefined) continue;
        dead.add(weak.target);
        report({
          at: weak.target,
          message:
            `${claimText(weak)} is missed only where ${claimText(strong)} is missed as well, and nothing follows from it.` +
            `${chainText(weak, strong)}${reason} It promises nothing.`,
          related: [
            { at: strong.target, message: `\`${strong.objective.id}\` promises \`${strong.target.comparison.text}\`.` },
          ],
          fixes: weak.objective.targets.length === 1 ? removal(agreement, weak.objective) : [],
        });
      }
    }
  },
};

/** Takes an objective out, and out of the reports that cover it; not where anything else refers to it. */
function removal({ services, reports, risks }: Agreement, objective: Objective): readonly Fix[] {
  const { id } = objective;
  const items = services.flatMap(({ dependencies }) => dependencies.flatMap((each) => each.items));
  const isNeeded =
    risks.some(({ affects }) => affects.includes(id)) ||
    items.some((item) => item.kind === 'objective' && !item.agreement && item.objective === id);
  const covering = reports.filter(({ covers }) => covers.includes(id));
  const isFirst = covering.some(
    ({ covers }) => covers[0] === id || covers.some((each) => each !== id && each.startsWith(id)),
  );
  if (isNeeded || isFirst) return [];
  const edits = covering.map((report) => replace({ at: report }, '', `, ${id}`));
  return [suggestion(`Remove \`objective ${id}\``, remove({ at: objective }), ...edits)];
}

/** Why the stricter claim contains the weaker one; empty where that is plain, undefined where it does not. */
function reasonOf(strong: LevelClaim, weak: LevelClaim, metric: Metric | undefined): string | undefined {
  if (sameLevel(strong, weak)) return '';
  const { measure } = metric ?? {};
  const isShare = measure?.kind === 'availability' || measure?.kind === 'ratio';
  // A rounded level, or one that a quiet window does not have, is no part of a mean.
  if (
    !metric ||
    !isShare ||
    metric.rounded ||
    metric.minimumSamples ||
    strong.key !== 'level' ||
    weak.key !== 'level'
  ) {
    return undefined;
  }
  if (sameWindow(strong.window, weak.window)) return undefined;
  const parts = rankOf(strong.window);
  const whole = rankOf(weak.window);
  if (parts < 0 || whole <= parts) return undefined;
  return ` Where every ${NESTED[parts]} is \`${strong.operator} ${strong.bound.amount.toFixed()}%\`, so is every ${NESTED[whole]}.`;
}

function rankOf(window: Window): number {
  return window.kind === 'calendar' ? NESTED.indexOf(window.period) : -1;
}

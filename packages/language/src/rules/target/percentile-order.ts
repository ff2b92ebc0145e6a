import type { Objective } from '@sla-language/agreement';
import {
  appliesWithin,
  chainText,
  claimPairs,
  claimText,
  implies,
  isLower,
  sameWindow,
} from '../common/claim-pairs.js';
import type { LevelClaim } from '../common/level-claims.js';
import { retarget } from '../common/retarget.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const percentileOrder: Rule = {
  id: 'target/percentile-order',
  severity: 'warning',
  title: 'The stricter percentile has the looser target, or the same',
  explanation: () => ({
    why: prose`
      Of the same requests the 99th percentile is never faster than the 95th. Where it has to be, its target contains the other one,
      which can never be missed by itself: one of the two figures, or their order, is a mistake.`,
    advice: 'Let the time grow with the percentile: `p95 of PageTime <= 500 ms`, `p99 of PageTime <= 2 s`.',
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 4: Service Level Objectives (several percentiles of one latency)',
    ],
    examples: [
      {
        title: 'Two percentiles',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  target <= 800 ms
                  credit 5% of fee when > 800 ms
              }
              objective Slowest "Slowest pages" { measures p99 of PageTime per month  target <= 500 ms  indicative }
              report Monthly { covers Uptime, Speed, Desk, Slowest }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  target <= 500 ms
                  credit 5% of fee when > 500 ms
              }
              objective Slowest "Slowest pages" { measures p99 of PageTime per month  target <= 800 ms  indicative }
              report Monthly { covers Uptime, Speed, Desk, Slowest }
          }
        `,
      },
      {
        title: 'A share and a median',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without Speed
              objective Fast "Fast pages" { measures share of PageTime within 1 s per month  target >= 99%  indicative }
              objective Usual "Usual pages" { measures median of PageTime per month  target <= 1.5 s  indicative }
              report Monthly { covers Uptime, Desk, Fast, Usual }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without Speed
              objective Fast "Fast pages" { measures share of PageTime within 1 s per month  target >= 99%  indicative }
              objective Usual "Usual pages" { measures median of PageTime per month  target <= 300 ms  indicative }
              report Monthly { covers Uptime, Desk, Fast, Usual }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const { left, right, leftAlways, rightAlways } of claimPairs(agreement)) {
      if (left.key === right.key || !sameWindow(left.window, right.window)) continue;
      const found = contained(left, right, leftAlways) ?? contained(right, left, rightAlways);
      if (!found) continue;
      const { strong, weak } = found;
      const order = isLower(strong) ? 'above' : 'below';
      report({
        at: weak.target,
        message:
          `${claimText(weak)} can only be missed where ${claimText(strong)} is missed as well.${chainText(strong, weak)} ` +
          `Of one window, \`${strong.key} of ${strong.metric}\` is never ${order} \`${weak.key} of ${weak.metric}\`. The two figures are the ` +
          'wrong way round, or one of them is needless.',
        related: [
          { at: strong.target, message: `\`${strong.objective.id}\` promises \`${strong.target.comparison.text}\`.` },
        ],
        fixes: swapped(strong, weak),
      });
    }
  },
};

function contained(strong: LevelClaim, weak: LevelClaim, always: boolean) {
  return always && appliesWithin(strong, weak) && implies(strong, weak) ? { strong, weak } : undefined;
}

/** The two figures change places, where they are two figures of one kind. */
function swapped(strong: LevelClaim, weak: LevelClaim): readonly Fix[] {
  const isShare = ({ measures }: Objective) => measures?.level.statistic?.kind === 'share';
  if (isShare(strong.objective) || isShare(weak.objective) || strong.bound.amount.eq(weak.bound.amount)) return [];
  const [first, second] = [weak.target.comparison.value, strong.target.comparison.value];
  if (first === 'target' || second === 'target') return [];
  const edits = [
    retarget(weak.objective, weak.target, weak.operator, second.text),
    retarget(strong.objective, strong.target, strong.operator, first.text),
  ];
  if (edits.some((each) => each.length === 0)) return [];
  const title = `Swap \`${first.text}\` and \`${second.text}\``;
  return [suggestion(title, ...edits.flat())];
}

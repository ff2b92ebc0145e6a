import {
  type Agreement,
  type Big,
  ceiling,
  domainOfLevel,
  holds,
  metricOf,
  type Objective,
  ONE,
  type Support,
  settle,
  shortDecimal,
  type TierBound,
  type TierLine,
} from '@sla-language/agreement';
import { type CaseLadder, laddersOf } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const unreachableTier: Rule = {
  id: 'remedy/unreachable-tier',
  severity: 'warning',
  title: 'A line of a ladder that never pays',
  explanation: () => ({
    why: prose`
      The line looks like a remedy and is none: no level that can be measured lies in its range. Whoever counted on it when signing was
      mistaken, and the bound that was meant is anybody's guess.`,
    advice: 'Correct the bound, or remove the line.',
    sources: ['ISO/IEC 19086-1:2016, remedies for failure to meet service level objectives'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 10% of fee when < 99.5%
                  credit 50% of fee when < 99.0% and > 99.2%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 10% of fee when < 99.5%
                  credit 50% of fee when < 99.0%
              }
          }
        `,
      },
      {
        title: 'Between two levels that can be measured',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { rounded half to 0.1% }
              objective Uptime {
                  credit 10% of fee when < 99.5%
                  credit 15% of fee when > 99.1% and < 99.2%
                  credit 25% of fee when <= 99.1%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { rounded half to 0.1% }
              objective Uptime {
                  credit 10% of fee when < 99.5%
                  credit 15% of fee when <= 99.2%
                  credit 25% of fee when <= 99.1%
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const byPromise = new Map<Objective | Support, CaseLadder[]>();
    for (const ladder of laddersOf(agreement)) {
      const own = byPromise.get(ladder.promise);
      if (own) own.push(ladder);
      else byPromise.set(ladder.promise, [ladder]);
    }
    for (const [promise, ladders] of byPromise) {
      for (const line of promise.remedies) {
        if (line.kind === 'termination' || line.kind === 'cap' || !line.when) continue;
        const reason = reasonOf(agreement, promise, line, ladders);
        if (!reason) continue;
        report({
          at: line,
          message: `\`${line.text}\` of \`${promise.id}\` never pays: ${reason}.`,
          fixes: [suggestion(`Remove \`${line.text}\``, remove({ at: line }))],
        });
      }
    }
  },
};

/** Why a line pays in no case; undefined where it pays in one, or where other rules say what is wrong with it. */
function reasonOf(
  agreement: Agreement,
  promise: Objective | Support,
  line: TierLine,
  ladders: readonly CaseLadder[],
): string | undefined {
  const own = ladders.flatMap((ladder) => {
    const bounds = ladder.lines.find((each) => each.line === line)?.bounds;
    // Of what is written for those who are promised nothing another rule speaks.
    return bounds && (ladder.target || promise.targets.length === 0) ? [{ ladder, bounds }] : [];
  });
  if (own.length === 0) return undefined;
  const level = 'noTargets' in promise ? promise.measures?.level : undefined;
  const { lowest, highest, step } = domainOfLevel(agreement, level, promise);
  const isCount = level && !level.statistic && metricOf(agreement, level)?.measure?.kind === 'count';
  const grain = step ?? (isCount ? ONE : undefined);
  for (const { bounds } of own) {
    const [lower] = bounds.filter(({ operator }) => operator.startsWith('>'));
    const [upper] = bounds.filter(({ operator }) => operator.startsWith('<'));
    // And so it does of a bound that lies outside the scale.
    const isOutside = bounds.some(({ quantity: { amount } }) => lowest?.gte(amount) || highest?.lte(amount));
    if (!lower || !upper || isOutside || hasLevel(lower, upper, grain)) return undefined;
  }
  const [first] = own;
  const rounding = grain && hasLevel(first!.bounds[0]!, first!.bounds[1]!, undefined);
  const why = rounding ? `levels are counted in steps of ${shortDecimal(grain, 6)}, and none` : 'no level';
  return `${why} is \`${line.when?.text}\``;
}

/** Whether a level can lie between two bounds, given in any order; a rounded one is a multiple of its grain. */
function hasLevel(one: TierBound, other: TierBound, grain: Big | undefined): boolean {
  const [lower, upper] = one.operator.startsWith('>') ? [one, other] : [other, one];
  const [from, to] = [lower.quantity.amount, upper.quantity.amount];
  if (!grain?.gt(0)) return from.lt(to) || (from.eq(to) && lower.operator === '>=' && upper.operator === '<=');
  const at = settle(from.div(grain));
  const first = ceiling(at).eq(at) && lower.operator === '>' ? at.plus(1) : ceiling(at);
  return holds(first.times(grain), upper.operator, to);
}

import type { LevelRange, Target, TierLine } from '@sla-language/agreement';
import { type CaseLadder, laddersOf } from '../common/ladders.js';
import { isPayment } from '../common/payments.js';
import { meet } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const tierPerPlan: Rule = {
  id: 'remedy/tier-per-plan',
  severity: 'warning',
  title: 'One credit table for plans with different targets',
  explanation: () => ({
    why: prose`
      The table was written for one plan, and another plan was promised more. Its customers paid for the stricter target, and get
      nothing while the level lies between the two: for them the better promise is worth no more than the other one.`,
    advice: prose`
      Let the first line follow the target of each plan (\`credit 10% of fee when < target\`), or give each plan lines of its own:
      \`credit 10% of fee when < 99.95% for Premium\`.`,
    sources: [
      'Atlassian SLA (targets of 99.9% and 99.95%, credits "below the target")',
      'ISO/IEC 19086-1:2016, remedies',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Uptime {
                  target >= 99.0% for Basic
                  target >= 99.5% for Gold
                  credit 10% of fee when < 99.0%
                  credit 25% of fee when < 95.0%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Uptime {
                  target >= 99.0% for Basic
                  target >= 99.5% for Gold
                  credit 10% of fee when < target
                  credit 25% of fee when < 95.0%
              }
          }
        `,
      },
      {
        title: 'Regions, and a level that rises',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              region Europe
              region Overseas
              objective Speed {
                  target <= 400 ms for Europe
                  target <= 800 ms for Overseas
                  credit 5% of fee when > 800 ms
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              region Europe
              region Overseas
              objective Speed {
                  target <= 400 ms for Europe
                  target <= 800 ms for Overseas
                  credit 5% of fee when > 400 ms for Europe
                  credit 5% of fee when > 800 ms for Overseas
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const [line, [hit, ...others]] of unevenLines(laddersOf(agreement))) {
      if (!hit) continue;
      const { ladder, target, range, model } = hit;
      const more = others.length > 0 ? ` (and so with ${others.length} more)` : '';
      report({
        at: line,
        message:
          `A level of ${range.text} misses the target \`${target.comparison.text}\` of \`${ladder.promise.id}\`${ladder.caseText}, and nothing ` +
          `is paid for it: \`${line.text}\` begins at the target${model.caseText}, \`${model.target?.comparison.text}\`${more}.`,
        related: [
          ...[hit, ...others].map((each) => ({
            at: each.target,
            message: `The target${each.ladder.caseText} is \`${each.target.comparison.text}\`.`,
          })),
          ...(model.target
            ? [{ at: model.target, message: `The target${model.caseText} is \`${model.target.comparison.text}\`.` }]
            : []),
        ],
        fixes: followTarget(line),
      });
    }
  },
};

/** A case for which a table begins too late, and the case for whose target it was written. */
interface Uneven {
  readonly ladder: CaseLadder;
  readonly target: Target;
  readonly range: LevelRange;
  readonly model: CaseLadder;
}

/** The first lines of tables that begin at the target of one case and below that of others. */
function unevenLines(ladders: readonly CaseLadder[]): ReadonlyMap<TierLine, readonly Uneven[]> {
  const found = new Map<TierLine, Uneven[]>();
  for (const ladder of ladders) {
    const { target } = ladder;
    const gap = ladder.gaps.find(({ besideTarget }) => besideTarget);
    const first = ladder.lines[0];
    // An explicit range beside its target is a gap in the table itself.
    if (!gap || !target || !first || first.bounds.length > 1 || isPaidOtherwise(ladder, ladders)) continue;
    const model = ladders.find((other) => isWrittenFor(other, first.line, ladder));
    const known = found.get(first.line) ?? [];
    if (!model || known.some((each) => each.target === target)) continue;
    found.set(first.line, [...known, { ladder, target, range: gap.range, model }]);
  }
  return found;
}

/** Whether the table of another case begins with the same line, at the very target of that case. */
function isWrittenFor(other: CaseLadder, line: TierLine, ladder: CaseLadder): boolean {
  const isSame = other.promise === ladder.promise && other.kind === ladder.kind;
  if (!isSame || !other.target || other.target === ladder.target) return false;
  return other.lines[0]?.line === line && !other.gaps.some(({ besideTarget }) => besideTarget);
}

/** Whether a miss of the case is paid by a line without a bound, or by the table of another kind. */
function isPaidOtherwise({ promise, scope, kind }: CaseLadder, ladders: readonly CaseLadder[]): boolean {
  const flat = promise.remedies.some((line) => isPayment(line) && !line.when && meet(line.for, scope));
  return (
    flat ||
    ladders.some(
      (other) =>
        other.promise === promise &&
        other.scope === scope &&
        other.kind !== kind &&
        !other.gaps.some(({ besideTarget }) => besideTarget),
    )
  );
}

function followTarget({ when, text }: TierLine): readonly Fix[] {
  const [bound] = when?.kind === 'bounds' ? when.bounds : [];
  if (!when || !bound?.operator) return [];
  const written = `${bound.operator} target`;
  return [suggestion(`Let \`${text}\` follow the target of each case: \`${written}\``, replace({ at: when }, written))];
}

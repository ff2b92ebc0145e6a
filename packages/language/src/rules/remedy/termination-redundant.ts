import {
  type Duration,
  narrower,
  nominalSeconds,
  type Objective,
  quantityOf,
  type Support,
  sameScope,
  type Termination,
  type Window,
  wholeMonths,
} from '@sla-language/agreement';
import { generalRemedies, isTermination } from '../common/payments.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { monthsOfWindow } from '../common/worth.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const terminationRedundant: Rule = {
  id: 'remedy/termination-redundant',
  severity: 'warning',
  title: 'A right to terminate that another one includes',
  explanation: () => ({
    why: prose`
      Rights to terminate are alternatives: the easiest one decides. Where a line asks for more than another one that gives the same right,
      it adds nothing, and a reader asks which of the two was agreed.`,
    advice: 'Leave out the line that asks for more, or correct the figure that is wrong.',
    sources: ['Bonterms SLA 1.0 (two consecutive misses, or three in twelve months: two rights that differ)'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  terminate by customer after 3 misses in 12 months
                  terminate by customer after 4 misses in 6 months
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  terminate by customer after 4 misses in 12 months
                  terminate by customer after 3 misses in 6 months
              }
          }
        `,
      },
      {
        title: 'Two levels that are bad enough',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  terminate by customer when < 95%
                  terminate by customer when < 90%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  terminate by customer when < 95% with 30 days notice
                  terminate by customer when < 90%
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const lists: readonly (readonly [readonly Termination[], (Objective | Support)?])[] = [
      ...promisesOf(agreement).map((promise) => [promise.remedies.filter(isTermination), promise] as const),
      [generalRemedies(agreement).filter(isTermination)],
    ];
    for (const [lines, promise] of lists) {
      for (const [i, line] of lines.entries()) {
        const easier = lines.find(
          (other, j) =>
            j !== i &&
            includes(other, line, promise?.measures?.window) &&
            // Of two that are the same the second one is too much.
            (j < i || !includes(line, other, promise?.measures?.window)),
        );
        if (!easier) continue;
        report({
          at: line,
          message: `Whenever \`${line.text}\` is fulfilled, \`${easier.text}\` is fulfilled as well, and asks for no longer notice: the line adds nothing.`,
          related: [{ at: easier, message: `\`${easier.text}\`` }],
          fixes: [suggestion(`Remove \`${line.text}\``, remove({ at: line }))],
        });
      }
    }
  },
};

/** Whether the first right exists whenever the second one does, for the same parties and cases and without a longer notice. */
function includes(easier: Termination, line: Termination, window: Window | undefined): boolean {
  return (
    line.by.every((party) => easier.by.includes(party)) &&
    (easier.for.length === 0 || sameScope(easier.for, line.for) || narrower(line.for, easier.for)) &&
    isNoLonger(easier.notice, line.notice) &&
    (missesInclude(easier, line, window) || boundsInclude(easier, line))
  );
}

function isNoLonger(left: Duration | undefined, right: Duration | undefined): boolean {
  if (!left) return true;
  return right !== undefined && left.business === right.business && nominalSeconds(left).lte(nominalSeconds(right));
}

function missesInclude(
  { after: easy }: Termination,
  { after: hard }: Termination,
  window: Window | undefined,
): boolean {
  if (!easy || !hard || easy.misses > hard.misses) return false;
  if (easy.consecutive) return hard.consecutive;
  if (hard.consecutive) {
    // So many windows in a row end within the span of the other line.
    const [months, each] = [easy.in && wholeMonths(easy.in), window && monthsOfWindow(window)];
    return months !== undefined && (each?.times(easy.misses).lte(months) ?? false);
  }
  return isNoLonger(hard.in, easy.in);
}

/** One bound each, in the same direction: the milder one is reached first. */
function boundsInclude({ when: easy }: Termination, { when: hard }: Termination): boolean {
  if (easy?.kind !== 'bounds' || hard?.kind !== 'bounds') return false;
  const [one, ...others] = easy.bounds;
  const [other, ...more] = hard.bounds;
  if (!one?.operator || others.length + more.length > 0 || one.operator !== other?.operator) return false;
  if (one.value === 'target' || other.value === 'target') return one.value === other.value;
  const [mild, deep] = [quantityOf(one.value), quantityOf(other.value)];
  if (!mild || !deep || mild.dimension !== deep.dimension || mild.unit !== deep.unit) return false;
  return one.operator.startsWith('<') ? mild.amount.gte(deep.amount) : mild.amount.lte(deep.amount);
}

import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Place, Rule } from '../rule.js';

export const dateOrder: Rule = {
  id: 'consistency/date-order',
  severity: 'error',
  title: 'A span of time ends before it begins',
  explanation: () => ({
    why: prose`
      A term that ends before it begins has no day on which it holds, and a review after the last day never takes place. Such a date
      is a slip of the pen, but which of the two dates is the wrong one is what the parties will argue about.`,
    advice: 'Correct the date that is wrong.',
    sources: ['ISO 8601-1:2019, time intervals: the start precedes the end'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-12-31 to 2027-01-01
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01 to 2027-12-31
          }
        `,
      },
      {
        title: 'A baseline that ends before it begins',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  baseline 500 ms from 2026-06-30 to 2026-01-01 by "the access log"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  baseline 500 ms from 2026-01-01 to 2026-06-30 by "the access log"
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const { effective, review, renewal } = agreement;
    if (effective?.to && effective.to < effective.from) {
      report({
        at: agreement,
        property: 'effective',
        message: `\`${agreement.id}\` ends on ${effective.to}, before it begins on ${effective.from}: there is no day on which it holds.`,
        fixes: swapped({ at: agreement, property: 'effective' }, effective.from, effective.to),
      });
    } else if (effective?.to && review?.next && !renewal && review.next > effective.to) {
      report({
        at: review,
        message: `The next review, on ${review.next}, comes after the last day of \`${agreement.id}\`, ${effective.to}.`,
        related: [{ at: agreement, property: 'effective', message: `The term ends on ${effective.to}.` }],
      });
    }
    for (const objective of agreement.objectives) {
      for (const baseline of objective.baselines) {
        if (!baseline.from || !baseline.to || baseline.to >= baseline.from) continue;
        report({
          at: baseline,
          message: `The baseline of \`${objective.id}\` was measured from ${baseline.from} to ${baseline.to}, which is before it began.`,
          fixes: swapped({ at: baseline }, baseline.from, baseline.to),
        });
      }
    }
  },
};

function swapped(place: Place, from: string, to: string): readonly Fix[] {
  const [before, after] = [`from ${from} to ${to}`, `from ${to} to ${from}`];
  return [suggestion(`Write \`${after}\``, replace(place, after, before))];
}

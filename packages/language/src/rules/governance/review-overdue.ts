import { type DateString, exactSeconds, type Review, Temporal, wholeMonths } from '@sla-language/agreement';
import { isExpired } from '../common/term.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const reviewOverdue: Rule = {
  id: 'governance/review-overdue',
  severity: 'warning',
  title: 'The date of the next review has passed',
  explanation: () => ({
    why: prose`
      A review that was due and of which there is no trace was either forgotten or not written down. In both cases nobody can say
      later whether the levels were confirmed, and each side remembers it in its own way.`,
    advice: 'Hold the review, note its result in the change log, and set the date of the next one.',
    sources: ['ITIL 4, service level management: report and review'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              review every 6 months by Acme.Manager, Globex.Owner next 2020-07-01
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              review every 6 months by Acme.Manager, Globex.Owner next 2027-07-01
          }
        `,
      },
      {
        title: 'The last one was a year ago',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              effective from 2024-01-01
              review every 3 months next 2025-07-01
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              status agreed
              effective from 2024-01-01
              review every 3 months next 2027-10-01
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { today, report }) {
    const { review } = agreement;
    if (!review?.next || review.next >= today) return;
    if (agreement.kind === 'template' || agreement.status === 'terminated' || isExpired(agreement, today)) return;
    report({
      at: review,
      message: `The next review of \`${agreement.id}\` was due on ${review.next}; today is ${today}.`,
      fixes: nextDay(review, review.next, today),
    });
  },
};

/** The rhythm goes on from the day that has passed, to the first day that is still to come. */
function nextDay(review: Review, passed: DateString, today: DateString): readonly Fix[] {
  const months = wholeMonths(review.every);
  const seconds = exactSeconds({ ...review.every, business: false });
  const step = months === undefined ? { days: Number(seconds?.div(86_400).round(0, 0).toFixed() ?? 0) } : { months };
  if (!step.months && !step.days) return [];
  const start = Temporal.PlainDate.from(passed);
  let next = start;
  for (let count = 1; next.toString() < today; count++) {
    next = start.add(step.months ? { months: step.months * count } : { days: step.days! * count });
  }
  return [suggestion(`Set the next review to ${next}`, replace({ at: review }, next.toString(), passed))];
}

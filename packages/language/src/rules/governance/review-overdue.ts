import { isExpired } from '../common/term.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const reviewOverdue: Rule = {
  id: 'governance/review-overdue',
  severity: 'warning',
  title: 'The date of the next review has passed',
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
            review every 6 months by Acme.Manager, Globex.Owner next 2999-07-01
        }
      `,
    },
  ],
  check(agreement, { today, report }) {
    const { review } = agreement;
    if (!review?.next || review.next >= today) return;
    if (agreement.kind === 'template' || agreement.status === 'terminated' || isExpired(agreement, today)) return;
    report({
      at: review,
      message: `The next review of \`${agreement.id}\` was due on ${review.next}; today is ${today}.`,
    });
  },
};

import {
  type DateString,
  type Duration,
  exactSeconds,
  lastDayForNotice,
  Temporal,
  wholeMonths,
} from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { extend, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const autoRenewBeforeReview: Rule = {
  id: 'governance/auto-renew-before-review',
  severity: 'warning',
  title: 'The last day for giving notice comes before the next review',
  explanation: () => ({
    why: prose`
      A review is where the parties find out whether they want to go on as they are. If the last day for giving notice passes before
      it, the agreement renews itself for another period, and whatever the review finds can only be changed with the other side's consent.`,
    advice: prose`
      Set the next review some weeks before the last day for giving notice, or shorten the notice: \`review every 6 months next 2026-09-01\`.`,
    sources: [
      'ISO/IEC 20000-1:2018, 8.3.3 Service level management: service levels are reviewed at planned intervals',
      'Unidroit Principles of International Commercial Contracts 2016, Article 2.1.20 (surprising terms)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2026-01-01 to 2026-12-31
              renews every 12 months with 90 days notice
              review every 6 months by Acme.Manager, Globex.Owner next 2026-11-02
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2026-01-01 to 2026-12-31
              renews every 12 months with 90 days notice
              review every 6 months by Acme.Manager, Globex.Owner next 2026-09-01
          }
        `,
      },
      {
        title: 'The rhythm of the reviews is too slow',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2026-01-01 to 2026-12-31
              renews every 12 months with 3 months notice
              review every 12 months by Acme.Manager, Globex.Owner
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2026-01-01 to 2026-12-31
              renews every 12 months with 3 months notice
              review every 6 months by Acme.Manager, Globex.Owner
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { today, report }) {
    const { effective, renewal, review } = agreement;
    const last = lastDayForNotice(agreement);
    if (!effective?.to || !renewal || !review || last === undefined || last < today) return;
    if (effective.from > last || agreement.status === 'terminated') return;
    const meeting = review.next ?? shift(effective.from, review.every);
    if (meeting === undefined || meeting <= last) return;
    const when = review.next ? `the next review is on ${meeting}` : `the first review is due on ${meeting}`;
    const notice = renewal.notice ? ` (${renewal.notice.text} before ${effective.to})` : '';
    const better = betterDay(last, today);
    report({
      at: review,
      message:
        `\`${agreement.id}\` renews itself by ${renewal.every.text} unless notice is given by ${last}${notice}, but ${when}: ` +
        'what it finds comes too late to end the agreement.',
      related: [{ at: renewal, message: `Notice has to be given by ${last}.` }],
      fixes: [
        suggestion(
          `Set the next review to ${better}`,
          review.next ? replace({ at: review }, better, review.next) : extend({ at: review }, ` next ${better}`),
        ),
      ],
    });
  },
};

function shift(date: DateString, length: Duration): DateString | undefined {
  const from = Temporal.PlainDate.from(date);
  const months = wholeMonths(length);
  if (months !== undefined) return from.add({ months }).toString();
  const seconds = exactSeconds({ ...length, business: false });
  return seconds && from.add({ days: Number(seconds.div(86_400).round(0, 0).toFixed()) }).toString();
}

/** A month before the last day, if that is still to come. */
function betterDay(last: DateString, today: DateString): DateString {
  const wanted = Temporal.PlainDate.from(last).subtract({ months: 1 }).toString();
  return wanted >= today ? wanted : last;
}

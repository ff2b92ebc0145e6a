import {
  businessCalendarOf,
  type ClaimStep,
  claimStepsOf,
  dateOf,
  deadlineAfter,
  lastDayOf,
  NO_HOLIDAYS,
  startOfDay,
  timeSettingOf,
} from '@sla-language/agreement';
import { payingPromises } from '../common/payments.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const claimWindowShort = ruleWithOptions({
  id: 'remedy/claim-window-short',
  severity: 'information',
  title: 'Little time to claim a credit',
  explanation: () => ({
    why: prose`
      Whoever is away for a week, or waits for a report, has lost the credit. A short time to claim is the cheapest way not to pay: the
      promise stays in the brochure, and few customers ask in time.`,
    advice: prose`
      Ask for 30 days or more (\`claim within 30 days after report\`), or for credits that come by themselves: \`claim automatic\`.`,
    sources: [
      'Common Paper SLA 2.0 (7 days), Atlassian SLA (15 days), GitHub SLA (30 days)',
      'AWS SLAs (the end of the second billing cycle after the incident)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim within 14 days after window by "a ticket"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim within 30 days after window by "a ticket"
              }
          }
        `,
      },
      {
        title: 'Business days, for one objective',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  claim within 10 business days after report by "a ticket"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  claim within 2 months after report by "a ticket"
              }
          }
        `,
      },
    ],
  }),
  audience: ['customer'],
  options: {
    minimumDays: {
      type: 'number',
      default: 30,
      minimum: 1,
      description: 'How many days the customer should have to claim.',
    },
  },
  fix: 'suggestion',
  check(agreement, { today, options, report }) {
    const { timeZone } = timeSettingOf(agreement);
    const calendar = businessCalendarOf(agreement, undefined, NO_HOLIDAYS);
    const start = startOfDay(agreement.effective?.from ?? today, timeZone);
    const claims = payingPromises(agreement).map(({ promise }) => claimStepsOf(agreement, promise.id));
    // Of several steps the last one decides how long there is time.
    for (const claim of new Set(claims.flatMap(lastTimed))) {
      const end = deadlineAfter(start, claim.within, calendar, timeZone);
      const days = end && dateOf(start, timeZone).until(lastDayOf(end, timeZone), { largestUnit: 'day' }).days + 1;
      if (days === undefined || days >= options.minimumDays) continue;
      const enough = `${options.minimumDays} days`;
      const meant = claim.within.business ? `, about ${days} days` : '';
      report({
        at: claim,
        message: `A claim has to be made within ${claim.within.text}${meant}, which is less than ${enough}: whoever is late gets nothing.`,
        fixes: [
          suggestion(`Write \`claim within ${enough} after ${claim.after}\``, replace({ at: claim.within }, enough)),
        ],
      });
    }
  },
});

type TimedClaim = Extract<ClaimStep, { kind: 'within' }>;

function lastTimed(steps: readonly ClaimStep[]): readonly TimedClaim[] {
  if (steps.some((step) => step.kind === 'automatic')) return [];
  return steps.filter((step): step is TimedClaim => step.kind === 'within').slice(-1);
}

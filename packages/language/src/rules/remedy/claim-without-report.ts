import { type ClaimStep, claimStepsOf, type Report } from '@sla-language/agreement';
import { payingPromises } from '../common/payments.js';
import { listed } from '../common/phrases.js';
import { reportsOf } from '../common/reports.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

type TimedClaim = Extract<ClaimStep, { kind: 'within' }>;

export const claimWithoutReport: Rule = {
  id: 'remedy/claim-without-report',
  severity: 'error',
  title: 'A time to claim that begins with a report which nobody owes',
  explanation: () => ({
    why: prose`
      The time to claim runs from the day on which the report is due. Where no report covers the promise, or only on request, that day
      does not exist: the claim is either never late or never possible, and each side will say the one that suits it.`,
    advice: prose`
      Let a report cover it and be issued at fixed times (\`issued every month within 5 business days\`), or let the claim run from the
      end of the window: \`claim within 30 days after window\`.`,
    sources: ['The meaning of `claim … after report` in the reference of the language, chapter 10'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim within 30 days after report by "a ticket"
              }
              report Monthly { issued on request }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim within 30 days after report by "a ticket"
              }
          }
        `,
      },
      {
        title: 'An objective that no report covers',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  claim within 30 days after report by "a ticket"
              }
              report Monthly { covers Uptime, Desk }
              report Raw "Raw data" { covers Speed  issued on request }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  claim within 30 days after window by "a ticket"
              }
              report Monthly { covers Uptime, Desk }
              report Raw "Raw data" { covers Speed  issued on request }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    // A template leaves it to its agreements to name the reports.
    if (agreement.kind === 'template') return;
    const late = new Map<TimedClaim, string[]>();
    for (const { promise } of payingPromises(agreement)) {
      const steps = claimStepsOf(agreement, promise.id);
      // That it has to be claimed at all contradicts the step, and another rule says so.
      if (steps.some((step) => step.kind === 'automatic')) continue;
      for (const step of steps) {
        if (step.kind !== 'within' || step.after !== 'report') continue;
        const proof = reportsOf(agreement, promise.id);
        if (!proof.some(isRegular)) late.set(step, [...(late.get(step) ?? []), promise.id]);
      }
    }
    for (const [claim, ids] of late) {
      const related = agreement.reports.filter((each) => each.covers.some((id) => ids.includes(id)));
      const lacking = related.length > 0 ? 'no report of it is issued at fixed times' : 'no report covers it';
      report({
        at: claim,
        message:
          `A miss of ${listed(ids, 'or')} has to be claimed within ${claim.within.text} after the report, but ${lacking}: ` +
          'nobody can say when the time begins.',
        related: related.map((each) => ({ at: each, message: `\`${each.id}\` has no date on which it is due.` })),
        fixes: [
          suggestion(
            'Let the claim run from the end of the window',
            replace({ at: claim }, 'after window', 'after report'),
          ),
        ],
      });
    }
  },
};

function isRegular({ issued }: Report): boolean {
  return issued?.kind === 'every';
}

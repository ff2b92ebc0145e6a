import { COMMITMENT_DONE, type CommitmentKind } from '@sla-language/agreement';
import { calendarOf, endsBefore } from '../common/calendars.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** What has to happen, in the order in which it happens. */
const ORDER: readonly CommitmentKind[] = ['acknowledge', 'respond', 'restore', 'resolve'];

export const resolutionBeforeResponse: Rule = {
  id: 'support/resolution-before-response',
  severity: 'error',
  title: 'An incident is due to be solved before anybody has to answer',
  explanation: () => ({
    why: prose`
      A provider that answers within its time is then already late with the solution. One of the two times is wrong, and whichever
      the parties rely on, the other side can point to the second one.`,
    advice: 'Make the times grow from acknowledging through responding and restoring to resolving.',
    sources: ['ITIL 4, incident management: target times for response and resolution'],
    examples: [
      {
        title: 'Solved before anybody answers',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during BusinessHours { respond within 4 business hours  resolve within 2 business hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during BusinessHours { respond within 2 business hours  resolve within 4 business hours }
              }
          }
        `,
      },
      {
        title: 'Answered before the receipt is confirmed',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev1 during Always { acknowledge within 20 minutes  respond within 15 minutes  restore within 2 hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev1 during Always { acknowledge within 5 minutes  respond within 15 minutes  restore within 2 hours }
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const support of agreement.supports) {
      for (const handling of support.handles) {
        const calendar = calendarOf(agreement, handling);
        const steps = ORDER.flatMap((kind) => handling.commitments.filter((commitment) => commitment.kind === kind));
        for (const [index, later] of steps.entries()) {
          const earlier = steps
            .slice(0, index)
            .find((step) => step.kind !== later.kind && endsBefore(later.within, step.within, calendar));
          if (!earlier) continue;
          report({
            at: later,
            message:
              `\`${handling.severity}\` of \`${support.id}\` has to be ${COMMITMENT_DONE[later.kind]} within ${later.within.text}, ` +
              `sooner than it has to be ${COMMITMENT_DONE[earlier.kind]} (within ${earlier.within.text}).`,
            related: [
              { at: earlier, message: `Has to be ${COMMITMENT_DONE[earlier.kind]} within ${earlier.within.text}.` },
            ],
            fixes: [
              suggestion(
                `Interchange the two times: ${earlier.kind} within ${later.within.text}, ${later.kind} within ${earlier.within.text}`,
                replace({ at: earlier.within }, later.within.text),
                replace({ at: later.within }, earlier.within.text),
              ),
            ],
          });
        }
      }
    }
  },
};

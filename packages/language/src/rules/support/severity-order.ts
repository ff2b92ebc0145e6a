import type { Commitment } from '@sla-language/agreement';
import { calendarOf, endsBefore } from '../common/calendars.js';
import { bySeverity, rowsOfDesks } from '../common/handlings.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

const VERB = {
  acknowledge: 'acknowledged within',
  respond: 'responded to within',
  update: 'updated every',
  restore: 'restored within',
  resolve: 'resolved within',
} as const;

export const severityOrder: Rule = {
  id: 'support/severity-order',
  severity: 'error',
  title: 'A severe incident is handled more slowly than a lesser one',
  explanation: () => ({
    why: prose`
      Severities exist so that the worst comes first. Where a lesser one has the shorter time, every incident is an argument about
      its class, and a customer does best to report its worst outage as a minor one.`,
    advice: prose`
      Give the more severe class the shorter time, or the same. The order is that in which the severities are declared and handled,
      the most severe first; where the two orders differ, the rule keeps silent.`,
    sources: ['ITIL 4, incident management: prioritisation by impact and urgency'],
    examples: [
      {
        title: 'The time to respond',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev1 during Always { respond within 15 minutes  update every 1 hour  restore within 2 hours }
                  handles Sev2 during Always { respond within 10 minutes  resolve within 8 hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev1 during Always { respond within 15 minutes  update every 1 hour  restore within 2 hours }
                  handles Sev2 during Always { respond within 30 minutes  resolve within 8 hours }
              }
          }
        `,
      },
      {
        title: 'The time to resolve, in business days',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              support Desk {
                  handles Sev2 during BusinessHours { respond within 2 business hours  resolve within 5 business days }
                  handles Sev3 during BusinessHours { respond within 1 business day  resolve within 3 business days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              support Desk {
                  handles Sev2 during BusinessHours { respond within 2 business hours  resolve within 3 business days }
                  handles Sev3 during BusinessHours { respond within 1 business day  resolve within 5 business days }
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const seen = new Set<Commitment>();
    for (const each of rowsOfDesks(agreement)) {
      const { support } = each;
      for (const [severe, lesser] of bySeverity(agreement, each)) {
        const calendar = calendarOf(agreement, severe);
        if (calendar?.id !== calendarOf(agreement, lesser)?.id) continue;
        for (const slow of severe.commitments) {
          const fast = lesser.commitments.find((each) => each.kind === slow.kind);
          if (!fast || seen.has(slow) || !endsBefore(fast.within, slow.within, calendar)) continue;
          seen.add(slow);
          report({
            at: slow,
            message:
              `In \`${support.id}\`, \`${severe.severity}\` is ${VERB[slow.kind]} ${slow.within.text}, ` +
              `but the less severe \`${lesser.severity}\` is ${VERB[slow.kind]} ${fast.within.text}.`,
            related: [{ at: fast, message: `\`${lesser.severity}\` is ${VERB[fast.kind]} ${fast.within.text}.` }],
            fixes: [
              suggestion(
                `Interchange the two times: \`${severe.severity}\` ${fast.within.text}, \`${lesser.severity}\` ${slow.within.text}`,
                replace({ at: slow.within }, fast.within.text),
                replace({ at: fast.within }, slow.within.text),
              ),
              suggestion(
                `Give \`${severe.severity}\` ${fast.within.text} as well`,
                replace({ at: slow.within }, fast.within.text),
              ),
            ],
          });
        }
      }
    }
  },
};

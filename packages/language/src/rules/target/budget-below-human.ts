import { formatDuration } from '@sla-language/agreement';
import { availabilityPromises } from '../common/budgets.js';
import { secondsUntilAlarm, topCommitment } from '../common/incidents.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const budgetBelowHuman: Rule = {
  id: 'target/budget-below-human',
  severity: 'warning',
  title: 'The allowed downtime is shorter than the time in which somebody has to answer',
  explanation: () => ({
    why: prose`
      When an outage may last five minutes in a month, and the provider has fifteen to answer the call, the target is missed before
      anybody looks. It can only be kept by machines that repair themselves, or by luck; the service desk beside it is of no help.`,
    advice: 'Lower the target, shorten the time to respond, or make sure that recovery needs nobody.',
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 3: Embracing Risk',
      'The Calculus of Service Availability (Treynor et al., ACM Queue 2017)',
    ],
    examples: [
      {
        title: 'Five minutes, and fifteen to answer',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { excluding ForceMajeure }
              objective Uptime {
                  target >= 99.99%
                  credit 10% of fee when < 99.99%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { excluding ForceMajeure }
              objective Uptime {
                  target >= 99.99%
                  credit 10% of fee when < 99.99%
              }
              support Desk {
                  handles Sev1 during Always { respond within 2 minutes  restore within 4 minutes }
              }
          }
        `,
      },
      {
        title: 'With the time until the alarm',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  unavailable when "the home page does not answer within 10 seconds" for at least 10 minutes
                  excluding ForceMajeure
              }
              objective Uptime {
                  target >= 99.95%
                  credit 10% of fee when < 99.95%
              }
              support Desk {
                  clock starts when "the monitoring raises an alarm"
                  handles Sev1 during Always { respond within 15 minutes  update every 1 hour  restore within 20 minutes }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  unavailable when "the home page does not answer within 10 seconds" for at least 2 minutes
                  excluding ForceMajeure
              }
              objective Uptime {
                  target >= 99.95%
                  credit 10% of fee when < 99.95%
              }
              support Desk {
                  clock starts when "the monitoring raises an alarm"
                  handles Sev1 during Always { respond within 15 minutes  update every 1 hour  restore within 20 minutes }
              }
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    for (const { objective, metric, target, budget, text } of availabilityPromises(agreement)) {
      const top = topCommitment(agreement, ['respond', 'acknowledge'], target.for);
      if (!top || budget.eq(0)) continue;
      const { support, handling, commitment } = top;
      const alarm = secondsUntilAlarm(support, metric);
      if (budget.gte(top.seconds.plus(alarm))) continue;
      const until = alarm.gt(0) ? ` after an alarm that comes when ${formatDuration(alarm)} are over` : '';
      report({
        at: target,
        message:
          `\`${objective.id}\`${forText(target.for)}: ${text()}, but \`${support.id}\` has ${commitment.within.text} ` +
          `to ${commitment.kind} to \`${handling.severity}\`${until}.`.replace('acknowledge to', 'acknowledge'),
        related: [
          { at: commitment, message: `\`${handling.severity}\`: ${commitment.kind} within ${commitment.within.text}.` },
        ],
      });
    }
  },
};

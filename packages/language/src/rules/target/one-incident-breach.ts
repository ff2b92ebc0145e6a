import {
  type Big,
  decimalString,
  downtimeBudget,
  floor,
  formatDuration,
  settle,
  windowLengths,
  ZERO,
} from '@sla-language/agreement';
import { type AvailabilityPromise, availabilityPromises } from '../common/budgets.js';
import { secondsUntilAlarm, type TopCommitment, topCommitment } from '../common/incidents.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const oneIncidentBreach: Rule = {
  id: 'target/one-incident-breach',
  severity: 'warning',
  title: 'One incident that is solved in time already breaks the target',
  explanation: () => ({
    why: prose`
      The provider keeps its promise to solve the worst incident within four hours, and thereby breaks its promise of 43 minutes of
      downtime a month. Each side will quote the clause that suits it.`,
    advice: prose`
      Bring the two together: a shorter time to restore (or to resolve) for the top severity, or a lower target of availability.`,
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 3: Embracing Risk',
      'The Calculus of Service Availability (Treynor et al., ACM Queue 2017)',
    ],
    examples: [
      {
        title: 'Hours to restore',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev1 during Always { restore within 8 hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev1 during Always { restore within 3 hours }
              }
          }
        `,
      },
      {
        title: 'With the time until the alarm',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "the home page does not answer within 10 seconds" for at least 1 hour }
              support Desk {
                  clock starts when "the monitoring raises an alarm"
                  handles Sev1 during Always { respond within 15 minutes  update every 1 hour  restore within 3 hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "the home page does not answer within 10 seconds" for at least 5 minutes }
              support Desk {
                  clock starts when "the monitoring raises an alarm"
                  handles Sev1 during Always { respond within 15 minutes  update every 1 hour  restore within 3 hours }
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const promise of availabilityPromises(agreement)) {
      const { objective, metric, target, budget, text } = promise;
      const top = topCommitment(agreement, ['restore', 'resolve'], target.for);
      if (!top || budget.eq(0)) continue;
      const { support, handling, commitment } = top;
      const alarm = secondsUntilAlarm(support, metric);
      if (budget.gte(top.seconds.plus(alarm))) continue;
      // Where even answering takes longer than the budget, `target/budget-below-human` says so, and once is enough.
      const response = topCommitment(agreement, ['respond', 'acknowledge'], target.for);
      if (response && budget.lt(response.seconds.plus(secondsUntilAlarm(response.support, metric)))) continue;
      const until = alarm.gt(0) ? `, after the ${formatDuration(alarm)} that pass before the alarm` : '';
      report({
        at: target,
        message:
          `\`${objective.id}\`${forText(target.for)}: ${text()}, but one \`${handling.severity}\` that \`${support.id}\` ` +
          `${commitment.kind}s in time may last ${commitment.within.text}${until}.`,
        related: [
          { at: commitment, message: `\`${handling.severity}\`: ${commitment.kind} within ${commitment.within.text}.` },
        ],
        fixes: withinBudget(promise, top, alarm, response?.seconds ?? ZERO),
      });
    }
  },
};

/** So many whole minutes as every window allows, where that still leaves time after the response. */
function withinBudget(
  { level, window }: AvailabilityPromise,
  { handling, commitment }: TopCommitment,
  alarm: Big,
  response: Big,
): readonly Fix[] {
  const allowed = downtimeBudget(level, windowLengths(window)[0]!).minus(alarm);
  const minutes = floor(settle(allowed.div(60)));
  if (minutes.lt(1) || minutes.times(60).lte(response) || commitment.within.business) return [];
  const text = `${decimalString(minutes)} ${minutes.eq(1) ? 'minute' : 'minutes'}`;
  const title = `Let \`${handling.severity}\` be ${commitment.kind}d within ${text}`;
  return [suggestion(title, replace({ at: commitment }, text, commitment.within.text))];
}

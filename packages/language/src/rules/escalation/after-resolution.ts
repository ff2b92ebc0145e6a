import {
  type Commitment,
  comparable,
  covers,
  type Duration,
  decimal,
  decimalString,
  duration,
  type Escalation,
  type EscalationLevel,
  exactSeconds,
  quantityOf,
} from '@sla-language/agreement';
import { calendarOf, leastSeconds } from '../common/calendars.js';
import { endOf, rowsOfDesks } from '../common/handlings.js';
import { once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const afterResolution = ruleWithOptions({
  id: 'escalation/after-resolution',
  severity: 'warning',
  title: 'Nobody is called in before the time for the solution is over',
  explanation: () => ({
    why: prose`
      Escalation is there to keep the deadline. Where the second level is called only when the incident has to be solved already, it can
      do nothing but apologise, and the customer had no means to speed things up while there was time.`,
    advice:
      'Call the second level while there is time: a third or half of the time to restore, `level 2 Acme.Manager after 1 hour`.',
    sources: ['ITIL 4, incident management: escalation before the target time is exceeded'],
    examples: [
      {
        title: 'After the time to restore',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 2 hours
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 45 minutes
              }
          }
        `,
      },
      {
        title: 'Business time for a lesser severity',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during BusinessHours { respond within 2 business hours  resolve within 6 business hours or workaround }
              }
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 1 hour for Sev1
                  level 2 Acme.Manager after 8 business hours for Sev2
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during BusinessHours { respond within 2 business hours  resolve within 6 business hours or workaround }
              }
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 1 hour for Sev1
                  level 2 Acme.Manager after 4 business hours for Sev2
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  options: {
    minutes: {
      type: 'number',
      default: 30,
      minimum: 1,
      description:
        'Times to restore that are shorter than so many minutes are kept by machines; nobody could be called in.',
    },
  },
  check(agreement, { options, report }) {
    const isNew = once();
    const isNewCase = once();
    const kinds = new Set(
      agreement.escalations.flatMap(({ levels }) => levels.flatMap((level) => level.for.map((name) => name.kind))),
    );
    for (const { support, scope, rows } of rowsOfDesks(agreement)) {
      for (const row of rows) {
        const end = endOf(row);
        // Most escalations tell severities apart and no plans.
        const names = scope.filter((name) => kinds.has(name.kind));
        if (!isNewCase(row, names.map((name) => name.id).join())) continue;
        const least = decimal(options.minutes).times(60);
        if (!end || leastSeconds(end.within, calendarOf(agreement, row)).lt(least)) continue;
        for (const escalation of agreement.escalations) {
          const second = secondLevel(escalation, [...names, { kind: 'severity', id: row.severity }]);
          if (!second?.after || !isTooLate(second.after, end.within) || !isNew(second)) continue;
          const done = end.kind === 'restore' ? 'restored' : 'resolved';
          report({
            at: second,
            message:
              `\`${escalation.id}\` calls level ${second.level} (\`${second.contact}\`) after ${second.after.text}, but \`${row.severity}\` of ` +
              `\`${support.id}\` has to be ${done} within ${end.within.text}: nobody is called in while there is time.`,
            related: [{ at: end, message: `\`${row.severity}\` has to be ${done} within ${end.within.text}.` }],
            fixes: earlier(second, end),
          });
        }
      }
    }
  },
});

/** The first level above the lowest that is called for a case; undefined where one of them is called without a time. */
function secondLevel(escalation: Escalation, scope: EscalationLevel['for']): EscalationLevel | undefined {
  const called = escalation.levels
    .filter((level) => covers(level.for, scope))
    .toSorted((left, right) => left.level - right.level);
  const above = called.filter((level) => level.level > called[0]!.level);
  const next = above.filter((level) => level.level === above[0]!.level);
  return next.some((level) => !level.after) ? undefined : next[0];
}

/** Both have to run in the same time: by the clock, or in business hours. */
function isTooLate(after: Duration, within: Duration): boolean {
  const left = quantityOf(after);
  const right = quantityOf(within);
  return left !== undefined && right !== undefined && comparable(left, right) && left.amount.gte(right.amount);
}

/** Half of the time that there is. */
function earlier(level: EscalationLevel, { within }: Commitment): readonly Fix[] {
  const minutes = exactSeconds(within)?.div(120);
  const half =
    minutes?.lt(60) && minutes.eq(minutes.round(0))
      ? duration(decimalString(minutes), 'minute')
      : duration(decimalString(decimal(within.value).div(2)), within.unit, within.business);
  return [suggestion(`Call level ${level.level} after ${half.text}`, replace({ at: level.after! }, half.text))];
}

import {
  comparable,
  covers,
  decimal,
  decimalString,
  duration,
  type EscalationLevel,
  quantityOf,
  type ScopeSet,
  scopesOf,
} from '@sla-language/agreement';
import { endsBefore } from '../common/calendars.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** A level without a time is called at once. */
const AT_ONCE = duration('0', 'second');

export const escalationOrder: Rule = {
  id: 'escalation/order',
  severity: 'error',
  title: 'A higher level is called no later than the one below it',
  explanation: () => ({
    why: prose`
      A level that is called before, or together with, the one below it takes that one's place: the lower level has no time of its
      own in which to act. Who was responsible at which moment can then not be told from the agreement.`,
    advice: 'Let the times grow with the levels, and give each level its own number.',
    sources: ['ITIL 4, incident management: hierarchic escalation'],
    examples: [
      {
        title: 'A higher level before a lower one',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 1 hour
                  level 3 Acme.Director after 30 minutes
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 1 hour
                  level 3 Acme.Director after 90 minutes
              }
          }
        `,
      },
      {
        title: 'Two levels at the same moment',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 1 hour
                  level 3 Acme.Director after 60 minutes for Sev1
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 1 hour
                  level 3 Acme.Director after 90 minutes for Sev1
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const escalation of agreement.escalations) {
      const seen = new Set<EscalationLevel>();
      for (const scope of scopesOf(agreement, escalation.levels)) {
        for (const [lower, higher] of steps(escalation.levels, scope)) {
          if (seen.has(higher) || !isTooEarly(lower, higher)) continue;
          seen.add(higher);
          report({
            at: higher,
            message:
              `Level ${higher.level} of \`${escalation.id}\` (\`${higher.contact}\`) is called ${timeOf(higher)}, ` +
              `level ${lower.level} (\`${lower.contact}\`) ${timeOf(lower)}: the higher level has to come later.`,
            related: [{ at: lower, message: `Level ${lower.level} is called ${timeOf(lower)}.` }],
            fixes: later(lower, higher),
          });
        }
      }
    }
  },
};

/** The levels that a case goes through, in pairs of neighbours. Two contacts of one level are called together. */
function steps(levels: readonly EscalationLevel[], scope: ScopeSet): (readonly [EscalationLevel, EscalationLevel])[] {
  const ordered = levels
    .filter((level) => covers(level.for, scope))
    .toSorted((left, right) => left.level - right.level);
  return ordered.flatMap((higher, index) => {
    const lower = ordered.slice(0, index).findLast((level) => level.level < higher.level);
    return lower ? [[lower, higher] as const] : [];
  });
}

/** A higher level that says no time is left alone: it may be called when the lower one gives up. */
function isTooEarly({ after: before = AT_ONCE }: EscalationLevel, { after }: EscalationLevel): boolean {
  if (!after) return false;
  const left = quantityOf(after);
  const right = quantityOf(before);
  return left && right && comparable(left, right)
    ? left.amount.lte(right.amount)
    : endsBefore(after, before, undefined);
}

/** Twice the time of the level below. */
function later({ after: before }: EscalationLevel, higher: EscalationLevel): readonly Fix[] {
  if (!before || !higher.after) return [];
  const twice = duration(decimalString(decimal(before.value).times(2)), before.unit, before.business);
  return [suggestion(`Call level ${higher.level} after ${twice.text}`, replace({ at: higher.after }, twice.text))];
}

function timeOf(level: EscalationLevel): string {
  return level.after ? `after ${level.after.text}` : 'at once';
}

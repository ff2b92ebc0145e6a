import {
  type Agreement,
  decimal,
  decimalString,
  duration,
  type Escalation,
  exactSeconds,
} from '@sla-language/agreement';
import { endOf, rowsOfDesks } from '../common/handlings.js';
import { isReachable, partyOf } from '../common/roles.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const escalationMissing: Rule = {
  id: 'escalation/missing',
  severity: 'warning',
  title: 'There is no second level to turn to',
  explanation: () => ({
    why: prose`
      When the first contact does not answer, or cannot decide, the customer needs to know who is next and after how long. Without
      it an incident stays where it is stuck, and the parties argue afterwards about who should have called whom.`,
    advice: prose`
      Declare an \`escalation\` with at least two levels, each with a contact and the time after which it is called. Published terms,
      where the way up is the vendor's public support, and templates need none.`,
    sources: ['ITIL 4, incident management: functional and hierarchic escalation'],
    examples: [
      {
        title: 'One level',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 1 hour
              }
          }
        `,
      },
      {
        title: 'No way up at all',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without Incidents
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without Incidents
              escalation Calls "Way up" {
                  level 1 Acme.Desk
                  level 2 Acme.Director after 30 minutes
              }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    if (agreement.status === 'published') return;
    if (agreement.escalations.length === 0 && (agreement.objectives.length > 0 || agreement.supports.length > 0)) {
      report({
        at: agreement,
        message: `\`${agreement.id}\` does not say to whom an incident is escalated. Declare an \`escalation\` with at least two levels.`,
        fixes: wayUp(agreement),
      });
    }
    for (const escalation of agreement.escalations) {
      if (new Set(escalation.levels.map((level) => level.level)).size > 1) continue;
      const count = escalation.levels.length === 0 ? 'no level' : 'only one level';
      report({
        at: escalation,
        message: `\`${escalation.id}\` has ${count}: there is nobody to turn to when the first contact does not help.`,
        fixes: wayUp(agreement, escalation),
      });
    }
  },
};

/** The provider's contacts as levels, each of which has half of the time that is left to restore the gravest incident. */
function wayUp(agreement: Agreement, escalation?: Escalation): readonly Fix[] {
  const called = new Set(escalation?.levels.map((level) => level.contact));
  const contacts = partyOf(agreement, 'provider')?.contacts.filter((contact) => isReachable(contact)) ?? [];
  const free = contacts.filter(({ id }) => !called.has(id));
  const [first, second] = escalation && escalation.levels.length > 0 ? [undefined, free[0]] : free;
  if (!second) return [];
  const number = Math.max(0, ...(escalation?.levels.map((level) => level.level) ?? [])) + (first ? 2 : 1);
  const lines = [
    ...(first ? [`level ${number - 1} ${first.id}`] : []),
    `level ${number} ${second.id} after ${halfTime(agreement)}`,
  ];
  if (escalation) return [suggestion(`Add \`${lines.at(-1)}\``, addTo(escalation, lines.join('\n')))];
  const block = ['escalation Incidents "Escalation" {', ...lines.map((line) => `    ${line}`), '}'].join('\n');
  return [suggestion(`Add an escalation to ${first!.id} and ${second.id}`, addTo(agreement, block))];
}

function halfTime(agreement: Agreement): string {
  const [top] = rowsOfDesks(agreement).flatMap(({ rows }) => rows);
  const seconds = top && endOf(top) && exactSeconds(endOf(top)!.within);
  const minutes = (seconds ?? decimal(7200)).div(120).round(0, 0);
  if (minutes.lt(1)) return '1 minute';
  return minutes.gte(60)
    ? duration(decimalString(minutes.div(60).round(1, 0)), 'hour').text
    : duration(decimalString(minutes), 'minute').text;
}

import type { Agreement, Escalation, EscalationLevel, Handling } from '@sla-language/agreement';
import { hoursOf, momentText, uncovered } from '../common/hours.js';
import { meet } from '../common/places.js';
import { addressFor, contactOf, isReachable } from '../common/roles.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, replace, suggestion } from '../fix.js';
import type { Finding, Rule } from '../rule.js';

export const escalationUnreachable: Rule = {
  id: 'escalation/unreachable',
  severity: 'warning',
  title: 'A level of the escalation that does not answer when it is called',
  explanation: () => ({
    why: prose`
      A way up that ends at a closed office is none. When the grave incident happens at night, the levels on paper are what the customer
      relied on, and the provider has kept its promise by naming somebody who was asleep.`,
    advice: prose`
      Give every contact of the escalation an e-mail address or a phone number, and let it be reachable in all hours in which the severity is
      handled: \`reachable during Always\`. Or call it \`after 1 business hour\`, or only \`for\` the severities of the day.`,
    sources: [
      'ITIL 4, incident management: hierarchic escalation',
      'ISO/IEC 20000-1:2018, 8.6.1 Incident management: escalation',
    ],
    examples: [
      {
        title: 'The second level keeps office hours, the incident does not',
        failing: example`
          import "./sound.sla"

          party Nightly "Nightly Operations Ltd" {
              contact Lead "Head of operations" { phone "+49 30 23125 120"  reachable during Mornings }
          }
          calendar Mornings "Mornings" { open monday to friday 08:00 to 12:00  holidays "DE-BE" }

          agreement Example "Example" extends Sound {
              third party Nightly
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Nightly.Lead after 1 hour
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          party Nightly "Nightly Operations Ltd" {
              contact Lead "Head of operations" { phone "+49 30 23125 120"  reachable during Always }
          }

          agreement Example "Example" extends Sound {
              third party Nightly
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Nightly.Lead after 1 hour
              }
          }
        `,
      },
      {
        title: 'A contact without e-mail and phone',
        failing: example`
          import "./sound.sla"

          party Nightly "Nightly Operations Ltd" {
              contact Lead "Head of operations" { position "Operations" }
          }
          agreement Example "Example" extends Sound {
              third party Nightly
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Nightly.Lead after 1 hour
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          party Nightly "Nightly Operations Ltd" {
              contact Lead "Head of operations" { position "Operations"  phone "+49 30 23125 120" }
          }
          agreement Example "Example" extends Sound {
              third party Nightly
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Nightly.Lead after 1 hour
              }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { today, report }) {
    const from = agreement.effective?.from ?? today;
    for (const escalation of agreement.escalations) {
      for (const level of escalation.levels) {
        const finding = withoutAddress(agreement, escalation, level) ?? asleep(agreement, escalation, level, from);
        if (finding) report(finding);
      }
    }
  },
};

function withoutAddress(agreement: Agreement, escalation: Escalation, level: EscalationLevel): Finding | undefined {
  const called = contactOf(agreement, level.contact);
  if (!called || isReachable(called.contact)) return undefined;
  const line = `email "${addressFor(called.party, level.contact.split('.').at(-1)!)}"`;
  return {
    at: level,
    message: `Level ${level.level} of \`${escalation.id}\` calls \`${level.contact}\`, which has neither an e-mail address nor a phone number.`,
    related: [{ at: called.contact, message: `\`${level.contact}\`` }],
    fixes: [suggestion(`Add \`${line}\` to \`${level.contact}\``, addTo(called.contact, line))],
  };
}

/** Whether a severity is handled at a time at which nobody of the level, which may have several contacts, can be reached. */
function asleep(
  agreement: Agreement,
  escalation: Escalation,
  level: EscalationLevel,
  from: string,
): Finding | undefined {
  const colleagues = escalation.levels.filter((each) => each.level === level.level && meet(each.for, level.for));
  if (colleagues[0] !== level) return undefined;
  const contacts = colleagues.flatMap((each) => contactOf(agreement, each.contact)?.contact ?? []);
  const hours = contacts.flatMap(({ reachableDuring }) =>
    reachableDuring === undefined ? [] : (hoursOf(agreement, reachableDuring) ?? []),
  );
  // Of whom nothing is said may be reachable at any time.
  if (hours.length < colleagues.length || hours.some((each) => each.neverOpen)) return undefined;
  for (const { row, called } of calledIn(agreement, level)) {
    const closed = called && uncovered(called, hours, from);
    if (!called || !closed) continue;
    const moment = momentText(closed.start, called.timeZone);
    const [contact] = contacts;
    return {
      at: level,
      message:
        `Level ${level.level} of \`${escalation.id}\` calls ${contacts.map(({ id }) => `\`${id}\``).join(', ')}, reachable in ` +
        `${[...new Set(hours.map(({ id }) => `\`${id}\``))].join(', ')}, but \`${row.severity}\` is handled in \`${called.id}\`: on ${moment}, for example, nobody answers.`,
      related: [
        { at: row, message: `\`${row.severity}\` is handled in \`${called.id}\`.` },
        ...contacts.map((at) => ({ at, property: 'reachableDuring', message: `\`${at.id}\`` })),
      ],
      // A party may stand where a calendar of the agreement cannot be seen; `Always` is known everywhere.
      fixes: called.alwaysOpen
        ? [
            suggestion(
              `Let \`${contact!.id}\` be reachable \`during Always\``,
              replace({ at: contact!, property: 'reachableDuring' }, 'reachable during Always'),
            ),
          ]
        : [],
    };
  }
  return undefined;
}

/** The rows of the desks that a level is for, with the hours in which it may be called. */
function calledIn(agreement: Agreement, level: EscalationLevel) {
  const rows: readonly Handling[] = agreement.supports.flatMap((support) => support.handles);
  return rows
    .filter((row) => meet(level.for, [...row.for, { kind: 'severity', id: row.severity }]))
    .map((row) => {
      const during = level.after?.business ? agreement.defaultCalendar : (row.during ?? agreement.defaultCalendar);
      return { row, called: hoursOf(agreement, during) };
    });
}

import { example, prose } from '../common/texts-of-rules.js';
import { isReadable } from '../common/written-texts.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** Words that say that somebody answers, or that a machine does not. */
const HUMAN =
  /automat|auto-?repl|\b(?:person|people|human|engineers?|technicians?|agents?|employees?|staff|members?|representatives?|somebody|someone|specialists?|analysts?|operators?|colleagues?|teams?|managers?|developers?|experts?|administrators?|linguists?|translators?|consultants?|advis[eo]rs?|clerks?|officers?|dispatchers?|drivers?|nurses?|physicians?|lawyers?|phone|telephone|calls?|technik\w*|mensch\w*|mitarbeit\w*|\w*bearbeiter\w*|fachkr[aä]ft\w*|kolleg\w*|ansprechp\w*|spezialist\w*|jemand)\b/i;

/** What no machine does on its own: the work has begun, or somebody has come. */
const AT_WORK =
  /\b(?:(?:has|have|is|are) (?:begun|started|working)|on (?:the )?site|in person|begonnen|vor ort|persönlich)\b/i;

export const autoReplyCounts: Rule = {
  id: 'metric/auto-reply-counts',
  severity: 'warning',
  title: 'An automated reply may count as the response',
  explanation: () => ({
    why: prose`
      If the clock stops when "a reply has been sent", the mail server keeps every promise within a second, and the customer waits all
      day for somebody who has read the ticket.`,
    advice:
      'Say who has to have done it: `clock stops to respond when "a person has answered; an automated reply does not count"`.',
    sources: ['Common Paper SLA 2.0, 2.2 (an automated reply is no response)', 'ITIL 4, incident management'],
    examples: [
      {
        title: 'A reply',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk { clock stops to respond when "a reply to the ticket has been sent" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk { clock stops to respond when "a technician has replied to the ticket" }
          }
        `,
      },
      {
        title: 'A state of the ticket',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk { clock stops to respond when "the ticket has been confirmed" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk { clock stops to respond when "the ticket has been confirmed; an automated reply does not count" }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    if (!isReadable(agreement)) return;
    for (const support of agreement.supports) {
      if (!support.handles.some(({ commitments }) => commitments.some(({ kind }) => kind === 'respond'))) continue;
      const clock = support.clocks.find(({ event, commitment }) => event === 'stops' && commitment === 'respond');
      if (!clock || HUMAN.test(clock.text) || AT_WORK.test(clock.text)) continue;
      report({
        at: clock,
        message: `By "${clock.text}" an automated reply is a response of \`${support.id}\`. Say that a person has to have answered.`,
        fixes: [
          suggestion(
            'Add "an automated reply does not count"',
            replace({ at: clock }, `${clock.text}; an automated reply does not count`, clock.text),
          ),
        ],
      });
    }
  },
};

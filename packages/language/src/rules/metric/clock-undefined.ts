import type { CommitmentKind, Support } from '@sla-language/agreement';
import { listed } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** What has to be done in time and ends with an event that people may see differently, with a usual one. */
const STOPS: readonly (readonly [CommitmentKind, string])[] = [
  ['respond', 'a person has answered; an automated reply does not count'],
  ['restore', 'the monitoring shows the service up again for 10 minutes'],
  ['resolve', 'the customer has confirmed the solution, or not objected within 2 business days'],
];
const START = 'the incident is reported to the service desk';

export const clockUndefined: Rule = {
  id: 'metric/clock-undefined',
  severity: 'warning',
  title: 'A time is promised, and nothing says when it begins or ends',
  explanation: () => ({
    why: prose`
      "Within 15 minutes" from the first alarm, from the call or from the ticket? Until somebody has picked up, or until the fault is
      found? The two sides measure the same incident by different clocks, and both are right.`,
    advice: prose`
      Name the events: \`clock starts when "the incident is reported"\`, \`clock stops to respond when "a person has answered"\`,
      \`clock stops to resolve when "the customer has confirmed the solution"\`.`,
    sources: [
      'Common Paper SLA 2.0, 2.2 (what starts and ends the response time)',
      'ITIL 4, incident management: target times for response and resolution',
    ],
    examples: [
      {
        title: 'No beginning',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Hotline "Hotline" {
                  channel phone "+49 30 23125 110"
                  classified by customer, disputed by provider
                  clock stops when "the customer has confirmed the solution"
                  handles Sev2 during BusinessHours { resolve within 1 business day }
                  measures each per month
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Hotline }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Hotline "Hotline" {
                  channel phone "+49 30 23125 110"
                  classified by customer, disputed by provider
                  clock starts when "the call is answered"
                  clock stops when "the customer has confirmed the solution"
                  handles Sev2 during BusinessHours { resolve within 1 business day }
                  measures each per month
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Hotline }
          }
        `,
      },
      {
        title: 'No end for one of two commitments',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Hotline "Hotline" {
                  channel phone "+49 30 23125 110"
                  classified by customer, disputed by provider
                  clock starts when "the call comes in"
                  clock stops to respond when "an agent has answered"
                  handles Sev2 during BusinessHours { respond within 1 business hour  resolve within 1 business day }
                  measures each per month
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Hotline }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Hotline "Hotline" {
                  channel phone "+49 30 23125 110"
                  classified by customer, disputed by provider
                  clock starts when "the call comes in"
                  clock stops to respond when "an agent has answered"
                  clock stops to resolve when "the customer has confirmed the solution"
                  handles Sev2 during BusinessHours { respond within 1 business hour  resolve within 1 business day }
                  measures each per month
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Hotline }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const support of agreement.supports) {
      const lines = missingClocks(support);
      if (lines.length === 0) continue;
      const parts = listed(
        lines.map(({ what }) => what),
        'or',
      );
      report({
        at: support,
        message: `\`${support.id}\` promises times, but has no line ${parts}: nobody can say whether they were kept.`,
        fixes: [
          suggestion(
            lines.length === 1 ? `Add \`${lines[0]!.text}\`` : `Add ${lines.length} lines \`clock …\``,
            addTo(support, lines.map(({ text }) => text).join('\n')),
          ),
        ],
      });
    }
  },
};

function missingClocks({ clocks, handles }: Support): readonly { readonly what: string; readonly text: string }[] {
  const promised = new Set(handles.flatMap(({ commitments }) => commitments.map(({ kind }) => kind)));
  promised.delete('update');
  if (promised.size === 0) return [];
  const starts = clocks.some(({ event }) => event === 'starts');
  const stops = (kind: CommitmentKind) =>
    clocks.some(({ event, commitment }) => event === 'stops' && (commitment === undefined || commitment === kind));
  const missing = STOPS.filter(([kind]) => promised.has(kind) && !stops(kind)).map(([kind, text]) => ({
    what: `clock stops to ${kind} when`,
    text: `clock stops to ${kind} when "${text}"`,
  }));
  return starts ? missing : [{ what: 'clock starts when', text: `clock starts when "${START}"` }, ...missing];
}

import { type Agreement, type Id, roleOf } from '@sla-language/agreement';
import { listed } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const whoClassifies: Rule = {
  id: 'support/who-classifies',
  severity: 'warning',
  title: 'Nobody, or one side alone, decides how severe an incident is',
  explanation: () => ({
    why: prose`
      All times and penalties of a service desk hang on the severity. Where nobody is named, both sides classify; where one side
      decides alone, the provider can make every outage minor, or the customer every question critical.`,
    advice: 'Say who classifies and who may object: `classified by customer, disputed by provider`.',
    sources: [
      'Blunix GmbH, managed hosting SLA template',
      'ISO/IEC 20000-1:2018, 8.6.1 Incident management: classification and prioritisation',
    ],
    examples: [
      {
        title: 'The provider decides alone',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk { classified by provider }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk { classified by provider, disputed by customer }
          }
        `,
      },
      {
        title: 'Nobody is named',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Mail "Mail desk" {
                  channel email "mail@acme.example"
                  clock starts when "the message is received"
                  clock stops to respond when "an engineer has answered; an automated reply does not count"
                  handles Sev1 during Always { respond within 1 hour }
                  handles Sev2 during BusinessHours { respond within 4 business hours }
                  measures each per month
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Mail }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Mail "Mail desk" {
                  channel email "mail@acme.example"
                  classified by customer, disputed by provider
                  clock starts when "the message is received"
                  clock stops to respond when "an engineer has answered; an automated reply does not count"
                  handles Sev1 during Always { respond within 1 hour }
                  handles Sev2 during BusinessHours { respond within 4 business hours }
                  measures each per month
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Mail }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const support of agreement.supports) {
      const severities = [...new Set(support.handles.map((row) => row.severity))];
      if (severities.length < 2) continue;
      const { classified } = support;
      if (!classified) {
        const line = 'classified by customer, disputed by provider';
        report({
          at: support,
          message:
            `\`${support.id}\` has times for ${listed(severities)}, but does not say who decides to which of them ` +
            `an incident belongs. Add, for example, \`${line}\`.`,
          fixes: [suggestion(`Add \`${line}\``, addTo(support, line))],
        });
        continue;
      }
      const other = otherSide(agreement, classified.by);
      if (classified.disputedBy !== undefined || !other) continue;
      const line = `classified by ${roleOf(agreement, classified.by)}, disputed by ${other}`;
      report({
        at: support,
        property: 'classified',
        message:
          `In \`${support.id}\`, the ${roleOf(agreement, classified.by)} alone decides how severe an incident is, and with it which ` +
          `times and remedies hold; the ${other} may not object. Add \`, disputed by ${other}\`.`,
        fixes: [suggestion(`Write \`${line}\``, replace({ at: support, property: 'classified' }, line))],
      });
    }
  },
};

/** The side that has no say; undefined where a third party, which is on neither side, classifies. */
function otherSide(agreement: Agreement, by: Id): 'provider' | 'customer' | undefined {
  const role = roleOf(agreement, by);
  return role === 'provider' ? 'customer' : role === 'customer' ? 'provider' : undefined;
}

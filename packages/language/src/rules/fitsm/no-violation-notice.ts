import { partyIn } from '../common/phrases.js';
import { requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const fitsmNoViolationNotice: Rule = requirementRule({
  id: 'fitsm/no-violation-notice',
  severity: 'information',
  regulation: 'fitsm',
  requirement: 'FitSM violations',
  title: 'Nobody is told of a missed target',
  explanation: () => ({
    why: prose`
      A target that was missed on the second of the month stands in a report six weeks later. Until then nobody has asked why, and
      the next miss is on its way.`,
    advice: prose`
      Let the customer be told: \`notify customer of missed target within 2 business days\`.`,
    sources: ['FitSM-4, template of a service level agreement: communication, reporting and escalation; violations'],
    examples: [
      {
        title: 'It will be in the report',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Missed targets" "They stand in the report."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Missed targets" "They stand in the report."
              notify customer of missed target within 2 business days
          }
        `,
      },
      {
        title: 'The other side is told',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Missed targets" "They stand in the report."
              notify provider of missed target within 2 business days
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Missed targets" "They stand in the report."
              notify provider of missed target within 2 business days
              notify customer of missed target within 5 days
          }
        `,
      },
    ],
  }),
  asks: 'the way in which the customer is told of a violation of the agreement, and what is done about it',
  lacks: (agreement) => {
    const customer = partyIn(agreement, 'customer') ?? 'customer';
    if (agreement.notifications.some(({ to, of }) => to === customer && of.kind === 'missed target')) return [];
    const line = 'notify customer of missed target within 2 days';
    const fix = suggestion(`Add \`${line}\``, addTo(agreement, line));
    return [{ what: `\`${agreement.id}\` does not say how the customer is told of a missed target`, fixes: [fix] }];
  },
  clause: ({ provider, customer }) => ({
    title: 'Violations',
    text: `${provider} tells ${customer} within 2 business days of every target that it has missed, of the reason, and of what it does so that it is not missed again.`,
  }),
});

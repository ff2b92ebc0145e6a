import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const escalationMissing: Rule = {
  id: 'escalation/missing',
  severity: 'warning',
  title: 'There is no second level to turn to',
  why: prose`
    When the first contact does not answer, or cannot decide, the customer needs to know who is next and after how long. Without
    it an incident stays where it is stuck, and the parties argue afterwards about who should have called whom.`,
  advice: prose`
    Declare an \`escalation\` with at least two levels, each with a contact and the time after which it is called. Published terms,
    where the way up is the vendor's public support, and templates need none.`,
  sources: ['ITIL 4, incident management: functional and hierarchic escalation'],
  completeness: true,
  examples: [
    {
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
  ],
  check(agreement, { report }) {
    if (agreement.status === 'published') return;
    if (agreement.escalations.length === 0 && (agreement.objectives.length > 0 || agreement.supports.length > 0)) {
      report({
        at: agreement,
        message: `\`${agreement.id}\` does not say to whom an incident is escalated. Declare an \`escalation\` with at least two levels.`,
      });
    }
    for (const escalation of agreement.escalations) {
      if (new Set(escalation.levels.map((level) => level.level)).size > 1) continue;
      const count = escalation.levels.length === 0 ? 'no level' : 'only one level';
      report({
        at: escalation,
        message: `\`${escalation.id}\` has ${count}: there is nobody to turn to when the first contact does not help.`,
      });
    }
  },
};

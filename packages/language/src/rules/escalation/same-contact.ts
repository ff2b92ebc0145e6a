import { covers, type EscalationLevel, scopesOf } from '@sla-language/agreement';
import { once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const sameContact: Rule = {
  id: 'escalation/same-contact',
  severity: 'warning',
  title: 'A higher level is the contact that was called before',
  explanation: () => ({
    why: prose`
      An incident is escalated because the contact so far did not help. Where the next level is the same one, the customer has waited
      for nothing, and the agreement has one level less than it seems to have.`,
    advice: 'Name another contact for the higher level, one who can decide more, or leave the level out.',
    sources: ['ITIL 4, incident management: functional and hierarchic escalation'],
    examples: [
      {
        title: 'The first level again',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 30 minutes
                  level 3 Acme.Desk after 1 hour
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 30 minutes
                  level 3 Acme.Director after 1 hour
              }
          }
        `,
      },
      {
        title: 'For one severity only',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk for Sev2
                  level 1 Acme.Manager for Sev1
                  level 2 Acme.Manager after 1 hour
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              escalation Incidents {
                  level 1 Acme.Desk for Sev2
                  level 1 Acme.Manager for Sev1
                  level 2 Acme.Manager after 1 hour for Sev2
                  level 2 Acme.Director after 1 hour for Sev1
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const escalation of agreement.escalations) {
      const isNew = once();
      for (const scope of scopesOf(agreement, escalation.levels)) {
        const first = new Map<string, EscalationLevel>();
        const called = escalation.levels.filter((level) => covers(level.for, scope));
        for (const level of called.toSorted((left, right) => left.level - right.level)) {
          const before = first.get(level.contact);
          if (!before) first.set(level.contact, level);
          if (!before || before.level === level.level || !isNew(level)) continue;
          report({
            at: level,
            message:
              `Level ${level.level} of \`${escalation.id}\` calls \`${level.contact}\`, who was called as level ${before.level} already: ` +
              'nobody new is turned to.',
            related: [{ at: before, message: `Level ${before.level} calls \`${before.contact}\`.` }],
            fixes: [suggestion(`Remove level ${level.level}`, remove({ at: level }))],
          });
        }
      }
    }
  },
};

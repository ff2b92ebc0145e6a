import type { Agreement, Id } from '@sla-language/agreement';
import { headOf } from '../common/handlings.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const unusedSeverity: Rule = {
  id: 'support/unused-severity',
  severity: 'warning',
  title: 'A severity to which nothing in the agreement refers',
  explanation: () => ({
    why: prose`
      The contract defines a class of incidents and then promises nothing for it. The customer takes a class that is defined for one
      that is handled, and learns that it is not when it reports the first such incident.`,
    advice:
      'Give it a row in the service desk (`handles Sev4 during BusinessHours { … }`), or remove it: `without Sev4`.',
    sources: ['ISO/IEC 20000-1:2018, 8.6.1 Incident management: classification and prioritisation'],
    examples: [
      {
        title: 'A last class that no row handles',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Question" { means "a request for information" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Question" { means "a request for information" }
              support Desk {
                  handles Sev3 during BusinessHours { respond within 2 business days }
              }
          }
        `,
      },
      {
        title: 'A class for which only the way up was written',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Disaster "Disaster" { means "the shop is lost and has to be built anew" }
              severity Sev3 "Question" { means "a request for information" }
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 1 hour
                  level 3 Acme.Director after 90 minutes for Disaster
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Disaster "Disaster" { means "the shop is lost and has to be built anew" }
              escalation Incidents {
                  level 1 Acme.Desk
                  level 2 Acme.Manager after 1 hour
                  level 3 Acme.Director after 90 minutes for Disaster
              }
          }
        `,
      },
    ],
  }),
  tag: 'unnecessary',
  fix: 'suggestion',
  check(agreement, { report }) {
    const rows = agreement.supports.flatMap((support) => support.handles);
    // Without any row the severities wait for a service desk; a template is waiting for its agreements.
    if (rows.length === 0 || agreement.kind === 'template') return;
    const used = usedSeverities(agreement);
    const last = agreement.severities.findLastIndex(({ id }) => rows.some((row) => row.severity === id));
    for (const [index, severity] of agreement.severities.entries()) {
      // One between others is a gap, of which support/severity-gap speaks.
      const first = agreement.severities.findIndex(({ id }) => rows.some((row) => row.severity === id));
      if (used.has(severity.id) || (index > first && index < last)) continue;
      report({
        at: severity,
        message:
          `\`${severity.id}\` is declared, but no row handles it, and no target, remedy or escalation is \`for\` it: ` +
          'an incident of this severity is promised nothing.',
        related: rows.slice(0, 1).map((row) => ({ at: row, message: `Others are handled: \`${headOf(row)}\`.` })),
        fixes: [suggestion(`Remove \`severity ${severity.id}\``, remove({ at: severity }))],
      });
    }
  },
};

function usedSeverities(agreement: Agreement): ReadonlySet<Id> {
  const lines = [
    ...agreement.supports.flatMap((support) => [...support.targets, ...support.remedies]),
    ...agreement.objectives.flatMap((objective) => [
      ...objective.targets,
      ...objective.noTargets,
      ...objective.internalTargets,
      ...objective.baselines,
      ...objective.remedies,
    ]),
    ...(agreement.remedies?.remedies ?? []),
    ...agreement.escalations.flatMap((escalation) => escalation.levels),
    ...agreement.services.flatMap((service) => [...service.fees, ...service.charges]),
  ];
  const named = lines.flatMap((line) => line.for.filter((scope) => scope.kind === 'severity').map(({ id }) => id));
  return new Set([...named, ...agreement.supports.flatMap((support) => support.handles.map((row) => row.severity))]);
}

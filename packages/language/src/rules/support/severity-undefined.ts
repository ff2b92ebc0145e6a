import type { Agreement, Severity } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const severityUndefined: Rule = {
  id: 'support/severity-undefined',
  severity: 'warning',
  title: 'Nobody can tell which incidents belong to a severity',
  explanation: () => ({
    why: prose`
      "Critical" has the short times and the penalties, so the customer calls its incident critical and the provider calls it minor.
      Without a definition neither is wrong, and the table of times decides nothing.`,
    advice:
      'Say which incidents belong to it, in facts that both sides can see: `means "the shop cannot take orders"`.',
    sources: [
      'ISO/IEC 20000-1:2018, 8.6.1 Incident management: classification and prioritisation',
      'ITIL 4, incident management: prioritisation by impact and urgency',
    ],
    examples: [
      {
        title: 'A severity of its own has no definition',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Minor"
              support Desk {
                  handles Sev3 during BusinessHours { respond within 8 business hours  resolve within 10 business days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Minor" { means "anything else that does not work as described" }
              support Desk {
                  handles Sev3 during BusinessHours { respond within 8 business hours  resolve within 10 business days }
              }
          }
        `,
      },
      {
        title: 'Severities that several agreements share are defined where they stand',
        failing: example`
          import "./sound.sla"

          severity Question "Question" {}

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Question during BusinessHours { respond within 2 business days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          severity Question "Question" { means "a request for information; nothing is out of order" }

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Question during BusinessHours { respond within 2 business days }
              }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const severity of agreement.severities) {
      if (severity.means?.trim()) continue;
      const support = agreement.supports.find((each) => each.handles.some((row) => row.severity === severity.id));
      const row = support?.handles.find((each) => each.severity === severity.id);
      if (!support || !row) continue;
      const times = row.commitments.map(
        ({ kind, within }) => `${kind} ${kind === 'update' ? 'every' : 'within'} ${within.text}`,
      );
      report({
        at: severity,
        message:
          `\`${severity.id}\` has times of its own in \`${support.id}\`${times.length > 0 ? ` (${times.join(', ')})` : ''}, but nothing ` +
          'says which incidents belong to it. Add `means "…"`.',
        related: [{ at: row, message: `\`${support.id}\` handles it here.` }],
        fixes: [scaffold(agreement, severity)],
      });
    }
  },
};

/** A definition that fits the rank of the severity: the worst, the last, or one between. */
function scaffold(agreement: Agreement, severity: Severity): Fix {
  const { severities, services } = agreement;
  const service = services.length === 1 ? services[0]!.title : 'the service';
  const rank = severities.indexOf(severity);
  const means =
    rank === 0
      ? `${service} cannot be used by anyone`
      : rank === severities.length - 1
        ? 'anything else that does not work as described'
        : `a main function of ${service} fails, and there is no way around it`;
  const line = `means "${means.replace(/["\\]/g, '\\$&')}"`;
  return suggestion(`Add \`${line}\``, addTo(severity, line));
}

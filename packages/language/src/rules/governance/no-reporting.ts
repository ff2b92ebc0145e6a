import type { Agreement, Objective, Report, Support } from '@sla-language/agreement';
import { contactsIn, listed } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const noReporting: Rule = {
  id: 'governance/no-reporting',
  severity: 'warning',
  title: 'A promise that no report shows',
  explanation: () => ({
    why: prose`
      A level that nobody reports is known to one side only, if to anybody. The customer cannot claim a credit for a month of which
      it has never seen the figures, and the provider has nothing to show when the customer's own figures say otherwise.`,
    advice: prose`
      Declare a \`report\` that covers the objective: how often, how soon after the end of the window, to whom and in which form. An
      \`indicative\` objective, a template and published terms (which have no single customer to report to) need none.`,
    sources: [
      'ITIL 4, service level management: report and review',
      'ISO/IEC 20000-1:2018, 8.3.3 Service level management',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              report Monthly { covers Uptime, Desk }              // Speed is missing
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              report Monthly { covers Uptime, Speed, Desk }
          }
        `,
      },
      {
        title: 'No report at all',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without Monthly
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without Monthly
              report Quarterly "Service level report" {
                  covers Uptime, Speed, Desk
                  issued on request
                  sent to Globex.Owner by "e-mail"
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
    const promises = [
      ...agreement.objectives.filter((objective) => !objective.indicative && objective.targets.length > 0),
      ...agreement.supports.filter((support) => !support.indicative && support.handles.length > 0),
    ];
    if (promises.length === 0) return;
    const covered = new Set(agreement.reports.flatMap((each) => each.covers));
    const silent = promises.filter((promise) => !covered.has(promise.id));
    if (agreement.reports.length === 0) {
      const names = promises.map((promise) => `\`${promise.id}\``).join(', ');
      report({
        at: agreement,
        message: `\`${agreement.id}\` makes promises (${names}) and has no report that would show whether they are kept.`,
        fixes: [newReport(agreement, promises)],
      });
      return;
    }
    for (const promise of silent) {
      report({
        at: promise,
        message: `No report covers \`${promise.id}\`: nobody is told whether it is kept.`,
        related: agreement.reports.map((each) => ({
          at: each,
          message: `\`${each.id}\` covers ${listed(each.covers)}.`,
        })),
        fixes: agreement.reports.map((each) => cover(each, promise)),
      });
    }
  },
};

function cover(report: Report, promise: Objective | Support): Fix {
  const line = `covers ${[...report.covers, promise.id].join(', ')}`;
  const edit = report.covers.length > 0 ? replace({ at: report, property: 'covers' }, line) : addTo(report, line);
  return suggestion(`Cover \`${promise.id}\` in \`${report.id}\``, edit);
}

/** A monthly report to the first contact of the customer. */
function newReport(agreement: Agreement, promises: readonly (Objective | Support)[]): Fix {
  const contact = contactsIn(agreement, 'customer')[0];
  const text = [
    'report ServiceLevels "Service level report" {',
    `    covers ${promises.map(({ id }) => id).join(', ')}`,
    '    issued every month within 10 days',
    ...(contact ? [`    sent to ${contact.id} by "e-mail"`] : []),
    '}',
  ];
  return suggestion('Add a monthly report', addTo(agreement, text.join('\n')));
}

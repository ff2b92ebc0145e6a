import type { Agreement, Objective, Period, Report, Support, Window } from '@sla-language/agreement';
import { listed } from '../common/phrases.js';
import { promisesOf } from '../common/places.js';
import { reportsOf } from '../common/reports.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

const PERIODS: readonly Period[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];

export const reportSlowerThanWindow: Rule = {
  id: 'governance/report-slower-than-window',
  severity: 'warning',
  title: 'What is owed every month is reported more seldom',
  explanation: () => ({
    why: prose`
      A credit for January that the customer first reads of in April is a credit that nobody has paid, claimed or disputed in time.
      By then invoices have been settled, logs have been deleted, and a chronic failure has gone on for a quarter unseen.`,
    advice: prose`
      Report at least as often as the windows end for which something is owed: \`issued every month within 5 business days\`. For
      windows shorter than a month a monthly report is often enough, because credits are settled by the month.`,
    sources: [
      'ISO/IEC 20000-1:2018, 8.3.3 Service level management: performance is monitored and reported at planned intervals',
      'ITIL 4, service level management: report and review',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { claim automatic }
              report Monthly "Service level report" { issued every quarter within 5 business days }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { claim automatic }
              report Monthly "Service level report" { issued every month within 5 business days }
          }
        `,
      },
      {
        title: 'One objective is only in the yearly report',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { claim automatic }
              report Monthly "Service level report" { covers Uptime, Desk }
              report Yearly "Review pack" { covers Speed  issued every year within 15 business days }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { claim automatic }
              report Yearly "Review pack" { covers Speed  issued every year within 15 business days }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const late = new Map<Report, { readonly promise: Objective | Support; readonly need: Period }[]>();
    for (const promise of promisesOf(agreement)) {
      const need = settledEvery(promise.measures?.window);
      if (!need || promise.indicative || !hasConsequence(agreement, promise)) continue;
      const fastest = fastestReport(reportsOf(agreement, promise.id));
      if (!fastest || PERIODS.indexOf(fastest.period) <= PERIODS.indexOf(need)) continue;
      late.set(fastest.report, [...(late.get(fastest.report) ?? []), { promise, need }]);
    }
    for (const [found, promises] of late) {
      const { issued } = found;
      if (issued?.kind !== 'every') continue;
      const need = promises
        .map((each) => each.need)
        .toSorted((left, right) => PERIODS.indexOf(left) - PERIODS.indexOf(right))[0]!;
      const ids = listed(promises.map(({ promise }) => promise.id));
      report({
        at: issued,
        message:
          `Something may be owed for ${ids} every ${need}, but no report shows it more often than \`${found.id}\`, which is issued ` +
          `every ${issued.every}: a miss becomes known up to a ${issued.every} late.`,
        related: promises.flatMap(({ promise }) =>
          promise.measures ? [{ at: promise, message: `Measured per ${promise.measures.window.text}.` }] : [],
        ),
        fixes: [
          suggestion(
            `Issue \`${found.id}\` every ${need}`,
            replace({ at: issued }, `every ${need}`, `every ${issued.every}`),
          ),
        ],
      });
    }
  },
};

/** How often something falls due: with each window, but not more often than once a month. A rolling window is settled by the month. */
function settledEvery(window: Window | undefined): Period | undefined {
  if (!window) return undefined;
  if (window.kind === 'rolling' || window.kind === 'billing cycle') return 'month';
  return PERIODS.indexOf(window.period) < PERIODS.indexOf('month') ? 'month' : window.period;
}

function hasConsequence(agreement: Agreement, promise: Objective | Support): boolean {
  return [...promise.remedies, ...(agreement.remedies?.remedies ?? [])].some((remedy) => remedy.kind !== 'cap');
}

/** The report that comes most often; undefined where one can be asked for, or does not say how often it comes. */
function fastestReport(reports: readonly Report[]): { readonly report: Report; readonly period: Period } | undefined {
  const periodic = reports.flatMap((report) =>
    report.issued?.kind === 'every' ? [{ report, period: report.issued.every }] : [],
  );
  if (periodic.length < reports.length) return undefined;
  return periodic.toSorted((left, right) => PERIODS.indexOf(left.period) - PERIODS.indexOf(right.period))[0];
}

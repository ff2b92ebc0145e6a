import { businessSeconds, decimal, decimalString, exactSeconds, type Handling } from '@sla-language/agreement';
import { rowsOfDesks } from '../common/handlings.js';
import { listed } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const flatSeverity: Rule = {
  id: 'support/flat-severity',
  severity: 'information',
  title: 'All severities have the same times',
  explanation: () => ({
    why: prose`
      Severities that differ in nothing do not put the worst incident first: the provider may treat the outage of the whole service
      like a question, and has kept its promise. Classifying each incident is then work without an effect.`,
    advice: prose`
      Give the graver classes shorter times or wider hours, or keep one class. Penalties and levels of escalation \`for\` one severity
      are a difference as well.`,
    sources: [
      'ISO/IEC 20000-1:2018, 8.6.1 Incident management: prioritisation by impact and urgency',
      'ITIL 4, incident management: prioritisation by impact and urgency',
    ],
    examples: [
      {
        title: 'Two rows that are the same',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev1 during Always { respond within 15 minutes  restore within 2 hours  resolve within 1 day }
                  handles Sev2 during Always { respond within 15 minutes  update every 1 hour  restore within 2 hours  resolve within 1 day }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev1 during Always { respond within 15 minutes  restore within 2 hours  resolve within 1 day }
                  handles Sev2 during Always { respond within 30 minutes  update every 1 hour  restore within 2 hours  resolve within 1 day }
              }
          }
        `,
      },
      {
        title: 'The same times, written in other units',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during Always { respond within 0.25 hours  update every 60 minutes  restore within 120 minutes  resolve within 1 day }
                  handles Sev1 during Always { resolve within 24 hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during Always { respond within 0.5 hours  update every 60 minutes  restore within 120 minutes  resolve within 1 day }
                  handles Sev1 during Always { resolve within 24 hours }
              }
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    const lines = [
      ...agreement.supports.flatMap((support) => [...support.targets, ...support.remedies]),
      ...agreement.escalations.flatMap((escalation) => escalation.levels),
    ];
    const isTold = new Set(lines.flatMap((line) => line.for.map((scope) => scope.id)));
    const seen = new Set<Handling>();
    for (const { support, caseText, rows } of rowsOfDesks(agreement)) {
      const [first, ...others] = rows;
      if (!first || others.length === 0 || seen.has(first) || rows.some((row) => isTold.has(row.severity))) continue;
      const key = timesOf(first, agreement.defaultCalendar);
      if (first.commitments.length === 0 || others.some((row) => timesOf(row, agreement.defaultCalendar) !== key))
        continue;
      seen.add(first);
      const names = listed(rows.map((row) => row.severity));
      report({
        at: first,
        message: `In \`${support.id}\`, ${names} have the same hours and the same times${caseText}: the severity of an incident makes no difference.`,
        related: others.map((row) => ({ at: row, message: `\`${row.severity}\` has the same times.` })),
      });
    }
  },
};

/** The hours and times of a row, whatever units they are written in. */
function timesOf({ during, commitments }: Handling, defaultCalendar: string | undefined): string {
  const times = commitments.map(({ kind, within, orWorkaround }) => {
    const seconds = within.business ? businessSeconds(within) : exactSeconds(within);
    const length = seconds ? decimalString(seconds) : `${decimalString(decimal(within.value))} ${within.unit}`;
    return `${kind} ${within.business} ${length} ${orWorkaround}`;
  });
  return [during ?? defaultCalendar ?? '', ...times.toSorted()].join('; ');
}

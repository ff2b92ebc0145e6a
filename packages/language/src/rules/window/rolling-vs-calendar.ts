import { exactSeconds, type Objective, sameScope, type Window, wholeMonths } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const rollingVsCalendar: Rule = {
  id: 'window/rolling-vs-calendar',
  severity: 'information',
  title: 'One level is promised per month and over as many rolling days',
  explanation: () => ({
    why: prose`
      A dashboard shows the last 30 days, the contract counts calendar months, and the two never agree: an outage at the turn of the month counts
      half in each month and whole in the rolling window. Where both bind, one event can miss the target twice.`,
    advice: 'Promise one of the two and mark the other one as `indicative`.',
    sources: [
      'Blunix GmbH, managed hosting SLA template, 5.2.1',
      'Beyer et al., The Site Reliability Workbook, chapter 2: calendar-aligned and rolling windows',
    ],
    examples: [
      {
        title: 'A month and 30 days',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Recent "Last 30 days" {
                  measures p95 of PageTime per rolling 30 days
                  target <= 900 ms
                  credit 1% of fee when > 900 ms
                  claim within 30 days after report by "a ticket" with "dates and times"
              }
              report Monthly { covers Uptime, Speed, Desk, Recent }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Recent "Last 30 days" {
                  measures p95 of PageTime per rolling 30 days
                  target <= 900 ms
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Recent }
          }
        `,
      },
      {
        title: 'A quarter and 90 days',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed { measures p95 of PageTime per quarter }
              objective Recent "Last 90 days" {
                  measures p95 of PageTime per rolling 90 days
                  target <= 900 ms
                  credit 1% of fee when > 900 ms
                  claim within 30 days after report by "a ticket" with "dates and times"
              }
              report Monthly { covers Uptime, Speed, Desk, Recent }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed { measures p95 of PageTime per quarter }
              objective Recent "Last week" {
                  measures p95 of PageTime per rolling 7 days
                  target <= 900 ms
                  credit 1% of fee when > 900 ms
                  claim within 30 days after report by "a ticket" with "dates and times"
              }
              report Monthly { covers Uptime, Speed, Desk, Recent }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const binding = agreement.objectives.filter(
      (objective) => objective.measures && objective.targets.length > 0 && !objective.indicative,
    );
    const byLevel = new Map<string, Objective[]>();
    for (const objective of binding) {
      const { text } = objective.measures!.level;
      byLevel.set(text, [...(byLevel.get(text) ?? []), objective]);
    }
    for (const rolling of binding) {
      const { level, window } = rolling.measures!;
      const length = window.kind === 'rolling' && monthsOf(window);
      if (!length) continue;
      const other = byLevel
        .get(level.text)
        ?.find((each) => each.measures!.window.kind !== 'rolling' && monthsOf(each.measures!.window) === length);
      if (!other || !shareACase(rolling, other)) continue;
      const calendar = other.measures!.window;
      report({
        at: rolling,
        property: 'measures',
        message:
          `\`${rolling.id}\` promises \`${level.text}\` per ${window.text}, \`${other.id}\` the same level per ${calendar.text}: their figures ` +
          'differ whenever something happens at the turn of a period, and both bind. Mark one of them `indicative`.',
        related: [{ at: other, property: 'measures', message: `\`${other.id}\` is measured per ${calendar.text}.` }],
        fixes: [
          suggestion(
            `Measure \`${rolling.id}\` per ${calendar.text} as well`,
            replace({ at: rolling, property: 'measures' }, `per ${calendar.text}`, `per ${window.text}`),
          ),
        ],
      });
    }
  },
};

/** The months that a window is meant to be: 30 days and a month, 90 days and a quarter, 365 days and a year. */
function monthsOf(window: Window): number | undefined {
  switch (window.kind) {
    case 'calendar':
    case 'fiscal':
      return { month: 1, quarter: 3, year: 12, hour: undefined, day: undefined, week: undefined }[window.period];
    case 'billing cycle':
      return 1;
    case 'rolling': {
      const days = exactSeconds(window.length)?.div(86_400);
      if (!days) return wholeMonths(window.length);
      const near = [
        { months: 1, least: 28, most: 31 },
        { months: 3, least: 89, most: 92 },
        { months: 12, least: 364, most: 366 },
      ];
      return near.find(({ least, most }) => days.gte(least) && days.lte(most))?.months;
    }
  }
}

/** Whether some customer has both promises. */
function shareACase(left: Objective, right: Objective): boolean {
  return left.targets.some((one) =>
    right.targets.some((other) => one.for.length === 0 || other.for.length === 0 || sameScope(one.for, other.for)),
  );
}

import {
  type Agreement,
  decimal,
  downtimeBudget,
  formatDuration,
  groupedString,
  percentString,
} from '@sla-language/agreement';
import { type AvailabilityPromise, availabilityPromises } from '../common/budgets.js';
import { example, prose } from '../common/texts-of-rules.js';
import { textsOf } from '../common/written-texts.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

const DAY = decimal(86_400);

export const fixedMonth: Rule = {
  id: 'window/fixed-month',
  severity: 'warning',
  title: 'A month of a fixed number of minutes beside windows of the calendar',
  explanation: () => ({
    why: prose`
      "43,200 minutes" is a month of 30 days. Beside a target for each calendar month it makes two months of different length: February
      forgives less than the text says, and the months of 31 days, or the October in which clocks are put back, more.`,
    advice: 'Speak of the minutes of the month, or measure over a window of that length: `per rolling 30 days`.',
    sources: [
      'Atlassian Service Level Agreement (2024-10-07): worked example with 43,200 minutes',
      'Blunix GmbH, managed hosting SLA template (table of downtime per month)',
    ],
    examples: [
      {
        title: 'A definition in minutes',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Total minutes" means "43,200 minutes in each month."
              clause "Calculation" "Availability is the share of the total minutes in which the shop was up."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Total minutes" means "the minutes of the calendar month."
              clause "Calculation" "Availability is the share of the total minutes in which the shop was up."
          }
        `,
      },
      {
        title: 'A clause in hours',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Calculation" "Availability is the share of the 720 hours of a month in which the shop was up."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Calculation" "Availability is the share of the hours of a month in which the shop was up."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const [promise] = monthly(agreement);
    if (!promise) return;
    for (const { text, what, binding, ...place } of textsOf(agreement)) {
      if (!binding || !SUSPECT.test(text)) continue;
      const match = LENGTH.exec(text);
      const days = match && daysOf(match[1]!, match[2]!);
      if (!match || !days || !MONTH.test(text)) continue;
      const of = (count: number) => formatDuration(downtimeBudget(promise.level, DAY.times(count)));
      report({
        ...place,
        message:
          `"${match[0]}" in ${what} is a month of ${days} days, but \`${promise.objective.id}\` is measured per ${promise.window.text}, of 40,320 to ` +
          `44,640 minutes. ${percentString(promise.level)} allows ${of(28)} of downtime in February and ${of(31)} in a month of 31 days, not always ${of(days)}.`,
        related: [
          { at: promise.target, message: `\`${promise.objective.id}\` is measured per ${promise.window.text}.` },
        ],
        fixes: [
          suggestion(
            `Write "minutes of the month" for "${match[0]}"`,
            replace(place, `minutes of the month`, match[0]),
          ),
        ],
      });
    }
  },
};

function monthly(agreement: Agreement): readonly AvailabilityPromise[] {
  return availabilityPromises(agreement).filter(
    ({ window }) => window.kind === 'billing cycle' || (window.kind === 'calendar' && window.period === 'month'),
  );
}

/** One look for most texts. */
const SUSPECT = /4[34][., ’'_]?[26][04]0|7[24][04] ?h|7[24][04] ?std|7[24][04] Stunden/i;
const LENGTH = /(?<![\d.,])(43[., ’'_]?200|44[., ’'_]?640|720|744)\s*(minutes|minuten|min|hours|stunden|std|h)\b/i;
const MONTH = /month|monat|billing cycle/i;

/** The days of a month that has so many minutes or hours. */
function daysOf(number: string, unit: string): number | undefined {
  const digits = decimal(number.replace(/\D/g, ''));
  const days = digits.div(unit.toLowerCase().startsWith('m') ? 1440 : 24);
  return days.eq(30) || days.eq(31) ? Number(groupedString(days)) : undefined;
}

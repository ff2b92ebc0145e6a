import {
  type Agreement,
  DEFAULT_TIME_ZONE,
  downtimeBudgetOfWindow,
  formatDuration,
  lastDayOf,
  type MeasurementWindow,
  secondsBetween,
  termSpan,
  timeSettingOf,
  type Window,
  windowAt,
  windowSeconds,
} from '@sla-language/agreement';
import { availabilityPromises } from '../common/budgets.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const partialPeriod = ruleWithOptions({
  id: 'window/partial-period',
  severity: 'information',
  title: 'The term begins or ends in the middle of a window',
  explanation: () => ({
    why: prose`
      A window that the term cuts is measured over the days that are left, with the fee of these days. Ten days of a quarter have a ninth
      of its downtime, so an outage that a whole quarter forgives misses the target in the first weeks, and nobody had it in mind.`,
    advice: prose`
      Begin and end the term with a window, or say what the missing part counts as: \`partial window counts as good\`. Where the short window
      is meant as it is, leave it.`,
    sources: ['Common Paper SLA 2.0, section 1.2', 'MongoDB Atlas Service Level Agreement'],
    examples: [
      {
        title: 'The first quarter has three weeks',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-03-11 to 2028-12-31
              metric ShopUptime { no data counts as bad }
              objective Uptime {
                  measures ShopUptime per quarter
                  credit 10% of fee when < 99.5%
                  terminate by customer after 3 misses in 12 months with 30 days notice
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-03-11 to 2028-12-31
              metric ShopUptime { partial window counts as good }
              objective Uptime {
                  measures ShopUptime per quarter
                  credit 10% of fee when < 99.5%
                  terminate by customer after 3 misses in 12 months with 30 days notice
              }
          }
        `,
      },
      {
        title: 'The last month has ten days',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01 to 2028-01-10
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01 to 2027-12-31
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  options: {
    mostPercent: {
      type: 'number',
      default: 90,
      minimum: 1,
      description: 'A window of which at least so many per cent are left is as good as a whole one.',
    },
  },
  check(agreement, { options, report }) {
    // What a vendor publishes begins for each customer on another day.
    if (!agreement.effective || agreement.status === 'published' || agreement.kind === 'template') return;
    const { timeZone } = timeSettingOf(agreement);
    const seen = new Set<object>();
    for (const { objective, metric, level, window, target } of availabilityPromises(agreement)) {
      if (metric.partialWindow !== undefined || level.gte(100) || seen.has(objective) || !isLong(window)) continue;
      // Whether the term cuts one is a matter of days. Only its length depends on the zone, and most agreements cut none.
      if (cutWindows(agreement, window, DEFAULT_TIME_ZONE).length === 0) continue;
      const cut = cutWindows(agreement, window, timeZone).find((each) => {
        const whole = secondsBetween(each.full.start, each.full.end);
        return windowSeconds(each).times(100).lt(whole.times(options.mostPercent));
      });
      if (!cut) continue;
      seen.add(objective);
      const day = (span: { start: MeasurementWindow['start']; end: MeasurementWindow['end'] }) =>
        `${span.start.toZonedDateTimeISO(timeZone).toPlainDate()} to ${lastDayOf(span.end, timeZone)}`;
      const line = 'partial window counts as good';
      report({
        at: objective,
        property: 'measures',
        message:
          `Of the ${window.text} from ${day(cut.full)}, only ${day(cut)} is in the term: \`${target.comparison.text}\` of \`${objective.id}\` allows ` +
          `${formatDuration(downtimeBudgetOfWindow(level, cut))} of downtime in it instead of ${formatDuration(downtimeBudgetOfWindow(level, cut.full))}.`,
        related: [{ at: agreement, property: 'effective', message: 'The term.' }],
        fixes: [suggestion(`Add \`${line}\` to \`${metric.id}\``, addTo(metric, line))],
      });
    }
  },
});

/** Of a week or less nobody expects more than it has. */
function isLong(window: Window): boolean {
  return window.kind === 'fiscal' || window.kind === 'billing cycle'
    ? true
    : window.kind === 'calendar' && ['month', 'quarter', 'year'].includes(window.period);
}

/** The first and the last window of the term, as far as the term cuts them. A term that renews itself has no last one. */
function cutWindows(agreement: Agreement, window: Window, timeZone: string): readonly MeasurementWindow[] {
  const setting = { ...timeSettingOf(agreement), timeZone };
  const { start, end } = termSpan(setting);
  const first = start && windowAt(window, setting, start);
  const last = end && !agreement.renewal ? windowAt(window, setting, end.subtract({ nanoseconds: 1 })) : undefined;
  return [first, last].flatMap((each) => (each?.partial ? [each] : []));
}

import {
  type Agreement,
  type Calendar,
  decimal,
  type Exclusion,
  formatDuration,
  isAlwaysOpen,
  type WeeklyHours,
} from '@sla-language/agreement';
import { metricsWithout } from '../common/exclusions.js';
import { example, prose } from '../common/texts-of-rules.js';
import { commonMinutes, hoursText, minutesOf, weekSpans } from '../common/week.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const maintenanceInPeak: Rule = {
  id: 'exclusion/maintenance-in-peak',
  severity: 'warning',
  title: 'A maintenance window in business hours',
  explanation: () => ({
    why: prose`
      What does not count on paper stops the customer's work all the same. A window in the hours that the agreement itself calls business
      hours takes the service away when it is needed most, and the report shows a target that was met.`,
    advice: 'Move the window to hours in which the calendar is closed: `window sunday 02:00 to 04:00`.',
    sources: ['ITIL 4, change enablement: maintenance windows outside the hours of business'],
    examples: [
      {
        title: 'In the default calendar',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned { window tuesday 10:00 to 12:00 }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned { window tuesday 03:00 to 05:00 }
          }
        `,
      },
      {
        title: 'In the hours in which availability is measured',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar TradingHours "Trading hours" {
                  open saturday to sunday 08:00 to 20:00
                  holidays "DE-BE"
              }
              maintenance Planned { window sunday 18:00 to 22:00 }
              metric ShopUptime { availability of Shop during TradingHours }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar TradingHours "Trading hours" {
                  open saturday to sunday 08:00 to 20:00
                  holidays "DE-BE"
              }
              maintenance Planned { window sunday 20:00 to 24:00 }
              metric ShopUptime { availability of Shop during TradingHours }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const exclusion of agreement.exclusions) {
      if (exclusion.windows.length === 0) continue;
      for (const calendar of calendarsOf(agreement, exclusion)) {
        const open = weekSpans(calendar.open);
        for (const window of exclusion.windows) {
          const minutes = commonMinutes(weekSpans([window]), open);
          if (minutes === 0) continue;
          report({
            at: window,
            message:
              `The window \`${hoursText(window)}\` of \`${exclusion.id}\` takes ${formatDuration(decimal(minutes).times(60))} of every week ` +
              `in which \`${calendar.id}\` is open (${calendar.open.map(hoursText).join(', ')}): the service may be down, without its counting, when it is needed.`,
            related: [
              { at: calendar, message: `\`${calendar.id}\` is open ${calendar.open.map(hoursText).join(', ')}.` },
            ],
            fixes: moved(window, calendar),
          });
        }
      }
    }
  },
};

/** The hours that matter to the metrics that leave it out: those in which they measure, else the agreement's business hours. */
function calendarsOf(agreement: Agreement, exclusion: Exclusion): readonly Calendar[] {
  const ids = metricsWithout(agreement, exclusion).map(({ measure }) =>
    measure?.kind === 'availability' && measure.during !== undefined ? measure.during : agreement.defaultCalendar,
  );
  return [...new Set(ids)].flatMap((id) => {
    const calendar = agreement.calendars.find((each) => each.id === id);
    // In another zone the hours of the two cannot be laid on each other.
    const sameZone = calendar && (calendar.timeZone === undefined || calendar.timeZone === agreement.timeZone);
    return calendar && sameZone && !isAlwaysOpen(calendar) ? [calendar] : [];
  });
}

/** The same length at night, on the same days or else on Sunday, if the calendar is closed then. */
function moved(window: WeeklyHours, calendar: Calendar): readonly Fix[] {
  const length = minutesOf(weekSpans([{ ...window, to: window.from }]));
  const end = 120 + length;
  if (end > 24 * 60) return [];
  const hours = { start: '02:00', end: `${two(Math.floor(end / 60))}:${two(end % 60)}` };
  const candidates: readonly WeeklyHours[] = [
    { ...window, ...hours },
    { from: 'sunday', to: 'sunday', ...hours },
  ];
  const open = weekSpans(calendar.open);
  const free = candidates.find((each) => commonMinutes(weekSpans([each]), open) === 0);
  return free
    ? [suggestion(`Move the window to \`${hoursText(free)}\``, replace({ at: window }, hoursText(free)))]
    : [];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

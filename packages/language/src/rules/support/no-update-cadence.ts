import {
  businessSeconds,
  type Commitment,
  type Duration,
  decimal,
  duration,
  exactSeconds,
} from '@sla-language/agreement';
import { calendarOf, endsBefore, leastSeconds } from '../common/calendars.js';
import { commitmentOf, endOf, gravestOf, rowsOfDesks } from '../common/handlings.js';
import { once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, replace, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const noUpdateCadence = ruleWithOptions({
  id: 'support/no-update-cadence',
  severity: 'warning',
  title: 'Nobody is told how the gravest incident stands',
  explanation: () => ({
    why: prose`
      While the gravest incident lasts, the customer has to decide from hour to hour whether to close its shop, warn its own customers
      or send people home. A provider that owes no news until the solution is due leaves it without any ground for that.`,
    advice: 'Add the longest gap between two reports to the row: `update every 30 minutes`.',
    sources: [
      'ITIL 4, incident management: communication with users during an incident',
      'Beyer et al., Site Reliability Engineering, chapter 14: Managing Incidents',
    ],
    examples: [
      {
        title: 'No updates at all',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Phone "Emergency desk" {
                  channel phone "+49 30 23125 110"
                  clock starts when "the call is taken"
                  clock stops when "the shop can be opened again"
                  handles Sev1 during Always { restore within 2 hours }
                  measures each per month
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Phone }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Phone "Emergency desk" {
                  channel phone "+49 30 23125 110"
                  clock starts when "the call is taken"
                  clock stops when "the shop can be opened again"
                  handles Sev1 during Always { update every 30 minutes  restore within 2 hours }
                  measures each per month
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Phone }
          }
        `,
      },
      {
        title: 'The first update is due when the incident is over',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev1 during Always { update every 3 hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev1 during Always { update every 1 hour }
              }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  options: {
    longestSilence: {
      type: 'number',
      default: 60,
      minimum: 1,
      description: 'Minutes that an incident of the gravest severity may last without news.',
    },
  },
  check(agreement, { options, report }) {
    const isNew = once();
    const handled = new Set(agreement.supports.flatMap((support) => support.handles.map((row) => row.severity)));
    const gravest = agreement.severities.find(({ id }) => handled.has(id));
    for (const { support, rows } of rowsOfDesks(agreement)) {
      const top = gravestOf(agreement, rows);
      const end = top && endOf(top);
      // A second desk for lesser incidents has its own gravest ones, of which nobody has to hear every hour.
      if (!top || !end || top.severity !== gravest?.id || !isNew(top)) continue;
      const calendar = calendarOf(agreement, top);
      const silence = leastSeconds(end.within, calendar);
      if (silence.lte(decimal(options.longestSilence).times(60))) continue;
      const update = commitmentOf(top, 'update');
      if (update && !endsBefore(end.within, update.within, calendar)) continue;
      const gap = gapFor(end);
      const line = `update every ${gap.text}`;
      const until = `has to be ${end.kind === 'restore' ? 'restored' : 'resolved'} within ${end.within.text}`;
      report({
        at: update ?? top,
        message: update
          ? `\`${top.severity}\` of \`${support.id}\` ${until}, but is updated every ${update.within.text}: no news is due before the incident is over.`
          : `\`${top.severity}\` of \`${support.id}\` ${until}, and no news is due until then. Add, for example, \`${line}\`.`,
        related: [{ at: end, message: `It ${until}.` }],
        fixes: [
          update
            ? suggestion(`Write \`${line}\``, replace({ at: update }, line))
            : suggestion(`Add \`${line}\``, addTo(top, line)),
        ],
      });
    }
  },
});

const MINUTES = [15, 30, 60, 120, 240, 480];

/** A third of the time that an incident may last, in a usual length: 30 minutes for two hours. */
function gapFor({ within }: Commitment): Duration {
  if (within.business && within.unit === 'day') return duration('4', 'hour', true);
  const seconds = exactSeconds(within) ?? businessSeconds(within);
  const third = seconds?.div(180) ?? decimal(240);
  const minutes = MINUTES.findLast((each) => third.gte(each)) ?? 15;
  return minutes < 60 && !within.business
    ? duration(String(minutes), 'minute')
    : duration(String(Math.max(1, minutes / 60)), 'hour', within.business);
}

import { exactSeconds, formatDuration } from '@sla-language/agreement';
import { lengthText, longestOf, metricsWithout, mostInWindows, sensibleLimit } from '../common/exclusions.js';
import { example, prose } from '../common/texts-of-rules.js';
import { hoursText } from '../common/week.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const limitNeverReached: Rule = {
  id: 'exclusion/limit-never-reached',
  severity: 'warning',
  title: 'A limit that can never be used up',
  explanation: () => ({
    why: prose`
      A limit of twelve hours a month beside a weekly window of two hours limits nothing: no month has more than five such windows.
      Either the windows or the limit is wrong, and the parties have different figures in mind for what may be excluded.`,
    advice: 'Lower the limit to what is meant, or give the windows that it needs.',
    sources: ['Arithmetic of this agreement: a month of 31 days holds four weeks and three days'],
    examples: [
      {
        title: 'The windows hold less',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned {
                  window sunday 03:00 to 03:30
                  limit 3 hours per month
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned {
                  window sunday 03:00 to 03:30
                  limit 2 hours per month
              }
          }
        `,
      },
      {
        title: 'The period is shorter',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion Strikes "Strikes" { means "strikes at the provider's suppliers"  proof by provider  limit 30 hours per day }
              metric PageTime { excluding Planned, Strikes }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion Strikes "Strikes" { means "strikes at the provider's suppliers"  proof by provider  limit 30 hours per month }
              metric PageTime { excluding Planned, Strikes }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const exclusion of agreement.exclusions) {
      const { limit } = exclusion;
      const length = limit && exactSeconds(limit.length);
      const period = limit && longestOf(limit.per);
      if (!limit || !length || !period) continue;
      const most = exclusion.windows.length > 0 ? mostInWindows(exclusion, period) : period;
      if (length.lte(most)) continue;
      const per = limit.per.text;
      const what =
        exclusion.windows.length > 0
          ? `its windows (${exclusion.windows.map(hoursText).join(', ')}) hold at most ${formatDuration(most)} in that time`
          : `that is never longer than ${formatDuration(most)}`;
      const text =
        exclusion.windows.length > 0
          ? `limit ${lengthText(most)} per ${per}`
          : sensibleLimit(agreement, metricsWithout(agreement, exclusion));
      report({
        at: limit,
        message: `\`${exclusion.id}\` may take ${limit.length.text} per ${per}, but ${what}: the limit is never used up, so it limits nothing.`,
        related: exclusion.windows.map((window) => ({ at: window, message: `The window \`${hoursText(window)}\`.` })),
        fixes: [suggestion(`Write \`${text}\``, replace({ at: limit }, text))],
      });
    }
  },
};

import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const overnightWindow: Rule = {
  id: 'window/overnight-window',
  severity: 'warning',
  title: 'Hours that end when they begin',
  explanation: () => ({
    why: prose`
      An end that is not after the start lies on the next day, so "09:00 to 09:00" is a whole day and a night. Whoever reads it takes it for a
      slip, and a maintenance window of no length at all would be another agreement than one of 24 hours.`,
    advice: 'Write a whole day as `00:00 to 24:00`, or correct the time at which it ends.',
    sources: ['ISO 8601-1:2019, time intervals and the end of the day'],
    examples: [
      {
        title: 'A window of maintenance',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned { window sunday 04:00 to 04:00 }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              maintenance Planned { window sunday 04:00 to 06:00 }
          }
        `,
      },
      {
        title: 'Opening hours',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar BusinessHours { open monday to thursday 09:00 to 17:00  open friday 09:00 to 09:00 }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar BusinessHours { open monday to thursday 09:00 to 17:00  open friday 09:00 to 15:00 }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const blocks = [
      ...agreement.calendars.map(({ id, open }) => ({ id, lines: open })),
      ...agreement.exclusions.map(({ id, windows }) => ({ id, lines: windows })),
    ];
    for (const { id, lines } of blocks) {
      for (const line of lines) {
        // From midnight to midnight is a usual way to write a day.
        if (line.start !== line.end || line.start === '00:00') continue;
        const written = `${line.start} to ${line.end}`;
        report({
          at: line,
          message: `\`${written}\` in \`${id}\` ends on the day after ${title(line.to)}, 24 hours later. Write \`00:00 to 24:00\` if a whole day is meant.`,
          fixes: [suggestion('Write `00:00 to 24:00`', replace({ at: line }, '00:00 to 24:00', written))],
        });
      }
    }
  },
};

function title(day: string): string {
  return day.charAt(0).toUpperCase() + day.slice(1);
}

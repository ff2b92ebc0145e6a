import { calendarUses } from '../common/calendar-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const neverOpen: Rule = {
  id: 'window/never-open',
  severity: 'error',
  title: 'A calendar that never opens',
  explanation: () => ({
    why: prose`
      Business time passes only while a calendar is open. In one without opening hours no deadline ever comes: the provider is never late, and
      availability that counts only in these hours is measured over no time at all.`,
    advice: 'Say when it is open: `open monday to friday 09:00 to 17:00`.',
    sources: ['ITIL 4, service level management: service hours and support hours'],
    examples: [
      {
        title: 'The default calendar',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              default calendar Office
              calendar Office "Office hours" { holidays "DE-BE" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              default calendar Office
              calendar Office "Office hours" { open monday to friday 09:00 to 17:00  holidays "DE-BE" }
          }
        `,
      },
      {
        title: 'The hours in which availability counts',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar Trading "Trading hours"
              metric ShopUptime { availability of Shop during Trading }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar Trading "Trading hours" { open monday to sunday 08:00 to 22:00 }
              metric ShopUptime { availability of Shop during Trading }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const uses = calendarUses(agreement);
    for (const calendar of agreement.calendars) {
      const own = uses.filter((use) => use.calendar === calendar.id);
      const [first] = own;
      if (calendar.open.length > 0 || !first) continue;
      const line = 'open monday to friday 09:00 to 17:00';
      report({
        at: calendar,
        message: `\`${calendar.id}\` has no opening hours, but ${first.what}: no business time ever passes. Add, for example, \`${line}\`.`,
        related: own.map(({ at, property, what }) => ({
          at,
          ...(property ? { property } : {}),
          message: `Here ${what}.`,
        })),
        fixes: [suggestion(`Add \`${line}\``, addTo(calendar, line))],
      });
    }
  },
};

import { formatDuration, type Handling, type ScopeSet, type Support } from '@sla-language/agreement';
import { availabilityPromises } from '../common/budgets.js';
import { derivedFor } from '../common/derived.js';
import { gravestOf, rewriteCalendar, rowsOfDesks } from '../common/handlings.js';
import { hoursOf, longestClosure } from '../common/hours.js';
import { forText, meet, scopeKey } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const p1BusinessHours: Rule = {
  id: 'support/p1-business-hours',
  severity: 'warning',
  title: 'Availability around the clock, and a desk that is closed when it fails',
  explanation: () => ({
    why: prose`
      An outage on Friday evening lasts until Monday morning when nobody has to look at it before. A target for every hour of the month,
      beside a desk with opening hours, is kept by luck: one such weekend costs more downtime than the whole month allows.`,
    advice: prose`
      Handle the gravest severity around the clock (\`handles Sev1 during Always\`), or promise availability only in the hours in which
      somebody is there: \`availability of Shop during BusinessHours\`.`,
    sources: [
      'ITIL 4, service level management: service hours and support hours',
      'Beyer et al., Site Reliability Engineering, chapter 11: Being On-Call',
    ],
    examples: [
      {
        title: 'The gravest severity in business hours',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev1 during BusinessHours { respond within 15 minutes  restore within 2 hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { availability of Shop during BusinessHours }
              support Desk {
                  handles Sev1 during BusinessHours { respond within 15 minutes  restore within 2 hours }
              }
          }
        `,
      },
      {
        title: 'Long hours that still leave a night',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar LongHours "Long hours" { open monday to sunday 06:00 to 22:00 }
              support Desk {
                  handles Sev1 during LongHours { respond within 15 minutes  restore within 2 hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              calendar LongHours "Long hours" { open monday to sunday 03:00 to 00:00 }
              support Desk {
                  handles Sev1 during LongHours { respond within 15 minutes  restore within 2 hours }
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { today, report }) {
    const seen = new Set<Handling>();
    const from = agreement.effective?.from ?? today;
    const strictestFirst = availabilityPromises(agreement).toSorted((left, right) => left.budget.cmp(right.budget));
    for (const promise of strictestFirst) {
      const tops = topRows(agreement, promise.target.for);
      const calendars = tops.map(({ row }) => hoursOf(agreement, row.during ?? agreement.defaultCalendar));
      const known = calendars.filter((each) => each !== undefined);
      const closure = known.length === calendars.length ? longestClosure(known, from) : undefined;
      const [top] = tops;
      if (!top || !closure || closure.seconds.lte(promise.budget) || seen.has(top.row)) continue;
      seen.add(top.row);
      const names = [...new Set(known.map((each) => `\`${each.id}\``))].join(', ');
      report({
        at: top.row,
        message:
          `\`${top.row.severity}\` of \`${top.support.id}\` is handled in ${names}, closed for ${formatDuration(closure.seconds)} from ` +
          `${closure.from} to ${closure.to}; \`${promise.objective.id}\`${forText(promise.target.for)}: ${promise.text()}. ` +
          'An outage that begins when the desk closes misses the target before anybody has to look.',
        related: [{ at: promise.target, message: `\`target ${promise.target.comparison.text}\`` }],
        fixes: [suggestion(`Handle \`${top.row.severity}\` \`during Always\``, rewriteCalendar(top.row, 'Always'))],
      });
    }
  },
};

/** The rows for the gravest severity of the desks that the customers of a promise can call. */
const topRows = derivedFor<ScopeSet, readonly { readonly support: Support; readonly row: Handling }[]>(
  scopeKey,
  (agreement, scope) => {
    const tops = rowsOfDesks(agreement).flatMap(({ support, rows }) => {
      const row = gravestOf(
        agreement,
        rows.filter((each) => meet(each.for, scope)),
      );
      return row ? [{ support, row }] : [];
    });
    const severities = new Set(tops.map(({ row }) => row.severity));
    const gravest = agreement.severities.find(({ id }) => severities.has(id));
    return tops.filter(({ row }) => row.severity === gravest?.id);
  },
);

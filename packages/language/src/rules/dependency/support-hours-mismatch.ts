import {
  type Agreement,
  decimal,
  formatDuration,
  type Handling,
  isAlwaysOpen,
  type Support,
} from '@sla-language/agreement';
import { nameOfItem, upstreamsOf } from '../common/dependencies.js';
import { once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { commonMinutes, minutesOf, type WeekSpan, weekSpans } from '../common/week.js';
import type { Rule } from '../rule.js';

export const supportHoursMismatch: Rule = {
  id: 'dependency/support-hours-mismatch',
  severity: 'warning',
  title: "The supplier's support is closed in hours in which the provider has to repair",
  explanation: () => ({
    why: prose`
      Whoever promises to restore a service at night needs somebody to call at night. Where the support of a supplier keeps office hours,
      the clock towards the customer runs on while nobody upstream answers, and the outage lasts until Monday.`,
    advice: prose`
      Agree wider hours with the supplier, narrow those of this agreement (\`handles Critical during BusinessHours\`), or make the
      dependency one of several (\`depends on any of …\`).`,
    sources: ['ITIL 4, service level management: operational level agreements and underpinning contracts'],
    examples: [
      {
        title: 'Around the clock against long days',
        failing: example`
          import "./sound.sla"

          template Cloud "Cloud terms" extends Sound {
              calendar Daytime "Daytime" { open monday to friday 06:00 to 22:00  holidays "DE-BE" }
              metric ShopUptime { availability of Shop during Daytime }
              support Desk { handles Sev1 during Daytime { restore within 1 hour } }
          }
          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime }
          }
        `,
        passing: example`
          import "./sound.sla"

          template Cloud "Cloud terms" extends Sound {
              support Desk { handles Sev1 during Always { restore within 1 hour } }
          }
          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime }
          }
        `,
      },
      {
        title: 'Six days against five',
        failing: example`
          import "./sound.sla"

          template Cloud "Cloud terms" extends Sound {
              calendar Weekdays "Weekdays" { open monday to friday 00:00 to 24:00  holidays "DE-BE" }
              metric ShopUptime { availability of Shop during Weekdays }
              support Desk { handles Sev1 during Weekdays { restore within 1 hour } }
          }
          agreement Example "Example" extends Sound {
              calendar Weekdays "Weekdays" { open monday to saturday 00:00 to 24:00  holidays "DE-BE" }
              service Shop { depends on Cloud.Uptime }
              metric ShopUptime { availability of Shop during Weekdays }
              support Desk { handles Sev1 during Weekdays { restore within 2 hours } }
          }
        `,
        passing: example`
          import "./sound.sla"

          template Cloud "Cloud terms" extends Sound {
              calendar Weekdays "Weekdays" { open monday to saturday 00:00 to 24:00  holidays "DE-BE" }
              metric ShopUptime { availability of Shop during Weekdays }
              support Desk { handles Sev1 during Weekdays { restore within 1 hour } }
          }
          agreement Example "Example" extends Sound {
              calendar Weekdays "Weekdays" { open monday to saturday 00:00 to 24:00  holidays "DE-BE" }
              service Shop { depends on Cloud.Uptime }
              metric ShopUptime { availability of Shop during Weekdays }
              support Desk { handles Sev1 during Weekdays { restore within 2 hours } }
          }
        `,
      },
    ],
  }),
  check(agreement, context) {
    const isNew = once();
    const own = topHours(agreement).filter(({ handling }) => handling.commitments.some(({ kind }) => isRepair(kind)));
    for (const { service, item, other } of upstreamsOf(agreement, context)) {
      const theirs = topHours(other);
      const [first] = theirs;
      for (const ours of own) {
        // Some desk of theirs that covers the hours is enough.
        const gaps = theirs.map((each) => uncovered(ours, each));
        if (!first || gaps.some((gap) => gap === undefined || gap === 0) || !isNew(ours.handling, other)) continue;
        const gap = Math.min(...gaps.flatMap((each) => each ?? []));
        context.report({
          at: ours.handling,
          message:
            `\`${ours.support.id}\` repairs \`${ours.handling.severity}\` ${ours.text}, but \`${service}\` depends on ${nameOfItem(item)}, ` +
            `whose \`${first.support.id}\` handles \`${first.handling.severity}\` only ${first.text}: in ${formatDuration(decimal(gap).times(60))} ` +
            'of every week nobody upstream has to answer.',
          related: [
            { at: item, message: `\`${service}\` depends on it.` },
            {
              at: first.handling,
              message: `\`${first.support.id}\` handles \`${first.handling.severity}\` ${first.text}.`,
            },
          ],
        });
      }
    }
  },
};

interface SupportHours {
  readonly support: Support;
  readonly handling: Handling;
  readonly spans: readonly WeekSpan[];
  /** IANA; undefined where the clock never stops. */
  readonly zone: string | undefined;
  readonly text: string;
}

/** When the most severe incidents of each service desk are handled, as far as the calendar is known. */
function topHours(agreement: Agreement): readonly SupportHours[] {
  return agreement.supports.flatMap((support) =>
    support.handles
      .filter(({ severity }) => severity === support.handles[0]?.severity)
      .flatMap((handling): SupportHours[] => {
        const id = handling.during ?? agreement.defaultCalendar;
        const calendar = agreement.calendars.find((each) => each.id === id);
        if (!calendar) return [];
        const spans = weekSpans(calendar.open);
        if (isAlwaysOpen(calendar)) return [{ support, handling, spans, zone: undefined, text: 'around the clock' }];
        const zone = calendar.timeZone ?? agreement.timeZone;
        return zone === undefined ? [] : [{ support, handling, spans, zone, text: `during \`${calendar.id}\`` }];
      }),
  );
}

/** The minutes of a week in which they are closed and we are not; undefined where the hours of two zones cannot be compared. */
function uncovered(ours: SupportHours, theirs: SupportHours): number | undefined {
  const comparable = ours.zone === undefined || theirs.zone === undefined || ours.zone === theirs.zone;
  return comparable ? minutesOf(ours.spans) - commonMinutes(ours.spans, theirs.spans) : undefined;
}

function isRepair(kind: string): boolean {
  return kind === 'restore' || kind === 'resolve';
}

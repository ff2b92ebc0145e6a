import {
  type Agreement,
  addTime,
  type BusinessCalendar,
  businessCalendarOf,
  type ClaimStep,
  deadlineAfter,
  lastDayOf,
  type MeasurementWindow,
  NO_HOLIDAYS,
  type Objective,
  type Report,
  type Support,
  Temporal,
  type TimeSetting,
  timeSettingOf,
  type Window,
  windowAt,
  windowsWithin,
} from '@sla-language/agreement';
import { listed } from '../common/phrases.js';
import { promisesOf } from '../common/places.js';
import { reportsOf } from '../common/reports.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

type TimedClaim = Extract<ClaimStep, { kind: 'within' }>;

export const claimBeforeReport: Rule = {
  id: 'remedy/claim-before-report',
  severity: 'error',
  title: 'The time to claim is over before the report is due',
  explanation: () => ({
    why: prose`
      The customer learns from the report that the target was missed, and by then may no longer claim the credit. A provider that
      reports on the last day pays nothing, and has broken no rule.`,
    advice:
      'Let the claim run from the report (`claim within 30 days after report`), give it more time, or report sooner.',
    sources: ['Common Paper SLA 2.0 (7 days to claim), together with a report after 10 business days'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim within 3 days after window by "ticket"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim within 30 days after window by "ticket"
              }
          }
        `,
      },
      {
        title: 'A report that comes late',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim within 30 days after window by "ticket"
              }
              report Monthly { issued every month within 30 business days }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim within 30 days after report by "ticket"
              }
              report Monthly { issued every month within 30 business days }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { today, report }) {
    // Holidays would only make the report later, so what is found without them holds with them.
    const calendar = businessCalendarOf(agreement, undefined, NO_HOLIDAYS);
    const setting = { ...timeSettingOf(agreement), term: undefined };
    const late = new Map<TimedClaim, (Answer & { readonly id: string })[]>();
    for (const promise of promisesOf(agreement)) {
      const window = promise.measures?.window;
      const claim = claimOf(agreement, promise);
      const proof = reportsOf(agreement, promise.id);
      if (!window || !claim || proof.length === 0 || !hasPayments(agreement, promise)) continue;
      const from = agreement.effective?.from ?? today;
      const answer = worstWindow({ claim, proof, window, setting, calendar, from });
      if (answer) late.set(claim, [...(late.get(claim) ?? []), { ...answer, id: promise.id }]);
    }
    for (const [claim, answers] of late) {
      const { end, deadline, due, earliest } = answers[0]!;
      const day = (instant: Temporal.Instant) => lastDayOf(instant, setting.timeZone).toString();
      report({
        at: claim,
        message:
          `A miss of ${listed(
            answers.map(({ id }) => id),
            'or',
          )} in the window that ends on ${day(end)} can be claimed until ` +
          `${day(deadline)}, but the report \`${earliest.id}\` that shows it is not due before ${day(due)}.`,
        related: [{ at: earliest, message: `\`${earliest.id}\` is due on ${day(due)}.` }],
        fixes: [
          suggestion(
            'Let the claim run from the report',
            replace({ at: claim }, 'after report', `after ${claim.after}`),
          ),
        ],
      });
    }
  },
};

/** The one step of a claim that has a deadline. Terms of the objective replace those of the agreement. */
function claimOf(agreement: Agreement, promise: Objective | Support): TimedClaim | undefined {
  const own = 'claims' in promise ? promise.claims : [];
  const steps = own.length > 0 ? own : (agreement.remedies?.claims ?? []);
  if (steps.some((step) => step.kind === 'automatic')) return undefined;
  // Of several deadlines the last one counts; one that runs from the report never ends before it.
  const timed = steps.filter((step) => step.kind === 'within');
  return timed.some((step) => step.after === 'report') ? undefined : timed.at(-1);
}

function hasPayments(agreement: Agreement, promise: Objective | Support): boolean {
  const remedies = [...promise.remedies, ...(agreement.remedies?.remedies ?? [])];
  return remedies.some(
    (remedy) => remedy.kind === 'credit' || remedy.kind === 'penalty' || remedy.kind === 'extension',
  );
}

interface Question {
  readonly claim: TimedClaim;
  readonly proof: readonly Report[];
  readonly window: Window;
  readonly setting: TimeSetting;
  readonly calendar: BusinessCalendar | undefined;
  readonly from: string;
}

interface Answer {
  readonly end: Temporal.Instant;
  readonly deadline: Temporal.Instant;
  readonly due: Temporal.Instant;
  readonly earliest: Report;
}

/** The first window of a year in which the claim ends before the earliest report is due. An incident counts at its latest: at the window's end. */
function worstWindow(question: Question): Answer | undefined {
  const { claim, proof, window, setting, calendar, from } = question;
  for (const { end } of windowsOfAYear(window, setting, from)) {
    const deadline = deadlineAfter(end, claim.within, calendar, setting.timeZone);
    const dues = proof.map((each) => ({ earliest: each, due: dueOf(each, end, setting, calendar) }));
    if (!deadline || dues.some(({ due }) => !due)) return undefined;
    const [first] = dues.toSorted((left, right) => Temporal.Instant.compare(left.due!, right.due!));
    if (first && Temporal.Instant.compare(deadline, first.due!) < 0) {
      return { end, deadline, due: first.due!, earliest: first.earliest };
    }
  }
  return undefined;
}

function windowsOfAYear(window: Window, setting: TimeSetting, from: string): readonly MeasurementWindow[] {
  const start = Temporal.PlainDate.from(from).toZonedDateTime(setting.timeZone);
  const span = { start: start.toInstant(), end: start.add({ years: 1 }).toInstant() };
  // A rolling window is judged every day, an hour is over quickly: the first ones stand for all.
  const isShort =
    window.kind === 'rolling' || (window.kind === 'calendar' && ['hour', 'day', 'week'].includes(window.period));
  return isShort
    ? windowsWithin(window, setting, { ...span, end: start.add({ days: 7 }).toInstant() })
    : windowsWithin(window, setting, span);
}

/** When the first report that covers the end of a window is due at the latest; undefined where nothing says so. */
function dueOf(
  report: Report,
  end: Temporal.Instant,
  setting: TimeSetting,
  calendar: BusinessCalendar | undefined,
): Temporal.Instant | undefined {
  if (report.issued?.kind !== 'every') return undefined;
  const { every, within } = report.issued;
  const period: Window = { kind: 'calendar', text: every, period: every };
  const ends = windowAt(period, setting, end.subtract({ nanoseconds: 1 }))?.end;
  if (!ends || !within) return ends;
  return within.business
    ? addTime(ends.subtract({ nanoseconds: 1 }), within, calendar, setting.timeZone)
    : deadlineAfter(ends, within, undefined, setting.timeZone);
}

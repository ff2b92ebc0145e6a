import {
  type Agreement,
  type Baseline,
  endOfDay,
  maximum,
  type Objective,
  sameScope,
  spanSeconds,
  startOfDay,
  Temporal,
  type TimeSpan,
  timeSettingOf,
  type Window,
  windowLengths,
  windowsWithin,
} from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { ruleWithOptions } from '../rule.js';

export const staleOrThinBaseline = ruleWithOptions({
  id: 'preparation/stale-or-thin-baseline',
  severity: 'warning',
  title: 'A baseline that is old, or rests on too few windows',
  explanation: () => ({
    why: prose`
      A median of two months is one good month and one bad one, and a measurement of three years ago is that of another service. Whoever
      relies on such a figure believes to know something; a target taken from it is missed as often as one that was guessed.`,
    advice:
      'Measure again, up to shortly before the agreement begins and over several windows of the length that is promised.',
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 4: Service Level Objectives',
      'ITIL 4, service level management: baselines before targets',
    ],
    examples: [
      {
        title: 'Old',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01
              objective Uptime { baseline 99.8% worst 99.6% from 2023-01-01 to 2023-12-31 by "the external probe" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01
              objective Uptime { baseline 99.8% worst 99.6% from 2026-01-01 to 2026-09-30 by "the external probe" }
          }
        `,
      },
      {
        title: 'Thin',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  measures p95 of PageTime per quarter
                  baseline 540 ms from 2026-01-01 to 2026-06-30 by "the access log"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  measures p95 of PageTime per quarter
                  baseline 540 ms from 2025-07-01 to 2026-06-30 by "the access log"
              }
          }
        `,
      },
    ],
  }),
  options: {
    months: {
      type: 'number',
      default: 12,
      minimum: 1,
      description: 'How many months a baseline may end before the agreement begins.',
    },
    windows: {
      type: 'number',
      default: 3,
      minimum: 1,
      description: 'The least number of whole windows that a baseline has to cover.',
    },
  },
  check(agreement, { options, report }) {
    for (const objective of agreement.objectives) {
      for (const baseline of objective.baselines.filter((each) => isLatest(each, objective))) {
        const message =
          stale(agreement, objective, baseline, options.months) ??
          thin(agreement, objective, baseline, options.windows);
        if (message === undefined) continue;
        report({
          at: baseline,
          message,
          related: objective.targets.map((target) => ({
            at: target,
            message: `The target is \`${target.comparison.text}\`.`,
          })),
        });
      }
    }
  },
});

/** An older one beside it is history. */
function isLatest(baseline: Baseline, { baselines }: Objective): boolean {
  return !baselines.some(
    (other) => other !== baseline && sameScope(other.for, baseline.for) && (other.to ?? '') > (baseline.to ?? ''),
  );
}

function stale(
  { effective }: Agreement,
  { id }: Objective,
  { to, value }: Baseline,
  months: number,
): string | undefined {
  if (!effective || to === undefined) return undefined;
  const begins = Temporal.PlainDate.from(effective.from);
  const ended = Temporal.PlainDate.from(to);
  if (Temporal.PlainDate.compare(ended.add({ months }), begins) >= 0) return undefined;
  const age = ended.until(begins, { largestUnit: 'month' }).months;
  return (
    `The baseline of \`${id}\` (${value.text}) ends on ${to}, ${age} months before the agreement begins on ${effective.from}: ` +
    `what was measured is older than ${months} months and need not hold for the service that is promised now.`
  );
}

function thin(
  agreement: Agreement,
  objective: Objective,
  { from, to, value }: Baseline,
  least: number,
): string | undefined {
  const window = objective.measures?.window;
  if (!window || from === undefined || to === undefined || to < from) return undefined;
  const count = wholeWindows(agreement, window, from, to, least);
  if (count >= least) return undefined;
  return (
    `The baseline of \`${objective.id}\` (${value.text}) was measured from ${from} to ${to}, which holds ${count} whole ` +
    `window${count === 1 ? '' : 's'} per ${window.text}: the median of fewer than ${least} says little about the next one.`
  );
}

/** The windows that lie in the span from end to end; counted only as far as it matters. */
function wholeWindows(agreement: Agreement, window: Window, from: string, to: string, least: number): number {
  const { term: _, ...setting } = timeSettingOf(agreement);
  const span: TimeSpan = { start: startOfDay(from, setting.timeZone), end: endOfDay(to, setting.timeZone) };
  const [first, ...others] = windowLengths(window);
  if (!first) return least;
  // Rolling windows overlap: as many count as fit one after the other.
  const fit = Number(
    spanSeconds(span)
      .div(maximum(first, ...others))
      .round(0, 0)
      .toFixed(),
  );
  if (window.kind === 'rolling' || fit > least) return fit;
  return windowsWithin(window, setting, span).filter(
    ({ full }) =>
      Temporal.Instant.compare(full.start, span.start) >= 0 && Temporal.Instant.compare(full.end, span.end) <= 0,
  ).length;
}

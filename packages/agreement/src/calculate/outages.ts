import { Temporal } from 'temporal-polyfill';
import type { Duration, Measure, Metric } from '../model/index.js';
import { type Big, decimal, ONE, settle, sum } from '../values/decimal.js';
import { exactSeconds } from '../values/duration.js';
import { union } from './spans.js';
import { addSeconds, later, secondsBetween, spanSeconds, type TimeSpan } from './time.js';

/** What one sample of `measured every` saw. It stands for the time until the next one is due. */
export interface Sample {
  readonly at: Temporal.Instant;
  /** `none`: the sample was taken but says nothing. A sample that is missing altogether says nothing either. */
  readonly state: 'good' | 'bad' | 'none';
}

/** The rules of a metric that turn samples and reports into outages. */
export interface OutageRules {
  /** Seconds between two samples. */
  readonly every?: Big;
  /** The shortest run of bad samples that counts. */
  readonly forAtLeast?: Duration | Measure;
  /** How much must be good before an outage is over; one sample where not given. */
  readonly availableAgainAfter?: Duration | Measure;
  /** `excluded` where not given. */
  readonly noData?: 'good' | 'bad' | 'excluded';
}

/** What was down, and what leaves the window because nothing is known of it. Both in order and without overlaps. */
export interface Outages {
  readonly outages: readonly TimeSpan[];
  readonly withoutData: readonly TimeSpan[];
}

/** The outage rules that a metric declares. */
export function outageRulesOf(metric: Metric): OutageRules {
  return {
    every: metric.measured?.every && exactSeconds(metric.measured.every),
    forAtLeast: metric.unavailableWhen?.forAtLeast,
    availableAgainAfter: metric.availableAgainAfter,
    noData: metric.noData,
  };
}

/**
 * The outages that samples show within a span. `for at least` counts consecutive bad samples; when it is reached the outage counts
 * from the first of them, a shorter run counts as up. It ends at the first of the good samples of `available again after`, and
 * without them at the end of the span. Excluded gaps (no data) neither continue nor break a run.
 * @param rules with `every`; without it one sample lasts until the next one
 */
export function outagesFromSamples(samples: readonly Sample[], span: TimeSpan, rules: OutageRules): Outages {
  const slots = slotsOf(samples, span, rules);
  const withoutData =
    rules.noData === 'good' || rules.noData === 'bad' ? [] : slots.filter(({ state }) => state === 'none');
  return { outages: detect(slots, rules), withoutData: union(withoutData) };
}

/**
 * The outages that count, from reports of people or systems that already say from when until when. A run shorter than
 * `for at least` does not count; reports that are closer together than `available again after` are one outage.
 */
export function outagesFromReports(reports: readonly TimeSpan[], rules: OutageRules): readonly TimeSpan[] {
  const slots: Slot[] = [];
  for (const report of union(reports)) {
    const before = slots.at(-1);
    if (before)
      slots.push({
        start: before.end,
        end: report.start,
        state: 'good',
        samples: samplesIn(before.end, report.start, rules),
      });
    slots.push({ ...report, state: 'bad', samples: samplesIn(report.start, report.end, rules) });
  }
  return detect(slots, { ...rules, endsWithLastReport: true });
}

interface Slot extends TimeSpan {
  readonly state: Sample['state'];
  readonly samples: Big;
}

function slotsOf(samples: readonly Sample[], span: TimeSpan, rules: OutageRules): readonly Slot[] {
  const inside = (moment: Temporal.Instant) =>
    Temporal.Instant.compare(moment, span.start) >= 0 && Temporal.Instant.compare(moment, span.end) < 0;
  const ordered = samples
    .filter((sample) => inside(sample.at))
    .toSorted((left, right) => Temporal.Instant.compare(left.at, right.at));
  const slots: Slot[] = [];
  const add = (start: Temporal.Instant, end: Temporal.Instant, state: Sample['state'], count?: Big) => {
    if (Temporal.Instant.compare(start, end) < 0)
      slots.push({ start, end, state, samples: count ?? samplesIn(start, end, rules) });
  };
  let covered = span.start;
  for (const [index, sample] of ordered.entries()) {
    const next = ordered[index + 1]?.at ?? span.end;
    const due = rules.every ? addSeconds(sample.at, rules.every) : next;
    const end = Temporal.Instant.compare(due, next) < 0 ? due : next;
    add(covered, sample.at, 'none');
    add(sample.at, end, sample.state, ONE);
    covered = later(covered, end);
  }
  add(covered, span.end, 'none');
  return slots;
}

function samplesIn(start: Temporal.Instant, end: Temporal.Instant, rules: OutageRules): Big {
  return rules.every?.gt(0) ? settle(secondsBetween(start, end).div(rules.every)) : ONE;
}

function detect(
  slots: readonly Slot[],
  rules: OutageRules & { readonly endsWithLastReport?: boolean },
): readonly TimeSpan[] {
  const outages: TimeSpan[] = [];
  let bad: Slot[] = [];
  let good: Slot[] = [];
  let last: Slot | undefined;
  let isDown = false;
  for (const slot of slots) {
    const state = slot.state === 'none' ? (rules.noData ?? 'excluded') : slot.state;
    if (state === 'excluded') continue;
    last = slot;
    if (state === 'bad') {
      bad.push(slot);
      good = [];
      isDown ||= reaches(bad, rules.forAtLeast);
    } else if (!isDown) {
      bad = [];
    } else {
      good.push(slot);
      if (reaches(good, rules.availableAgainAfter)) {
        outages.push({ start: bad[0]!.start, end: good[0]!.start });
        [bad, good, isDown] = [[], [], false];
      }
    }
  }
  if (isDown && last)
    outages.push({ start: bad[0]!.start, end: rules.endsWithLastReport ? bad.at(-1)!.end : last.end });
  return outages;
}

function reaches(run: readonly Slot[], rule: Duration | Measure | undefined): boolean {
  if (!rule) return true;
  if (rule.kind === 'measure') return sum(run.map(({ samples }) => samples)).gte(decimal(rule.value));
  const needed = exactSeconds(rule);
  return !needed || sum(run.map(spanSeconds)).gte(needed);
}

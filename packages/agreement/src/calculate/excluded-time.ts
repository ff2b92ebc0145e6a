import { Temporal } from 'temporal-polyfill';
import type { Exclusion } from '../model/index.js';
import { type Big, ZERO } from '../values/decimal.js';
import { businessSeconds, exactSeconds, nominalSeconds } from '../values/duration.js';
import { formatDuration } from '../values/print.js';
import { type BusinessCalendar, beginsOn, hoursOn } from './business-calendar.js';
import { addTime } from './business-time.js';
import { clip, coveredSeconds, union } from './spans.js';
import { addSeconds, dateOf, earlier, momentIn, spanSeconds, type TimeSetting, type TimeSpan } from './time.js';
import { follows, step, type TraceStep } from './trace.js';
import { windowAt } from './windows.js';

/** Something that happened and may be excluded: a maintenance, or a case of an exclusion. */
export interface Occurrence extends TimeSpan {
  /** When it was announced; not given: not announced. */
  readonly announced?: Temporal.Instant;
}

/** The part of some occurrences that is excluded. */
export interface ExcludedTime {
  readonly spans: readonly TimeSpan[];
  readonly trace: readonly TraceStep[];
}

/**
 * What of the occurrences an exclusion really excludes: only what keeps its weekly windows, was announced in time, and stays below its
 * limit; above the limit the later part counts normally.
 * @param calendar where a notice in business time runs
 */
export function excludedTime(
  exclusion: Exclusion,
  occurrences: readonly Occurrence[],
  setting: TimeSetting,
  calendar?: BusinessCalendar,
): ExcludedTime {
  const trace: TraceStep[] = [];
  const announced = occurrences.filter((occurrence) => {
    const inTime = isAnnouncedInTime(exclusion, occurrence, setting, calendar);
    if (!inTime) {
      const text = `"${exclusion.title}" at ${momentIn(occurrence.start, setting.timeZone)} was not announced ${exclusion.notice?.length.text} before and counts normally`;
      trace.push(step('excluded', text));
    }
    return inTime;
  });
  const within =
    exclusion.windows.length === 0 ? union(announced) : clip(announced, weeklyWindows(exclusion, announced, setting));
  const outside = coveredSeconds(announced).minus(coveredSeconds(within));
  if (outside.gt(0))
    trace.push(
      step('excluded', `${formatDuration(outside)} of "${exclusion.title}" lie outside its windows and count normally`),
    );
  const spans = limit(exclusion, within, setting);
  const above = coveredSeconds(within).minus(coveredSeconds(spans));
  if (above.gt(0) && exclusion.limit) {
    const allowed = `${exclusion.limit.length.text} per ${exclusion.limit.per.text}`;
    trace.push(
      step(
        'excluded',
        `${formatDuration(above)} of "${exclusion.title}" lie above its limit of ${allowed} and count normally`,
      ),
    );
  }
  if (spans.length > 0)
    trace.push(step('excluded', `"${exclusion.title}" excludes ${formatDuration(coveredSeconds(spans))}`));
  return { spans, trace: trace.map((each) => follows(each, exclusion)) };
}

function isAnnouncedInTime(
  { notice }: Exclusion,
  occurrence: Occurrence,
  setting: TimeSetting,
  calendar: BusinessCalendar | undefined,
): boolean {
  if (!notice) return true;
  if (!occurrence.announced) return false;
  const earliest = addTime(occurrence.announced, notice.length, calendar, setting.timeZone);
  return earliest !== undefined && Temporal.Instant.compare(earliest, occurrence.start) <= 0;
}

/** The weekly windows of an exclusion that may meet some spans, in order. */
export function weeklyWindows(
  { windows }: Exclusion,
  occurrences: readonly TimeSpan[],
  { timeZone }: TimeSetting,
): readonly TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (const occurrence of union(occurrences)) {
    const last = dateOf(occurrence.end, timeZone);
    for (
      let date = dateOf(occurrence.start, timeZone).subtract({ days: 1 });
      Temporal.PlainDate.compare(date, last) <= 0;
      date = date.add({ days: 1 })
    ) {
      const day = date;
      spans.push(
        ...windows.filter((hours) => beginsOn(hours, day.dayOfWeek)).map((hours) => hoursOn(hours, day, timeZone)),
      );
    }
  }
  return union(spans);
}

function limit(exclusion: Exclusion, spans: readonly TimeSpan[], setting: TimeSetting): readonly TimeSpan[] {
  if (!exclusion.limit) return spans;
  const { length, per } = exclusion.limit;
  const allowed = exactSeconds(length) ?? businessSeconds(length) ?? nominalSeconds(length);
  const used = new Map<string, Big>();
  const kept: TimeSpan[] = [];
  for (const span of spans) {
    let start = span.start;
    while (Temporal.Instant.compare(start, span.end) < 0) {
      const window = windowAt(per, setting, start);
      const end = window ? earlier(span.end, window.end) : span.end;
      const key = window?.label ?? '';
      const before = used.get(key) ?? ZERO;
      const left = allowed.minus(before);
      const length = spanSeconds({ start, end });
      const taken = length.gt(left) ? left : length;
      if (taken.gt(0)) kept.push({ start, end: addSeconds(start, taken) });
      used.set(key, before.plus(taken));
      start = end;
    }
  }
  return union(kept);
}

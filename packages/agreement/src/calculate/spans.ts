import { Temporal } from 'temporal-polyfill';
import { type Big, sum } from '../values/decimal.js';
import { intersect, later, spanSeconds, type TimeSpan } from './time.js';

/** The same time without overlaps, in order: spans that meet or overlap become one. */
export function union(spans: readonly TimeSpan[]): readonly TimeSpan[] {
  const ordered = spans
    .filter((span) => Temporal.Instant.compare(span.start, span.end) < 0)
    .toSorted((left, right) => Temporal.Instant.compare(left.start, right.start));
  const merged: TimeSpan[] = [];
  for (const span of ordered) {
    const last = merged.at(-1);
    if (last && Temporal.Instant.compare(span.start, last.end) <= 0) {
      merged[merged.length - 1] = { start: last.start, end: later(last.end, span.end) };
    } else {
      merged.push({ start: span.start, end: span.end });
    }
  }
  return merged;
}

/** The part of `spans` that lies within `bounds`. */
export function clip(spans: readonly TimeSpan[], bounds: readonly TimeSpan[]): readonly TimeSpan[] {
  const parts: TimeSpan[] = [];
  const right = union(bounds);
  let from = 0;
  for (const span of union(spans)) {
    while (from < right.length && Temporal.Instant.compare(right[from]!.end, span.start) <= 0) from++;
    for (let at = from; at < right.length && Temporal.Instant.compare(right[at]!.start, span.end) < 0; at++) {
      const part = intersect(span, right[at]!);
      if (part) parts.push(part);
    }
  }
  return parts;
}

/** What is left of `spans` when `removed` is taken away. */
export function subtract(spans: readonly TimeSpan[], removed: readonly TimeSpan[]): readonly TimeSpan[] {
  const holes = union(removed);
  const parts: TimeSpan[] = [];
  let from = 0;
  for (const span of union(spans)) {
    let start = span.start;
    while (from < holes.length && Temporal.Instant.compare(holes[from]!.end, span.start) <= 0) from++;
    for (let at = from; at < holes.length && Temporal.Instant.compare(holes[at]!.start, span.end) < 0; at++) {
      const hole = holes[at]!;
      if (Temporal.Instant.compare(hole.start, start) > 0) parts.push({ start, end: hole.start });
      start = later(start, hole.end);
    }
    if (Temporal.Instant.compare(start, span.end) < 0) parts.push({ start, end: span.end });
  }
  return parts;
}

/** Exact seconds covered by spans; overlaps count once. */
export function coveredSeconds(spans: readonly TimeSpan[]): Big {
  return sum(union(spans).map(spanSeconds));
}

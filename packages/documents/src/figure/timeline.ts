import type { Element } from 'hast';
import { s } from 'hastscript';
import type { Timeline } from '../tree.js';
import { type FigureOptions, line, type Picture, picture, round, textLines, WIDTH } from './svg.js';
import { LINE_HEIGHT, placeLabels, widestOf, wrap } from './text.js';

const BAR = 12;
const GAP = 8;
const TITLE_WIDTH = 170;
const TEXT_WIDTH = 170;

/** One line a clock: a bar that ends at its deadline, or a diamond for a moment, with the time in words beside it. */
export function drawTimeline(timeline: Timeline, options: FigureOptions): Picture {
  const rows = timeline.rows.map((row) => ({
    ...row,
    titleLines: wrap(row.title, TITLE_WIDTH),
    textLines: wrap(row.text, TEXT_WIDTH),
  }));
  const left = widestOf(rows.flatMap((row) => row.titleLines)) + 12;
  // As wide as leaves room for every text behind its bar.
  const width = Math.min(
    WIDTH - left - 16,
    ...rows.map((row) => (WIDTH - left - GAP - BAR / 2 - widestOf(row.textLines)) / Math.max(row.to, 0.01)),
  );
  const x = (at: number) => left + at * width;
  const content: Element[] = [];
  let y = 0;
  for (const row of rows) {
    const lines = Math.max(row.titleLines.length, row.textLines.length);
    const height = lines * LINE_HEIGHT + GAP;
    const middle = y + height / 2;
    const beside = (count: number) => middle - (count * LINE_HEIGHT) / 2;
    content.push(
      textLines(row.titleLines, left - 12, beside(row.titleLines.length), { anchor: 'end' }),
      mark(x(row.from), x(row.to), middle, options.accent),
      textLines(row.textLines, x(row.to) + GAP + (row.from === row.to ? BAR / 2 : 0), beside(row.textLines.length), {
        bold: true,
      }),
    );
    y += height;
  }
  const grid = timeline.axis.ticks.map((tick) => line([x(tick.at), 0], [x(tick.at), y], { strokeOpacity: 0.18 }));
  const labels = placeLabels(
    timeline.axis.ticks.map((tick) => ({ at: x(tick.at), text: tick.text })),
    0,
    WIDTH,
    90,
  );
  const title = wrap(timeline.axis.title, WIDTH - left);
  const below = y + 8 + labels.height + 6;
  return picture(
    [
      ...grid,
      ...content,
      line([left, y], [x(1), y]),
      ...timeline.axis.ticks.map((tick) => line([x(tick.at), y], [x(tick.at), y + 5])),
      ...labels.labels.map((label) => textLines(label.lines, label.centre, y + 8 + label.top, { anchor: 'middle' })),
      textLines(title, left, below),
    ],
    below + title.length * LINE_HEIGHT + 2,
    options,
  );
}

function mark(from: number, to: number, middle: number, accent: string): Element {
  if (from === to) {
    const half = BAR / 2;
    return s('path', {
      d: `M${round(from - half)} ${round(middle)}l${half} ${-half}l${half} ${half}l${-half} ${half}Z`,
      fill: accent,
    });
  }
  return s('rect', {
    x: round(from),
    y: round(middle - BAR / 2),
    width: round(to - from),
    height: BAR,
    rx: 2,
    fill: accent,
    fillOpacity: 0.75,
  });
}

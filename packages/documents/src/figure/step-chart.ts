import type { Element } from 'hast';
import { s } from 'hastscript';
import type { Step, StepChart } from '../tree.js';
import { type FigureOptions, line, type Picture, picture, round, textLines, WIDTH } from './svg.js';
import { FONT_SIZE, LINE_HEIGHT, placeLabels, widestOf, widthOf, wrap } from './text.js';

const HEIGHT = 150;
const GAP = 6;
/** Keeps what stands at the right end of the axis inside of the picture. */
const RIGHT = 16;

/** Steps as filled areas, each with its own value over it, so that nothing hangs on an axis or on a colour. */
export function drawStepChart(chart: StepChart, options: FigureOptions): Picture {
  const ticks = verticalTicks(chart);
  const left = widestOf(ticks.map((tick) => tick.text)) + 14;
  const width = WIDTH - left - RIGHT;
  const x = (at: number) => left + at * width;
  const labels = chart.steps.map((step) => stepLabel(step, (step.to - step.from) * width - GAP));
  const lines = placeLabels(
    chart.lines.map((each) => ({ at: x(each.at), text: each.text })),
    left,
    WIDTH,
    200,
  );
  const title = wrap(chart.vertical.title, WIDTH);
  const top = title.length * LINE_HEIGHT + (chart.lines.length > 0 ? lines.height + GAP : 0) + GAP;
  const headroom = Math.max(0, ...labels.map((label, i) => label.height - HEIGHT * (1 - chart.steps[i]!.value)));
  const base = top + headroom + GAP + HEIGHT;
  const y = (value: number) => base - value * HEIGHT;
  const bounds = placeLabels(
    chart.horizontal.ticks.map((tick) => ({ at: x(tick.at), text: tick.text })),
    0,
    WIDTH,
    90,
  );
  const below = base + 8 + bounds.height + GAP;
  const axisTitle = wrap(chart.horizontal.title, WIDTH - left);
  const content: Element[] = [
    textLines(title, 0, 0, { bold: true }),
    ...chart.steps.map((step) => area(step, x, y, options.accent)),
    line([left, base], [WIDTH - RIGHT, base]),
    line([left, y(1)], [left, base]),
    ...ticks.flatMap((tick) => [
      line([left - 4, y(tick.at)], [left, y(tick.at)]),
      textLines([tick.text], left - 8, y(tick.at) - LINE_HEIGHT / 2, { anchor: 'end' }),
    ]),
    ...chart.horizontal.ticks.map((tick) => line([x(tick.at), base], [x(tick.at), base + 5])),
    ...bounds.labels.map((label) => textLines(label.lines, label.centre, base + 8 + label.top, { anchor: 'middle' })),
    ...chart.lines.map((each) =>
      line([x(each.at), top - GAP / 2], [x(each.at), base], { strokeWidth: 1.5, strokeDasharray: '5 3' }),
    ),
    ...lines.labels.map((label) =>
      textLines(label.lines, label.centre, title.length * LINE_HEIGHT + GAP / 2 + label.top, {
        anchor: 'middle',
      }),
    ),
    ...labels.map((label, i) => label.draw(x, y(chart.steps[i]!.value) - GAP / 2)),
    textLines(axisTitle, left + width / 2, below, { anchor: 'middle' }),
  ];
  return picture(content, below + axisTitle.length * LINE_HEIGHT + 2, options);
}

/** The ticks that do not touch one another; the lowest and the highest say most, so they come first. */
function verticalTicks({ vertical }: StepChart): StepChart['vertical']['ticks'] {
  const sorted = vertical.ticks.toSorted((left, right) => right.at - left.at);
  const kept: (typeof sorted)[number][] = [];
  for (const tick of [...sorted.slice(-1), ...sorted.slice(0, -1)])
    if (kept.every((each) => Math.abs(each.at - tick.at) * HEIGHT >= LINE_HEIGHT + 1)) kept.push(tick);
  return kept;
}

function area(step: Step, x: (at: number) => number, y: (value: number) => number, accent: string): Element {
  const [from, to, top, base] = [x(step.from), x(step.to), y(step.value), y(0)].map(round);
  return s('g', [
    s('path', { d: `M${from} ${base}V${top}H${to}V${base}Z`, fill: accent, fillOpacity: 0.16 }),
    s('path', { d: `M${from} ${top}H${to}`, stroke: accent, strokeWidth: 3, fill: 'none' }),
    s('path', { d: `M${from} ${base}V${top}M${to} ${base}V${top}`, stroke: accent, fill: 'none', strokeOpacity: 0.5 }),
  ]);
}

/** What stands over a step: across, in several lines, or upright where the step is narrower than a word. */
function stepLabel(
  step: Step,
  width: number,
): { readonly height: number; readonly draw: (x: (at: number) => number, bottom: number) => Element } {
  const middle = (step.from + step.to) / 2;
  const fits = step.text.split(/\s+/).every((word) => widthOf(word) <= width);
  if (fits) {
    const lines = wrap(step.text, width);
    const height = lines.length * LINE_HEIGHT + GAP / 2;
    return {
      height,
      draw: (x, bottom) => textLines(lines, x(middle), bottom - height + GAP / 2, { anchor: 'middle', bold: true }),
    };
  }
  const length = widthOf(step.text) * 1.06;
  return {
    height: length + GAP,
    draw: (x, bottom) =>
      s(
        'text',
        {
          transform: `translate(${round(x(middle) + FONT_SIZE / 3)} ${round(bottom - GAP / 2)}) rotate(-90)`,
          fontWeight: 'bold',
        },
        step.text,
      ),
  };
}

import type { Drawing } from '../tree.js';
import { drawStepChart } from './step-chart.js';
import type { FigureOptions, Picture } from './svg.js';
import { drawTimeline } from './timeline.js';

export type { FigureOptions, Picture } from './svg.js';

/** A drawing as a vector graphic with its natural size: no script, no style sheet, no ids, no fonts of its own. */
export function drawPicture(drawing: Drawing, options: FigureOptions): Picture {
  return drawing.kind === 'step chart' ? drawStepChart(drawing, options) : drawTimeline(drawing, options);
}

/** The same as text only. */
export function drawSvg(drawing: Drawing, options: FigureOptions): string {
  return drawPicture(drawing, options).svg;
}

import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import { FONT_SIZE, LINE_HEIGHT } from './text.js';

/** All figures are as wide as this, in units that are a pixel or three quarters of a point at their natural size. */
export const WIDTH = 640;

export interface FigureOptions {
  /** A colour of CSS for what the figure is about. */
  readonly accent: string;
  /** The figure in words. */
  readonly alternative: string;
  /** Colour of text and axes; without it, that of the text around. */
  readonly ink?: string;
  /** Names of fonts, the preferred one first. */
  readonly fonts?: readonly string[];
}

/** A vector graphic and its natural size. */
export interface Picture {
  /** The same as an element, for a page that is a tree of elements itself. */
  readonly element: Element;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const FONTS = ['Arial', 'Liberation Sans', 'Helvetica', 'sans-serif'];

export function picture(content: readonly ElementContent[], height: number, options: FigureOptions): Picture {
  const whole = Math.ceil(height);
  const ink = options.ink ?? 'currentColor';
  const root = s(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      width: WIDTH,
      height: whole,
      viewBox: `0 0 ${WIDTH} ${whole}`,
      color: ink,
      fill: ink,
      fontFamily: (options.fonts ?? FONTS).map((font) => (/^[\w-]+$/.test(font) ? font : `'${font}'`)).join(', '),
      fontSize: FONT_SIZE,
    },
    [s('title', options.alternative), ...content],
  );
  return {
    element: root,
    svg: toHtml(root, { space: 'svg', closeEmptyElements: true }),
    width: WIDTH,
    height: whole,
  };
}

/** Two decimals are finer than any screen, and the same on every machine. */
export const round = (value: number): number => Math.round(value * 100) / 100 || 0;

export interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
}

/** Lines of text, of which the first one has its top at `y`. */
export function textLines(
  lines: readonly string[],
  x: number,
  y: number,
  { anchor = 'start', bold = false }: TextOptions = {},
): Element {
  const properties = { textAnchor: anchor, ...(bold ? { fontWeight: 'bold' } : {}) };
  const baseline = y + FONT_SIZE - 1;
  return s(
    'text',
    properties,
    lines.map((line, i) => s('tspan', { x: round(x), y: round(baseline + i * LINE_HEIGHT) }, line)),
  );
}

export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  properties: Readonly<Record<string, string | number>> = {},
): Element {
  return s('path', {
    d: `M${round(from[0])} ${round(from[1])}L${round(to[0])} ${round(to[1])}`,
    stroke: 'currentColor',
    fill: 'none',
    ...properties,
  });
}

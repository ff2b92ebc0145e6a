import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { type Drawing, drawPicture, drawSvg } from '../src/index.js';

const CREDITS: Drawing = {
  kind: 'step chart',
  horizontal: {
    title: 'Uptime',
    ticks: ['0%', '95%', '99%', '100%'].map((text, i) => ({ at: i / 3, text })),
  },
  vertical: {
    title: 'Credit',
    ticks: [
      { at: 0, text: '0%' },
      { at: 1, text: '25%' },
    ],
  },
  steps: [
    { from: 0, to: 1 / 3, value: 1, text: '25%' },
    { from: 1 / 3, to: 2 / 3, value: 0.4, text: '10%' },
    { from: 2 / 3, to: 1, value: 0, text: 'nothing' },
  ],
  lines: [{ at: 2 / 3, text: 'Target: at least 99%' }],
};

const LOOK = { accent: '#1f4e79', alternative: 'Below 95% 25%, below 99% 10%.' };

describe('a drawing as SVG', () => {
  it('is an image with its words, without scripts, ids, styles or anything from elsewhere', () => {
    const svg = drawSvg(CREDITS, { ...LOOK, alternative: 'a < b & "c"' });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img" /);
    expect(svg).toContain('<title>a &#x3C; b &#x26; "c"</title>');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/<script|<style|\bid=|href|url\(|http/);
  });

  it('takes the colour of the text around it, or the given one', () => {
    expect(drawSvg(CREDITS, LOOK)).toContain('fill="currentColor"');
    expect(drawSvg(CREDITS, { ...LOOK, ink: '#222222', fonts: ['Carlito', 'Liberation Sans'] })).toContain(
      'color="#222222" fill="#222222" font-family="Carlito, &#x27;Liberation Sans&#x27;"',
    );
  });

  it('says its size', () => {
    const { svg, width, height } = drawPicture(CREDITS, LOOK);
    expect(svg).toContain(` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`);
  });

  it('draws a moment as a mark and a span as a bar', () => {
    const row = { title: 'Respond', from: 0, to: 0.5, text: '15 minutes' };
    const timeline = (from: number): Drawing => ({
      kind: 'timeline',
      axis: { title: 'Time', ticks: [] },
      rows: [{ ...row, from }],
    });
    expect(drawSvg(timeline(0), LOOK)).toContain('<rect');
    expect(drawSvg(timeline(0.5), LOOK)).not.toContain('<rect');
  });
});

const words = fc
  .array(fc.stringMatching(/^[A-Za-z0-9ÄÖ%.,<&]{1,14}$/), { minLength: 1, maxLength: 5 })
  .map((list) => list.join(' '));
const share = fc.integer({ min: 0, max: 100 }).map((each) => each / 100);
const tick = fc.record({ at: share, text: words });
const axis = fc.record({ title: words, ticks: fc.array(tick, { maxLength: 12 }) });
const charts: fc.Arbitrary<Drawing> = fc.record({
  kind: fc.constant('step chart' as const),
  horizontal: axis,
  vertical: axis,
  steps: fc
    .array(fc.record({ value: share, text: words }), { minLength: 1, maxLength: 12 })
    .map((list) => list.map((step, i) => ({ ...step, from: i / list.length, to: (i + 1) / list.length }))),
  lines: fc.array(tick, { maxLength: 3 }),
});
const timelines: fc.Arbitrary<Drawing> = fc.record({
  kind: fc.constant('timeline' as const),
  axis,
  rows: fc.array(fc.record({ title: words, from: fc.constant(0), to: share, text: words }), {
    minLength: 1,
    maxLength: 8,
  }),
});

describe('whatever is drawn', () => {
  it('is well-formed, has all its words, and no word leaves the picture or lies on another one', () => {
    fc.assert(
      fc.property(fc.oneof(charts, timelines), (drawing) => {
        const { svg, width, height } = drawPicture(drawing, LOOK);
        const boxes = textBoxes(svg);
        for (const box of boxes) {
          expect(box.left, box.text).toBeGreaterThanOrEqual(-0.01);
          expect(box.right, box.text).toBeLessThanOrEqual(width + 0.01);
          expect(box.top, box.text).toBeGreaterThanOrEqual(-0.01);
          expect(box.bottom, box.text).toBeLessThanOrEqual(height + 0.01);
        }
        for (const [i, one] of boxes.entries())
          for (const other of boxes.slice(i + 1))
            expect(overlap(one, other), `${one.text} | ${other.text}\n${svg}`).toBe(false);
        const shown = boxes
          .map((box) => box.text)
          .join('')
          .replace(/\s/g, '');
        const kept =
          drawing.kind === 'timeline'
            ? drawing.rows.flatMap((row) => [row.title, row.text])
            : [...drawing.steps.map((step) => step.text), ...drawing.lines.map((each) => each.text)];
        const axes = drawing.kind === 'timeline' ? drawing.axis : drawing.horizontal;
        for (const text of [...kept, axes.title, ...axes.ticks.map((each) => each.text)])
          expect(shown).toContain(text.replace(/\s/g, ''));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where each line of text stands, at a width for each letter that common faces stay below on average. */
function textBoxes(svg: string): readonly Box[] {
  const LETTER = 6.1;
  const boxes: Box[] = [];
  let anchor = 'start';
  let place: { x: number; y: number; upright: boolean } | undefined;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    place = undefined;
    if (name === 'text') anchor = String(attributes['text-anchor'] ?? 'start');
    const moved = /translate\((\S+) (\S+)\)/.exec(String(attributes.transform));
    if (moved) place = { x: Number(moved[1]), y: Number(moved[2]), upright: true };
    if (name === 'tspan') place = { x: Number(attributes.x), y: Number(attributes.y), upright: false };
  });
  parser.on('text', (text) => {
    if (!place) return;
    const { x, y, upright } = place;
    const width = [...text].reduce((sum, letter) => sum + (/[ilI.,jtfr]/.test(letter) ? LETTER / 2 : LETTER), 0);
    const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
    boxes.push(
      upright
        ? { text, left: x - 9, right: x + 3, top: y - width, bottom: y }
        : { text, left, right: left + width, top: y - 9, bottom: y + 3 },
    );
    place = undefined;
  });
  parser.write(svg).close();
  return boxes;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** `#rrggbb` */
export type Colour = string;

/** What WCAG 2.1 asks of text (AA), with something to spare for rounding. */
export const ENOUGH = 4.6;

/** The ratio of WCAG 2.1 between two colours: 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [high, low] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return (high + 0.05) / (low + 0.05);
}

/** The colour, moved towards black or white as far as text in it needs to be read on all these backgrounds. */
export function readable(colour: Colour, backgrounds: readonly Colour[]): Colour {
  const isReadable = (each: Colour) => backgrounds.every((background) => contrast(each, background) >= ENOUGH);
  const end = contrast('#000000', backgrounds[0]) > contrast('#ffffff', backgrounds[0]) ? '#000000' : '#ffffff';
  for (let step = 0; step < STEPS; step++) {
    const mixed = mix(colour, end, step / STEPS);
    if (isReadable(mixed)) return mixed;
  }
  return end;
}
const STEPS = 20;

/** `share` of the second colour in the first: from 0 to 1. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const [from, to] = [channels(one), channels(other)];
  const mixed = from.map((channel, i) => Math.round(channel + (to[i] - channel) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: Colour): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

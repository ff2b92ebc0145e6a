const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Drawn in a square of 16, in the colour of the text. */
const PATHS = {
  error:
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm2.9 9.2-.7.7L8 8.7l-2.2 2.2-.7-.7L7.3 8 5.1 5.8l.7-.7L8 7.3l2.2-2.2.7.7L8.7 8l2.2 2.2Z',
  warning:
    'M7.4 1.6h1.2l6.6 12.2-.6 1.1H1.4l-.6-1.1L7.4 1.6ZM8 3 2.2 13.8h11.6L8 3Zm-.6 3.5h1.2v4H7.4v-4Zm0 5h1.2v1.2H7.4v-1.2Z',
  information:
    'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 1a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM7.4 7h1.2v4.5H7.4V7Zm0-2.3h1.2v1.3H7.4V4.7Z',
  hint: 'M8 1.5A4.5 4.5 0 0 0 5.5 9.7c.3.3.5.6.5 1V12h4v-1.3c0-.4.2-.7.5-1A4.5 4.5 0 0 0 8 1.5ZM6 13h4v1.2H6V13Z',
  whatIf: 'M2 2h1.1v11h11v1H2V2Zm3 8.6 2.8-3.4 2.3 1.6 3-4.3.8.6-3.6 5.2-2.3-1.6-2.2 2.6-.8-.7Z',
  paper: 'M3.5 1.5h6l3 3v10h-9v-13Zm1 1v11h7V5h-2.5V2.500H4.500ZM6 7h4.200v1H6V7Zm0 2.500h4.200v1H6v-1Z',
  lock: 'M5 7V4.800a3 3 0 0 1 6 0V7h1.500v7.500h-9V7H5Zm1 0h4V4.800a2 2 0 0 0-4 0V7ZM4.500 8v5.500h7V8h-7Z',
  generate:
    'M7.5 1.500h1v7.400l2.600-2.600.7.700L8 10.800 4.200 7l.7-.7 2.600 2.600V1.500ZM2 11h1v2.500h10V11h1v3.500H2V11Z',
} as const;

/** A picture that says nothing which is not also said in words. */
export function icon(name: keyof typeof PATHS): SVGElement {
  const svg = document.createElementNS(NAMESPACE, 'svg');
  for (const [attribute, value] of [
    ['viewBox', '0 0 16 16'],
    ['width', '16'],
    ['height', '16'],
    ['fill', 'currentColor'],
    ['aria-hidden', 'true'],
  ] as const)
    svg.setAttribute(attribute, value);
  const path = document.createElementNS(NAMESPACE, 'path');
  path.setAttribute('d', PATHS[name]);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}

import { type Presentation, plainPresentation } from '../../../style/presentation.js';
import { textOf } from '../../../texts/fill.js';
import type { DocumentTree } from '../../../tree.js';
import { type Colour, mix, readable } from './colours.js';
import { LAYOUTS } from './layouts.js';
import { PRINT, pageRules } from './print.js';
import { SCREEN } from './screen.js';
import { TEXT } from './text.js';
import { fontList } from './values.js';

/** All style of a document, for the screen in light and dark and for paper. */
export function styleSheet(tree: DocumentTree, presentation: Presentation): string {
  const { fonts, logo } = presentation;
  const accent = accentOf(presentation);
  return [
    '',
    `:root { color-scheme: light dark; --body: ${fontList(fonts.body)}; --headings: ${fontList(fonts.headings)}; }`,
    `:root { ${variables(LIGHT, accent)} }`,
    `@media screen and (prefers-color-scheme: dark) { :root { ${variables(DARK, accent)} } }`,
    ...(logo ? [`.logo { width: ${millimetres(logo.width)}; height: ${millimetres(logo.height)}; }`] : []),
    TEXT.trim(),
    SCREEN.trim(),
    pageRules(tree, presentation, runningMark(tree)),
    PRINT.trim(),
    LAYOUTS[tree.layout].trim(),
    '',
  ].join('\n');
}

/** The style of a document that stands in the page of somebody else, in an element of the class `document`. It is never printed. */
export function embeddedStyleSheet(tree: DocumentTree, presentation: Presentation): string {
  const { fonts, logo } = presentation;
  const accent = accentOf(presentation);
  const rules = [
    `:root { --body: ${fontList(fonts.body)}; --headings: ${fontList(fonts.headings)}; ${variables(LIGHT, accent)} }`,
    ...(logo ? [`.logo { width: ${millimetres(logo.width)}; height: ${millimetres(logo.height)}; }`] : []),
    TEXT.trim(),
    SCREEN.trim(),
    LAYOUTS[tree.layout].trim(),
  ];
  return `.document {\n${rules.map(embedded).join('\n')}\n}\n`;
}

/** Rules of a page as rules inside of the element; the blocks of a part stand in elements of their own there. */
function embedded(rules: string): string {
  return rules
    .replace(/^( *)(:root|html|body)(?= )/gm, '$1&')
    .replace(/^( *)body > (?=header|footer)/gm, '$1& ')
    .replace(/^( *)body(?=[ :>])/gm, '$1&')
    .replaceAll('.chapter > .level-1', '.chapter .level-1');
}

interface Palette {
  readonly paper: Colour;
  /** Behind notes and code. */
  readonly surface: Colour;
  readonly ink: Colour;
  readonly muted: Colour;
  readonly line: Colour;
  readonly warning: Colour;
  readonly warningPaper: Colour;
  readonly inserted: Colour;
  readonly insertedPaper: Colour;
  readonly removed: Colour;
  readonly removedPaper: Colour;
}

const LIGHT: Palette = {
  paper: '#ffffff',
  surface: '#f4f6f8',
  ink: '#1b1f24',
  muted: '#545c66',
  line: '#c8ced6',
  warning: '#8f1d12',
  warningPaper: '#fdf1ef',
  inserted: '#0a5a2b',
  insertedPaper: '#e7f5ec',
  removed: '#8c1a15',
  removedPaper: '#fdecea',
};

const DARK: Palette = {
  paper: '#14171b',
  surface: '#1d2228',
  ink: '#e3e7ec',
  muted: '#a7b0bb',
  line: '#414a55',
  warning: '#ffb3a6',
  warningPaper: '#34190f',
  inserted: '#8edcab',
  insertedPaper: '#11301d',
  removed: '#ffb1aa',
  removedPaper: '#3a1a18',
};

/** How much of the accent is in the background of table heads. */
const TINT = 0.07;

function variables(palette: Palette, accent: Colour): string {
  const tint = mix(palette.paper, accent, TINT);
  const backgrounds = [palette.paper, palette.surface, tint, palette.insertedPaper, palette.removedPaper];
  const all = { ...palette, tint, accent: readable(accent, backgrounds) };
  return Object.entries(all)
    .map(([name, value]) => `--${name.replace('Paper', '-paper')}: ${value};`)
    .join(' ');
}

function accentOf({ colours: { accent } }: Presentation): Colour {
  return /^#[0-9a-f]{6}$/i.test(accent) ? accent.toLowerCase() : plainPresentation.colours.accent;
}

function millimetres(length: number): string {
  return `${Number.isFinite(length) ? Math.max(0, length) : 0}mm`;
}

/** The first word or words of the mark: "DRAFT". */
function runningMark({ mark }: DocumentTree): string | undefined {
  if (!mark) return undefined;
  const text = textOf(mark).trim();
  return /^[^.:!]{1,40}/.exec(text)?.[0] ?? text.slice(0, 40);
}

import type { Colours } from './colours.js';
import { formatHuman } from './human.js';
import type { Report } from './report.js';

/** Makes the text of a report. Only what people read has colours. */
export type Render = (report: Report, colours: Colours) => string;

/** The formats of `sla check`. All but the one for people are loaded when they are asked for, as most runs need none of them. */
const FORMATS = {
  human: async () => formatHuman,
  json: async () => (await import('./json.js')).formatJson,
  sarif: async () => (await import('./sarif.js')).formatSarif,
  github: async () => (await import('./github.js')).formatGithub,
  gitlab: async () => (await import('./gitlab.js')).formatGitlab,
  junit: async () => (await import('./junit.js')).formatJunit,
  markdown: async () => (await import('./markdown.js')).formatMarkdown,
} satisfies Readonly<Record<string, () => Promise<Render>>>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}

export function loadFormat(name: FormatName): Promise<Render> {
  return FORMATS[name]();
}

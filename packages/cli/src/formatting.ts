import { createLanguage, isForeign } from '@sla-language/language';
import { EmptyFileSystem } from 'langium';
import type { Source } from './inputs/index.js';
import type { Io } from './io.js';
import { coloursFor } from './report/colours.js';
import { printable } from './report/excerpt.js';
import { whiteSpacePatch } from './white-space-patch.js';

/** Texts as they are to be laid out. */
export interface Layout {
  readonly formatted: readonly { readonly source: Source; readonly text: string }[];
  /** Files of another program whose names happen to end in `.sla` (Scribus): left alone. */
  readonly foreign: readonly Source[];
}

/** Lays texts out with the engine that the editor uses. */
export function layOut(sources: readonly Source[]): Layout {
  const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider() });
  return {
    formatted: sources.map((source) => ({ source, text: language.format(source.text) })),
    foreign: sources.filter(({ text }) => isForeign(text)),
  };
}

/**
 * What would change in a file, as a unified diff that `patch -p0` and `git apply -p0` take. At a terminal it has colours, and no characters that
 * would command it.
 */
export function differenceOf(path: string, before: string, after: string, { stdout, env }: Io): string {
  const patch = whiteSpacePatch(path, before, after);
  const colours = coloursFor(stdout, env);
  const colourOf = (line: string): ((text: string) => string) => {
    if (/^(?:---|\+\+\+) /.test(line)) return colours.bold;
    return { '+': colours.green, '-': colours.red, '@': colours.cyan }[line[0] ?? ''] ?? String;
  };
  const shown = (line: string): string => colourOf(line)(stdout.isTTY ? printable(line.replace(/\r$/, '')) : line);
  return patch.split('\n').map(shown).join('\n');
}

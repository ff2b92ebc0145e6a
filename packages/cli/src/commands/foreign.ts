import type { Source } from '../inputs/index.js';
import type { Io } from '../io.js';

/** Says of files that were named, and are no agreements, that they were left alone. */
export function noteForeign(foreign: readonly Source[], io: Io): void {
  for (const { path, named } of foreign) {
    if (named) io.stderr.write(`${path}: note: This is a Scribus document, not an agreement; it was left alone.\n`);
  }
}

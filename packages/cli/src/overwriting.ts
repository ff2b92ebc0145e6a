import { UsageError } from './errors.js';
import type { Io } from './io.js';
import { realPath, shownPath } from './paths.js';

/** Says in a sentence why nothing is written to a file; undefined where it may be. */
export type Guard = (file: string) => string | undefined;

/** Guards agreements, and what is read in this run, against being written over by what is made of it. A link is the file to which it leads. */
export function guardOf(read: Iterable<string>): Guard {
  const guarded = new Set(Array.from(read, realPath));
  return (file) => {
    const real = realPath(file);
    if (real.toLowerCase().endsWith('.sla')) return 'A file whose name ends in .sla is an agreement.';
    return guarded.has(real) ? 'It is read here, so nothing is written over it.' : undefined;
  };
}

/**
 * Refuses what the command line names for the output.
 * @throws {UsageError} where it is guarded
 */
export function refuseOverwriting(files: readonly string[], read: Iterable<string>, io: Io): void {
  const guard = guardOf(read);
  for (const file of files) {
    const objection = guard(file);
    if (objection) throw new UsageError(`${shownPath(file, io)}: ${objection}`);
  }
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { isPattern } from '../inputs/find.js';
import type { Io } from '../io.js';

/**
 * The paths on which the result of a command depends: it changes where one of them does, or an agreement below it. Absolute; they
 * need not exist, since they may come to be.
 */
export function watchedPaths(args: readonly string[], imports: readonly string[], io: Io): ReadonlySet<string> {
  const named = (args.length > 0 ? args : ['.']).map((argument) => {
    const absolute = path.resolve(io.cwd, argument);
    return isPattern(argument) && !existsSync(absolute) ? baseOf(argument, io) : absolute;
  });
  return new Set([...named, ...imports.map((file) => path.normalize(file))]);
}

/** The folder in and below which a pattern looks: `contracts` for `contracts/*.sla`. */
function baseOf(pattern: string, io: Io): string {
  const parts = pattern.replaceAll('\\', '/').split('/');
  const fixed = parts.slice(0, parts.findIndex(isPattern));
  return path.resolve(io.cwd, fixed.length > 0 ? `${fixed.join('/')}/` : '.');
}

import { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { shownPath } from '../paths.js';
import { Changes } from './changes.js';
import { watchedPaths } from './watched-paths.js';

/**
 * Does something with files, and again whenever they change, until the person at the keyboard ends it.
 * @param args the files, folders and patterns that the command line names
 * @param inspect reads them; tells which files they import, absolute
 * @param publish says what came of it
 */
export async function watch<Result extends { readonly imports: readonly string[] }>(
  args: readonly string[],
  inspect: () => Promise<Result>,
  publish: (result: Result) => Promise<unknown>,
  io: Io,
): Promise<ExitCode> {
  const interruption = io.interruption();
  const changes = new Changes(io.cwd);
  try {
    // What changes from here on is noticed: the watch stands before anything is read.
    await changes.follow(watchedPaths(args, [], io));
    for (;;) {
      const result = await inspect();
      await changes.follow(watchedPaths(args, result.imports, io));
      await publish(result);
      io.stderr.write('Watching for changes; Ctrl+C ends.\n');
      const changed = await changes.next(interruption);
      if (!changed) return ExitCode.clean;
      announce(changed, io);
    }
  } finally {
    await changes.close();
  }
}

const MOST_NAMES = 3;

/** Separates a report from the one before: on a terminal by a clean screen, and everywhere by a line that says why. */
function announce(changed: readonly string[], io: Io): void {
  if (io.stdout.isTTY && io.env.TERM !== 'dumb') io.stdout.write('\u001b[2J\u001b[H');
  io.stderr.write(`\n--- changed: ${namesOf(changed, io)} ---\n`);
}

/** The files as they are shown, or the first of them and how many more there are. */
export function namesOf(files: readonly string[], io: Io): string {
  const names = files.slice(0, MOST_NAMES).map((file) => shownPath(file, io));
  const more = files.length > MOST_NAMES ? ` and ${files.length - MOST_NAMES} more` : '';
  return names.join(', ') + more;
}

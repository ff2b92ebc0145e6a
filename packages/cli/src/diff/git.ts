import { execFile } from 'node:child_process';
import path from 'node:path';
import { UsageError } from '../errors.js';
import { LARGEST_FILE } from '../inputs/read.js';
import type { Io } from '../io.js';
import { realPath } from '../paths.js';

/** A revision of a git repository, from which files are read as they were then. */
export interface Revision {
  /** As it was given: `v1.0`, `HEAD~3`. */
  readonly name: string;
  /** The top folder of the repository, absolute. */
  readonly top: string;
  /** Whether a path lies in the repository. */
  holds(absolute: string): boolean;
  /** A file as it was, or undefined where there was none. `absolute`: where it would lie in the working copy. */
  read(absolute: string): Promise<Uint8Array | undefined>;
}

/**
 * Opens a revision of the repository in which a folder lies.
 * @throws {UsageError} where git is missing, the folder lies in no repository, or the revision is none
 */
export async function openRevision(name: string, folder: string, io: Io): Promise<Revision> {
  // What begins with a hyphen would be an option of git.
  if (name === '' || name.startsWith('-')) throw new UsageError(`"${name}" is no revision.`);
  const top = await run(['rev-parse', '--show-toplevel'], folder, io);
  if (!top) throw new UsageError('Revisions are read from a git repository, and this folder lies in none.');
  const commit = await run(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], folder, io);
  if (!commit) throw new UsageError(`The repository has no revision ${name}.`);
  const root = path.resolve(top.toString('utf8').trimEnd());
  const id = commit.toString('utf8').trim();
  const within = (absolute: string): string | undefined => {
    const relative = path.relative(root, realPath(absolute));
    return relative.startsWith('..') || path.isAbsolute(relative) ? undefined : relative.replaceAll(path.sep, '/');
  };
  return {
    name,
    top: root,
    holds: (absolute) => within(absolute) !== undefined,
    read: async (absolute) => {
      const relative = within(absolute);
      return relative === undefined ? undefined : run(['cat-file', 'blob', `${id}:${relative}`], root, io);
    },
  };
}

/** What git prints, or undefined where it refuses. No shell takes part, so a name can only ever be a name. */
function run(args: readonly string[], cwd: string, { env }: Io): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const settings = {
      cwd,
      env: { ...env, GIT_OPTIONAL_LOCKS: '0' },
      maxBuffer: LARGEST_FILE,
      encoding: 'buffer',
    } as const;
    execFile('git', [...args], settings, (error, stdout) => {
      if (!error) resolve(stdout);
      else if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        reject(new UsageError('Revisions are read with git, which was not found.'));
      } else resolve(undefined);
    });
  });
}

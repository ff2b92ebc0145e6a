import { stat } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from '../errors.js';
import type { Io } from '../io.js';
import { shownPath } from '../paths.js';
import type { Problem } from './problem.js';

/** The files that the arguments name: absolute, each once, in the order of their paths. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

export interface FoundFile {
  readonly path: string;
  /** Named by itself, not found in a folder or by a pattern. */
  readonly named: boolean;
}

const EXTENSION = '.sla';

/** What nobody means to be searched. */
const IGNORED = ['**/node_modules/**'];

/** Resolves files, folders (every `.sla` file below them) and patterns such as `contracts/*.sla`. */
export async function findFiles(args: readonly string[], io: Io): Promise<Found> {
  const found = new Map<string, boolean>();
  const problems: Problem[] = [];
  for (const argument of args) {
    const absolute = path.resolve(io.cwd, argument);
    const result = await resolveArgument(argument, absolute, io);
    if ('problem' in result) problems.push({ path: shownPath(absolute, io), message: result.problem });
    else for (const file of result.files) found.set(file, found.get(file) || result.named);
  }
  const files = [...found].map(([file, named]) => ({ path: file, named })).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, problems };
}

type Resolved = { readonly files: readonly string[]; readonly named: boolean } | { readonly problem: string };

async function resolveArgument(argument: string, absolute: string, io: Io): Promise<Resolved> {
  try {
    const isFolder = (await stat(absolute)).isDirectory();
    if (!isFolder && !absolute.endsWith(EXTENSION)) return { problem: 'The name of an agreement ends in .sla.' };
    if (!isFolder) return { files: [absolute], named: true };
    const files = await search('**/*.sla', absolute);
    return files.length > 0
      ? { files, named: false }
      : { problem: 'There is no .sla file in this folder or below it.' };
  } catch (error) {
    if (!isMissing(error) || !isPattern(argument)) return { problem: `It cannot be read: ${reasonOf(error)}.` };
  }
  const files = await search(argument.replaceAll('\\', '/'), io.cwd);
  return files.length > 0 ? { files, named: false } : { problem: 'No .sla file matches this pattern.' };
}

/** Whether an argument that is no file may be meant as a pattern. */
export function isPattern(argument: string): boolean {
  return /[*?[\]{}]/.test(argument);
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EINVAL';
}

async function search(pattern: string, cwd: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern, {
    cwd,
    absolute: true,
    ignore: IGNORED,
    expandDirectories: false,
    onlyFiles: true,
  });
  return files.map((file) => path.normalize(file)).filter((file) => file.endsWith(EXTENSION));
}

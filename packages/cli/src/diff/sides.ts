import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../errors.js';
import { decode } from '../inputs/decode.js';
import type { Problem, Source } from '../inputs/index.js';
import { readSource, readStdinSource } from '../inputs/read.js';
import type { Io } from '../io.js';
import { shownPath } from '../paths.js';
import { openRevision, type Revision } from './git.js';

/** One of the two texts: a file, as it is or as it was. */
export interface Side {
  /** As it is shown: `hosting.sla`, `v1.0:hosting.sla`. */
  readonly shown: string;
  readonly revision?: Revision;
  readonly source: Source | Problem;
}

export interface SideOptions {
  readonly from?: string;
  readonly to?: string;
}

/**
 * Finds the two texts: `OLD NEW`, each a file, `REVISION:FILE` or `-`; or one file with `from` and `to`, without which it is
 * compared with the last commit.
 */
export async function openSides(
  args: readonly string[],
  { from, to }: SideOptions,
  io: Io,
): Promise<readonly [Side, Side]> {
  const [first, second] = args;
  if (first === undefined) throw new UsageError('Name two agreements, or one in a git repository.');
  if (second !== undefined) {
    if (from !== undefined || to !== undefined) {
      throw new UsageError('--from and --to are revisions of one file: name one, or write REVISION:FILE twice.');
    }
    if (first === '-' && second === '-') throw new UsageError('Only one of the two can be standard input.');
    return [await openSide(first, io), await openSide(second, io)];
  }
  if (to !== undefined && from === undefined) throw new UsageError('--to needs --from.');
  if (first === '-') throw new UsageError('Standard input has no revisions: name the other text as well.');
  const absolute = path.resolve(io.cwd, first);
  return [
    await atRevision(from ?? 'HEAD', [absolute], io),
    to === undefined ? await openSide(first, io) : await atRevision(to, [absolute], io),
  ];
}

async function openSide(argument: string, io: Io): Promise<Side> {
  if (argument === '-') return { shown: 'standard input', source: await readStdinSource('stdin.sla', io) };
  const absolute = path.resolve(io.cwd, argument);
  // The second letter is that of a drive on Windows.
  const colon = argument.indexOf(':', 2);
  if (colon < 0 || existsSync(absolute)) {
    return { shown: shownPath(absolute, io), source: await fileSource(absolute, io) };
  }
  const revision = await openRevision(argument.slice(0, colon), io.cwd, io);
  const file = argument.slice(colon + 1);
  // Git counts from the top of the repository, people from where they are.
  return atRevision(revision, [path.resolve(io.cwd, file), path.resolve(revision.top, file)], io);
}

async function fileSource(absolute: string, io: Io): Promise<Source | Problem> {
  if (absolute.endsWith('.sla')) return readSource(absolute, true, io);
  return { path: shownPath(absolute, io), message: 'The name of an agreement ends in .sla.' };
}

async function atRevision(given: string | Revision, candidates: readonly string[], io: Io): Promise<Side> {
  const [wanted = io.cwd] = candidates;
  const revision = typeof given === 'string' ? await openRevision(given, existingFolder(wanted), io) : given;
  const shown = `${revision.name}:${shownPath(wanted, io)}`;
  for (const absolute of candidates) {
    const bytes = await revision.read(absolute);
    if (!bytes) continue;
    const decoded = decode(bytes);
    if ('problem' in decoded) return { shown, revision, source: { path: shown, ...decoded.problem } };
    const uri = pathToFileURL(absolute).href;
    return { shown, revision, source: { path: shown, absolute, uri, bytes, text: decoded.text, named: true } };
  }
  return { shown, revision, source: { path: shown, message: 'There was no such file in this revision.' } };
}

/** The folder of a file, or the nearest above it that is there: a file may be gone with its folder. */
function existingFolder(file: string): string {
  let folder = path.dirname(file);
  while (!existsSync(folder) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  return folder;
}

import path from 'node:path';
import { UsageError } from '../errors.js';
import type { Io } from '../io.js';
import { findFiles } from './find.js';
import type { Problem } from './problem.js';
import { isProblem, readSource, readStdinSource, type Source } from './read.js';

export { formatProblem, type Problem } from './problem.js';
export type { Source } from './read.js';

export interface Inputs {
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}

/**
 * Reads what the arguments name: files, folders, patterns, and `-` for standard input, which counts as the file
 * `stdinFilename`. Without arguments: the current folder.
 */
export async function readInputs(args: readonly string[], stdinFilename: string | undefined, io: Io): Promise<Inputs> {
  const fromStdin = args.includes('-');
  if (stdinFilename !== undefined && !fromStdin) {
    throw new UsageError('--stdin-filename names the text from standard input: give `-` as the file as well.');
  }
  if (stdinFilename !== undefined && !stdinFilename.endsWith('.sla')) {
    throw new UsageError('--stdin-filename names an agreement, so it ends in .sla.');
  }
  const named = args.filter((argument) => argument !== '-');
  const found = await findFiles(args.length > 0 ? named : ['.'], io);
  const results: (Source | Problem)[] = [];
  if (fromStdin) results.push(await readStdinSource(stdinFilename ?? 'stdin.sla', io));
  // The text from standard input stands for its file, as an editor's unsaved text does.
  const replaced = fromStdin ? path.resolve(io.cwd, stdinFilename ?? 'stdin.sla') : undefined;
  for (const file of found.files) if (file.path !== replaced) results.push(await readSource(file.path, file.named, io));
  return {
    sources: results.filter((each): each is Source => !isProblem(each)),
    problems: [...found.problems, ...results.filter(isProblem)],
  };
}

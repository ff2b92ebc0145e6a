import type { Command } from 'commander';
import { UsageError } from '../errors.js';
import { ExitCode } from '../exit-codes.js';
import { formatProblem, readInputs, type Source } from '../inputs/index.js';
import type { Io } from '../io.js';
import { examples, stdinFilenameOption } from '../options.js';
import { plural } from '../report/human.js';
import { noteForeign } from './foreign.js';

interface FormatOptions {
  readonly check?: boolean;
  readonly diff?: boolean;
  readonly stdinFilename?: string;
}

/** Adds `sla format`. */
export function addFormat(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('format')
    .description('Lay agreements out in the one style: white space, and nothing that changes what they say.')
    .argument('[paths...]', 'files, folders, patterns, or - for standard input; without any, the current folder')
    .option('--check', 'write nothing; list the files that would change, and exit with 1 if there are any')
    .option('--diff', 'write nothing; print what would change as a unified diff, and exit with 1 if it is anything')
    .addOption(stdinFilenameOption())
    .addHelpText(
      'before',
      examples([
        ['sla format', 'lay out every .sla file in this folder and below'],
        ['sla format hosting.sla support.sla', 'lay out these files'],
        ['sla format --diff hosting.sla', 'look at what would change'],
        ['sla format --check', 'for a pipeline: fail where a file is not laid out'],
        ['sla format - < hosting.sla', 'lay out standard input, to standard output'],
      ]),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 done, or nothing to do; 1 something would change (--check, --diff); 2 and 3 as always.',
    )
    .action(async (paths: string[], options: FormatOptions) => finish(await format(paths, options, io)));
}

/** A text as it is, and as it is to be. */
interface Formatted {
  readonly source: Source;
  readonly text: string;
}

async function format(paths: readonly string[], options: FormatOptions, io: Io): Promise<ExitCode> {
  const fromStdin = paths.includes('-');
  if (fromStdin && paths.length > 1) throw new UsageError('Standard input is laid out by itself: give `-` alone.');
  const { sources, problems } = await readInputs(paths, options.stdinFilename, io);
  io.prepareFor(sources.reduce((sum, { text }) => sum + text.length, 0));
  const { layOut } = await import('../formatting.js');
  const { formatted, foreign } = layOut(sources);
  if (!fromStdin) noteForeign(foreign, io);
  for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`);
  const changed = formatted.filter(({ source, text }) => text !== source.text);
  if (options.diff) await printDifferences(changed, io);
  else if (options.check) list(changed, formatted.length, io);
  const isDry = options.check === true || options.diff === true;
  if (isDry) return problems.length > 0 ? ExitCode.usage : changed.length > 0 ? ExitCode.findings : ExitCode.clean;
  if (fromStdin) print(formatted, io);
  const isDone = fromStdin || (await save(changed, io));
  return problems.length > 0 || !isDone ? ExitCode.usage : ExitCode.clean;
}

function list(changed: readonly Formatted[], all: number, io: Io): void {
  for (const { source } of changed) io.stdout.write(`${source.path}\n`);
  if (changed.length > 0) io.stderr.write(`sla: ${changed.length} of ${plural(all, 'file')} would change.\n`);
}

function print(formatted: readonly Formatted[], io: Io): void {
  for (const { source, text } of formatted) io.stdout.write(markOf(source) + text);
}

/** Writes what has changed, and says so. False where a file could not be written; the others are. */
async function save(changed: readonly Formatted[], io: Io): Promise<boolean> {
  if (changed.length === 0) return true;
  const { writeOrSay } = await import('../write.js');
  let isDone = true;
  for (const { source, text } of changed) {
    if (await writeOrSay(source.absolute, markOf(source) + text, io)) io.stdout.write(`${source.path}\n`);
    else isDone = false;
  }
  return isDone;
}

/** The byte order mark with which a file begins, if it does. */
function markOf({ bytes }: Source): string {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
}

async function printDifferences(changed: readonly Formatted[], io: Io): Promise<void> {
  if (changed.length === 0) return;
  const { differenceOf } = await import('../formatting.js');
  for (const { source, text } of changed) {
    const mark = markOf(source);
    io.stdout.write(differenceOf(source.path, mark + source.text, mark + text, io));
  }
}

import type { DateString } from '@sla-language/agreement';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Checked } from '../checking.js';
import type { Document, Format } from '../documents.js';
import { UsageError } from '../errors.js';
import { ExitCode } from '../exit-codes.js';
import { formatProblem, readInputs } from '../inputs/index.js';
import type { Io } from '../io.js';
import { examples, stdinFilenameOption, todayOption } from '../options.js';
import { shownPath } from '../paths.js';
import { coloursFor } from '../report/colours.js';
import { summarise } from '../report/findings.js';
import { describe, formatFindings } from '../report/human.js';
import { noteForeign } from './foreign.js';

interface BuildOptions {
  readonly format?: readonly Format[];
  readonly out?: string;
  readonly stdout?: boolean;
  readonly agreement?: string;
  readonly stdinFilename?: string;
  readonly today?: DateString;
}

const FORMATS: readonly Format[] = ['markdown', 'json'];

/** Adds `sla build`. */
export function addBuild(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('build')
    .description('Write the documents of agreements: the contract as Markdown and its data as JSON.')
    .argument('[paths...]', 'files, folders, patterns, or - for standard input; without any, the current folder')
    .addOption(
      new Option('-f, --format <formats>', `${FORMATS.join(' or ')}; several with commas (default: both)`).argParser(
        toFormats,
      ),
    )
    .option('-o, --out <folder>', 'where the documents go (default: beside their source); - for standard output')
    .option('--stdout', 'print one document instead of writing files (default format: markdown)')
    .option('--agreement <name>', 'only this agreement')
    .addOption(stdinFilenameOption())
    .addOption(todayOption())
    .addHelpText(
      'before',
      examples([
        ['sla build hosting.sla', 'write HostingSla.md and HostingSla.json beside it'],
        ['sla build contracts --out out', 'write the documents of all agreements in contracts/ to out/'],
        ['sla build hosting.sla --format json --stdout', 'print the data'],
      ]),
    )
    .action(async (paths: string[], options: BuildOptions) => finish(await build(paths, options, io)));
}

function toFormats(text: string, previous: readonly Format[] = []): readonly Format[] {
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !(FORMATS as readonly string[]).includes(word));
  if (unknown !== undefined) throw new InvalidArgumentError(`Allowed choices are ${FORMATS.join(', ')}.`);
  return [...new Set([...previous, ...(words as Format[])])];
}

async function build(paths: readonly string[], options: BuildOptions, io: Io): Promise<ExitCode> {
  const toStdout = options.stdout || options.out === '-';
  if (options.stdout && options.out !== undefined && options.out !== '-') {
    throw new UsageError('--stdout and --out exclude each other: a document is printed, or it is written.');
  }
  const { sources, problems: unread } = await readInputs(paths, options.stdinFilename, io);
  const { checkSources } = await import('../checking.js');
  const { checked, foreign, imported, problems: misconfigured } = await checkSources(sources, options, io);

  const problems = [...unread, ...misconfigured];
  noteForeign(foreign, io);
  for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`);
  const broken = checked.filter((file) => !file.ok);
  for (const file of checked) reportFindings(file, imported, io);
  const formats = options.format ?? (toStdout ? ['markdown'] : FORMATS);
  const { plan } = await import('../documents.js');
  const folder = options.out === undefined || toStdout ? undefined : options.out;
  const documents = plan(
    checked.filter((file) => file.ok),
    { formats, folder, agreement: options.agreement },
    io,
  );

  const failure = problems.length > 0 ? ExitCode.usage : broken.length > 0 ? ExitCode.findings : undefined;
  if (documents.length === 0) {
    if (failure === undefined) throw new UsageError(nothingToBuild(checked, options.agreement));
    return failure;
  }
  if (toStdout) {
    io.stdout.write(theOnly(documents).text);
    return failure ?? ExitCode.clean;
  }
  const written = await writeAll(documents, io);
  return written ? (failure ?? ExitCode.clean) : ExitCode.usage;
}

/** Errors in full, because they are why there is no document; of the rest only how much there is. */
function reportFindings(file: Checked, imported: ReadonlyMap<string, string>, io: Io): void {
  if (file.ok) {
    const found = describe(summarise([file]));
    if (found) io.stderr.write(`${file.path}: note: ${found}; \`sla check\` shows them.\n`);
    return;
  }
  const errors = { ...file, findings: file.findings.filter((each) => each.severity === 'error') };
  io.stderr.write(formatFindings([errors], imported, coloursFor(io.stderr, io.env)));
  io.stderr.write(`${file.path}: not built, because of ${describe(summarise([errors]))}.\n`);
}

function nothingToBuild(checked: readonly Checked[], wanted: string | undefined): string {
  const names = checked.flatMap((file) => file.agreements).map((each) => each.id);
  if (wanted !== undefined && names.length > 0) {
    return `There is no agreement ${wanted} to build. There is: ${names.join(', ')}.`;
  }
  return 'There is nothing to build: no agreement is written here (templates and shared declarations have no documents).';
}

function theOnly(documents: readonly Document[]): Document {
  if (documents.length === 1) return documents[0];
  const formats = new Set(documents.map((each) => each.format));
  const agreements = [...new Set(documents.map((each) => each.agreement))];
  const choose = [
    ...(formats.size > 1 ? ['one --format'] : []),
    ...(agreements.length > 1 ? [`--agreement ${agreements.join(' or ')}`] : []),
  ];
  throw new UsageError(
    `Only one document can be printed, and these are ${documents.length}: choose ${choose.join(' and ')}.`,
  );
}

/** Writes the documents and prints their paths. False where one could not be written; the others are. */
async function writeAll(documents: readonly Document[], io: Io): Promise<boolean> {
  const { writeOrSay } = await import('../write.js');
  let ok = true;
  for (const { file, text } of documents) {
    if (await writeOrSay(file, text, io)) io.stdout.write(`${shownPath(file, io)}\n`);
    else ok = false;
  }
  return ok;
}

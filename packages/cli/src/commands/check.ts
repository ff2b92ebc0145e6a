import path from 'node:path';
import type { DateString } from '@sla-language/agreement';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Checking } from '../checking.js';
import { UsageError } from '../errors.js';
import { ExitCode } from '../exit-codes.js';
import { formatProblem, readInputs } from '../inputs/index.js';
import type { Io } from '../io.js';
import {
  type ConfigurationOptions,
  configurationOptions,
  examples,
  stdinFilenameOption,
  todayOption,
} from '../options.js';
import { SEVERITIES, summarise } from '../report/findings.js';
import { FORMAT_NAMES } from '../report/formats.js';
import { plural } from '../report/human.js';
import { addOutput, DEFAULT_OUTPUTS, deliver, type ReportOutput } from '../report/outputs.js';
import { errorsOnly, type Report } from '../report/report.js';
import { failingSeverities, fails, hasTooManyWarnings, type Threshold } from '../report/verdict.js';
import { noteForeign } from './foreign.js';

interface CheckOptions extends Threshold, ConfigurationOptions {
  readonly format?: readonly ReportOutput[];
  readonly quiet?: boolean;
  readonly fix?: boolean;
  readonly fixUnsafe?: boolean;
  readonly watch?: boolean;
  readonly stdinFilename?: string;
  readonly today?: DateString;
}

/** Adds `sla check`. */
export function addCheck(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = program
    .command('check')
    .description('Check agreements: syntax, names, and everything that leads to disputes.')
    .argument('[paths...]', 'files, folders, patterns, or - for standard input; without any, the current folder')
    .addOption(
      new Option(
        '--format <name[=file]>',
        `how to report (${FORMAT_NAMES.join(', ')}), and to which file; may be repeated (default: human)`,
      ).argParser(addOutput),
    )
    .addOption(
      new Option('--fail-on <severity>', 'the lightest severity that fails')
        .choices([...SEVERITIES, 'never'])
        .default('error'),
    )
    .addOption(new Option('--max-warnings <count>', 'fail on more warnings than this').argParser(toCount))
    .option('--quiet', 'report errors only; what fails stays the same')
    .option('--fix', 'mend what can be mended without changing what is meant, and report the rest')
    .option('--fix-unsafe', 'mend what has a suggestion, too: look at the difference afterwards')
    .option('--watch', 'check again whenever a file changes, until Ctrl+C')
    .addOption(stdinFilenameOption())
    .addOption(todayOption())
    .addHelpText(
      'before',
      examples([
        ['sla check', 'check every .sla file in this folder and below'],
        ['sla check hosting.sla support.sla', 'check these files'],
        ['sla check "contracts/**/*.sla"', 'check what the pattern matches'],
        ['sla check --profile customer', 'with the eyes of the customer'],
        ['sla check --fix hosting.sla', 'mend what can be mended safely'],
        ['sla check --watch contracts', 'check again whenever something in it changes'],
        ['sla check --fail-on warning --format json', 'for a pipeline: fail on warnings, too'],
        ['sla check --format github --format sarif=out/sla.sarif', 'notes at the lines of a change, and a log'],
        ['git show HEAD:hosting.sla | sla check -', 'check standard input'],
      ]),
    )
    .action(async (paths: string[], options: CheckOptions) => finish(await check(paths, options, io)));
  for (const option of configurationOptions()) command.addOption(option);
}

function toCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number: 0 or more.');
}

async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  if ((options.fix || options.fixUnsafe) && (options.watch || paths.includes('-'))) {
    throw new UsageError('--fix writes files once: it goes neither with --watch nor with standard input.');
  }
  if (!options.watch) return publish(await inspect(paths, options, io), options, io);
  if (paths.includes('-')) throw new UsageError('--watch watches files, and standard input is none.');
  const { watch } = await import('../watching/watch.js');
  return watch(
    paths,
    () => inspect(paths, options, io),
    (inspection) => publish(inspection, options, io),
    io,
  );
}

/** What a check has found, before anything is said. */
interface Inspection {
  readonly report: Report;
  /** Files of another program that were named. */
  readonly foreign: Parameters<typeof noteForeign>[0];
  /** The imported files, absolute. */
  readonly imports: readonly string[];
  /** These and the files that were named, which nothing is written over but by mending them. */
  readonly read: readonly string[];
  /** The files whose text was mended, and how many findings are gone. */
  readonly mended: Checking['mended'];
}

async function inspect(paths: readonly string[], options: CheckOptions, io: Io): Promise<Inspection> {
  const { sources, problems } = await readInputs(paths, options.stdinFilename, io);
  const today = options.today ?? io.today;
  const fix = options.fixUnsafe ? 'all' : options.fix ? 'safe' : undefined;
  const { checkSources } = await import('../checking.js');
  io.prepareFor(sources.reduce((sum, { text }) => sum + text.length, 0));
  const checking = await checkSources(sources, { ...options, fix }, io);
  const { checked, foreign, rules, imports, imported, mended } = checking;
  const failing = failingSeverities(checked, options);
  const unreadable = [...problems, ...checking.problems];
  const report = { files: checked, unreadable, today, rules, failing, quiet: false, imported };
  return { report, foreign, imports, read: [...sources.map(({ absolute }) => absolute), ...imports], mended };
}

/** Says and writes what was found. */
async function publish(inspection: Inspection, options: CheckOptions, io: Io): Promise<ExitCode> {
  const { report, foreign, read, mended } = inspection;
  const { files, unreadable, failing } = report;
  const outputs = options.format ?? DEFAULT_OUTPUTS;
  await refuseReading(outputs, read, io);
  noteForeign(foreign, io);
  for (const problem of unreadable) io.stderr.write(`${formatProblem(problem)}\n`);
  const saved = await save(mended, io);
  const written = await deliver(options.quiet ? errorsOnly(report) : report, outputs, io);
  if (hasTooManyWarnings(files, options)) {
    const { warnings } = summarise(files);
    io.stderr.write(`sla: ${plural(warnings, 'warning')}, and --max-warnings allows ${options.maxWarnings}.\n`);
  }
  if (unreadable.length > 0 || !written || !saved) return ExitCode.usage;
  return fails(files, failing) ? ExitCode.findings : ExitCode.clean;
}

/** @throws {UsageError} where a report would be written over what it is about */
async function refuseReading(outputs: readonly ReportOutput[], read: readonly string[], io: Io): Promise<void> {
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : path.resolve(io.cwd, file)));
  if (files.length === 0) return;
  const { refuseOverwriting } = await import('../overwriting.js');
  refuseOverwriting(files, read, io);
}

/** Writes the mended texts. False where one could not be written; the others are. */
async function save(mended: Inspection['mended'], io: Io): Promise<boolean> {
  if (mended.size === 0) return true;
  const { writeOrSay } = await import('../write.js');
  let ok = true;
  for (const [{ source, path, text }, count] of mended) {
    const mark = source.bytes[0] === 0xef ? '\uFEFF' : '';
    if (await writeOrSay(source.absolute, mark + text, io)) {
      io.stderr.write(`${path}: ${plural(count, 'finding')} mended.\n`);
    } else ok = false;
  }
  return ok;
}

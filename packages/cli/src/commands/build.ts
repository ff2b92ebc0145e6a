import type { DateString } from '@sla-language/agreement';
import { documentRequests, FORMATS, type Format, LAYOUTS, type Layout } from '@sla-language/documents';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Contents } from '../building/job.js';
import type { Painter } from '../building/painter.js';
import type { Planned } from '../building/plan.js';
import type { ReadStyle } from '../building/styles.js';
import type { Checked } from '../checking.js';
import { epochOf } from '../epoch.js';
import { UsageError } from '../errors.js';
import { ExitCode } from '../exit-codes.js';
import { formatProblem, type Problem, readInputs, type Source } from '../inputs/index.js';
import type { Io } from '../io.js';
import { examples, stdinFilenameOption, todayOption } from '../options.js';
import { shownPath } from '../paths.js';
import { coloursFor } from '../report/colours.js';
import { summarise } from '../report/findings.js';
import { describe, formatFindings } from '../report/human.js';
import { noteForeign } from './foreign.js';

interface BuildOptions {
  readonly format?: readonly Format[];
  readonly layout?: readonly Layout[];
  readonly out?: string;
  readonly stdout?: boolean;
  readonly agreement?: string;
  readonly style?: string;
  readonly stdinFilename?: string;
  readonly today?: DateString;
}

/** Adds `sla build`. */
export function addBuild(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('build')
    .description('Write the documents of agreements: contracts, web pages, summaries and their data.')
    .argument('[paths...]', 'files, folders, patterns, or - for standard input; without any, the current folder')
    .addOption(
      new Option('-f, --format <formats>', `${FORMATS.join(', ')}; several with commas (default: all)`).argParser(
        listOf(FORMATS),
      ),
    )
    .addOption(
      new Option(
        '-l, --layout <layouts>',
        `${LAYOUTS.join(', ')} or all; several with commas (default: ${LAYOUTS[0]}, the contract)`,
      ).argParser(listOf(LAYOUTS)),
    )
    .option(
      '-o, --out <path>',
      'a folder, or a path with variables (default: as configured, else beside the source); - for standard output',
    )
    .option('--stdout', 'print one document instead of writing files (default format: markdown)')
    .option('--agreement <name>', 'only this agreement')
    .option('--style <file>', 'the house style, instead of the one that sla.config.json names')
    .addOption(stdinFilenameOption())
    .addOption(todayOption())
    .addHelpText(
      'before',
      examples([
        ['sla build hosting.sla', 'write HostingSla.md, .html, .docx and .json beside it'],
        ['sla build hosting.sla -f html -l summary', 'write HostingSla.summary.html, for managers'],
        ['sla build contracts --out out', 'write the documents of all agreements in contracts/ to out/'],
        [
          "sla build -f docx -o 'out/${agreement}${layoutSuffix}.${extension}'",
          'the same with a pattern; the names of variables stand in docs/cli.md',
        ],
        ['sla build hosting.sla --format json --stdout', 'print the data'],
      ]),
    )
    .action(async (paths: string[], options: BuildOptions) => finish(await build(paths, options, io)));
}

/** Reads words of a list, separated by commas; `all` means every one. */
function listOf<T extends string>(choices: readonly T[]): (text: string, previous?: readonly T[]) => readonly T[] {
  const isChoice = (word: string): word is T => (choices as readonly string[]).includes(word);
  return (text, previous = []) => {
    const words = text.split(',').flatMap((word) => (word.trim() === 'all' ? choices : word.trim()));
    if (!words.every(isChoice)) throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}, all.`);
    return [...new Set([...previous, ...words])];
  };
}

async function build(paths: readonly string[], options: BuildOptions, io: Io): Promise<ExitCode> {
  const toStdout = options.stdout || options.out === '-';
  if (options.stdout && options.out !== undefined && options.out !== '-') {
    throw new UsageError('--stdout and --out exclude each other: a document is printed, or it is written.');
  }
  const { sources, problems: unread } = await readInputs(paths, options.stdinFilename, io);
  const formats = options.format ?? (toStdout ? ['markdown'] : FORMATS);
  const painter = toStdout ? undefined : await startPainter(formats, sources.length, io);
  try {
    return await buildFrom(sources, unread, formats, painter, options, io);
  } finally {
    await painter?.close();
  }
}

/** Pictures are made in a thread that starts while the texts are checked; many agreements have threads of their own. */
async function startPainter(formats: readonly Format[], files: number, { threads }: Io): Promise<Painter | undefined> {
  if (!threads || threads.count < 2 || !formats.includes('docx') || files === 0 || files >= MANY_FILES)
    return undefined;
  const { openPainter } = await import('../building/painter.js');
  return openPainter(threads.program);
}

const MANY_FILES = 8;

async function buildFrom(
  sources: readonly Source[],
  unread: readonly Problem[],
  formats: readonly Format[],
  painter: Painter | undefined,
  options: BuildOptions,
  io: Io,
): Promise<ExitCode> {
  const toStdout = options.stdout || options.out === '-';
  const { checkSources } = await import('../checking.js');
  const { checked, foreign, imported, imports, problems: misconfigured } = await checkSources(sources, options, io);

  const sound = checked.filter((file) => file.ok);
  const { styles, read, problems: misstyled } = await readStyles(sound, options.style, io);
  const date = epochOf(io);
  const [{ Outputs }, { plan }, { guardOf }] = await Promise.all([
    import('../building/outputs.js'),
    import('../building/plan.js'),
    import('../overwriting.js'),
  ]);
  const guard = guardOf([...sources.map(({ absolute }) => absolute), ...imports, ...read]);
  const outputs = toStdout ? new Outputs('${fileDirname}', () => undefined, io) : new Outputs(options.out, guard, io);
  const documents = documentRequests(formats, options.layout ?? [LAYOUTS[0]]);
  const planned = plan(sound, { styles, documents, outputs, agreement: options.agreement, date }, io);
  const problems = [...unread, ...misconfigured, ...misstyled, ...outputs.problems];
  noteForeign(foreign, io);
  for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`);
  const broken = checked.filter((file) => !file.ok);
  for (const file of checked) reportFindings(file, imported, io);

  const failure = problems.length > 0 ? ExitCode.usage : broken.length > 0 ? ExitCode.findings : undefined;
  if (planned.length === 0) {
    if (failure === undefined) throw new UsageError(nothingToBuild(checked, options.agreement));
    return failure;
  }
  if (toStdout) {
    const only = theOnly(planned);
    if (only.job.documents[0].format === 'docx')
      throw new UsageError('A Word document is no text: say with --out into which folder it is to be written.');
    io.stdout.write(await printed(only));
    return failure ?? ExitCode.clean;
  }
  const written = await writeAll(planned, await renderAll(planned, painter, io), io);
  return written ? (failure ?? ExitCode.clean) : ExitCode.usage;
}

/** The house style of each file that has one, the files that were read for them, absolute, and what is wrong with them. */
async function readStyles(
  files: readonly Checked[],
  named: string | undefined,
  io: Io,
): Promise<{
  readonly styles: ReadonlyMap<Checked, ReadStyle>;
  readonly read: readonly string[];
  readonly problems: readonly Problem[];
}> {
  const styles = new Map<Checked, ReadStyle>();
  if (named === undefined && !files.some((file) => file.houseStyle)) return { styles, read: [], problems: [] };
  const { HouseStyles } = await import('../building/styles.js');
  const house = new HouseStyles(io);
  for (const file of files) {
    const style =
      named === undefined
        ? file.houseStyle && (await house.fromConfiguration(file.houseStyle))
        : await house.fromFile(named);
    if (style) styles.set(file, style);
  }
  return { styles, read: house.files, problems: house.problems };
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

function theOnly(planned: readonly Planned[]): Planned {
  const [first, ...others] = planned;
  const { documents } = first.job;
  if (others.length === 0 && documents.length === 1) return first;
  const formats = new Set(documents.map((each) => each.format));
  const layouts = new Set(documents.map((each) => each.layout));
  const agreements = [...new Set(planned.map(({ job }) => job.agreement.id))];
  const choose = [
    ...(formats.size > 1 ? ['one --format'] : []),
    ...(layouts.size > 1 ? ['one --layout'] : []),
    ...(agreements.length > 1 ? [`--agreement ${agreements.join(' or ')}`] : []),
  ];
  const count = planned.reduce((sum, { files }) => sum + files.length, 0);
  throw new UsageError(`Only one document can be printed, and these are ${count}: choose ${choose.join(' and ')}.`);
}

/** The text of the only document. */
async function printed({ job }: Planned): Promise<string> {
  const { render } = await import('../building/render.js');
  return String((await render(job))[0]);
}

/** Makes all documents before anything is written, so that a fault in the last one leaves the first as it was. */
async function renderAll(
  planned: readonly Planned[],
  painter: Painter | undefined,
  io: Io,
): Promise<readonly Contents[]> {
  const [{ openWorkshop }, { openProgress }] = await Promise.all([
    import('../building/workshop.js'),
    import('../building/progress.js'),
  ]);
  const [workshop, progress] = [openWorkshop(planned.length, io, painter), await openProgress(planned.length, io)];
  try {
    return await Promise.all(
      planned.map(async ({ job }) => {
        const contents = await workshop.work(job);
        progress.advance();
        return contents;
      }),
    );
  } finally {
    progress.close();
    await workshop.close();
  }
}

/** Writes the documents and prints their paths. False where one could not be written; the others are. */
async function writeAll(planned: readonly Planned[], made: readonly Contents[], io: Io): Promise<boolean> {
  const { writeOrSay } = await import('../write.js');
  let ok = true;
  for (const [i, { files }] of planned.entries()) {
    for (const [k, file] of files.entries()) {
      if (await writeOrSay(file, made[i][k], io)) io.stdout.write(`${shownPath(file, io)}\n`);
      else ok = false;
    }
  }
  return ok;
}

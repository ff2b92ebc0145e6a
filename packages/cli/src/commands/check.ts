import type { DateString } from '@sla-language/agreement';
import { type Command, Option } from 'commander';
import { ExitCode } from '../exit-codes.js';
import { formatProblem, readInputs } from '../inputs/index.js';
import type { Io } from '../io.js';
import { examples, stdinFilenameOption, todayOption } from '../options.js';
import { coloursFor } from '../report/colours.js';
import { reaches, SEVERITIES, type Severity } from '../report/findings.js';
import { formatFindings, formatSummary } from '../report/human.js';
import { formatJson } from '../report/json.js';
import { noteForeign } from './foreign.js';

interface CheckOptions {
  readonly format: 'human' | 'json';
  readonly failOn: Severity;
  readonly stdinFilename?: string;
  readonly today?: DateString;
}

/** Adds `sla check`. */
export function addCheck(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('check')
    .description('Check agreements: syntax, names, and everything that leads to disputes.')
    .argument('[paths...]', 'files, folders, patterns, or - for standard input; without any, the current folder')
    .addOption(
      new Option('--format <format>', 'for people or for programs').choices(['human', 'json']).default('human'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'the lightest severity that fails').choices(SEVERITIES).default('error'),
    )
    .addOption(stdinFilenameOption())
    .addOption(todayOption())
    .addHelpText(
      'before',
      examples([
        ['sla check', 'check every .sla file in this folder and below'],
        ['sla check hosting.sla support.sla', 'check these files'],
        ['sla check "contracts/**/*.sla"', 'check what the pattern matches'],
        ['sla check --format json --fail-on warning', 'for a pipeline: fail on warnings, too'],
        ['git show HEAD:hosting.sla | sla check -', 'check standard input'],
      ]),
    )
    .action(async (paths: string[], options: CheckOptions) => finish(await check(paths, options, io)));
}

async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const { sources, problems } = await readInputs(paths, options.stdinFilename, io);
  const today = options.today ?? io.today;
  const { checkSources } = await import('../checking.js');
  const { checked, foreign } = await checkSources(sources, today, io);

  noteForeign(foreign, io);
  for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`);
  if (options.format === 'json') {
    io.stdout.write(formatJson(checked, problems, today));
  } else if (checked.length > 0) {
    const colours = coloursFor(io.stdout, io.env);
    io.stdout.write(formatFindings(checked, colours) + formatSummary(checked, colours));
  }
  if (problems.length > 0) return ExitCode.usage;
  return reaches(checked, options.failOn) ? ExitCode.findings : ExitCode.clean;
}

import { Command, CommanderError } from 'commander';
import { addBuild } from './commands/build.js';
import { addCheck } from './commands/check.js';
import { addConfig } from './commands/config.js';
import { addDiff } from './commands/diff.js';
import { addExplain } from './commands/explain.js';
import { addFormat } from './commands/format.js';
import { addInit } from './commands/init.js';
import { addLsp } from './commands/lsp.js';
import { addRules } from './commands/rules.js';
import { addSimulate } from './commands/simulate.js';
import { UsageError } from './errors.js';
import { ExitCode } from './exit-codes.js';
import type { Io } from './io.js';
import { examples } from './options.js';
import { printable } from './report/excerpt.js';
import { version } from './version.js';

/**
 * Runs `sla`.
 * @param argv the words after the program's name
 * @returns the exit code; nothing is thrown, and the process is left alone
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = ExitCode.clean;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, io);
  }
}

function createProgram(io: Io, finish: (code: ExitCode) => void): Command {
  const program = new Command('sla')
    .description('Service level agreements as text: checked, and turned into the contract and its data.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'sla: ')),
      getOutHelpWidth: () => HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
    })
    .addHelpText(
      'before',
      examples([
        ['sla init hosting.sla', 'write a complete agreement to start from'],
        ['sla check', 'check every agreement in this folder and below'],
        ['sla build hosting.sla', 'write the contract (Markdown, HTML, Word) and its data (JSON)'],
        ['sla diff hosting.sla', 'tell what has changed since the last commit, and in whose favour'],
        ['sla simulate hosting.sla --outage "45 minutes on Shop in 2027-03"', 'what an outage would come to'],
        ['sla explain remedy/tier-gap', 'explain a finding'],
      ]),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 clean, 1 findings, 2 wrong usage or a file that cannot be read or written, 3 a fault of sla.',
    );
  addInit(program, io, finish);
  addCheck(program, io, finish);
  addBuild(program, io, finish);
  addDiff(program, io, finish);
  addFormat(program, io, finish);
  addSimulate(program, io, finish);
  addRules(program, io, finish);
  addExplain(program, io, finish);
  addConfig(program, io, finish);
  addLsp(program, finish);
  return program;
}

/** The same on every screen, so that the output can be compared. */
const HELP_WIDTH = 110;

function failure(error: unknown, io: Io): ExitCode {
  // Commander has said what was wrong; asking for help or the version ends here, too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.clean : ExitCode.usage;
  if (error instanceof UsageError) {
    io.stderr.write(`sla: ${printable(error.message)}\n`);
    return ExitCode.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  const detail = io.env.SLA_DEBUG && error instanceof Error ? `${error.stack}\n` : '';
  io.stderr.write(
    `sla: internal error: ${message}\nThis is a fault of sla, not of your text. SLA_DEBUG=1 shows where.\n${detail}`,
  );
  return ExitCode.internal;
}

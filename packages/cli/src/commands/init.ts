import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { reasonOf, UsageError } from '../errors.js';
import { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { examples } from '../options.js';
import { shownPath } from '../paths.js';

interface InitOptions {
  readonly provider?: string;
  readonly customer?: string;
  readonly title?: string;
  readonly force?: boolean;
}

/** Adds `sla init`. */
export function addInit(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('init')
    .description('Write a complete agreement to start from. It checks clean.')
    .argument('[file]', 'the file to write', 'agreement.sla')
    .option('--provider <name>', 'who provides the service')
    .option('--customer <name>', 'who receives it')
    .option('--title <title>', 'what the agreement is called')
    .option('--force', 'write over a file that exists')
    .addHelpText(
      'before',
      examples([
        ['sla init', 'write agreement.sla'],
        [
          'sla init hosting.sla --provider "Acme Cloud GmbH" --customer "Globex Corporation"',
          'with the names filled in',
        ],
      ]),
    )
    .action(async (file: string, options: InitOptions) => finish(await init(file, options, io)));
}

async function init(file: string, options: InitOptions, io: Io): Promise<ExitCode> {
  const absolute = path.resolve(io.cwd, file);
  const shown = shownPath(absolute, io);
  if (await isFolder(absolute))
    throw new UsageError(`${shown} is a folder: name a file in it, such as ${shown}/agreement.sla`);
  if (!absolute.endsWith('.sla')) throw new UsageError(`An agreement's file ends in .sla: did you mean ${shown}.sla?`);
  const { fill, TEMPLATES } = await import('@sla-language/language/templates');
  const { writeNew, writeWhole } = await import('../write.js');
  const text = fill(TEMPLATES[0], { ...options, today: io.today });
  try {
    await (options.force ? writeWhole(absolute, text) : writeNew(absolute, text));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && !options.force) {
      throw new UsageError(`${shown} exists already. --force writes over it.`);
    }
    throw new UsageError(`${shown} cannot be written: ${reasonOf(error)}.`);
  }
  io.stdout.write(`${shown}\n`);
  io.stderr.write(`Next: change it to your terms, then \`sla check ${shown}\` and \`sla build ${shown}\`.\n`);
  return ExitCode.clean;
}

async function isFolder(absolute: string): Promise<boolean> {
  try {
    return (await stat(absolute)).isDirectory();
  } catch {
    return false;
  }
}

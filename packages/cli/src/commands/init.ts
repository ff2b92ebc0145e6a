import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { TemplateOptions } from '@sla-language/language/templates';
import type { Command } from 'commander';
import { reasonOf, UsageError } from '../errors.js';
import { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { examples } from '../options.js';
import { shownPath } from '../paths.js';

interface InitOptions {
  readonly template?: string;
  readonly list?: boolean;
  readonly provider?: string;
  readonly customer?: string;
  readonly title?: string;
  readonly timezone?: string;
  readonly currency?: string;
  readonly law?: string;
  readonly force?: boolean;
}

/** Adds `sla init`. */
export function addInit(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('init')
    .description('Write a complete agreement to start from. It checks clean.')
    .argument('[file]', 'the file to write', 'agreement.sla')
    .option('-t, --template <kind>', 'the kind of agreement', DEFAULT)
    .option('--list', 'list the kinds of agreements')
    .option('--provider <name>', 'who provides the service')
    .option('--customer <name>', 'who receives it')
    .option('--title <title>', 'what the agreement is called')
    .option(
      '--timezone <zone>',
      "such as Europe/Berlin; currency, law and holidays are then that country's",
      'Europe/London',
    )
    .option('--currency <code>', 'another currency, such as EUR')
    .option('--law <country>', 'another governing law')
    .option('--force', 'write over a file that exists')
    .addHelpText(
      'before',
      examples([
        ['sla init', 'write agreement.sla'],
        ['sla init --list', 'say which kinds of agreements there are'],
        ['sla init crm.sla --template saas --timezone Europe/Berlin', 'software as a service, at home in Berlin'],
        [
          'sla init hosting.sla --provider "Acme Cloud GmbH" --customer "Globex Corporation"',
          'with the names filled in',
        ],
      ]),
    )
    .action(async (file: string, options: InitOptions) => finish(await init(file, options, io)));
}

const DEFAULT = 'managed-service';

async function init(
  file: string,
  { list, force, template: wanted = DEFAULT, ...known }: InitOptions,
  io: Io,
): Promise<ExitCode> {
  const { fill, problemsOf, TEMPLATES } = await import('@sla-language/language/templates');
  if (list) {
    const width = Math.max(...TEMPLATES.map(({ id }) => id.length));
    for (const { id, description } of TEMPLATES) io.stdout.write(`${id.padEnd(width)}  ${description}\n`);
    return ExitCode.clean;
  }
  const template = TEMPLATES.find(({ id }) => id === wanted);
  if (!template)
    throw new UsageError(`There is no kind ${wanted}. There are: ${TEMPLATES.map(({ id }) => id).join(', ')}.`);
  const options: TemplateOptions = { ...known, today: io.today };
  const [problem] = Object.values(problemsOf(options));
  if (problem) throw new UsageError(problem);
  const absolute = path.resolve(io.cwd, file);
  const shown = shownPath(absolute, io);
  if (await isFolder(absolute))
    throw new UsageError(`${shown} is a folder: name a file in it, such as ${shown}/agreement.sla`);
  if (!absolute.endsWith('.sla')) throw new UsageError(`An agreement's file ends in .sla: did you mean ${shown}.sla?`);
  const { writeNew, writeWhole } = await import('../write.js');
  const text = fill(template, options);
  try {
    await (force ? writeWhole(absolute, text) : writeNew(absolute, text));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && !force) {
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

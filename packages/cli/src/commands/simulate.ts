import path from 'node:path';
import { type Command, Option } from 'commander';
import { UsageError } from '../errors.js';
import { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { examples, stdinFilenameOption } from '../options.js';
import type { SimulationFormat } from '../simulate/output.js';
import type { ScenarioOptions } from '../simulate/scenario.js';

interface SimulateOptions extends ScenarioOptions {
  readonly agreement?: string;
  readonly format: SimulationFormat;
  readonly out?: string;
  readonly asExample?: boolean;
  readonly stdinFilename?: string;
}

const FORMATS: readonly SimulationFormat[] = ['human', 'json', 'markdown'];

/** Adds `sla simulate`. */
export function addSimulate(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const several = (value: string, before: readonly string[] = []) => [...before, value];
  program
    .command('simulate')
    .description('What if? Assume an outage, a level or an incident, and see what it comes to, step by step.')
    .argument('<file>', 'the agreement, or - for standard input')
    .option('--outage <sentence>', 'something was down: "45 minutes on Shop in 2027-03"; may be repeated', several)
    .option('--level <sentence>', 'a level that was measured: "Latency = 320 ms in 2027-03"; may be repeated', several)
    .option(
      '--incident <sentence>',
      'an incident of support: "Critical raised 2027-03-12T16:30 resolved after 6 hours"; may be repeated',
      several,
    )
    .option('--fee <sentence>', 'what the customer really pays: "Shop = EUR 2_000 per month"; may be repeated', several)
    .option('--for <name>', "the customer's plan, region or option; may be repeated", several)
    .option('--scenario <file>', 'all of this from a JSON file')
    .option('--agreement <name>', 'which agreement, where the file holds several')
    .addOption(new Option('-f, --format <format>', 'how to report').choices(FORMATS).default('human'))
    .option('-o, --out <file>', 'where it goes (default: standard output)')
    .option('--as-example', 'print it as a worked example, to be pasted into the agreement')
    .addOption(stdinFilenameOption())
    .addHelpText(
      'before',
      examples([
        ['sla simulate hosting.sla --outage "45 minutes on Shop in 2027-03"', 'what an outage costs'],
        ['sla simulate hosting.sla --outage "2h 10m on Shop from 2027-03-14T02:00 as Planned"', 'planned work'],
        ['sla simulate hosting.sla --level "Latency = 320 ms in March 2027" --for Premium', 'a level'],
        [
          'sla simulate hosting.sla --incident "Critical raised 2027-03-12T16:30 responded after 50 minutes"',
          'an incident',
        ],
        ['sla simulate hosting.sla --scenario march.json --format json', 'a scenario from a file, as data'],
        [
          'sla simulate hosting.sla --outage "9 hours on Shop in 2027-03" --as-example',
          'a worked example for the contract',
        ],
      ]),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 errors in the text; 2 a scenario that is not understood, and what is always 2; 3 as always.',
    )
    .action(async (file: string, options: SimulateOptions) => finish(await runSimulation(file, options, io)));
}

async function runSimulation(source: string, options: SimulateOptions, io: Io): Promise<ExitCode> {
  const { loadAgreement } = await import('../simulate/load.js');
  const { gatherScenario, readOrSay } = await import('../simulate/scenario.js');
  const gathered = await gatherScenario(options, io);
  const loaded = await loadAgreement(source, { ...options, agreement: options.agreement ?? gathered.agreement }, io);
  if ('failure' in loaded) return loaded.failure === 'errors' ? ExitCode.findings : ExitCode.usage;
  const { agreement } = loaded;
  const file = options.out === undefined || options.out === '-' ? undefined : path.resolve(io.cwd, options.out);
  if (file !== undefined) {
    const { refuseOverwriting } = await import('../overwriting.js');
    const scenario = options.scenario === undefined ? [] : [path.resolve(io.cwd, options.scenario)];
    refuseOverwriting([file], [...loaded.read, ...scenario], io);
  }
  const scenario = readOrSay(gathered, agreement, io);
  if (!scenario) return ExitCode.usage;
  const { loadHolidays, simulate } = await import('@sla-language/agreement');
  const hasHolidays = agreement.calendars.some(({ holidays }) => holidays !== undefined);
  const simulation = simulate(agreement, scenario, hasHolidays ? { holidays: await loadHolidays() } : {});
  if (options.asExample) {
    const { exampleText } = await import('@sla-language/language');
    const example = exampleText(agreement, simulation);
    if ('reason' in example) throw new UsageError(example.reason);
    return deliver(example.text, file, io);
  }
  const { formatSimulation } = await import('../simulate/output.js');
  return deliver(formatSimulation(simulation, { ...options, toFile: file !== undefined }, loaded.shown, io), file, io);
}

async function deliver(text: string, file: string | undefined, io: Io): Promise<ExitCode> {
  if (file === undefined) {
    io.stdout.write(text);
    return ExitCode.clean;
  }
  const { writeOrSay } = await import('../write.js');
  return (await writeOrSay(file, text, io)) ? ExitCode.clean : ExitCode.usage;
}

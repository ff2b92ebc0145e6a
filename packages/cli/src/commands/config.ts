import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FoundConfiguration, Origin, Rule } from '@sla-language/language';
import type { Command } from 'commander';
import { ExitCode } from '../exit-codes.js';
import { formatProblem } from '../inputs/index.js';
import type { Io } from '../io.js';
import { type ConfigurationOptions, configurationOptions, examples } from '../options.js';
import { shownPath, shownUri } from '../paths.js';
import { coloursFor } from '../report/colours.js';

const CONFIG_SCHEMA_VERSION = '1.0';

interface ConfigOptions extends ConfigurationOptions {
  readonly json?: boolean;
  readonly changed?: boolean;
}

/** Adds `sla config`. */
export function addConfig(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = program
    .command('config')
    .description('Print what is in force for a file or folder, and where each setting comes from.')
    .argument('[path]', 'an agreement or a folder', '.')
    .option('--changed', 'only what differs from the recommended settings')
    .option('--json', 'for programs')
    .addHelpText(
      'before',
      examples([
        ['sla config', 'what holds in this folder'],
        ['sla config contracts/hosting.sla', 'what holds for this agreement'],
        ['sla config --profile signature --changed', 'what the profile changes'],
      ]),
    )
    .action(async (target: string, options: ConfigOptions) => finish(await config(target, options, io)));
  for (const option of configurationOptions()) command.addOption(option);
}

async function config(target: string, options: ConfigOptions, io: Io): Promise<ExitCode> {
  const { openConfigurations, toProblems } = await import('../configuration.js');
  const { PROFILES, RULES } = await import('@sla-language/language');
  const { URI } = await import('langium');
  const absolute = path.resolve(io.cwd, target);
  // What holds for a folder is what holds for the files in it.
  const file = target.endsWith('.sla') ? absolute : path.join(absolute, 'agreement.sla');
  const found = await openConfigurations(options, io).configurationFor(URI.parse(pathToFileURL(file).href));
  const rows = RULES.map((rule) => rowOf(rule, found, io)).filter((row) => !options.changed || row.changed);
  if (options.json) io.stdout.write(formatJson(target, found, rows, io));
  else {
    const profiles = PROFILES.map(({ id, title, description }) => ({ id, title, description }));
    io.stdout.write(formatHuman(shownPath(absolute, io), found, rows, profiles, io));
  }
  const problems = toProblems(found.problems, io);
  for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`);
  return problems.length > 0 ? ExitCode.usage : ExitCode.clean;
}

interface Row {
  readonly rule: string;
  readonly severity: string;
  readonly from: string;
  readonly options: readonly { readonly name: string; readonly value: unknown; readonly from: string }[];
  readonly changed: boolean;
}

function rowOf(rule: Rule, { settings }: FoundConfiguration, io: Io): Row {
  const { severity, options } = settings.rules.get(rule.id)!;
  const origins = settings.origins.options.get(rule.id) ?? {};
  return {
    rule: rule.id,
    severity,
    from: originText(settings.origins.severities.get(rule.id)!, io),
    options: Object.entries(options).map(([name, value]) => ({ name, value, from: originText(origins[name]!, io) })),
    changed:
      severity !== (rule.audience ? 'off' : rule.severity) ||
      Object.values(origins).some((origin) => origin.kind !== 'default'),
  };
}

function originText(origin: Origin, io: Io): string {
  switch (origin.kind) {
    case 'default':
      return 'default';
    case 'profile':
      return `profile ${origin.profile}`;
    case 'file':
      return `${shownUri(origin.uri, io)}: ${origin.key}`;
    case 'start':
      return '--profile';
  }
}

function formatHuman(
  target: string,
  { settings, files }: FoundConfiguration,
  rows: readonly Row[],
  profiles: readonly { readonly id: string; readonly description: string }[],
  io: Io,
): string {
  const colours = coloursFor(io.stdout, io.env);
  const { origins } = settings;
  const today =
    settings.today && origins.today ? `${settings.today} (${originText(origins.today, io)})` : 'the day of the check';
  const width = Math.max(0, ...rows.map(({ rule }) => rule.length));
  const lines = rows.flatMap(({ rule, severity, from, options }) => [
    `${severity.padEnd(11)}  ${rule.padEnd(width)}  ${colours.dim(from)}`,
    ...options.map(({ name, value, from: origin }) => {
      return `${' '.repeat(13)}  ${name} = ${JSON.stringify(value)}  ${colours.dim(origin)}`;
    }),
  ]);
  return [
    `${colours.bold(target)}`,
    `files     ${files.length > 0 ? files.map((file) => shownUri(file, io)).join(', ') : 'none: no sla.config.json here or above'}`,
    `profiles  ${settings.profiles.join(', ')}  ${colours.dim(originText(origins.profiles, io))}`,
    `today     ${today}`,
    ...(settings.houseStyle && origins.houseStyle
      ? [`style     ${shownUri(settings.houseStyle.uri, io)}  ${colours.dim(originText(origins.houseStyle, io))}`]
      : []),
    ...(settings.outputPath && origins.outputPath
      ? [`output    ${settings.outputPath.pattern}  ${colours.dim(originText(origins.outputPath, io))}`]
      : []),
    '',
    ...(lines.length > 0 ? lines : ['Nothing differs from the recommended settings.']),
    '',
    colours.bold('Profiles'),
    ...profiles.map(({ id, description }) => `${id.padEnd(14)}  ${description}`),
    '',
  ].join('\n');
}

function formatJson(target: string, { settings, files }: FoundConfiguration, rows: readonly Row[], io: Io): string {
  const { profiles, today, houseStyle, outputPath, origins } = settings;
  const report = {
    schemaVersion: CONFIG_SCHEMA_VERSION,
    path: target,
    files: files.map((file) => shownUri(file, io)),
    profiles,
    profilesFrom: originText(origins.profiles, io),
    ...(today && origins.today ? { today, todayFrom: originText(origins.today, io) } : {}),
    ...(houseStyle && origins.houseStyle
      ? { houseStyle: shownUri(houseStyle.uri, io), houseStyleFrom: originText(origins.houseStyle, io) }
      : {}),
    ...(outputPath && origins.outputPath
      ? { outputPath: outputPath.pattern, outputPathFrom: originText(origins.outputPath, io) }
      : {}),
    rules: rows.map(({ changed: _, ...row }) => row),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

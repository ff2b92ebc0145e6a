import type { DateString } from '@sla-language/agreement';
import { InvalidArgumentError, Option } from 'commander';

/** `--today`, for checks whose result must not depend on the day on which they run. */
export function todayOption(): Option {
  return new Option('--today <date>', 'check as if it were this day, for example 2026-07-01').argParser(toDate);
}

/** What `--config` and `--profile` say. */
export interface ConfigurationOptions {
  readonly config?: string;
  readonly profile?: readonly string[];
}

/** `--config` and `--profile`. */
export function configurationOptions(): readonly Option[] {
  return [
    new Option('--config <file>', 'the configuration, instead of the nearest sla.config.json'),
    new Option('--profile <name>', 'a profile, instead of the configured ones; may be repeated').argParser(
      (name: string, before: readonly string[] = []) => [...before, name],
    ),
  ];
}

/** `--stdin-filename`, which gives standard input a place, so that its imports are found. */
export function stdinFilenameOption(): Option {
  return new Option('--stdin-filename <path>', 'where the text from standard input would lie');
}

function toDate(text: string): DateString {
  const date = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text))
    return text;
  throw new InvalidArgumentError('Write a date as YYYY-MM-DD.');
}

/** The examples with which the help of a command begins. */
export function examples(rows: readonly (readonly [command: string, what: string])[]): string {
  const width = Math.max(...rows.map(([command]) => command.length));
  const lines = rows.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`);
  return `Examples:\n${lines.join('\n')}\n`;
}

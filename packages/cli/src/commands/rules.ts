import type { Rule } from '@sla-language/language';
import type { Command } from 'commander';
import { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { examples } from '../options.js';
import { coloursFor } from '../report/colours.js';

/** Version of the format of `--json`. The major part grows when a reader would have to change. */
const RULES_SCHEMA_VERSION = '1.0';

/** Adds `sla rules`. */
export function addRules(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('rules')
    .description('List the rules that agreements are checked against.')
    .option('--json', 'with all that is known of each, for programs')
    .addHelpText(
      'before',
      examples([
        ['sla rules', 'list the rules'],
        ['sla explain remedy/tier-gap', 'explain one of them'],
      ]),
    )
    .action(async ({ json }: { json?: boolean }) => {
      const { RULES } = await import('@sla-language/language');
      io.stdout.write(json ? formatJson(RULES) : formatTable(RULES, io));
      finish(ExitCode.clean);
    });
}

function formatTable(rules: readonly Rule[], io: Io): string {
  const colours = coloursFor(io.stdout, io.env);
  const width = Math.max(...rules.map((rule) => rule.id.length));
  return rules
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, severity, title }) => `${id.padEnd(width)}  ${colours.dim(severity.padEnd(11))}  ${title}\n`)
    .join('');
}

function formatJson(rules: readonly Rule[]): string {
  const plain = rules.map(({ check, explanation, ...declared }) => ({ ...declared, ...explanation() }));
  return `${JSON.stringify({ schemaVersion: RULES_SCHEMA_VERSION, rules: plain }, undefined, 2)}\n`;
}

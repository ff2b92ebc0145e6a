import path from 'node:path';
import type { Agreement, AgreementComparison, DateString } from '@sla-language/agreement';
import { type Command, Option } from 'commander';
import type { DiffFormat } from '../diff/output.js';
import { UsageError } from '../errors.js';
import { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { examples, todayOption } from '../options.js';

interface DiffOptions {
  readonly from?: string;
  readonly to?: string;
  readonly format?: DiffFormat;
  readonly redline?: boolean;
  readonly out?: string;
  readonly agreement?: string;
  readonly exitZero?: boolean;
  readonly today?: DateString;
}

const FORMATS: readonly DiffFormat[] = ['text', 'json', 'markdown', 'html', 'docx'];

/** Formats by the end of a file's name. */
const BY_EXTENSION: Readonly<Record<string, DiffFormat>> = {
  '.txt': 'text',
  '.json': 'json',
  '.md': 'markdown',
  '.html': 'html',
  '.docx': 'docx',
};

/** Adds `sla diff`. */
export function addDiff(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command('diff')
    .description('Compare two agreements by meaning: what changed, by how much, and in whose favour.')
    .argument('<old>', 'a file, REVISION:FILE, or - for standard input; alone, it is compared with its last commit')
    .argument('[new]', 'the same')
    .option('--from <revision>', 'compare the file as it was in this revision of the git repository (default: HEAD)')
    .option('--to <revision>', 'with the file as it was in this one (default: as it is now)')
    .addOption(
      new Option('-f, --format <format>', 'how to report (default: text, or what --out ends in)').choices(FORMATS),
    )
    .option('--redline', 'the new contract with insertions and deletions instead of a report: markdown, html or docx')
    .option('-o, --out <file>', 'where it goes (default: standard output)')
    .option('--agreement <name>', 'only this agreement')
    .option('--exit-zero', 'exit with 0 although there are changes')
    .addOption(todayOption())
    .addHelpText(
      'before',
      examples([
        ['sla diff hosting.sla', 'what has changed since the last commit'],
        ['sla diff offer.sla counter-offer.sla', 'two files'],
        ['sla diff --from v1.0 hosting.sla', 'since a revision; --to names the other end'],
        ['sla diff v1.0:hosting.sla hosting.sla', 'the same, and the files may have two names'],
        ['sla diff offer.sla counter-offer.sla --out changes.html', 'a report to read'],
        ['sla diff offer.sla counter-offer.sla --redline --out redline.docx', 'the contract with tracked changes'],
      ]),
    )
    .addHelpText('after', '\nExit codes: 0 no change, 1 changes, or errors in a text; 2 and 3 as always.')
    .action(async (old: string, now: string | undefined, options: DiffOptions) =>
      finish(await diff(now === undefined ? [old] : [old, now], options, io)),
    );
}

async function diff(args: readonly string[], options: DiffOptions, io: Io): Promise<ExitCode> {
  const { format, file } = destination(options, io);
  const { openSides } = await import('../diff/sides.js');
  const sides = await openSides(args, options, io);
  const { loadSides, pairAgreements } = await import('../diff/load.js');
  const loaded = await loadSides(sides, options, io);
  if ('failure' in loaded) return loaded.failure === 'errors' ? ExitCode.findings : ExitCode.usage;
  if (file !== undefined) {
    const { refuseOverwriting } = await import('../overwriting.js');
    refuseOverwriting([file], loaded.read, io);
  }
  const matched = pairAgreements(loaded, options.agreement);
  const { compare, produce } = await import('../diff/output.js');
  const pairs = matched.pairs.map(compare);
  const shown = { old: sides[0].shown, new: sides[1].shown };
  const output = await produce(
    { ...matched, pairs, sides: shown },
    { format, redline: options.redline === true, toFile: file !== undefined },
    io,
  );
  if (file === undefined) io.stdout.write(output as string);
  else {
    const { writeOrSay } = await import('../write.js');
    if (!(await writeOrSay(file, output, io))) return ExitCode.usage;
  }
  const same = isSame(pairs, matched.removed, matched.added);
  return same || options.exitZero ? ExitCode.clean : ExitCode.findings;
}

function isSame(
  pairs: readonly { readonly comparison: AgreementComparison }[],
  removed: readonly Agreement[],
  added: readonly Agreement[],
): boolean {
  return removed.length + added.length === 0 && pairs.every(({ comparison }) => comparison.changes.length === 0);
}

/** The format, and the file where there is one. */
function destination(
  { format: given, out, redline }: DiffOptions,
  io: Io,
): { readonly format: DiffFormat; readonly file?: string } {
  const file = out === undefined || out === '-' ? undefined : path.resolve(io.cwd, out);
  const byName = file === undefined ? undefined : BY_EXTENSION[path.extname(file).toLowerCase()];
  const format = given ?? byName ?? (redline ? 'markdown' : 'text');
  if (redline && (format === 'text' || format === 'json')) {
    throw new UsageError('--redline makes a document: choose --format markdown, html or docx.');
  }
  if (format === 'docx' && file === undefined) throw new UsageError('A docx goes to a file: name it with --out.');
  return { format, ...(file === undefined ? {} : { file }) };
}

import type { Command } from 'commander';
import { UsageError } from '../errors.js';
import { ExitCode } from '../exit-codes.js';
import { examples } from '../options.js';

/** Adds `sla lsp`. */
export function addLsp(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('lsp')
    .description('Run the language server, for editors.')
    .option('--stdio', 'talk over standard input and output')
    .addHelpText('before', examples([['sla lsp --stdio', 'what an editor starts']]))
    .action(async ({ stdio }: { stdio?: boolean }) => {
      if (!stdio) throw new UsageError('Say how the editor is reached: sla lsp --stdio');
      // The server reads its own command line, and ends when the editor says so.
      await import('@sla-language/server/node');
      finish(ExitCode.clean);
    });
}

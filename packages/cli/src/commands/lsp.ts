import { type Command, InvalidArgumentError } from 'commander';
import { ExitCode } from '../exit-codes.js';
import { examples } from '../options.js';

/** Adds `sla lsp`. The server reads these options from the command line itself: each editor has its own way of writing them. */
export function addLsp(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('lsp')
    .description('Run the language server, for editors.')
    .option('--stdio', 'talk over standard input and output, as without any option')
    .option('--socket <port>', 'talk over a port of this machine on which the editor waits', toPort)
    .option('--pipe <name>', 'talk over a named pipe or a socket file on which the editor waits')
    .option('--node-ipc', 'talk over the channel of an editor that is a program of Node')
    .option('--clientProcessId <id>', 'end when this process is gone')
    .addHelpText('before', examples([['sla lsp', 'what an editor starts; many add --stdio themselves']]))
    .action(async () => {
      await import('@sla-language/server/node');
      finish(ExitCode.clean);
    });
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('Write the number of a port, 1 to 65535.');
}

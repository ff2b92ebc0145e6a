/** How an editor on the same machine is reached: by what it writes on the command line. */
import { connect, type Socket } from 'node:net';
import { parseArgs } from 'node:util';

/** Connects to the port or pipe on which the editor waits, where the command line names one (`--socket=PORT`, `--pipe=NAME`). */
export function namedSocket(args: readonly string[]): Socket | undefined {
  const { socket: port, pipe } = parseArgs({
    args: [...args],
    options: { socket: { type: 'string' }, pipe: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  }).values;
  const address = port ?? pipe;
  if (typeof address !== 'string') return undefined;
  const socket = port === undefined ? connect(address) : connect(Number(address), '127.0.0.1');
  // The connection ends the process when the socket closes, which comes next.
  socket.once('error', ({ message }) => console.error(`The editor cannot be reached at ${address}: ${message}`));
  return socket;
}

/** Without a word about it, an editor talks over standard input and output: what looks for that word finds it. */
export function nameStandardStreams(argv: string[]): void {
  if (!argv.includes('--stdio') && !argv.includes('--node-ipc')) argv.push('--stdio');
}

import { reasonOf } from './errors.js';
import { ExitCode } from './exit-codes.js';
import { type Io, nodeIo } from './io.js';
import { main } from './main.js';

// Whoever reads the output may stop early (`sla rules | head`): that is the end, not a fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
/** Only the bundle can be started in threads (launch/launcher.ts). */
const isBundled = typeof bundledFile !== 'undefined';
declare const bundledFile: unknown;

const io = openWorld();
if (io) {
  void main(process.argv.slice(2), io).then((code) => {
    process.exitCode = code;
  });
} else {
  process.exitCode = ExitCode.usage;
}

/** Undefined, with a word about it, where the folder in which `sla` is started has been removed. */
function openWorld(): Io | undefined {
  try {
    return nodeIo(isBundled ? new URL(import.meta.url) : undefined);
  } catch (error) {
    process.stderr.write(`sla: The current folder cannot be used: ${reasonOf(error)}.\n`);
    return undefined;
  }
}
